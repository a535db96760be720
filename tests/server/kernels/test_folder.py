"""The folder of a server, and what is left of it when the server is killed."""

import os
import signal
from pathlib import Path

import pytest

from tests.server.served import serving_tests
from tests.serving import kernels, until
from toolkit.server.kernels.folder import LONGEST_FOLDER, NoPlace, private_folder

pytestmark = pytest.mark.skipif(os.name != "posix", reason="elsewhere no folder is locked, and sockets are no files")


def folders(place: Path) -> list[str]:
    return sorted(path.name for path in place.glob("course-*"))


def test_the_folder_of_a_living_server_stays_and_that_of_a_dead_one_goes(place: Path) -> None:
    living, dead = private_folder([place]), private_folder([place])
    (dead.path / "kernel-1.json").write_text("its key")
    assert dead.lock is not None
    os.close(dead.lock)  # what the system does when a process ends
    new = private_folder([place])
    assert folders(place) == sorted([living.path.name, new.path.name])
    for folder in (living, new):
        folder.remove()
    assert folders(place) == []


def test_folders_that_are_not_ours_are_left_alone(place: Path) -> None:
    (place / "course-notes").mkdir()
    (place / "course-notes" / "mine.txt").write_text("x")
    (place / "course-link").symlink_to(place / "course-notes")
    private_folder([place]).remove()
    assert folders(place) == ["course-link", "course-notes"]


def test_nobody_else_can_open_the_folder(place: Path) -> None:
    folder = private_folder([place])
    assert folder.path.stat().st_mode & 0o077 == 0
    folder.remove()


def test_a_path_that_is_too_long_for_sockets_is_not_taken(place: Path) -> None:
    long = place / ("x" * LONGEST_FOLDER)
    long.mkdir()
    folder = private_folder([long, place])
    assert folder.path.parent == place
    folder.remove()
    assert list(long.iterdir()) == []
    with pytest.raises(NoPlace, match="set TMPDIR to a shorter one"):
        private_folder([long])


def test_with_a_long_path_kernels_still_have_no_ports(tmp_path: Path) -> None:
    temporary = tmp_path / ("long" * 30)
    temporary.mkdir()
    with serving_tests(tmp_path, TMPDIR=str(temporary)) as served:
        with served.open("01-widgets").connected() as connection:
            connection.round_trip()
        assert [found for kernel in kernels(served.pid) for found in kernel.net_connections("tcp")] == []


def test_what_a_killed_server_left_goes_at_the_next_start(place: Path, tmp_path: Path) -> None:
    with serving_tests(tmp_path, TMPDIR=str(place)) as served:
        served.open("01-widgets")
        os.kill(served.pid, signal.SIGKILL)
    left = folders(place)
    assert left
    assert list(place.glob("course-*/kernel-*.json"))
    with serving_tests(tmp_path, TMPDIR=str(place)):
        until(lambda: len(folders(place)) == 1)
        assert folders(place) != left
