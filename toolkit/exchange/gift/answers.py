"""What stands within the braces of a GIFT question → its answers with places."""

import re
from collections.abc import Callable
from itertools import pairwise

from toolkit.exchange.brought import Import
from toolkit.exchange.gift.chunks import Chunk
from toolkit.exchange.gift.question import NAME, Answer, Shape, Written
from toolkit.exchange.gift.signs import signs

_WEIGHT = re.compile(r"\s*%([^%\n]{0,20})%")
_NUMBER = re.compile(r"\s*[-+]?[\d.,'\s]*\d[\d.,'\s]*")
_PER_CENT = re.compile(r"[-+]?[0-9]{1,3}(?:\.[0-9]*)?")
_MOST_ANSWERS = 100
_TRUTHS = {"T": True, "TRUE": True, "F": False, "FALSE": False}
AsWritten = Callable[[str, int, str], Written]


class Answers:
    """The answers of one question that are being read; a text that names no format has that of the question."""

    def __init__(self, written: AsWritten, chunk: Chunk, found: Import, otherwise: str) -> None:
        self.written, self.chunk, self.found = written, chunk, found
        self.otherwise = otherwise

    def read(self, raw: str, start: int, shape: Shape) -> tuple[Answer, ...] | None:
        """The answers in ``raw``, which begins at the offset ``start``; None where a problem was noted."""
        return self._truth(raw, start) if shape == "truth" else self._each(raw, start, shape)

    def _truth(self, raw: str, start: int) -> tuple[Answer, ...]:
        """True and false as two answers; the first feedback is that of the wrong one."""
        cuts = [-1, *list(signs(raw, "#"))[:2], len(raw)]
        parts = [self.written(raw[at + 1 : end], start + at + 1, self.otherwise) for at, end in pairwise(cuts)]
        right = _TRUTHS[parts[0].text]
        feedback = {False: parts[1] if len(parts) > 1 else None, True: parts[2] if len(parts) > 2 else None}
        return tuple(
            Answer(
                "=" if said == right else "~", Written(word, parts[0].at, NAME), None, feedback[said == right], None, {}
            )
            for said, word in ((True, "True"), (False, "False"))
        )

    def _each(self, raw: str, start: int, shape: Shape) -> tuple[Answer, ...] | None:
        cuts = list(signs(raw, "[~=]" if shape == "choice" else "="))
        if raw[: cuts[0] if cuts else None].strip():
            remedy = "write `=` before a right answer, `~` before a wrong one"
            self._problem(start + len(raw) - len(raw.lstrip()), "an answer begins without a sign", remedy)
            return None
        if len(cuts) > _MOST_ANSWERS:
            message = f"the question has {len(cuts):,} answers"
            self._problem(start + cuts[_MOST_ANSWERS], message, f"keep at most {_MOST_ANSWERS}")
            return None
        read = [self._answer(raw[at:end], start + at, shape) for at, end in pairwise([*cuts, len(raw)])]
        answers = tuple(answer for answer in read if answer)
        return answers if len(answers) == len(read) else None

    def _answer(self, raw: str, at: int, shape: Shape) -> Answer | None:
        """One answer, which begins with its sign; None where a problem was noted."""
        weight, after = self._weight(raw, at)
        cut = next(signs(raw, "#", after), len(raw))
        feedback = self.written(raw[cut + 1 :], at + cut + 1, self.otherwise) if cut < len(raw) else None
        end, pair = cut, None
        if shape == "match":
            end, pair = self._pair(raw, after, cut, at)
        if end < 0 or after < 0:
            return None
        text = self.written(raw[after:end], at + after, self.otherwise)
        if not text.text and not (pair and pair.text):
            self.found.problem(text.at, "the answer is empty", "write it, or remove its sign")
            return None
        return Answer(raw[0], text, weight, feedback, pair, {})

    def _weight(self, raw: str, at: int) -> tuple[float | None, int]:
        """The weight of an answer, and where its text begins; below zero where the weight cannot be read."""
        match = _WEIGHT.match(raw, 1)
        if match is None or not _NUMBER.fullmatch(match[1]):
            return None, 1
        number = match[1].strip()
        if _PER_CENT.fullmatch(number) and abs(float(number)) <= 100:
            return float(number), match.end()
        remedy = "write a point, as in `%33.3%`" if "," in match[1] else "write a number from -100 to 100"
        self._problem(at + match.start(1) - 1, f"the weight `{match[0].strip()}` cannot be read", remedy)
        return None, -1

    def _pair(self, raw: str, after: int, cut: int, at: int) -> tuple[int, Written | None]:
        """Where the text of an item ends, and what it goes with; below zero where it goes with nothing."""
        arrow = next((sign for sign in signs(raw, "->", max(after, 1)) if sign < cut), -1)
        pair = self.written(raw[arrow + 2 : cut], at + arrow + 2, NAME)
        if arrow < 0 or not pair.text:
            message, remedy = "the item goes with nothing", "write `->` and what it goes with"
            self._problem(at + 1, message, remedy)
            return -1, None
        return arrow, pair

    def _problem(self, at: int, message: str, remedy: str) -> None:
        self.found.problem(self.chunk.place(min(at, max(len(self.chunk.text) - 1, 0))), message, remedy)
