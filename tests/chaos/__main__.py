"""Runs every trial, prints the table, and leaves with 1 when a bound was broken. Words choose trials: ``log comms``."""

import sys

from tests.chaos.killing import NAME, killed
from tests.chaos.measure import Measured, measured
from tests.chaos.table import table
from tests.chaos.trials import TRIALS

KILLS = 3


def main(words: list[str]) -> int:
    """Gives the exit code."""
    rows: list[Measured] = []
    for trial in TRIALS:
        if _is_wanted(trial.name, words):
            sys.stderr.write(f"{trial.name} …\n")
            rows.append(measured(trial, trial.often))
    if _is_wanted(NAME, words):
        rows.append(killed(KILLS))
    sys.stdout.write(f"{table(rows)}\n")
    return int(any(row.broken for row in rows))


def _is_wanted(name: str, words: list[str]) -> bool:
    return not words or any(word in name for word in words)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
