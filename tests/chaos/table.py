"""The table of what was tried."""

from collections.abc import Iterable

from tests.chaos.measure import Measured

HEAD = ("tried", "times", "memory MB: before, peak, after", "descriptors", "log bytes", "recovery s", "left", "")


def table(rows: Iterable[Measured]) -> str:
    """The rows as Markdown."""
    return "\n".join([_line(HEAD), _line(["---"] * len(HEAD)), *(_line(_cells(row)) for row in rows)])


def _cells(row: Measured) -> list[str]:
    memory = ", ".join(f"{one:.0f}" for one in row.memory)
    descriptors = " → ".join(map(str, row.descriptors))
    verdict = "; ".join(row.broken) or "as it must be"
    return [
        row.name,
        f"{row.times:,}",
        memory,
        descriptors,
        f"{row.log:,}",
        f"{row.recovery:.1f}",
        str(row.left),
        verdict,
    ]


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
