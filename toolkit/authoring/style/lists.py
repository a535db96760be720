"""The reference lists that style is held against: words that blame, and words that tell of a heavy topic."""

from functools import cache
from pathlib import Path

from toolkit.authoring.style.phrases import Phrases
from toolkit.content.reference import read_list
from toolkit.course.handbook.reference import Blaming


@cache
def blaming(root: Path) -> Phrases[Blaming]:
    """The words of ``reference/blaming.yaml``."""
    listed: tuple[Blaming, ...] = read_list("blaming", root)[0]
    found = {word: entry for entry in listed for word in entry.words}
    return Phrases({**found, **{word: None for entry in listed for word in entry.allow}})


@cache
def heavy_topics(root: Path) -> frozenset[str]:
    """The keys of the heavy topics."""
    return frozenset(topic.id for topic in read_list("topics", root)[0] if topic.heavy)


@cache
def heavy_words(root: Path) -> Phrases[str]:
    """The tell-tale words of the heavy topics, each with the key of its topic."""
    return Phrases({word: topic.id for topic in read_list("topics", root)[0] if topic.heavy for word in topic.words})
