import pytest

from toolkit.content.problem import ContentProblems, Problem, did_you_mean

EARLY = Problem("a.yaml", 2, 9, "it is dark", "light a lamp")
LATE = Problem("a.yaml", 10, 1, "it is cold", "close the window")


def test_problem_reads_as_place_message_and_remedy() -> None:
    assert str(EARLY) == "a.yaml:2:9: it is dark — light a lamp"


def test_problems_are_sorted_by_line_as_a_number() -> None:
    assert sorted([LATE, EARLY]) == [EARLY, LATE]


def test_error_carries_all_problems_in_order() -> None:
    assert ContentProblems([LATE, EARLY]).problems == (EARLY, LATE)


def test_error_reads_as_one_line_per_problem() -> None:
    assert str(ContentProblems([LATE, EARLY])) == f"{EARLY}\n{LATE}"


@pytest.mark.parametrize("word", ["sorces", "source", "souces"])
def test_near_word_is_suggested(word: str) -> None:
    assert did_you_mean(word, ["title", "sources"]) == "did you mean 'sources'?"


def test_capitals_are_no_hindrance() -> None:
    assert did_you_mean("c4", ["C1", "C4", "K4"]) == "did you mean 'C4'?"


def test_numbers_in_words_are_counted() -> None:
    assert did_you_mean("?", ["C10", "C2", "OWN"]) == "use one of: C2, C10, OWN"


def test_without_a_near_word_all_are_named_in_order() -> None:
    assert did_you_mean("xyz", ["title", "kind"]) == "use one of: kind, title"


def test_of_many_words_only_the_first_are_named() -> None:
    assert did_you_mean("?", [f"word-{number:02}" for number in range(30)]).endswith("word-11 …")


def test_without_any_word_it_says_so() -> None:
    assert did_you_mean("?", []) == "there is none to name yet; add it first"
