"""The screens of an ``agreement``: her own rules, the bank, the limits, the stress test, and what is read aloud."""

from collections.abc import Iterable, Mapping
from typing import Any

from toolkit.course.handbook.reference import Rule
from toolkit.course.kinds.agreement import (
    LONGEST_RULE,
    LONGEST_TEXT,
    MOST_RULES,
    PARTS,
    Agreed,
    Agreement,
    AgreementState,
    OwnRule,
    Situation,
    agreed,
    answers,
)
from toolkit.screen.blocks import (
    Action,
    Actions,
    Block,
    ChoiceOption,
    Choices,
    Chosen,
    Entry,
    Feedback,
    Keep,
    Kept,
    Note,
    Part,
    Prose,
    Timeline,
    TimelineStep,
)
from toolkit.screen.keep import keep
from toolkit.screen.language import Language
from toolkit.screen.pen import pen_lines
from toolkit.screen.shows import Shows, View
from toolkit.screen.text import Line, Text, line, plain, text

_STEPS = (("own", "reword"), ("bank",), ("limits",), ("situation", "answered", "gaps"), ("aloud",))
"""The phases that are one part of the way to a learner."""


def show_agreement(exercise: Agreement, state: AgreementState, language: Language) -> View:
    """The screen of the phase in which she is."""
    match state.phase:
        case "own":
            return _show_own(exercise, state, language)
        case "reword":
            return _show_reword(exercise, state, language)
        case "bank":
            return _show_bank(exercise, state, language)
        case "limits":
            return _show_limits(exercise, state, language)
        case "situation":
            return _show_situation(exercise, state, language)
        case "answered":
            return _show_answered(exercise, state, language)
        case "gaps":
            return _show_gaps(exercise, state, language)
        case "aloud":
            return _show_aloud(exercise, state, language)


def _show_own(exercise: Agreement, state: AgreementState, language: Language) -> View:
    entry = Entry(
        key="own",
        name="own",
        label=line(language.word("screen.agreement.own.label")),
        rows=6,
        most=LONGEST_TEXT,
        value="\n".join(rule.text for rule in state.own),
        hint=language.word("screen.agreement.own.hint", most=MOST_RULES),
    )
    opening = Prose(key="opening", text=text(exercise.opening))
    buttons = (_go("on", "reword", language, primary=True),)
    focus = entry.key if state.own else opening.key
    return _shown(state, language, (opening, entry), buttons, focus=focus)


def _show_reword(exercise: Agreement, state: AgreementState, language: Language) -> View:
    title = language.word("screen.agreement.reword.title")
    told = Prose(key="reword", title=line(title), text=text(language.word("screen.agreement.reword.text")))
    forbidding = [(number, rule) for number, rule in enumerate(state.own) if exercise.forbids(rule.wrote)]
    asked = [block for number, rule in forbidding for block in _rewording(exercise, number, rule, language)]
    first = _parts_on_offer(exercise, language)[0]
    buttons = (_go("on", "bank", language, at=first, primary=True), _go("back", "own", language))
    return _shown(state, language, (told, *asked), buttons, focus=told.key, announce=title)


def _rewording(exercise: Agreement, number: int, rule: OwnRule, language: Language) -> tuple[Block, ...]:
    """Her rule with what may stand in its place."""
    suggestion = exercise.suggestion(rule.wrote)
    hers = rule.instead not in (None, rule.wrote, suggestion)
    label, hint = ("another", "hint") if suggestion else ("ask", "empty")
    entry = Entry(
        key=f"other-{number}",
        name=f"other-{number}",
        label=[language.word(f"screen.agreement.reword.{label}", rule=rule.wrote)],
        most=LONGEST_RULE,
        value=rule.text if hers else "",
        hint=language.word(f"screen.agreement.reword.{hint}"),
    )
    if suggestion is None:
        return (entry,)
    ways = {"keep": rule.instead == rule.wrote, "take": rule.instead == suggestion, "other": hers}
    return _ways(number, rule, suggestion, ways, language), entry


def _ways(number: int, rule: OwnRule, suggestion: str, ways: Mapping[str, bool], language: Language) -> Choices:
    """To keep her rule, to take the suggestion, or to write another; ``ways`` says which of them she has picked."""

    def option(way: str) -> ChoiceOption:
        words = language.word(f"screen.agreement.reword.{way}", rule=suggestion)
        return ChoiceOption(value=way, label=line(words), picked=ways[way])

    return Choices(
        key=f"way-{number}",
        name=f"way-{number}",
        legend=[language.word("screen.agreement.reword.rule", rule=rule.wrote)],
        options=tuple(map(option, ways)),
    )


def _show_bank(exercise: Agreement, state: AgreementState, language: Language) -> View:
    """One part of the bank; another than one on offer leads to the first."""
    parts = _parts_on_offer(exercise, language)
    part = state.at if state.at in parts else parts[0]
    number = parts.index(part)
    offered = [rule for rule in _rules(exercise.rules, language) if rule.part == part]
    legend = language.word("screen.agreement.bank.legend", part=language.word(f"screen.agreement.part.{part}"))
    choices = Choices(
        key=f"bank-{part}",
        name="rules",
        legend=line(legend),
        options=tuple(_offer(rule, state, language) for rule in offered),
        several=True,
        hint=language.word("screen.agreement.bank.hint", number=number + 1, count=len(parts)),
    )
    cites = language.sources(dict.fromkeys(source for rule in offered for source in rule.sources), f"sources-{part}")
    keys = [rule.id for rule in offered]
    wrote = "reword" if any(exercise.forbids(rule.wrote) for rule in state.own) else "own"
    onward = ("limits", "") if part == parts[-1] else ("bank", parts[number + 1])
    back = ("bank", parts[number - 1]) if number else (wrote, "")
    buttons = (
        _go("on", onward[0], language, at=onward[1], offered=keys, primary=True),
        _go("back", back[0], language, at=back[1], offered=keys),
    )
    return _shown(state, language, (choices, *cites), buttons, focus=choices.key, announce=legend)


def _offer(rule: Rule, state: AgreementState, language: Language) -> ChoiceOption:
    return ChoiceOption(value=rule.id, label=line(rule.text), about=text(rule.reason), picked=rule.id in state.chosen)


def _show_limits(exercise: Agreement, state: AgreementState, language: Language) -> View:
    complete = agreed(exercise, state).complete
    title = language.word("screen.agreement.limits.in" if complete else "screen.agreement.limits.missing")
    rules = _rules(exercise.limits, language)
    told = "\n\n".join(f"{rule.text}\n\n{rule.reason}" for rule in rules)
    feedback = Feedback(
        key="limits",
        tone="safe" if complete else "partly",
        title=title,
        text=[] if complete else text(language.word("screen.agreement.limits.why")),
        parts=() if complete else (language.part("screen.agreement.limits.rule", told),),
    )
    ticks = _ticks("limits", state, [rule.limits for rule in state.own], language)
    add = [] if complete else [_add("limits", rule, language) for rule in rules]
    onward = _go("on", "situation", language, at=exercise.situations[0].id, word="limits.on", primary=True)
    last = _parts_on_offer(exercise, language)[-1]
    buttons = (*add, onward, _go("back", "bank", language, at=last))
    return _shown(state, language, (feedback, *ticks), buttons, focus=feedback.key, announce=title)


def _show_situation(exercise: Agreement, state: AgreementState, language: Language) -> View:
    number, situation = _here(exercise, state)
    told = _told(exercise, number, language)
    ticks = _ticks("answers", state, [situation.id in rule.answers for rule in state.own], language)
    think = (Prose(key="think", text=text(language.word("screen.agreement.situation.think"))),)
    back = ("situation", exercise.situations[number - 1].id) if number else ("limits", "")
    buttons = (
        _go("on", "answered", language, at=situation.id, word="situation.look", primary=True),
        _go("back", back[0], language, at=back[1]),
        _go("on", "gaps", language, word="situation.all"),
    )
    return _shown(state, language, (told, *(ticks or think)), buttons, focus=told.key, announce=plain(situation.title))


def _show_answered(exercise: Agreement, state: AgreementState, language: Language) -> View:
    number, situation = _here(exercise, state)
    rules, own = answers(state, situation)
    gap = not rules and not own
    title = language.word("screen.agreement.answered.gap" if gap else "screen.agreement.answered.title")
    helping = _rules(situation.answered_by if gap else rules, language)
    label = language.word("screen.agreement.answered.would" if gap else "screen.agreement.answered.by")
    feedback = Feedback(
        key=f"answer-{situation.id}",
        tone="partly" if gap else "safe",
        title=title,
        text=text(situation.without) if gap else [],
        parts=(Part(label=label, text=_listed(helping, own)),),
    )
    add = [_add("answered", rule, language) for rule in helping] if gap else []
    later = exercise.situations[number + 1 :]
    onward = (_go("on", "situation", language, at=later[0].id, word="answered.next", primary=True),) if later else ()
    buttons = (
        *add,
        *onward,
        _go("back", "situation", language, at=situation.id, word="answered.again"),
        _go("on", "gaps", language, word="situation.all", primary=not later),
    )
    told = _told(exercise, number, language)
    return _shown(state, language, (told, feedback), buttons, focus=feedback.key, announce=title)


def _show_gaps(exercise: Agreement, state: AgreementState, language: Language) -> View:
    now, count = agreed(exercise, state), len(exercise.situations)
    title = language.word("screen.agreement.gaps.title")
    how = "some" if now.gaps else "none"
    words = language.word(f"screen.agreement.gaps.{how}", answered=count - len(now.gaps), count=count)
    told = Prose(key="gaps", title=line(title), text=text(words))
    timeline = Timeline(
        key="timeline",
        title=language.word("screen.agreement.gaps.list"),
        steps=tuple(_step(situation, state, language) for situation in exercise.situations),
    )
    buttons = (
        _go("on", "aloud", language, word="gaps.aloud", primary=True),
        _go("back", "own", language, word="gaps.own"),
        _go("back", "bank", language, at=_parts_on_offer(exercise, language)[0], word="gaps.bank"),
        _go("back", "situation", language, at=exercise.situations[0].id, word="gaps.again"),
    )
    return _shown(state, language, (told, *_draft(now, language), timeline), buttons, focus=told.key, announce=words)


def _step(situation: Situation, state: AgreementState, language: Language) -> TimelineStep:
    """How one situation fares."""
    rules, own = answers(state, situation)
    gap = not rules and not own
    titles = [plain(rule.title) for rule in _rules(rules, language)] + [rule.text for rule in own]
    named = " · ".join(titles) or language.word("screen.agreement.gaps.nobody")
    look = _go("on", "answered", language, at=situation.id, word="gaps.open" if gap else "gaps.look")
    return TimelineStep(
        title=line(situation.title),
        chose=Chosen(label=language.word("screen.agreement.gaps.by"), text=[named]),
        tone="partly" if gap else "safe",
        tone_text=language.word("screen.agreement.gaps.gap" if gap else "screen.agreement.gaps.answered"),
        actions=(look,),
    )


def _show_aloud(exercise: Agreement, state: AgreementState, language: Language) -> View:
    now = agreed(exercise, state)
    groups = _groups(now, language)
    spoken = (
        Prose(key="begin", text=text(exercise.begin)),
        *(Prose(key=key, title=line(label), text=[{"ul": said}]) for key, label, said in groups),
        Prose(key="close", text=text(exercise.close)),
    )
    empty = Note(key="empty", tone="info", text=text(language.word("screen.agreement.aloud.empty")))
    limits = () if now.complete else (_go("on", "limits", language, word="aloud.limits", primary=True),)
    buttons = (
        *limits,
        _go("back", "gaps", language, word="aloud.test"),
        _go("back", "own", language, word="gaps.own"),
        _go("back", "bank", language, at=_parts_on_offer(exercise, language)[0], word="gaps.bank"),
        Action(do="restart", label=language.word("screen.agreement.aloud.restart")),
    )
    read = (*spoken, *_open_situations(exercise, now, language)) if groups else (empty,)
    kept = (_kept(exercise, now, groups, language),) if groups else ()
    blocks = (*_draft(now, language), *read, *kept, *_lessons(exercise, language))
    return _shown(state, language, blocks, buttons, focus=blocks[0].key)


def _groups(now: Agreed, language: Language) -> list[tuple[str, str, list[Line]]]:
    """The rules as they are read: a key, a heading and the rules below it. Secrecy and its limits come first, then
    what she wrote herself.
    """
    rules = _rules(now.rules, language)
    groups: dict[str, list[Line]] = {part: [line(rule.text) for rule in rules if rule.part == part] for part in PARTS}
    groups["secrecy"] += [[rule.text] for rule in now.own if rule.limits]
    groups["own"] = [[rule.text] for rule in now.own if not rule.limits]
    ordered = ("secrecy", "own", *(part for part in PARTS if part != "secrecy"))
    return [(part, language.word(f"screen.agreement.part.{part}"), groups[part]) for part in ordered if groups[part]]


def _draft(now: Agreed, language: Language) -> tuple[Note, ...]:
    """The mark of an agreement that is not complete."""
    if now.complete:
        return ()
    missing = text(language.word("screen.agreement.aloud.missing"))
    return (Note(key="draft", tone="info", title=language.word("screen.agreement.aloud.draft"), text=missing),)


def _open_situations(exercise: Agreement, now: Agreed, language: Language) -> tuple[Note, ...]:
    titles: list[Line] = [line(situation.title) for situation in exercise.situations if situation.id in now.gaps]
    heading = language.word("screen.agreement.aloud.gaps")
    return (Note(key="open", tone="info", title=heading, text=[{"ul": titles}]),) if titles else ()


def _lessons(exercise: Agreement, language: Language) -> tuple[Block, ...]:
    """What to take along, what was trained, and the sources."""
    trained = {"trains": language.competencies(exercise.competencies)}
    written = exercise.afterword
    parts = {"afterword": language.part("screen.afterword", written), **trained} if written else trained
    told = (Prose(key=key, title=line(part.label), text=part.text) for key, part in parts.items())
    return (*told, *language.sources(exercise.sources, "sources"))


def _kept(exercise: Agreement, now: Agreed, groups: list[tuple[str, str, list[Line]]], language: Language) -> Keep:
    """The agreement to save or print."""
    draft = () if now.complete else (Kept(label=language.word("screen.agreement.aloud.draft")),)
    return keep(
        language,
        *draft,
        Kept(label=plain(exercise.title), text=plain(exercise.begin)),
        *(Kept(label=label, text="\n".join(f"- {_unmarked(rule)}" for rule in said)) for _, label, said in groups),
        Kept(label="", text=plain(exercise.close)),
    )


def _told(exercise: Agreement, number: int, language: Language) -> Prose:
    """A situation of the stress test."""
    situation = exercise.situations[number]
    title = language.word(
        "screen.agreement.situation.number",
        number=number + 1,
        count=len(exercise.situations),
        title=situation.title,
    )
    return Prose(key=f"situation-{situation.id}", title=line(title), text=text(situation.text))


def _here(exercise: Agreement, state: AgreementState) -> tuple[int, Situation]:
    return next((number, situation) for number, situation in enumerate(exercise.situations) if situation.id == state.at)


def _ticks(name: str, state: AgreementState, picked: Iterable[bool], language: Language) -> tuple[Choices, ...]:
    """Her own rules to tick, where she wrote any."""
    options = tuple(
        ChoiceOption(value=str(number), label=[rule.text], picked=ticked)
        for number, (rule, ticked) in enumerate(zip(state.own, picked, strict=True))
    )
    legend = line(language.word(f"screen.agreement.{state.phase}.legend"))
    hint = language.word(f"screen.agreement.{state.phase}.hint")
    key = f"{name}-{state.at}" if state.at else f"{name}-own"
    return (Choices(key=key, name=name, legend=legend, options=options, several=True, hint=hint),) if options else ()


def _listed(rules: Iterable[Rule], own: Iterable[OwnRule]) -> Text:
    hers: list[Line] = [[rule.text] for rule in own]
    return [{"ul": [*(line(rule.text) for rule in rules), *hers]}]


def _rules(keys: Iterable[str], language: Language) -> list[Rule]:
    return [language.reference.rules[key] for key in keys]


def _parts_on_offer(exercise: Agreement, language: Language) -> list[str]:
    there = {rule.part for rule in _rules(exercise.rules, language)}
    return [part for part in PARTS if part in there]


def _add(phase: str, rule: Rule, language: Language) -> Action:
    label = language.word(f"screen.agreement.{phase}.add", rule=plain(rule.title))
    return Action(do="add", label=label, submits=True, values={"rule": rule.id})


def _go(
    way: str, to: str, language: Language, *, word: str | None = None, primary: bool = False, **values: Any
) -> Action:
    """A button that leads to another phase and takes along what she filled in."""
    label = language.word(f"screen.agreement.{word or way}")
    return Action(do="go", label=label, primary=primary, submits=True, values={"to": to, **values})


def _shown(
    state: AgreementState,
    language: Language,
    blocks: tuple[Block, ...],
    buttons: tuple[Action, ...],
    *,
    focus: str,
    announce: str | None = None,
) -> View:
    """The blocks and buttons below a line that says where she is."""
    number = next(number for number, phases in enumerate(_STEPS, 1) if state.phase in phases)
    name = language.word(f"screen.agreement.name.{state.phase}")
    kicker = language.word("screen.kind.agreement", number=number, count=len(_STEPS), name=name)
    return View(kicker, (*blocks, Actions(key="actions", actions=buttons)), focus=focus, announce=announce or kicker)


def _unmarked(said: Line) -> str:
    """A line as plain text."""
    return "".join(run if isinstance(run, str) else run["b"] if "b" in run else run["i"] for run in said)


def agreement_on_paper(exercise: Agreement, state: AgreementState, language: Language) -> tuple[Block, ...]:
    """Lines for the group's own words, the bank of rules, and the situations to try them on."""
    rules = [language.reference.rules[key] for key in exercise.rules]
    bank = (_bank_on_paper(part, [rule for rule in rules if rule.part == part], language) for part in PARTS)
    tried = (
        block
        for number, situation in enumerate(exercise.situations)
        for block in _situation_on_paper(exercise, number, situation, language)
    )
    return (
        Prose(key="opening", text=text(exercise.opening)),
        pen_lines("own", "screen.agreement.own.label", 6, language),
        *(choices for choices in bank if choices.options),
        *tried,
        *language.sources(dict.fromkeys(source for rule in rules for source in rule.sources), "sources"),
    )


def _bank_on_paper(part: str, rules: list[Rule], language: Language) -> Choices:
    legend = language.word("screen.agreement.bank.legend", part=language.word(f"screen.agreement.part.{part}"))
    return Choices(
        key=f"bank-{part}",
        name=f"bank-{part}",
        legend=line(legend),
        options=tuple(ChoiceOption(value=rule.id, label=line(rule.text), about=text(rule.reason)) for rule in rules),
        several=True,
    )


def _situation_on_paper(
    exercise: Agreement, number: int, situation: Situation, language: Language
) -> tuple[Block, ...]:
    title = language.word(
        "screen.agreement.situation.number",
        number=number + 1,
        count=len(exercise.situations),
        title=situation.title,
    )
    told = Prose(key=f"situation-{situation.id}", title=line(title), text=text(situation.text))
    return told, pen_lines(f"answer-{situation.id}", "screen.paper.answer", 2, language)


SHOWS = Shows("agreement", show_agreement, paper=agreement_on_paper)
