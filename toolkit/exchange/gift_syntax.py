"""The syntax of Moodle's GIFT: a text → questions with places; no meaning yet.

What Moodle reads is taken as the rule: an empty line ends a question, a line that begins with ``//`` is a remark, and a
backslash takes a sign its meaning.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from toolkit.exchange.brought import Import, Nodes, Place, read_kept

KEPT = "// facilitator:"
_OF_MOODLE = re.compile(r"//\s*question:\s*\d+\s+name:")
"""Moodle's own remark at each question; the name is the title, and the number means nothing elsewhere."""

_ESCAPE = re.compile(r"\\([\\:#={}~>n])")
_RESERVED = re.compile(r"[\\:#={}~]")
_FORMAT = re.compile(r"\[(html|markdown|plain|moodle)\]")
_WEIGHT = re.compile(r"%(-?[0-9]{1,3}(?:\.[0-9]{0,6})?)%")
_MOST_ANSWERS = 100
_MOST_QUESTIONS = 5_000
_TRUTHS = {"T": True, "TRUE": True, "F": False, "FALSE": False}


@dataclass(frozen=True)
class Written:
    """A text of the file, with the format that it names (``html``, ``markdown``, ``plain``, ``moodle``)."""

    text: str
    at: Place
    format: str


@dataclass(frozen=True)
class Answer:
    """One answer. ``sign`` is ``=`` or ``~``, ``weight`` its per cent, ``pair`` what an item goes with."""

    sign: str
    text: Written
    weight: float | None
    feedback: Written | None
    pair: Written | None
    kept: Nodes


@dataclass(frozen=True)
class GiftQuestion:
    """One question. ``shape`` tells how it is answered; ``kept`` is what an export of ours kept beside it."""

    at: Place
    shape: str
    title: Written | None
    text: Written
    answers: tuple[Answer, ...]
    afterword: Written | None
    kept: Nodes


def gift_text(text: str) -> str:
    """The text with all signs of GIFT taken their meaning, on one line."""
    return _RESERVED.sub(r"\\\g<0>", text).replace("\n", "\\n").replace("->", "-\\>")


def read_questions(text: str, found: Import) -> Iterator[GiftQuestion]:
    """The questions of a file; what is none, or cannot be read, is noted in ``found``."""
    lines: list[tuple[int, str]] = []
    read = 0
    for number, line in enumerate([*text.split("\n"), ""], start=1):
        if line.strip():
            lines.append((number, line))
        elif lines:
            read += 1
            if read > _MOST_QUESTIONS:
                message = f"the file has more than {_MOST_QUESTIONS:,} questions"
                found.problem(Place(lines[0][0]), message, "split it and import the parts")
                return
            question = _Chunk(lines, found).question()
            if question:
                yield question
            lines = []


class _Chunk:
    """The lines of one question."""

    def __init__(self, lines: list[tuple[int, str]], found: Import) -> None:
        self.found = found
        self.kept: list[tuple[int, Nodes]] = []
        self.numbers: list[int] = []
        self.starts: list[int] = []
        texts: list[str] = []
        length = 0
        for number, line in lines:
            if line.lstrip().startswith("//"):
                self._remark(number, line)
                continue
            self.numbers.append(number)
            self.starts.append(length)
            texts.append(line)
            length += len(line) + 1
        self.text = "\n".join(texts)

    def question(self) -> GiftQuestion | None:
        """The question, or None where there is none."""
        start = len(self.text) - len(self.text.lstrip())
        if not self.text.strip():
            return None
        if self.text.startswith("$CATEGORY:", start):
            self.found.lose(self.place(start), "the category is not carried over", "give the folder its name instead")
            return None
        title, start = self._title(start)
        braces = self._braces(start)
        if braces is None:
            return None
        opening, closing = braces
        answers = self._answers(opening + 1, closing)
        if answers is None:
            return None
        tail = self.text[closing + 1 :].strip()
        before = self.text[start:opening]
        text = self._written(before, start, "moodle")
        if tail:
            rest = self._written(tail, closing + 1, "moodle")
            text = Written(f"{text.text} _____ {rest.text}".strip(), text.at, text.format)
        if not text.text:
            self.found.problem(text.at, "the question has no text", "write it before the `{`")
            return None
        return self._with_answers(title, text, answers, opening + 1)

    def place(self, offset: int) -> Place:
        """The place in the file of a sign of the question."""
        index = bisect_right(self.starts, offset) - 1
        return Place(self.numbers[index], offset - self.starts[index] + 1)

    def _remark(self, number: int, line: str) -> None:
        at = Place(number, len(line) - len(line.lstrip()) + 1)
        if _OF_MOODLE.match(line.strip()):
            return
        if not line.strip().startswith(KEPT):
            self.found.lose(at, "the remark is not carried over", "write it into the new file, if it is still needed")
            return
        kept = read_kept(line.strip().removeprefix(KEPT), at, self.found)
        if kept is not None:
            self.kept.append((number, kept))

    def _title(self, start: int) -> tuple[Written | None, int]:
        if not self.text.startswith("::", start):
            return None, start
        end = next((at for at in _signs(self.text, "::", start + 2)), None)
        if end is None:
            return None, start
        return self._written(self.text[start + 2 : end], start + 2, "plain"), end + 2

    def _braces(self, start: int) -> tuple[int, int] | None:
        signs = [(at, self.text[at]) for at in _signs(self.text, "[{}]", start)]
        if not signs:
            message = "a text without a question is not carried over"
            self.found.lose(self.place(start), message, "write it into the notebook")
            return None
        if signs[0][1] == "}":
            self.found.problem(self.place(signs[0][0]), "nothing is open that this `}` closes", "write `\\}`")
            return None
        if len(signs) == 1:
            remedy = "write `}` after the last answer, before the next empty line"
            self.found.problem(self.place(signs[0][0]), "the `{` that stands here is not closed", remedy)
            return None
        if signs[1][1] == "{" or len(signs) > 2:
            extra = signs[1 if signs[1][1] == "{" else 2]
            remedy = f"write `\\{extra[1]}`, or an empty line between two questions"
            self.found.problem(self.place(extra[0]), f"a second `{extra[1]}` stands here", remedy)
            return None
        return signs[0][0], signs[1][0]

    def _answers(self, start: int, end: int) -> tuple[str, int, Written | None] | None:
        """The text of the answers, where it begins, and the general feedback behind it."""
        inside = self.text[start:end]
        marks = list(_signs(inside, "####", 0))
        if not marks:
            return inside, start, None
        cut = marks[-1]
        return inside[:cut], start, self._written(inside[cut + 4 :], start + cut + 4, "")

    def _with_answers(
        self, title: Written | None, text: Written, answers: tuple[str, int, Written | None], begin: int
    ) -> GiftQuestion | None:
        raw, start, afterword = answers
        shape = _shape(raw)
        at = self.place(len(self.text) - len(self.text.lstrip()))
        if shape in ("essay", "numerical"):
            message = f"a question of the kind `{shape}` is not carried over"
            remedy = "write it as a `reflect`" if shape == "essay" else "write it as a `short` or a `choice`"
            self.found.lose(at, message, remedy)
            return None
        kept = self._kept(0, self.place(begin).line)
        read = self._truth(raw, start) if shape == "truth" else self._each(raw, start, shape)
        if read is None or kept is None:
            return None
        return GiftQuestion(at, shape, title, text, read, afterword, kept)

    def _truth(self, raw: str, start: int) -> tuple[Answer, ...]:
        """True and false as two answers; the first feedback is that of the wrong one."""
        cuts = [-1, *list(_signs(raw, "#", 0))[:2], len(raw)]
        parts = [self._written(raw[one + 1 : other], start + one + 1, "") for one, other in pairwise(cuts)]
        right = _TRUTHS[parts[0].text]
        feedback = {False: parts[1] if len(parts) > 1 else None, True: parts[2] if len(parts) > 2 else None}
        return tuple(
            Answer(
                "=" if one == right else "~",
                Written(said, parts[0].at, "plain"),
                None,
                feedback[one == right],
                None,
                {},
            )
            for one, said in ((True, "True"), (False, "False"))
        )

    def _each(self, raw: str, start: int, shape: str) -> tuple[Answer, ...] | None:
        cuts = list(_signs(raw, "[~=]" if shape == "choice" else "=", 0))
        if raw[: cuts[0] if cuts else None].strip():
            at = self.place(start + len(raw) - len(raw.lstrip()))
            self.found.problem(
                at, "an answer begins without a sign", "write `=` before a right answer, `~` before a wrong one"
            )
            return None
        if len(cuts) > _MOST_ANSWERS:
            at = self.place(start + cuts[_MOST_ANSWERS])
            self.found.problem(at, f"the question has {len(cuts):,} answers", f"keep at most {_MOST_ANSWERS}")
            return None
        answers: list[Answer] = []
        line = self.place(start).line
        for one, other in pairwise([*cuts, len(raw)]):
            here = self.place(start + one)
            kept = self._kept(line, here.line)
            answer = self._answer(raw[one:other], start + one, shape, kept or {})
            if kept is None or answer is None:
                return None
            answers.append(answer)
            line = here.line
        for number, _ in self.kept:
            if number > line:
                self.found.problem(
                    Place(number), "what is kept here belongs to no answer", "remove it, or export again"
                )
        return tuple(answers)

    def _answer(self, raw: str, at: int, shape: str, kept: Nodes) -> Answer | None:
        sign, rest, at = raw[0], raw[1:], at + 1
        weight = _WEIGHT.match(rest.lstrip())
        if weight:
            after = len(rest) - len(rest.lstrip()) + weight.end()
            rest, at = rest[after:], at + after
        cut = next(_signs(rest, "#", 0), None)
        feedback = None if cut is None else self._written(rest[cut + 1 :], at + cut + 1, "")
        rest = rest[:cut]
        pair = None
        if shape == "match":
            arrow = next(_signs(rest, "->", 0), None)
            if arrow is None:
                self.found.problem(self.place(at), "the item goes with nothing", "write `->` and what it goes with")
                return None
            pair = self._written(rest[arrow + 2 :], at + arrow + 2, "plain")
            rest = rest[:arrow]
        text = self._written(rest, at, "")
        if not text.text and not (pair and pair.text):
            self.found.problem(text.at, "the answer is empty", "write it, or remove its sign")
            return None
        return Answer(sign, text, float(weight[1]) if weight else None, feedback, pair, kept)

    def _kept(self, after: int, upto: int) -> Nodes | None:
        """What is kept on the lines after one and up to another."""
        here = [(number, kept) for number, kept in self.kept if after < number <= upto]
        if len(here) > 1:
            remedy = "remove one of the two, or export again"
            self.found.problem(Place(here[1][0]), "what is kept stands here twice", remedy)
            return None
        return here[0][1] if here else {}

    def _written(self, raw: str, at: int, otherwise: str) -> Written:
        at += len(raw) - len(raw.lstrip())
        raw = raw.strip()
        named = _FORMAT.match(raw) if otherwise != "plain" else None
        if named:
            raw = raw[named.end() :].strip()
        place = self.place(min(at, max(len(self.text) - 1, 0)))
        return Written(_ESCAPE.sub(_meant, raw), place, named[1] if named else otherwise)


def _meant(escape: re.Match[str]) -> str:
    return "\n" if escape[1] == "n" else escape[1]


def _signs(text: str, sign: str, start: int) -> Iterator[int]:
    """Where a sign stands that has its meaning."""
    for match in re.compile(rf"\\.|({sign})", re.DOTALL).finditer(text, start):
        if match[1]:
            yield match.start()


def _shape(raw: str) -> str:
    answers = raw.strip()
    if not answers:
        return "essay"
    if answers.startswith("#"):
        return "numerical"
    if next(_signs(raw, "~", 0), None) is not None:
        return "choice"
    if next(_signs(raw, "=", 0), None) is not None and next(_signs(raw, "->", 0), None) is not None:
        return "match"
    return "truth" if answers[: next(_signs(answers, "#", 0), None)].strip() in _TRUTHS else "short"
