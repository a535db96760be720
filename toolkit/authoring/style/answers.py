"""The answers that an exercise has on offer, and the sentences in it that need not be good ones."""

from dataclasses import dataclass
from functools import singledispatch

from toolkit.content.reading.reader import Path
from toolkit.course.exercise import Exercise
from toolkit.course.kinds.case import Case
from toolkit.course.kinds.choice import Choice
from toolkit.course.kinds.moment import Moment
from toolkit.course.kinds.rewrite import Rewrite
from toolkit.course.kinds.short import Short
from toolkit.course.kinds.transcript import Transcript
from toolkit.course.story.scenario import Scenario


@dataclass(frozen=True)
class Answer:
    """An answer to pick, and the path of its text in the file."""

    path: Path
    text: str
    right: bool


@singledispatch
def answers(exercise: Exercise) -> tuple[Answer, ...]:
    """The answers of which she picks; none in a kind where nothing is picked from a list."""
    return ()


@answers.register
def _(exercise: Choice) -> tuple[Answer, ...]:
    return tuple(Answer(("options", one.id, "text"), one.text, one.right) for one in exercise.options)


@answers.register
def _(exercise: Moment) -> tuple[Answer, ...]:
    return tuple(Answer(("responses", one.id, "say"), one.say, one.better) for one in exercise.responses)


@singledispatch
def quoted(exercise: Exercise) -> frozenset[Path]:
    """The paths of texts that the exercise only shows: wrong answers, sentences that harm, what people say."""
    return frozenset(answer.path for answer in answers(exercise) if not answer.right)


@quoted.register
def _(exercise: Scenario) -> frozenset[Path]:
    """A woman may feel what she has been told often enough."""
    moves = [(("scenes", scene.id, "moves", move.id), move) for scene in exercise.scenes for move in scene.moves]
    said = {(*path, "say") for path, move in moves if move.practice != "safe"}
    return frozenset(said.union((*path, "felt", felt.id, "text") for path, move in moves for felt in move.felt))


@quoted.register
def _(exercise: Short) -> frozenset[Path]:
    return frozenset(
        ("anticipated", one.id, "texts", str(index)) for one in exercise.anticipated for index in range(len(one.texts))
    )


@quoted.register
def _(exercise: Rewrite) -> frozenset[Path]:
    return frozenset({("harms",)})


@quoted.register(Transcript)
@quoted.register(Case)
def _(exercise: Transcript | Case) -> frozenset[Path]:
    return frozenset(("lines", line.id, "say") for line in exercise.lines)
