import re
from collections import Counter

from tests.building import EXERCISES, LIBRARY, library
from toolkit.content.exercises import exercise_files
from toolkit.content.reference import LISTS


def test_reference_lists_have_no_problems() -> None:
    assert [problem for name in LISTS for problem in LIBRARY.lists.read(name)[1]] == []


def test_there_are_twelve_competencies() -> None:
    assert list(LIBRARY.reference.competencies) == [f"C{number}" for number in range(1, 13)]


def test_levels_of_a_competency_are_told_apart_by_their_words() -> None:
    said = [level for competency in LIBRARY.reference.competencies.values() for level in competency.levels]
    assert len(set(said)) == 48


def test_mistakes_are_numbered_without_gaps() -> None:
    mistakes = LIBRARY.reference.mistakes
    assert list(mistakes) == [f"K{number}" for number in range(1, len(mistakes) + 1)]


def test_there_are_thirty_rules_to_choose_from() -> None:
    assert list(LIBRARY.reference.rules) == [f"R{number}" for number in range(1, 31)]


def test_source_keys_can_be_cited_in_prose() -> None:
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]*[a-z]?", source.id) for source in LIBRARY.sources.values())


def test_keys_are_those_of_the_list() -> None:
    assert LIBRARY.lists.keys("sources") == frozenset(LIBRARY.reference.sources)


def test_keys_of_a_list_that_is_missing_are_not_known(tmp_path) -> None:
    assert library(tmp_path).lists.keys("sources") is None


def test_first_helpline_is_112() -> None:
    assert LIBRARY.helplines[0].number == "112"


def test_helplines_are_only_of_grades_that_may_be_shown() -> None:
    assert {helpline.grade for helpline in LIBRARY.helplines} <= {"A", "B"}


def test_every_source_of_a_helpline_is_known() -> None:
    assert {helpline.source for helpline in LIBRARY.helplines} <= LIBRARY.sources.keys()


def test_helplines_say_when_they_were_checked() -> None:
    assert all(re.fullmatch(r"\d{4}(-\d\d){0,2}", helpline.checked_on) for helpline in LIBRARY.helplines)


def test_helpline_numbers_can_be_dialled() -> None:
    assert all(re.fullmatch(r"[\d +()/-]+", helpline.number) for helpline in LIBRARY.helplines)


def test_no_helpline_is_there_twice() -> None:
    assert max(Counter((helpline.country, helpline.number) for helpline in LIBRARY.helplines).values()) == 1


def test_modules_of_the_course_have_exercises() -> None:
    folders = {path.parent.name for path in exercise_files(EXERCISES)}
    assert {module.id for module in LIBRARY.course.modules} <= folders


def test_country_sheets_give_a_number_only_by_its_key() -> None:
    countries = LIBRARY.lists.load("countries")
    texts = [known.text for sheet in countries for _, topic in sheet.topics for known in topic.known]
    texts += [known.question for sheet in countries for _, topic in sheet.topics for known in topic.ask]
    numbers = {helpline.number for helpline in LIBRARY.helplines} - {"112"}
    assert [(text, number) for text in texts for number in numbers if re.search(rf"(?<!\d){number}(?!\d)", text)] == []


def test_the_cohort_meets_thirteen_times_and_goes_through_all_parts() -> None:
    [cohort] = [programme for programme in LIBRARY.lists.load("programmes") if programme.each == "week"]
    used = {name.partition("/")[0] for meeting in cohort.meetings for part in meeting.parts for name in part.exercises}
    assert len(cohort.meetings) == 13
    assert used == {module.id for module in LIBRARY.course.modules}
