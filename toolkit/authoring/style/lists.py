"""The reference lists that style is held against: words that blame, and words that tell of a heavy topic."""

from dataclasses import dataclass
from functools import cached_property

from toolkit.authoring.style.phrases import Phrases
from toolkit.content.reference import Lists
from toolkit.course.handbook.reference import Blaming, Topic


@dataclass(frozen=True, eq=False)
class StyleLists:
    """What ``lists`` say of style, made ready to be looked for in one text after the other."""

    lists: Lists

    @cached_property
    def blaming(self) -> Phrases[Blaming]:
        """The words of ``reference/blaming.yaml``."""
        listed: tuple[Blaming, ...] = self.lists.read("blaming")[0]
        found = {word: entry for entry in listed for word in entry.words}
        return Phrases({**found, **{word: None for entry in listed for word in entry.allow}})

    @cached_property
    def heavy_topics(self) -> frozenset[str]:
        """The keys of the heavy topics."""
        return frozenset(topic.id for topic in self._heavy)

    @cached_property
    def heavy_words(self) -> Phrases[str]:
        """The tell-tale words of the heavy topics, each with the key of its topic."""
        return Phrases({word: topic.id for topic in self._heavy for word in topic.words})

    @property
    def _heavy(self) -> list[Topic]:
        return [topic for topic in self.lists.read("topics")[0] if topic.heavy]
