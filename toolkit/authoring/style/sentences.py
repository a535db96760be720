"""A text → its sentences, and those that are too long to be read with ease."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST = 25
"""The most words of a sentence: plain-language guides for readers at about B1 agree on 20 to 25."""

_QUOTED = re.compile(r"“([^“”]*)”|\"([^\"]*)\"")
_ABBREVIATION = re.compile(
    r"\b(?:Dr|Mr|Mrs|Ms|Prof|St|approx|vs|cf|e\.g|i\.e|(?:No|pp?)(?=\.\s?\d)|[A-HJ-Z](?=\. [A-Z]))\."
)
_END = re.compile(r"(?<=[.!?…])[)\]’]*\s+(?=[^\sa-zà-ÿ])")
_WORD = re.compile(r"[^\W_]+(?:[’'.,/-][^\W_]+)*")
_SPOKEN_ENDS = (".", "!", "?", "…", ",")
_STAND_IN, _GOES_ON = "So", ",;:.–—-)"
_FIRST = 5


@dataclass(frozen=True)
class Sentence:
    """A sentence that is too long: how it begins, and how many words it has."""

    begins: str
    words: int


def long_sentences(text: str) -> Iterator[Sentence]:
    """The sentences of ``text`` with more than ``LONGEST`` words."""
    for sentence in sentences(text):
        words = list(_WORD.finditer(sentence))
        if len(words) > LONGEST:
            yield Sentence(" ".join(sentence[: words[_FIRST - 1].end()].split()), len(words))


def sentences(text: str) -> Iterator[str]:
    """The sentences of ``text``. A list item is its own; what somebody says in quotes is apart from who says it."""
    for part in _parts(text):
        for said in _QUOTED.finditer(part):
            if _is_spoken(said):
                yield from _split(_inside(said))
        yield from _split(_QUOTED.sub(_stand_in, part))


def unquoted(text: str) -> str:
    """The text without what stands in quotes."""
    return _QUOTED.sub(" ", text)


def _parts(text: str) -> Iterator[str]:
    """Paragraphs and list items."""
    for paragraph in re.split(r"\n\s*\n", text):
        yield from re.split(r"^- ", paragraph, flags=re.MULTILINE)


def _split(text: str) -> list[str]:
    return _END.split(_ABBREVIATION.sub(lambda found: found[0].replace(".", ""), text.strip()))


def _inside(quoted: re.Match[str]) -> str:
    return (quoted[1] or quoted[2] or "").strip()


def _is_spoken(quoted: re.Match[str]) -> bool:
    return _inside(quoted).endswith(_SPOKEN_ENDS)


def _stand_in(quoted: re.Match[str]) -> str:
    """One word for what is said, with a full stop where the sentence around it ends there; other quotes stay."""
    if not _is_spoken(quoted):
        return _inside(quoted)
    follows = quoted.string[quoted.end() :].lstrip()
    ends = not _inside(quoted).endswith(",") and not follows[:1].islower() and follows[:1] not in tuple(_GOES_ON)
    return f"{_STAND_IN}." if ends else _STAND_IN
