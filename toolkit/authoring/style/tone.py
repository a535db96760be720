"""Whether an answer gives itself away: by its place, its length, its filler, or its tone.

Tone is measured by a small model. From all *other* files it learns which words and pairs of words stand in the best
answers and which in the others; then it guesses the best answer of each question in a file that it has not seen. What
it finds beyond what it finds among shuffled labels, a learner can find without having understood anything.

Best is what ``walk`` and ``answers`` call so: a move whose practice is ``safe``, a response with ``better: true``, an
option with ``right: true``. A question in which none or all are best asks for nothing and is left out. Where several
are best, a guess counts when it is one of them, and chance is higher; ``position`` looks at questions with one best
answer only. A move with a ``when`` is taken as on offer.
"""

import math
import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from toolkit.course.exercise import Exercise
from toolkit.course.kinds.choice import Choice
from toolkit.course.kinds.moment import Moment
from toolkit.course.story.scenario import Scenario

SMOOTHING = 2.0
"""How many imagined sightings, shared out as best and other answers are, each word has before it is first seen."""

SHUFFLES = 20
MARGIN = 15
"""How many points over shuffled labels are a finding."""

FEWEST = 5
"""A share of fewer questions says little; files with fewer are looked at together, as one folder and kind."""

FILLER = ("very", "quite", "just", "simply", "only", "really")

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_CLOSING = " \n”\"’')"
_FILLER = re.compile(rf"!|\b(?:{'|'.join(FILLER)})\b", re.IGNORECASE)

Labels = tuple[tuple[bool, ...], ...]
"""For each question, which of its options are best."""


@dataclass(frozen=True)
class Option:
    """Something to pick, and whether it is best (or one of the best)."""

    text: str
    best: bool


@dataclass(frozen=True)
class Question:
    """A question or a scene, with its options in the order of the file."""

    file: str
    kind: str
    name: str
    options: tuple[Option, ...]

    @property
    def labels(self) -> tuple[bool, ...]:
        """Which of the options are best."""
        return tuple(option.best for option in self.options)

    @property
    def asks(self) -> bool:
        """Whether there is something to find: some options are best, and others are not."""
        return len(set(self.labels)) == 2

    @property
    def group(self) -> str:
        """The folder and the kind."""
        return f"{self.file.rpartition('/')[0]} ({self.kind})"


@dataclass(frozen=True)
class Share:
    """What was found: of how many questions, how many would be by chance, and among shuffled labels (the mean)."""

    questions: int
    found: float
    chance: float
    shuffled: float

    @property
    def points(self) -> float:
        """Percentage points over shuffled labels."""
        return percent(self.found - self.shuffled, self.questions)


@dataclass(frozen=True)
class Clue:
    """A word, a pair or a sign that told: ``weight`` above 0 speaks for an answer, below 0 against it.

    ``effect`` is by how much it set the best answers apart from the others of their questions.
    """

    sign: str
    weight: float
    effect: float


@dataclass(frozen=True)
class Coded:
    """Questions made ready for counting: each option as the numbers of its signs."""

    questions: tuple[Question, ...]
    options: tuple[tuple[tuple[int, ...], ...], ...]
    names: tuple[str, ...]

    @property
    def labels(self) -> Labels:
        """Which options are best."""
        return tuple(question.labels for question in self.questions)


@dataclass(frozen=True)
class Measured:
    """What each guess earned (1, 0, or a part of it at a tie), question by question, and the same for each shuffle."""

    coded: Coded
    earned: tuple[float, ...]
    by_luck: tuple[tuple[float, ...], ...]

    def shares(self, key: Callable[[Question], str]) -> dict[str, Share]:
        """What was found, by file, by kind or by whatever ``key`` says; in the order in which they are met."""
        return {name: self._share(indexes) for name, indexes in self._gathered(key).items()}

    def findings_by_luck(self, key: Callable[[Question], str], margin: float = MARGIN, fewest: int = FEWEST) -> float:
        """How many of those would be findings in an average shuffle, although there nothing can be learnt."""
        gathered = [indexes for indexes in self._gathered(key).values() if len(indexes) >= fewest]
        means = [self._share(indexes).shuffled for indexes in gathered]
        over = sum(
            percent(sum(luck[index] for index in indexes) - mean, len(indexes)) > margin
            for luck in self.by_luck
            for indexes, mean in zip(gathered, means, strict=True)
        )
        return over / len(self.by_luck) if self.by_luck else 0.0

    def _gathered(self, key: Callable[[Question], str]) -> dict[str, list[int]]:
        gathered: dict[str, list[int]] = {}
        for index, question in enumerate(self.coded.questions):
            gathered.setdefault(key(question), []).append(index)
        return gathered

    def _share(self, indexes: Sequence[int]) -> Share:
        chance = sum(chance_of(self.coded.questions[index]) for index in indexes)
        lucky = [sum(luck[index] for index in indexes) for luck in self.by_luck]
        mean = sum(lucky) / len(lucky) if lucky else chance
        return Share(len(indexes), sum(self.earned[index] for index in indexes), chance, mean)


def questions_of(exercise: Exercise) -> Iterator[Question]:
    """The questions of an exercise; none in a kind where nothing is picked as the best."""
    match exercise:
        case Choice(options=options):
            yield Question(exercise.id, "choice", "", tuple(Option(each.text, each.right) for each in options))
        case Moment(responses=responses):
            yield Question(exercise.id, "moment", "", tuple(Option(each.say, each.better) for each in responses))
        case Scenario(scenes=scenes):
            for scene in scenes:
                moves = tuple(Option(move.say, move.practice == "safe") for move in scene.moves)
                yield Question(exercise.id, "scenario", scene.id, moves)


def signs(text: str) -> frozenset[str]:
    """What the model sees of an option: words, pairs of words, ``^`` the first word, ``…?`` at the end, ``!``."""
    plain = text.lower().replace("’", "'")
    words = _WORD.findall(plain)
    found = {*words, *(f"{one} {two}" for one, two in pairwise(words))}
    if words:
        found.add(f"^{words[0]}")
    if plain.rstrip(_CLOSING).endswith("?"):
        found.add("…?")
    if "!" in plain:
        found.add("!" if plain.count("!") == 1 else "!!")
    return frozenset(found)


def has_filler(text: str) -> bool:
    """Whether there is a word of ``FILLER`` or an exclamation mark in ``text``."""
    return _FILLER.search(text) is not None


def percent(part: float, whole: float) -> float:
    """``part`` in per cent of ``whole``; 0 of nothing."""
    return 100 * part / whole if whole else 0.0


def chance_of(question: Question) -> float:
    """How often a guess finds a best option."""
    return sum(question.labels) / len(question.options)


def positions(questions: Iterable[Question]) -> Counter[int]:
    """How often the best option stands first (1), second (2) …, in questions that have one."""
    return Counter(one.labels.index(True) + 1 for one in questions if one.asks and sum(one.labels) == 1)


def longest_is_best(question: Question) -> bool:
    """Whether the longest option is a best one; of two that are equally long the first counts, as in ``walk``."""
    return max(question.options, key=lambda option: len(option.text)).best


def wordiest_is_best(question: Question) -> bool:
    """The same, measured in words."""
    return max(question.options, key=lambda option: len(option.text.split())).best


def with_filler(questions: Iterable[Question], *, best: bool) -> float:
    """How many of the options (the best ones, or the others) have filler, in per cent."""
    texts = [option.text for one in questions if one.asks for option in one.options if option.best is best]
    return percent(sum(map(has_filler, texts)), len(texts))


def coded(questions: Iterable[Question]) -> Coded:
    """The questions that ask for something, made ready for ``measured``."""
    asking = tuple(question for question in questions if question.asks)
    numbers: dict[str, int] = {}
    options = tuple(
        tuple(
            tuple(numbers.setdefault(sign, len(numbers)) for sign in sorted(signs(option.text)))
            for option in question.options
        )
        for question in asking
    )
    return Coded(asking, options, tuple(numbers))


def measured(questions: Iterable[Question], shuffles: int = SHUFFLES) -> Measured:
    """How often the model finds the best option in files that it has not seen, and among shuffled labels."""
    ready = coded(questions)
    return Measured(
        ready,
        _earned(ready, ready.labels),
        tuple(_earned(ready, shuffled(ready.labels, seed)) for seed in range(shuffles)),
    )


def shuffled(labels: Labels, seed: int) -> Labels:
    """The labels of each question in another order; the same for the same seed."""
    dice = random.Random(seed)  # noqa: S311
    return tuple(tuple(dice.sample(one, len(one))) for one in labels)


def findings(shares: Mapping[str, Share], margin: float = MARGIN, fewest: int = FEWEST) -> dict[str, Share]:
    """Those with more than ``margin`` points over shuffled labels, the most first; few questions say nothing."""
    over = [(name, share) for name, share in shares.items() if share.questions >= fewest and share.points > margin]
    return dict(sorted(over, key=lambda one: (-one[1].points, one[0])))


def scores(ready: Coded, labels: Labels) -> tuple[tuple[float, ...], ...]:
    """How much the other files speak for each option, question by question."""
    seen = _Seen(ready, labels)
    return tuple(
        tuple(sum(seen.weight(question.file, sign) for sign in option) for option in options)
        for question, options in zip(ready.questions, ready.options, strict=True)
    )


def clues(ready: Coded, key: Callable[[Question], str]) -> dict[str, tuple[Clue, ...]]:
    """By file (or whatever ``key`` says), the signs that set the best options apart from the others; the best first."""
    seen = _Seen(ready, ready.labels)
    effects: dict[str, dict[int, float]] = {}
    weights: dict[str, dict[int, float]] = {}
    for question, options in zip(ready.questions, ready.options, strict=True):
        best = sum(question.labels)
        effect, weight = effects.setdefault(key(question), {}), weights.setdefault(key(question), {})
        for is_best, option in zip(question.labels, options, strict=True):
            share = 1 / best if is_best else -1 / (len(options) - best)
            for sign in option:
                weight[sign] = seen.weight(question.file, sign)
                effect[sign] = effect.get(sign, 0.0) + weight[sign] * share
    return {
        name: tuple(
            Clue(ready.names[sign], weights[name][sign], value)
            for sign, value in sorted(effect.items(), key=lambda one: (-round(one[1], 9), ready.names[one[0]]))
            if value > 0
        )
        for name, effect in effects.items()
    }


class _Seen:
    """How often each sign stands in best and in other options, in all files but one.

    The weight of a sign is the logarithm of how much more often than usual the options that have it are best: 0 for one
    that was never seen. So an option gains nothing by having many words.
    """

    def __init__(self, ready: Coded, labels: Labels) -> None:
        size = len(ready.names)
        self._best, self._other = [0] * size, [0] * size
        self._of_file: dict[str, tuple[Counter[int], Counter[int]]] = {}
        for question, options, best in zip(ready.questions, ready.options, labels, strict=True):
            own = self._of_file.setdefault(question.file, (Counter(), Counter()))
            for option, is_best in zip(options, best, strict=True):
                own[0 if is_best else 1].update(option)
        for of_best, of_other in self._of_file.values():
            for sign, times in of_best.items():
                self._best[sign] += times
            for sign, times in of_other.items():
                self._other[sign] += times
        options_in_all = sum(map(len, labels))
        usual = sum(map(sum, labels)) / options_in_all if options_in_all else 0.5
        self._log_best = [math.log(times + SMOOTHING * usual) - math.log(usual) for times in range(options_in_all + 1)]
        self._log_other = [
            math.log(times + SMOOTHING * (1 - usual)) - math.log(1 - usual) for times in range(options_in_all + 1)
        ]

    def weight(self, file: str, sign: int) -> float:
        """How much ``sign`` speaks for an option, to somebody who has read all files but ``file``."""
        of_best, of_other = self._of_file[file]
        best = self._best[sign] - of_best.get(sign, 0)
        other = self._other[sign] - of_other.get(sign, 0)
        return self._log_best[best] - self._log_other[other] if best or other else 0.0


def _earned(ready: Coded, labels: Labels) -> tuple[float, ...]:
    """What each guess earns: 1 for a best option, 0 for another; at a tie the share of the best among the tied."""
    earned = []
    for of_options, best in zip(scores(ready, labels), labels, strict=True):
        rounded = [round(score, 9) for score in of_options]
        tied = [is_best for score, is_best in zip(rounded, best, strict=True) if score == max(rounded)]
        earned.append(sum(tied) / len(tied))
    return tuple(earned)
