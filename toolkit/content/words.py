"""The interface's words: short texts that belong to no exercise, such as "Check my answer"."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from toolkit.content.problem import ContentProblems, Problem
from toolkit.content.reading.document import read_yaml
from toolkit.content.reading.reader import NOTHING, Reader
from toolkit.course.fields import Prose


@dataclass(frozen=True)
class _Word:
    id: str
    text: Prose


class Words(dict[str, str]):
    """Words by key, such as ``words["page.exit"]``. A key that is not there is a defect of the program."""

    def __missing__(self, key: str) -> str:
        raise KeyError(f"no word {key!r} in exercises/interface/: add it there")


def load_words(folder: Path) -> Mapping[str, str]:
    """All words in the files of ``folder``. Raises ``ContentProblems``."""
    words = Words()
    for path in sorted(folder.glob("*.yaml")):
        found, problems = read_words(path)
        if problems:
            raise ContentProblems(problems)
        words.update(found)
    return words


def read_words(path: Path) -> tuple[Mapping[str, str], tuple[Problem, ...]]:
    """The words in one file, and the problems of that file."""
    document = read_yaml(path)
    if document.top is None:
        return {}, document.problems
    reader = Reader(document)
    words = reader.read_keyed(_Word, document.top, "text")
    problems = (*document.problems, *reader.problems)
    return ({} if words is NOTHING else {word.id: word.text for word in words}), problems
