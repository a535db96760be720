"""What must fit together in an ``agreement``."""

from toolkit.content.kinds.rules import Rules, note_repeats
from toolkit.content.reading.reader import Path, Reader
from toolkit.course.kinds.agreement import LONGEST_RULE, Agreement, Rewording

_FEWEST_SITUATIONS = 5


def _note_agreement(exercise: Agreement, reader: Reader) -> None:
    if not exercise.rules:
        reader.problem(("rules",), "no rules are on offer", "name rules of reference/rules.yaml: [R1, R2, R3]")
    if not exercise.limits:
        remedy = "name the rule that says what cannot stay secret: [R3]"
        reader.problem(("limits",), "no rule names the limits of secrecy", remedy)
    _note_offered(exercise, exercise.limits, ("limits",), reader)
    _note_situations(exercise, reader)
    if not exercise.forbidding:
        remedy = 'list the words of a rule that forbids: [don’t, never, "no"]'
        reader.problem(("forbidding",), "nothing tells a rule that forbids from others", remedy)
    _note_rewordings(exercise, reader)


def _note_situations(exercise: Agreement, reader: Reader) -> None:
    situations = exercise.situations
    if len(situations) < _FEWEST_SITUATIONS:
        remedy = "add some; fewer are no test for an agreement"
        reader.problem(("situations",), "there are fewer than five situations", remedy)
    for situation in situations:
        path = ("situations", situation.id, "answered_by")
        if not situation.answered_by:
            remedy = "name at least one of the rules on offer"
            reader.problem(path, f"no rule on offer answers `{situation.id}`", remedy)
        _note_offered(exercise, situation.answered_by, path, reader)
    note_repeats([(("situations", situation.id), situation.text) for situation in situations], reader)


def _note_offered(exercise: Agreement, named: tuple[str, ...], path: Path, reader: Reader) -> None:
    """Each of the ``named`` rules must be on offer; where none is, that is told once."""
    for index, rule in enumerate(named if exercise.rules else ()):
        if rule not in exercise.rules:
            remedy = "add it to `rules:`, or remove it here"
            reader.problem((*path, str(index)), f"{rule!r} is not one of the rules on offer", remedy)


def _note_rewordings(exercise: Agreement, reader: Reader) -> None:
    taken: dict[str, str] = {}
    for rewording in exercise.rewordings:
        _note_rewording(exercise, rewording, reader)
        for index, word in enumerate(rewording.words):
            path = ("rewordings", rewording.id, "words", str(index))
            if word.casefold() in taken:
                message = f"{word!r} leads to `{taken[word.casefold()]}` already"
                reader.problem(path, message, "keep it in one of the two")
            taken.setdefault(word.casefold(), rewording.id)


def _note_rewording(exercise: Agreement, rewording: Rewording, reader: Reader) -> None:
    here = ("rewordings", rewording.id)
    if not rewording.words:
        remedy = "write words that its rules contain: [interrupt, cut in]"
        reader.problem((*here, "words"), f"`{rewording.id}` has no words to look for", remedy)
    if exercise.forbids(rewording.instead):
        remedy = "say what the group does: “We let each woman finish.”"
        reader.problem((*here, "instead"), f"`{rewording.id}` puts one rule that forbids for another", remedy)
    if len(rewording.instead) > LONGEST_RULE:
        remedy = f"write at most {LONGEST_RULE}, as she may"
        reader.problem((*here, "instead"), f"`{rewording.id}` has {len(rewording.instead)} characters", remedy)


RULES = Rules("agreement", _note_agreement)
