"""What ``exercises/README.md`` tells an author is true."""

import re
from dataclasses import fields, is_dataclass
from typing import Any, get_args, get_type_hints

import pytest

from tests.authoring.readme import README, examples, file_examples, table_keys
from tests.building import LIBRARY, library, written
from toolkit.authoring.check import check_path
from toolkit.content.reading.annotations import written as written_fields
from toolkit.content.reference import LISTS
from toolkit.course.attempt import KINDS
from toolkit.course.exercise import Exercise
from toolkit.course.handbook.guide import ComesUp, Guide, Step
from toolkit.course.story.condition import Condition
from toolkit.course.story.scenario import Move, Route, Scenario
from toolkit.course.story.walk import walk

WHOSE_TASK = """
kind: reflect
title: Whose task?
competencies: [C4]
sources: [V4]
opening: A page for you alone.
prompts:
  hardest:
    ask: Which task is hardest to leave to the group?
"""
GUIDE = "trainer/04-role.yaml"
ONLY_SOME_NEED = {"topics", "content_note", "way_round", "high_risk", "reviewed", "by", "on"}


def test_every_kind_has_an_example() -> None:
    assert examples().keys() == KINDS.keys()


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_section_that_leads_to_its_example(kind: str) -> None:
    assert re.search(rf"^## {kind}\n(?:(?!## ).*\n)*.*\]\(kinds/{kind}\.yaml\)", README, re.M)


def test_every_yaml_block_is_an_example() -> None:
    assert README.count("```yaml") == len(file_examples())


def test_every_file_beside_the_exercises_has_an_example() -> None:
    lists = {f"reference/{name}.yaml" for name in LISTS}
    assert file_examples().keys() == {"course.yaml", "interface/page.yaml", GUIDE, *lists}


def test_examples_of_the_files_make_a_course_without_problems(tmp_path) -> None:
    for name, text in file_examples().items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "04-role").mkdir()
    (tmp_path / "04-role" / "whose-task.yaml").write_text(WHOSE_TASK, "utf-8")
    assert check_path(tmp_path, library(tmp_path)) == ()


def test_example_of_a_guide_has_every_key() -> None:
    written_keys = set(re.findall(r"(\w+):", file_examples()[GUIDE]))
    assert {field.name for cls in (Guide, Step, ComesUp) for field in fields(cls)} - {"id"} <= written_keys


@pytest.mark.parametrize("name", LISTS)
def test_example_of_a_list_has_every_key(name: str) -> None:
    written_keys = set(re.findall(r"^  (\w+):", file_examples()[f"reference/{name}.yaml"], re.M))
    assert written_keys == {field.name for field in fields(LISTS[name])} - {"id"}


def test_words_of_the_example_are_words_of_the_interface() -> None:
    assert set(re.findall(r"^([\w.]+):", file_examples()["interface/page.yaml"], re.M)) <= LIBRARY.words.keys()


@pytest.mark.parametrize("kind", KINDS)
def test_example_has_no_problems(kind: str) -> None:
    assert written(examples()[kind], LIBRARY.lists.known_keys()).problems == ()


@pytest.mark.parametrize("kind", KINDS)
def test_example_is_of_its_kind(kind: str) -> None:
    assert type(written(examples()[kind]).exercise) is KINDS[kind].exercise


@pytest.mark.parametrize("kind", KINDS)
def test_example_uses_every_key_of_its_kind(kind: str) -> None:
    """But for those that only some exercises need, of which the table in the README tells."""
    written_keys = {name for path in written(examples()[kind]).reader.nodes for name in path}
    assert keys_of(KINDS[kind].exercise) - {"id"} - ONLY_SOME_NEED <= written_keys


def keys_of(cls: Any) -> set[str]:
    """The names of the fields of a class, and of the classes in it."""
    names, hints = {field.name for field in written_fields(cls)}, get_type_hints(cls)
    inner = [one for name in names for one in (hints[name], *get_args(hints[name])) if is_dataclass(one)]
    return names.union(*(keys_of(one) for one in inner if one is not Condition))


def test_scenario_example_walks_without_findings() -> None:
    scenario = written(examples()["scenario"]).exercise
    assert isinstance(scenario, Scenario)
    assert walk(scenario).findings == ()


def test_every_key_of_the_tables_can_be_written() -> None:
    assert table_keys() - {"kind"} <= {field.name for field in fields(Exercise)}


def test_every_key_that_all_exercises_have_is_in_the_tables() -> None:
    assert {field.name for field in fields(Exercise)} - {"id"} <= table_keys()


def test_every_part_of_a_move_that_is_explained_can_be_written() -> None:
    explained = set(re.findall(r"^- \*\*(\w+)\*\*", README, re.M)) - {"gauges", "flags"}
    assert explained <= {field.name for cls in (Move, Route) for field in fields(cls)}
