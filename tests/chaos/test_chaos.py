"""The trials of ``make chaos`` in small, and that a broken bound is seen."""

import sys

import pytest

from tests.chaos.killing import killed
from tests.chaos.measure import Bound, Cost, Measured, Trial, exceeded, measured
from tests.chaos.table import table
from tests.chaos.trials import TRIALS

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="descriptors and peaks are read as Linux tells them")


@pytest.mark.parametrize("trial", TRIALS, ids=[trial.name.replace(" ", "-") for trial in TRIALS])
def test_the_server_bends_and_does_not_break(trial: Trial) -> None:
    assert measured(trial, trial.few).broken == ()


def test_a_killed_server_leaves_nothing_and_starts_again() -> None:
    assert killed(1).broken == ()


def test_a_broken_bound_is_seen() -> None:
    megabyte = 1024 * 1024
    assert list(exceeded(Cost(peak=0, stays=0, log=0, recovery=0, left=0), Bound())) == []
    broken = list(exceeded(Cost(100 * megabyte, 50 * megabyte, 10_000, 60, 2), Bound(10, 5, 1_000, 30)))
    assert [reason.partition(":")[0] for reason in broken] == [
        "peak of memory",
        "memory afterwards",
        "bytes in the log",
        "seconds to recover",
        "left behind",
    ]
    row = table([Measured("x", 3, (1, 2, 3), (4, 5), 6, 7, 2, tuple(broken))])
    assert "left behind: 2, not 0" in row
