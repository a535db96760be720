"""The text of one GIFT question → its parts with places. What cannot be read, or has no like here, is noted."""

import re
from dataclasses import replace

from toolkit.exchange.brought import Import
from toolkit.exchange.gift.answers import Answers
from toolkit.exchange.gift.beside import read_beside
from toolkit.exchange.gift.chunks import Chunk
from toolkit.exchange.gift.question import NAME, GiftQuestion, Shape, Written
from toolkit.exchange.gift.signs import meant, signs
from toolkit.exchange.prose.names import quoted

_FORMAT = re.compile(r"\[(html|markdown|plain|moodle)\]")
_OTHERWISE = "moodle"
_BLANK = "_____"
_TRUTHS = {"T", "TRUE", "F", "FALSE"}
_ELSEWHERE = {"essay": "write it as a `reflect`", "numerical": "write it as a `short` or a `choice`"}


def read_question(chunk: Chunk, found: Import) -> GiftQuestion | None:
    """The question in a chunk, or None where it was noted as lost or as a problem."""
    return _Question(chunk, found).read()


class _Question:
    """A question that is being read."""

    def __init__(self, chunk: Chunk, found: Import) -> None:
        self.chunk, self.found = chunk, found
        self.start = len(chunk.text) - len(chunk.text.lstrip())
        self.at = chunk.place(self.start)

    def read(self) -> GiftQuestion | None:
        title, start = self._title()
        braces = self._braces(start)
        if braces is None:
            return None
        text = self._text(start, *braces)
        inside = self.chunk.text[braces[0] + 1 : braces[1]]
        shape = self._shape(inside)
        if shape is None:
            return None
        if not text.text:
            self.found.problem(text.at, "the question has no text", "write it before the `{`")
            return None
        return self._with_answers(GiftQuestion(self.at, shape, title, text, (), None, {}), inside, braces[0] + 1)

    def _with_answers(self, question: GiftQuestion, inside: str, start: int) -> GiftQuestion | None:
        marks = list(signs(inside, "####"))
        cut = marks[-1] if marks else len(inside)
        afterword = self.written(inside[cut + 4 :], start + cut + 4, question.text.format) if marks else None
        answers = Answers(self.written, self.chunk, self.found, question.text.format)
        read = answers.read(inside[:cut], start, question.shape)
        kept = read_beside(self.chunk.kept, read or (), self.found)
        if read is None or kept is None:
            return None
        return replace(question, answers=kept.answers, afterword=afterword, kept=kept.question)

    def _title(self) -> tuple[Written | None, int]:
        text, start = self.chunk.text, self.start
        end = next(signs(text, "::", start + 2), None) if text.startswith("::", start) else None
        if end is None:
            return None, start
        return self.written(text[start + 2 : end], start + 2, NAME), end + 2

    def _text(self, start: int, opening: int, closing: int) -> Written:
        """The text before the braces; what stands behind them follows on a gap."""
        text = self.written(self.chunk.text[start:opening], start, _OTHERWISE)
        tail = self.written(self.chunk.text[closing + 1 :], closing + 1, text.format)
        return replace(text, text=f"{text.text} {_BLANK} {tail.text}".strip(), last=tail.last) if tail.text else text

    def _braces(self, start: int) -> tuple[int, int] | None:
        """Where the answers begin and end, or None where that cannot be told."""
        text = self.chunk.text
        there = [(at, text[at]) for at in signs(text, "[{}]", start)]
        if not there:
            message = f"a text without a question, `{quoted(text)}`, is not carried over"
            self.found.lose(self.at, message, "write it into the notebook", last=self.chunk.last)
        elif there[0][1] == "}":
            self._misplaced(there[0][0], "nothing is open that this `}` closes", "write `\\}`")
        elif len(there) == 1:
            remedy = "write `}` after the last answer, before the next empty line"
            self._misplaced(there[0][0], "the `{` that stands here is not closed", remedy)
        elif there[1][1] == "{" or len(there) > 2:
            at, sign = there[1 if there[1][1] == "{" else 2]
            remedy = f"write `\\{sign}`, or an empty line between two questions"
            self._misplaced(at, f"a second `{sign}` stands here", remedy)
        else:
            return there[0][0], there[1][0]
        return None

    def _misplaced(self, at: int, message: str, remedy: str) -> None:
        self.found.problem(self.chunk.place(at), message, remedy)

    def _shape(self, inside: str) -> Shape | None:
        """How the question is answered; None where the course has nothing like it."""
        answers = inside[: next(signs(inside, "####"), None)].strip()
        if not answers or answers.startswith("#"):
            kind = "numerical" if answers else "essay"
            message = f"the question “{quoted(self.chunk.text)}” of the kind `{kind}` is not carried over"
            self.found.lose(self.at, message, _ELSEWHERE[kind], last=self.chunk.last)
            return None
        if next(signs(answers, "~"), None) is not None:
            return "choice"
        if next(signs(answers, "="), None) is not None and next(signs(answers, "->"), None) is not None:
            return "match"
        return "truth" if answers[: next(signs(answers, "#"), None)].strip() in _TRUTHS else "short"

    def written(self, raw: str, at: int, otherwise: str) -> Written:
        """A text with the format that it names, or else ``otherwise``; ``at`` is its offset in the chunk."""
        end = at + len(raw.rstrip())
        at += len(raw) - len(raw.lstrip())
        raw = raw.strip()
        named = _FORMAT.match(raw) if otherwise != NAME else None
        raw = raw[named.end() :].strip() if named else raw
        most = max(len(self.chunk.text) - 1, 0)
        last = self.chunk.place(min(end, most)).line
        return Written(meant(raw), self.chunk.place(min(at, most)), named[1] if named else otherwise, last)
