"""What is written is what is read: exercise → YAML → the same exercise."""

import pytest
from hypothesis import given, settings

from tests.authoring.readme import examples
from tests.building import written
from tests.exchange.strategies import always_the_same, questions, stories
from toolkit.content.exercises import exercise_files
from toolkit.content.places import course_root
from toolkit.content.reading.writing import as_yaml, write_exercise
from toolkit.course.exercise import Exercise

TEXTS = {
    **{f"kinds/{kind}": text for kind, text in examples().items()},
    **{path.stem: path.read_text("utf-8") for path in exercise_files(course_root())},
}


@pytest.mark.parametrize("name", TEXTS)
def test_every_exercise_is_written_as_it_is_read(name: str) -> None:
    exercise = written(TEXTS[name]).exercise
    assert exercise is not None
    assert written(write_exercise(exercise)).exercise == exercise


@settings(always_the_same, max_examples=60)
@given(questions | stories)
def test_any_signs_are_written_as_they_are_read(exercise: Exercise) -> None:
    assert written(write_exercise(exercise)).exercise == exercise


def test_a_text_of_one_line_stands_beside_its_key() -> None:
    assert as_yaml({"kind": "choice", "title": "A long silence"}) == "kind: choice\ntitle: A long silence\n"


def test_paragraphs_stand_in_a_block() -> None:
    assert as_yaml({"text": "One.\n\nTwo: a."}) == "text: |\n  One.\n\n  Two: a.\n"


def test_quotes_stand_only_where_they_are_needed() -> None:
    texts = {"a": "no", "b": "12", "c": "x: y", "d": 'say "x": y', "e": "It's", "f": "*a*", "no": "b #c"}
    assert as_yaml(texts) == 'a: "no"\nb: "12"\nc: "x: y"\nd: \'say "x": y\'\ne: It\'s\nf: "*a*"\n"no": "b #c"\n'


def test_keys_stand_in_brackets_and_texts_below_each_other() -> None:
    written_list = as_yaml({"sources": ["V4", "X1"], "range": [0, 6], "texts": ["One two", "b"], "none": [], "map": {}})
    assert written_list == "sources: [V4, X1]\nrange: [0, 6]\ntexts:\n  - One two\n  - b\nnone: []\nmap: {}\n"


def test_what_a_move_adds_has_a_sign_and_defaults_are_left_out() -> None:
    exercise = written(examples()["scenario"]).exercise
    assert exercise is not None
    text = write_exercise(exercise)
    assert "safety: +1" in text
    assert "start: 2" in text
    assert "to: after\n" in text
    assert "false" not in text
