"""``exercises/schema.json``: fresh, true to the files we ship, and of some use to who writes the next one."""

import json
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from tests.authoring.readme import examples
from tests.building import EXERCISES, LIBRARY, library
from toolkit.authoring.schema import FILE, schema, schema_text, write_schema
from toolkit.content.exercises import exercise_files, id_of
from toolkit.content.problem import ContentProblems
from toolkit.course.attempt import KINDS

SCHEMA = schema(LIBRARY)
VALIDATOR = Draft7Validator(SCHEMA)
SHIPPED = {id_of(path): path for path in [*exercise_files(EXERCISES), *(EXERCISES / "kinds").glob("*.yaml")]}


def findings(document: Any) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(document)]


def example(kind: str) -> dict[str, Any]:
    return yaml.safe_load(examples()[kind])


def test_schema_is_fresh() -> None:
    """If not, write it with ``facilitator schema``."""
    assert (EXERCISES / FILE).read_text("utf-8") == schema_text(LIBRARY)


def test_it_is_written_beside_the_exercises(tmp_path) -> None:
    (tmp_path / "reference").symlink_to(EXERCISES / "reference")
    assert write_schema(library(tmp_path)).read_text("utf-8") == schema_text(LIBRARY)


def test_slip_in_a_list_is_told(tmp_path) -> None:
    (tmp_path / "reference").mkdir()
    (tmp_path / "reference" / "competencies.yaml").write_text("C1: {titel: Plan}\n")
    with pytest.raises(ContentProblems, match="`titel` is not known here"):
        schema(library(tmp_path))


def test_schema_is_a_schema() -> None:
    Draft7Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("name", sorted(SHIPPED))
def test_shipped_file_has_no_findings(name: str) -> None:
    assert findings(yaml.safe_load(SHIPPED[name].read_text("utf-8"))) == []


@pytest.mark.parametrize("kind", KINDS)
def test_misspelt_key_is_found(kind: str) -> None:
    document = example(kind)
    document["titel"] = document.pop("title")
    assert "$: 'title' is a required property" in findings(document)
    assert any("'titel' was unexpected" in one for one in findings(document))


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("choice", {"kind": "choise"}),
        ("choice", {"pick": "two"}),
        ("choice", {"competencies": ["C99"]}),
        ("choice", {"competencies": ["C4", "C4"]}),
        ("choice", {"competencies": "C4"}),
        ("choice", {"title": "One\nTwo"}),
        ("choice", {"title": "  "}),
        ("choice", {"title": True}),
        ("choice", {"confidence": "yes"}),
        ("choice", {"options": {"A b": {"text": "Do.", "feedback": "It does."}}}),
        ("choice", {"options": {"a": {"text": "Do."}}}),
        ("choice", {"options": [{"id": "a", "text": "Do.", "feedback": "It does."}]}),
        ("scenario", {"gauges": {"a": {"label": "A", "low": "a", "high": "b", "range": [0], "start": 0}}}),
        ("scenario", {"flags": {"a": 1}}),
        ("scenario", {"people": None}),
        ("cards", {"decks": ["one"]}),
    ],
)
def test_slip_is_found(kind: str, change: dict[str, Any]) -> None:
    assert findings({**example(kind), **change})


def test_short_ways_to_write_are_known() -> None:
    flags = {"a": "She asked.", "b": {"about": "She left."}}
    assert findings({**example("scenario"), "flags": flags}) == []


def test_it_says_what_keys_of_lists_mean() -> None:
    competencies = SCHEMA["definitions"]["reference.competencies"]
    about = dict(zip(competencies["enum"], competencies["enumDescriptions"], strict=True))
    assert about["C4"] == "Listen and validate"


def test_it_says_of_a_key_what_the_class_says() -> None:
    cards = SCHEMA["definitions"]["cards.Cards"]["properties"]
    assert cards["decks"]["description"].startswith("`decks` are ids of other exercises of this kind")
    assert cards["topics"]["description"] == "`topics` are the hard subjects that it touches."


def test_it_offers_every_kind() -> None:
    assert SCHEMA["properties"]["kind"]["enum"] == list(KINDS)
    assert json.dumps(SCHEMA).count('"const"') == 2 * len(KINDS)
