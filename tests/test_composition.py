"""An exercise as a notebook asks for it: in the language of its page."""

import pytest

from toolkit import exercise
from toolkit.content.problem import ContentProblems
from toolkit.course.languages import SOURCE, VARIABLE


@pytest.mark.parametrize("told", [None, "", SOURCE])
def test_where_no_page_says_otherwise_it_speaks_the_language_of_its_authors(monkeypatch, told) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    if told is not None:
        monkeypatch.setenv(VARIABLE, told)
    screen = exercise("04-role/whose-task").screen
    assert (screen["lang"], screen["dir"]) == ("en", "ltr")


def test_it_speaks_the_language_of_its_page_and_is_written_its_way(monkeypatch) -> None:
    monkeypatch.setattr("toolkit.content.library.SPOKEN", (SOURCE, "ar"))
    monkeypatch.setenv(VARIABLE, "ar")
    screen = exercise("04-role/whose-task").screen
    assert (screen["lang"], screen["dir"]) == ("ar", "rtl")


def test_a_language_that_is_not_there_is_no_silent_english(monkeypatch) -> None:
    monkeypatch.setenv(VARIABLE, "xx")
    with pytest.raises(ContentProblems, match="does not speak 'xx'"):
        exercise("04-role/whose-task")
