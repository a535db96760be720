"""Lines of an exchange, as other texts refer to them."""

from collections.abc import Container, Iterable

from toolkit.screen.language import Language


def numbered(lines: Iterable[str], wanted: Container[str], language: Language) -> str:
    """The ``wanted`` ones of ``lines`` by their number in the exchange, in words."""
    numbers = [number for number, name in enumerate(lines, start=1) if name in wanted]
    return ", ".join(language.word("screen.line", number=number) for number in numbers)
