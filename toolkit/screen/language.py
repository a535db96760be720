"""What a screen needs beside the attempt: the words of a language and the reference lists."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from toolkit.course.handbook.reference import Reference, Source
from toolkit.course.languages import Direction, direction
from toolkit.screen.blocks import Cite, CiteList, Cites, Part
from toolkit.screen.text import text

MOST_BEHIND = 2


class Tempting(Protocol):
    """An answer that may stand for a common mistake and come from a common idea."""

    @property
    def mistake(self) -> str | None:
        """The key of the mistake."""

    @property
    def misconception(self) -> str | None:
        """The key of the idea."""


@dataclass(frozen=True)
class Language:
    """A language to show screens in; ``code`` is its tag, such as ``en``."""

    code: str
    words: Mapping[str, str]
    reference: Reference

    @property
    def dir(self) -> Direction:
        """Which way it is written."""
        return direction(self.code)

    def word(self, key: str, **values: object) -> str:
        """The interface's word for ``key``, filled in."""
        return self.words[key].format(**values)

    def part(self, key: str, written: str) -> Part:
        """A part of a feedback, labelled by the word for ``key``."""
        return Part(label=self.word(key), text=text(written))

    def competencies(self, keys: Iterable[str]) -> Part:
        """The part that says what an exercise or a move trains."""
        titles = [f"{key}: {self.reference.competencies[key].title}" for key in keys]
        return self.part("screen.trains", "\n".join(f"- {title}" for title in titles) if titles[1:] else titles[0])

    def mistake(self, key: str | None) -> tuple[Part, ...]:
        """The part that names a common mistake; none where there is none."""
        if key is None:
            return ()
        mistake = self.reference.mistakes[key]
        return (self.part("screen.mistake", f"**{mistake.title}.** {mistake.effect}"),)

    def misconception(self, key: str | None) -> tuple[Part, ...]:
        """The part that answers the idea behind an answer; none where there is none."""
        if key is None:
            return ()
        idea = self.reference.misconceptions[key]
        return (self.part("screen.misconception", f"**“{idea.says}”** {idea.instead}"),)

    def behind(self, answers: Iterable[Tempting]) -> tuple[Part, ...]:
        """The parts that name what lies behind ``answers``: ideas, then mistakes, each once, two at most."""
        given = list(answers)
        ideas = dict.fromkeys(answer.misconception for answer in given)
        mistakes = dict.fromkeys(answer.mistake for answer in given)
        parts = [part for key in ideas for part in self.misconception(key)]
        return (*parts, *(part for key in mistakes for part in self.mistake(key)))[:MOST_BEHIND]

    def cites(self, keys: Iterable[str]) -> CiteList | None:
        """The sources by name, or None when there are none."""
        items = tuple(_cite(self.reference.sources[key]) for key in keys)
        return CiteList(title=self.word("screen.sources"), items=items) if items else None

    def sources(self, keys: Iterable[str], key: str = "cites") -> tuple[Cites, ...]:
        """The sources as a block of their own, for a screen without feedback; none where there are none."""
        named = self.cites(keys)
        return (Cites(key=key, title=named.title, items=named.items),) if named else ()


def _cite(source: Source) -> Cite:
    year = f", {source.year}" if source.year else ""
    note = f". {source.note}" if source.note else ""
    return Cite(key=source.id, label=f"{source.title}, {source.by}{year}{note}", url=source.url)
