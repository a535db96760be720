"""A new exercise file, from the commented example of its kind."""

from pathlib import Path

from toolkit.authoring.schema import FILE as SCHEMA_FILE
from toolkit.content.exercises import is_exercise_id
from toolkit.content.library import Library
from toolkit.content.problem import did_you_mean
from toolkit.content.reading.reader import NAME_REMEDY
from toolkit.course.attempt import KINDS

EDITORS_LINE = f"# yaml-language-server: $schema=../{SCHEMA_FILE}\n"
"""With this first line an editor completes keys and underlines slips."""


class CannotMake(Exception):
    """A new file cannot be made; the message says why and what to do."""


def new_exercise(kind: str, exercise_id: str, library: Library) -> Path:
    """Writes the file of a new exercise into the course of ``library``, and returns its path. Raises ``CannotMake``.

    The folder of a module of the course is made where it is missing.
    """
    if kind not in KINDS:
        raise CannotMake(f"{kind!r} is not a kind of exercise: {did_you_mean(kind, KINDS)}")
    if not is_exercise_id(exercise_id):
        remedy = f"write the folder of a module and a name, such as 04-role/first-words; {NAME_REMEDY}"
        raise CannotMake(f"{exercise_id!r} cannot be the id of an exercise: {remedy}")
    path = library.root / f"{exercise_id}.yaml"
    _make_folder(path.parent, library)
    example = (library.root / "kinds" / f"{kind}.yaml").read_text("utf-8")
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(EDITORS_LINE + example.removeprefix(EDITORS_LINE))
    except FileExistsError:
        raise CannotMake(f"{path} is there already: choose another name, or edit that file") from None
    except OSError as reason:
        raise CannotMake(f"{path} cannot be written: {reason.strerror}") from reason
    return path


def _make_folder(folder: Path, library: Library) -> None:
    if folder.is_dir():
        return
    modules = library.module_ids or ()
    if folder.name not in modules:
        remedy = f"add it to {library.root / 'course.yaml'} first, or {did_you_mean(folder.name, modules)}"
        raise CannotMake(f"there is no module {folder.name!r}: {remedy}")
    folder.mkdir()
