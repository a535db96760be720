"""The glossary as its page shows it: in the order of the alphabet, each term with those that belong to it."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from toolkit.course.handbook.entries import Term


@dataclass(frozen=True)
class GlossaryEntry:
    """A term, and the terms that it leads to."""

    term: Term
    see: tuple[Term, ...]


@dataclass(frozen=True)
class LetterGroup:
    """The entries under one letter."""

    name: str
    entries: tuple[GlossaryEntry, ...]


def letters(terms: Iterable[Term]) -> tuple[LetterGroup, ...]:
    """The terms by their first letters."""
    ordered = sorted(terms, key=lambda term: term.term.casefold())
    known = {term.id: term for term in ordered}
    entries = [GlossaryEntry(term, tuple(known[key] for key in term.see if key in known)) for term in ordered]
    return tuple(LetterGroup(name, tuple(group)) for name, group in groupby(entries, key=_first_letter))


def _first_letter(entry: GlossaryEntry) -> str:
    return entry.term.term[:1].upper()
