"""What a walk found in a scenario, said as problems with a place in its file."""

from toolkit.content.problem import Problem
from toolkit.content.reading.found import ExerciseFile
from toolkit.course.story.scenario import Scenario
from toolkit.course.story.walk import Finding, Rule, Trail, Walk

_FIRST, _LAST = 4, 3

_SAID: dict[Rule, tuple[str, str]] = {
    "unreachable-scene": ("no path leads to the scene `{scene}`", "lead a move there, or remove the scene"),
    "unreachable-ending": ("no path leads to the ending `{ending}`", "lead a move there, or remove the ending"),
    "ending-too-far": (
        "the ending `{ending}` takes at least {moves} moves, and play stops after {longest}",
        "lead a move there sooner, or remove the ending",
    ),
    "dead-end": ("in `{scene}` no move is on offer", "give one move no `when`, so that there is always a way on"),
    "endless": ("from `{scene}` no ending can be reached any more", "lead one of the moves on to an ending"),
    "too-long": ("after {moves} moves, here in `{scene}`, no ending was reached", "lead moves on to an ending sooner"),
    "out-of-range": (
        "the move `{move}`{also} pushes `{gauge}` out of its range",
        "widen the range, or make the effect smaller",
    ),
    "never-read": ("the flag `{name}` is never read", "use it in a `when`, or remove it"),
    "never-changed": ("nothing ever changes `{name}`", "let a move change it, or remove it"),
    "never-offered": ("`{move}` is never on offer: its `when` never holds here", "loosen the condition"),
    "always-offered": ("`{move}` is always on offer: its `when` always holds here", "remove the condition"),
    "never-shown": ("this paragraph of `{scene}` is never shown", "loosen its `when`, or remove the paragraph"),
    "always-shown": ("this paragraph of `{scene}` is always shown", "move it into `text`"),
    "never-taken": ("`{move}` never leads to `{to}`", "loosen the `when` of the route, or remove the route"),
    "longest-is-safe": (
        "the longest move is the safe one in {longest} of {scenes} scenes (by chance it would be about {chance})",
        "shorten some safe moves and lengthen some tempting ones",
    ),
}
_MAY_BE_MISSED: frozenset[Rule] = frozenset(
    {"too-long", "never-offered", "always-offered", "never-shown", "always-shown", "never-taken"}
)
"""What random play found so far; all else is certain without it, or shown by its trail."""


def scenario_in(file: ExerciseFile) -> Scenario | None:
    """The sound scenario in ``file``, if it holds one."""
    return file.exercise if isinstance(file.exercise, Scenario) else None


def walk_problems(file: ExerciseFile, walked: Walk) -> tuple[Problem, ...]:
    """The findings of a walk at their places in the file, in the file's order."""
    return tuple(sorted(_problem(file, finding, walked) for finding in walked.findings))


def _problem(file: ExerciseFile, finding: Finding, walked: Walk) -> Problem:
    said, remedy = _SAID[finding.rule]
    message = said.format(**dict(finding.detail))
    if finding.trail is not None:
        message += f" (play: {' > '.join(_shortened(finding.trail)) or 'at the start'})"
    if not walked.exhaustive and finding.rule in _MAY_BE_MISSED:
        message += f" (in {walked.runs:,} random runs)"
    node = file.reader.nearest(finding.path)
    return file.reader.document.problem(node, message, remedy)


def _shortened(trail: Trail) -> Trail:
    """The first and the last moves of a long trail."""
    return trail if len(trail) <= _FIRST + _LAST + 1 else (*trail[:_FIRST], "…", *trail[-_LAST:])
