"""The course as a whole: what no single file can show."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.building import EXERCISES, LIBRARY, library
from toolkit.authoring.coverage import (
    BEGIN,
    END,
    FILE,
    Covered,
    covered,
    full_map,
    times_practised,
    with_map,
    write_map,
)
from toolkit.authoring.prose import prose_cells
from toolkit.content.notebooks import read_notebook
from toolkit.content.places import notebooks_root
from toolkit.course.attempt import kind_of
from toolkit.course.exercise import Exercise
from toolkit.course.kinds.moment import Moment
from toolkit.course.kinds.situations import Situations
from toolkit.course.story.scenario import Scenario, make, moves_on_offer

NOTEBOOKS = notebooks_root()
MODULES = covered(LIBRARY, NOTEBOOKS)
ALL = [exercise for one in MODULES for exercise in one.exercises]
SCENARIOS = [one for one in ALL if isinstance(one, Scenario)]
README = EXERCISES.parent / "README.md"
NUMBER = re.compile(r"(?<![\w.,])\d(?:[\d /-]?\d){4,}(?![\w%])|(?<!\d)116 ?0\d\d(?!\d)")
YEARS = re.compile(r"(?:19|20)\d\d\s?[-–/]\s?(?:19|20)?\d\d")


def named(module: Covered | Exercise) -> str:
    return module.module.id if isinstance(module, Covered) else module.id


def module(name: str) -> Covered:
    return next(one for one in MODULES if one.module.id == name)


def test_there_are_thirteen_modules_in_their_order() -> None:
    assert [one.module.id[:2] for one in MODULES] == [f"{number:02}" for number in range(13)]


@pytest.mark.parametrize("one", MODULES, ids=named)
def test_a_module_takes_less_than_an_hour_and_is_practice_of_many_kinds(one: Covered) -> None:
    assert 25 <= one.module.minutes <= 45
    assert len(one.practised) >= 6
    assert len({kind_of(exercise) for exercise in one.practised}) >= 3
    assert len(one.module.aims) >= 3


@pytest.mark.parametrize("one", MODULES, ids=named)
def test_a_module_says_what_it_is_not_and_that_nobody_has_reviewed_it(one: Covered) -> None:
    cells = prose_cells(read_notebook(NOTEBOOKS / f"{one.module.id}.ipynb"))
    prose = " ".join(text for cell in cells for text in cell.texts).lower()
    assert "stop" in prose
    assert re.search(r"no specialist (?:service|organisation)|specialist services? (?:has|have) (?:not|yet)", prose)


@pytest.mark.parametrize("key", LIBRARY.reference.competencies)
def test_each_competency_is_practised_at_least_four_times(key: str) -> None:
    assert times_practised(MODULES)[key] >= 4


def test_each_module_trains_the_competencies_that_it_names() -> None:
    lacking = {
        one.module.id: set(one.module.competencies) - {key for each in one.exercises for key in each.competencies}
        for one in MODULES
    }
    assert {name: keys for name, keys in lacking.items() if keys} == {}


def test_each_module_has_a_guide_for_trainers() -> None:
    assert [guide.id for guide in LIBRARY.guides.values()] == [one.module.id for one in MODULES]


def test_map_is_fresh() -> None:
    """If not, write it with ``facilitator map``."""
    assert (EXERCISES / FILE).read_text("utf-8") == full_map(MODULES, LIBRARY.reference.competencies)
    readme = README.read_text("utf-8")
    assert BEGIN in readme
    assert readme == with_map(readme, MODULES)


def test_map_is_written_beside_the_exercises_and_between_the_marks(tmp_path: Path) -> None:
    root = Path(shutil.copytree(EXERCISES, tmp_path / "exercises"))
    (root / FILE).write_text("the map of last year")
    (tmp_path / "README.md").write_text(f"# Mine\n{BEGIN}\nthe map of last year\n{END}\nThe rest.\n")
    assert write_map(library(root), NOTEBOOKS) == (root / FILE, tmp_path / "README.md")
    written = (tmp_path / "README.md").read_text("utf-8")
    assert "last year" not in written
    assert written.startswith("# Mine\n")
    assert written.endswith("The rest.\n")
    assert "04-role" in written
    assert (root / FILE).read_text("utf-8") == full_map(MODULES, LIBRARY.reference.competencies)


@pytest.mark.parametrize("text", ["# Mine\n", f"# Mine\n{BEGIN}\nThe rest.\n", f"# Mine\n{END}\n{BEGIN}\nThe rest.\n"])
def test_without_both_marks_the_readme_is_left_alone(tmp_path: Path, text: str) -> None:
    root = Path(shutil.copytree(EXERCISES, tmp_path / "exercises"))
    (tmp_path / "README.md").write_text(text)
    assert write_map(library(root), NOTEBOOKS) == (root / FILE,)
    assert (tmp_path / "README.md").read_text() == text


def test_each_source_is_cited() -> None:
    files = [*EXERCISES.glob("*/*.yaml")]
    listed = {
        key
        for path in files
        if path.name != "sources.yaml"
        for found in re.findall(r"sources?: *\[?([A-Z][\w, ]*)", path.read_text("utf-8"))
        for key in re.split(r", *", found.strip())
    }
    notebooks = [read_notebook(path) for path in NOTEBOOKS.glob("*.ipynb")]
    cited = {key for notebook in notebooks for cell in prose_cells(notebook) for key in cell.cited}
    assert set(LIBRARY.reference.sources) - listed - cited == set()


def test_ten_hard_moments_are_told_at_length() -> None:
    long = [one for one in module("08-hard-moments").exercises if isinstance(one, Scenario)]
    assert len(long) >= 10
    assert all(len(one.scenes) >= 10 for one in long)
    assert all(len(one.endings) >= 3 for one in long)


def test_the_practice_circle_is_a_whole_evening() -> None:
    assert max(len(one.scenes) for one in module("10-practice-circle").exercises if isinstance(one, Scenario)) >= 40


def test_all_situations_can_be_found_by_theme_and_competency() -> None:
    hard = module("08-hard-moments").exercises
    listing = next(one for one in hard if isinstance(one, Situations))
    moments = {one.id for one in hard if isinstance(one, Moment)}
    long = {one.id for one in hard if isinstance(one, Scenario)}
    assert set(listing.exercises) >= moments | long
    assert len(moments | long) + len(module("09-high-risk").exercises) >= 36
    assert [one.id for one in listing.moment.values() if not one.theme or not one.competencies] == []


def test_what_is_high_risk_says_so() -> None:
    risky = [one for one in ALL if isinstance(one, Moment) and one.theme == "danger"]
    assert [one.id for one in [*module("09-high-risk").exercises, *risky] if not one.high_risk] == []


@pytest.mark.parametrize("scenario", SCENARIOS, ids=named)
def test_whoever_only_does_what_is_safe_comes_to_an_ending(scenario: Scenario) -> None:
    """Nothing hangs on luck: along every path of safe moves there is another one until the end."""
    seen, open_ends = {scenario.opening}, [scenario.opening]
    while open_ends:
        position = open_ends.pop()
        safe = [move for move in moves_on_offer(scenario, position) if move.practice == "safe"]
        assert safe or position.at in scenario.ending, f"no safe move in {position.at}"
        new = {make(scenario, position, move) for move in safe} - seen
        seen |= new
        open_ends += new
    assert any(position.at in scenario.ending for position in seen)


def test_the_lists_are_as_long_as_a_facilitator_needs() -> None:
    activities, figures, glossary = (LIBRARY.lists.read(name)[0] for name in ("activities", "figures", "glossary"))
    uses = {one.use for one in activities}
    assert len(activities) >= 20
    assert uses == {"opening", "check-in", "knowing", "topic", "calm", "closing"}
    assert len(LIBRARY.reference.rules) == 30
    assert len(glossary) >= 30
    assert len(figures) >= 10


def test_no_text_holds_a_telephone_number_but_112() -> None:
    """Numbers live in helplines.yaml, with their grade and date, and nowhere else."""
    numbers = {re.sub(r"\W", "", one.number) for one in LIBRARY.helplines} - {"112"}
    found = [(path.name, hit) for path in learner_files() for hit in telephone_numbers(path, numbers)]
    assert found == []


def learner_files() -> Iterator[Path]:
    yield from NOTEBOOKS.glob("*.ipynb")
    yield from (
        path for path in EXERCISES.glob("*/*.yaml") if path.parent.name not in ("reference", "kinds", "interface")
    )
    yield from ((EXERCISES / "reference" / f"{name}.yaml") for name in ("activities", "glossary", "rules"))


def telephone_numbers(path: Path, known: set[str]) -> list[str]:
    if path.suffix == ".ipynb":
        text = "\n".join(text for cell in prose_cells(read_notebook(path)) for text in cell.texts)
    else:
        text = "\n".join(texts(yaml.safe_load(path.read_text("utf-8"))))
    found = NUMBER.findall(YEARS.sub("", text))
    listed = [number for number in known if len(number) > 3 and re.search(rf"(?<!\d){number}(?!\d)", text)]
    return [*found, *listed]


def texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for one in value.values() for text in texts(one))
    elif isinstance(value, list):
        yield from (text for one in value for text in texts(one))


def test_every_notebook_shows_exercises_of_its_own_module() -> None:
    strange = {
        one.module.id: [
            name
            for name in read_notebook(NOTEBOOKS / f"{one.module.id}.ipynb").calls
            if not name.startswith(f"{one.module.id}/")
        ]
        for one in MODULES
    }
    assert {name: ids for name, ids in strange.items() if ids} == {}
