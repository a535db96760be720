"""What lists from which she chooses have in common: filters, how many are shown, and the way back."""

from collections.abc import Iterable

from toolkit.screen.blocks import Action, Actions, Filter, FilterOption, Filters
from toolkit.screen.language import Language
from toolkit.screen.text import line


def filters(language: Language, *wanted: Filter) -> Filters:
    """The filters and their button."""
    show = Action(do="filter", label=language.word("screen.browse.show"), primary=True, submits=True)
    return Filters(key="filters", legend=line(language.word("screen.browse.legend")), filters=wanted, action=show)


def choose(
    name: str, label: str, options: Iterable[tuple[str, str]], picked: object | None, language: Language
) -> Filter:
    """A filter that lets through all, or what fits one of the ``options``, which are values and labels."""
    listed = (("", language.word("screen.browse.any")), *options)
    return Filter(
        name=name,
        label=language.word(label),
        options=tuple(FilterOption(value=value, label=shown) for value, shown in listed),
        picked="" if picked is None else str(picked),
    )


def told(shown: int, count: int, language: Language) -> str:
    """How many are shown, in words."""
    how = "none" if not shown else "all" if shown == count else "some"
    return language.word(f"screen.browse.told.{how}", shown=shown, count=count)


def back(language: Language) -> Actions:
    """The way back to the list."""
    return Actions(key="back", actions=(Action(do="leave", label=language.word("screen.browse.back")),))
