"""Foreign files → exercise files: everything is checked before anything is written, and all is written or nothing."""

import os
import shutil
import tempfile
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from toolkit.authoring.walked import scenario_in, walk_problems
from toolkit.content.exercises import exercise_in
from toolkit.content.problem import Problem
from toolkit.content.reading.writing import as_yaml, write_exercise
from toolkit.course.story.walk import walk
from toolkit.exchange.brought import Brought, Import, read_foreign
from toolkit.exchange.format import Format, Given
from toolkit.exchange.formats import format_of
from toolkit.exchange.nodes import Place, place_of, written_in


@dataclass(frozen=True)
class Landed:
    """What came of an import: the files that were ``written``, and what was not carried over or is still to be written.

    With ``problems`` nothing was written.
    """

    written: tuple[Path, ...]
    lost: tuple[Problem, ...]
    gaps: tuple[Problem, ...]
    problems: tuple[Problem, ...]


def bring_in(
    known: Format,
    path: Path,
    folder: Path,
    references: Mapping[str, Collection[str]],
    given: Given,
    *,
    draft: bool = False,
) -> Landed:
    """Imports the file at ``path`` into ``folder``. Exercises with gaps are written as a ``draft`` only."""
    found = _read(known, path, given)
    texts = _checked(found, folder, references, draft=draft)
    gaps = tuple(gap for brought in found.brought for gap in brought.gaps)
    write = not found.problems and (draft or not gaps)
    written = _written(texts, folder, found) if write else ()
    return Landed(written, tuple(sorted(found.lost)), tuple(sorted(gaps)), tuple(sorted(set(found.problems))))


def _read(known: Format, path: Path, given: Given) -> Import:
    """What is in the file at ``path``."""
    found = Import(str(path))
    text = read_foreign(path)
    if isinstance(text, Problem):
        found.problems.append(text)
    else:
        known.read(text, found, given)
    if not found.brought and not found.problems:
        meant = format_of(path) or known
        found.problem(Place(1), "nothing in this file can be imported", f"is it a file of the format {meant.name}?")
    return found


def _checked(found: Import, folder: Path, references: Mapping[str, Collection[str]], *, draft: bool) -> dict[Path, str]:
    """The text of each file to be. What keeps one from being an exercise is noted; gaps are known already."""
    texts: dict[Path, str] = {}
    for brought in found.brought:
        path = folder / f"{brought.stem}.yaml"
        if path.exists() or path.is_symlink():
            remedy = "give the question another title, or import into another folder"
            found.problem(place_of(brought.top), f"there is already a file {path}", remedy)
        if brought.gaps:
            texts[path] = as_yaml(written_in(brought.top)) if draft else ""
        else:
            texts[path] = _text(brought, f"{folder.resolve().name}/{brought.stem}", found, references)
    return texts


def _text(brought: Brought, exercise_id: str, found: Import, references: Mapping[str, Collection[str]]) -> str:
    """The text of a sound exercise; else its problems are noted."""
    file = exercise_in(exercise_id, found.document(brought), references)
    found.problems += file.problems
    scenario = scenario_in(file)
    if scenario:
        found.problems += walk_problems(file, walk(scenario))
    return write_exercise(file.exercise) if file.exercise else ""


def _written(texts: Mapping[Path, str], folder: Path, found: Import) -> tuple[Path, ...]:
    """Writes all files, or none: first beside their place, then each to a name that must be free."""
    done: list[Path] = []
    beside = Path(tempfile.mkdtemp(prefix=".importing-", dir=folder))
    try:
        for path, text in texts.items():
            (beside / path.name).write_text(text, "utf-8")
        for path in texts:
            os.link(beside / path.name, path)
            done.append(path)
    except OSError as error:
        for path in done:
            path.unlink()
        remedy = "make sure that you may write there and that the name is free"
        found.problem(Place(1), f"the files cannot be written: {error.strerror or error}", remedy)
        return ()
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return tuple(done)
