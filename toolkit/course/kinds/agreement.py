"""``agreement``: build a group agreement, in her own words and from the rule bank, and try it on situations."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Literal, get_args

from toolkit.course.exercise import Event, EventRefused, Exercise
from toolkit.course.fields import Key, Line, Prose, RuleKey
from toolkit.course.form import chosen_key, chosen_keys
from toolkit.course.handbook.reference import RulePart
from toolkit.course.kind import Kind

Phase = Literal["own", "reword", "bank", "limits", "situation", "answered", "gaps", "aloud"]
PHASES: tuple[Phase, ...] = get_args(Phase)
PARTS: tuple[RulePart, ...] = get_args(RulePart)
WAYS = ("keep", "take", "other")
MOST_RULES = 12
LONGEST_RULE = 160
LONGEST_TEXT = 2000
_LIST_MARKS = re.compile(r"^(?:(?:[-–—•·]+|[*+>]+\s|\d{1,2}[.)](?!\d))\s*)+")


@dataclass(frozen=True, kw_only=True)
class Rewording:
    """What may be put in place of a rule that begins one of its words with one of ``words``."""

    id: Key
    words: tuple[Line, ...]
    instead: Line


@dataclass(frozen=True, kw_only=True)
class Situation:
    """Something that may happen to a group.

    ``answered_by`` are the rules of the bank that answer it, ``without`` is what may happen where no rule does.
    """

    id: Key
    title: Line
    text: Prose
    answered_by: tuple[RuleKey, ...]
    without: Prose


@dataclass(frozen=True, kw_only=True)
class Agreement(Exercise):
    """Room to build an agreement, and situations to try it on.

    ``rules`` are the bank's rules on offer; one of ``limits`` must be in an agreement that is complete, or a rule of
    her own that does the same. ``forbidding`` are the words of a rule that says what nobody may do; ``rewordings`` say
    such a rule as wanted behaviour. ``begin`` and ``close`` stand around the agreement when it is read aloud.
    """

    counted: ClassVar[str] = "situations"
    opening: Prose
    rules: tuple[RuleKey, ...]
    limits: tuple[RuleKey, ...]
    forbidding: tuple[Line, ...]
    rewordings: tuple[Rewording, ...] = ()
    situations: tuple[Situation, ...]
    begin: Line
    close: Line
    afterword: Prose | None = None

    def forbids(self, rule: str) -> bool:
        """Whether ``rule`` says what nobody may do."""
        return any(re.search(rf"(?<!\w){re.escape(_folded(word))}(?!\w)", _folded(rule)) for word in self.forbidding)

    def suggestion(self, rule: str) -> str | None:
        """How ``rule`` may be put as wanted behaviour; None where no rewording fits."""
        for rewording in self.rewordings:
            if any(re.search(rf"(?<!\w){re.escape(_folded(word))}", _folded(rule)) for word in rewording.words):
                return _line(rewording.instead)
        return None


@dataclass(frozen=True)
class OwnRule:
    """A rule that she wrote.

    ``instead`` is how it stands now, once she has decided on it: the same words where she keeps them. ``limits`` is
    true where she says that it names the limits of secrecy; ``answers`` are the situations that she says it answers.
    """

    wrote: str
    instead: str | None = None
    limits: bool = False
    answers: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The rule as it stands now."""
        return self.instead or self.wrote


@dataclass(frozen=True)
class AgreementState:
    """Her rules, those she took from the bank, and where she is: a phase, in ``bank`` ``at`` a part of it, in
    ``situation`` and ``answered`` ``at`` a situation. All else follows, see ``agreed``.
    """

    own: tuple[OwnRule, ...] = ()
    chosen: tuple[str, ...] = ()
    phase: Phase = "own"
    at: str = ""


@dataclass(frozen=True)
class Agreed:
    """An agreement as it stands: rules of the bank in the order of the exercise, and her own.

    It is ``complete`` once it names the limits of secrecy; ``gaps`` are the situations that none of its rules answers.
    """

    rules: tuple[str, ...]
    own: tuple[OwnRule, ...]
    complete: bool
    gaps: tuple[str, ...]


def agreed(exercise: Agreement, state: AgreementState) -> Agreed:
    """What was agreed so far: the one thing that screens, later documents and a practice meeting read."""
    complete = bool({*exercise.limits}.intersection(state.chosen)) or any(rule.limits for rule in state.own)
    gaps = tuple(situation.id for situation in exercise.situations if not any(answers(state, situation)))
    return Agreed(state.chosen, state.own, complete, gaps)


def answers(state: AgreementState, situation: Situation) -> tuple[tuple[str, ...], tuple[OwnRule, ...]]:
    """What answers ``situation`` in her agreement: rules from the bank, and her own."""
    rules = tuple(rule for rule in state.chosen if rule in situation.answered_by)
    return rules, tuple(rule for rule in state.own if situation.id in rule.answers)


def start(exercise: Agreement) -> AgreementState:
    """The state before the first rule."""
    return AgreementState()


def change(exercise: Agreement, state: AgreementState, event: Event) -> AgreementState:
    """The state after ``event``: ``go`` ``to`` a phase, perhaps ``at`` a place in it, with the form of the phase
    she leaves; ``add`` a ``rule`` of the bank, also with the form; or ``restart``.

    Raises ``EventRefused`` when the event does not fit.
    """
    match event.do:
        case "go":
            filled = _filled(exercise, state, event.values)
            return _moved(exercise, filled, event.values.get("to"), event.values.get("at"))
        case "add" if state.phase in ("limits", "answered"):
            filled = _filled(exercise, state, event.values)
            rule = _one_of(exercise.rules, event.values.get("rule"))
            return replace(filled, chosen=_in_order(exercise.rules, {*state.chosen, rule}))
        case "restart" if state != AgreementState():
            return AgreementState()
    raise EventRefused("refused.not-now")


def resume(exercise: Agreement, place: Mapping[str, Any]) -> AgreementState:
    """The state that ``place`` tells of. Raises ``EventRefused`` when it does not fit the exercise."""
    kept = place.get("own")
    if not isinstance(kept, list | tuple) or len(kept) > MOST_RULES:
        raise EventRefused("refused.unknown-answer")
    own = tuple(_kept_rule(exercise, rule) for rule in kept)
    if own != _distinct(own):
        raise EventRefused("refused.unknown-answer")
    state = AgreementState(own, chosen_keys(place.get("chosen"), exercise.rules))
    return _moved(exercise, state, place.get("phase"), place.get("at"))


def _moved(exercise: Agreement, state: AgreementState, to: Any, at: Any) -> AgreementState:
    phase = _one_of(PHASES, to)
    if phase == "reword" and not any(exercise.forbids(rule.wrote) for rule in state.own):
        return replace(state, phase="bank", at=PARTS[0])
    if phase == "bank":
        return replace(state, phase=phase, at=_one_of(PARTS, at))
    if phase in ("situation", "answered"):
        return replace(state, phase=phase, at=_one_of([situation.id for situation in exercise.situations], at))
    return replace(state, phase=phase, at="")


def _filled(exercise: Agreement, state: AgreementState, values: Mapping[str, Any]) -> AgreementState:
    """The state with what the form of its phase holds."""
    match state.phase:
        case "own":
            return replace(state, own=_own_rules(state.own, values.get("own")))
        case "reword":
            return replace(state, own=_reworded(exercise, state.own, values))
        case "bank":
            offered = chosen_keys(values.get("offered"), exercise.rules)
            added = chosen_keys(values.get("rules"), exercise.rules)
            return replace(state, chosen=_in_order(exercise.rules, {*state.chosen}.difference(offered).union(added)))
        case "limits":
            own = zip(state.own, _ticked(state.own, values.get("limits")), strict=True)
            return replace(state, own=tuple(replace(rule, limits=ticked) for rule, ticked in own))
        case "situation":
            own = zip(state.own, _ticked(state.own, values.get("answers")), strict=True)
            return replace(state, own=tuple(_answering(exercise, rule, state.at, ticked) for rule, ticked in own))
    return state


def _own_rules(before: tuple[OwnRule, ...], given: Any) -> tuple[OwnRule, ...]:
    """A rule for each line; a line that was there before keeps what she decided about it."""
    rules = {rule.text: rule for rule in before}
    own = _distinct(rules.get(line, OwnRule(line)) for line in _lines(given))
    if len(own) > MOST_RULES:
        raise EventRefused("refused.agreement.many")
    return own


def _reworded(exercise: Agreement, own: tuple[OwnRule, ...], values: Mapping[str, Any]) -> tuple[OwnRule, ...]:
    """Her rules after she decided on those that forbid; two that say the same then become one."""
    return _distinct(
        replace(rule, instead=_instead(exercise, rule, values.get(f"way-{number}"), values.get(f"other-{number}", "")))
        if exercise.forbids(rule.wrote)
        else rule
        for number, rule in enumerate(own)
    )


def _instead(exercise: Agreement, rule: OwnRule, picked: Any, other: Any) -> str | None:
    """How ``rule`` stands after a ``picked`` way; words of her own count also where she picked none."""
    suggestion = exercise.suggestion(rule.wrote)
    way = chosen_key(picked, WAYS if suggestion else ("keep", "other"))
    written = " ".join(_lines(other))
    if len(written) > LONGEST_RULE:
        raise EventRefused("refused.agreement.long")
    match way:
        case "keep":
            return rule.wrote
        case "take":
            return suggestion
        case "other" if not written:
            raise EventRefused("refused.agreement.instead")
    return written or None


def _answering(exercise: Agreement, rule: OwnRule, situation: str, ticked: bool) -> OwnRule:
    answered = {*rule.answers, situation} if ticked else {*rule.answers} - {situation}
    return replace(rule, answers=_in_order([situation.id for situation in exercise.situations], answered))


def _kept_rule(exercise: Agreement, given: Any) -> OwnRule:
    """A rule of her own from a kept place."""
    if not isinstance(given, Mapping) or given.keys() != {"wrote", "instead", "limits", "answers"}:
        raise EventRefused("refused.unknown-answer")
    wrote, instead = given["wrote"], given["instead"]
    if (wrote,) != _lines(wrote) or (instead is not None and (instead,) != _lines(instead)):
        raise EventRefused("refused.unknown-answer")
    answered = chosen_keys(given["answers"], [situation.id for situation in exercise.situations])
    return OwnRule(wrote, instead, given["limits"] is True, answered)


def _ticked(own: tuple[OwnRule, ...], given: Any) -> list[bool]:
    """For each of her rules whether its number is in ``given``."""
    numbers = [str(number) for number in range(len(own))]
    chosen = chosen_keys(given, numbers)
    return [number in chosen for number in numbers]


def _lines(given: Any) -> tuple[str, ...]:
    """The lines of a text that say something, without list marks and signs that no keyboard writes."""
    if not isinstance(given, str):
        raise EventRefused("refused.unknown-answer")
    lines = [_line(line) for line in given.splitlines()] if len(given) <= LONGEST_TEXT else [given]
    if any(len(line) > LONGEST_RULE for line in lines):
        raise EventRefused("refused.agreement.long")
    return tuple(line for line in lines if any(sign.isalnum() for sign in line))


def _line(written: str) -> str:
    seen = "".join(" " if unicodedata.category(sign) in ("Cc", "Cs") else sign for sign in written)
    return _LIST_MARKS.sub("", " ".join(seen.split())).strip()


def _distinct(rules: Iterable[OwnRule]) -> tuple[OwnRule, ...]:
    """The rules without those that say again what one before them says."""
    first: dict[str, OwnRule] = {}
    for rule in rules:
        first.setdefault(_folded(rule.text), rule)
    return tuple(first.values())


def _in_order(names: Sequence[str], chosen: Iterable[str]) -> tuple[str, ...]:
    picked = frozenset(chosen)
    return tuple(name for name in names if name in picked)


def _one_of(names: Sequence[Any], given: Any) -> Any:
    chosen = chosen_key(given, names)
    if chosen is None:
        raise EventRefused("refused.unknown-answer")
    return chosen


def _folded(text: str) -> str:
    return text.casefold().replace("’", "'")


KIND = Kind("agreement", Agreement, start, change, resume)
