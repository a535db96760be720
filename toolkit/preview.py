"""``preview``: a Stage that follows a file while its author writes."""

import asyncio
import logging
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from toolkit.composition import language_of
from toolkit.content.exercises import id_of
from toolkit.content.library import Library
from toolkit.content.problem import ContentProblems, Problem
from toolkit.course.attempt import Attempt
from toolkit.course.exercise import Exercise
from toolkit.course.kinds.choice import Choice
from toolkit.course.languages import SOURCE
from toolkit.screen.blocks import Block, Note, Screen
from toolkit.screen.paper import paper
from toolkit.screen.session import Look, open_session
from toolkit.screen.show import show
from toolkit.screen.text import Line, text
from toolkit.widgets.stage import Stage

SECONDS_BETWEEN_LOOKS = 0.3
Signs = dict[Path, tuple[int, ...]]

log = logging.getLogger(__name__)
_following: set[asyncio.Task[None]] = set()


def preview(path: str, root: str) -> Stage:
    """The exercise in the file at ``path``, shown anew each time that the file is saved.

    ``root`` is the folder of exercises in which lies what it refers to. Raises ``ContentProblems`` when the words
    around exercises cannot be read there.
    """
    shown = Preview(Path(path), Path(root))
    with suppress(RuntimeError):  # without a loop, as in a plain script, there is no page that could change
        task = asyncio.get_running_loop().create_task(shown.follow())
        _following.add(task)
        task.add_done_callback(_following.discard)
    return shown.stage


class Preview:
    """The last sound form of a file on a Stage and, above it, the problems that the file has now."""

    def __init__(self, path: Path, root: Path) -> None:
        self.path, self.root = path, root
        self._language = language_of(self._library())
        self._problems: tuple[Problem, ...] = ()
        self._news = ""
        self._nothing = _nothing(id_of(path))
        self._seen = self._shown = self._signs()
        look = Look(self._show, self._paper, self._language.word("stage.failed"))
        self.stage = Stage(open_session(self._read() or self._nothing, look))

    async def follow(self) -> None:
        """Looks at the file now and then, as long as the Stage is there."""
        while self.stage.comm is not None:
            await asyncio.sleep(SECONDS_BETWEEN_LOOKS)
            try:
                self.look()
            except Exception:
                log.exception("the preview of %s could not be brought up to date", self.path)

    def look(self) -> None:
        """Shows the file anew if it has changed since and is at rest: an editor may save in several steps."""
        signs = self._signs()
        if signs == self._seen and signs != self._shown:
            self._shown = signs
            exercise = self._read()
            self._news = self._language.word("stage.preview.problems" if self._problems else "stage.preview.new")
            self.stage.replace(exercise or self.stage.attempt.exercise)
            self._news = ""
        self._seen = signs

    def _read(self) -> Exercise | None:
        """The exercise, if it is sound; the problems are kept."""
        library = self._library()
        try:
            file = library.read_exercise(self.path)
            self._language, self._problems = language_of(library), file.problems
        except ContentProblems as found:  # in what exercises refer to, or in the words around them
            self._problems = found.problems
            return None
        return file.exercise

    def _library(self) -> Library:
        """A new one each time: whatever an exercise refers to may have changed since."""
        return Library(self.root, SOURCE)

    def _show(self, attempt: Attempt, turn: int, refused: str | None) -> Screen:
        screen = show(attempt, self._language, turn=turn, refused=refused)
        if attempt.exercise == self._nothing:
            screen = replace(screen, kicker=self._language.word("stage.preview.kicker"), blocks=(), focus=None)
        notes = (self._note(below=bool(screen.blocks)),) if self._problems else ()
        return replace(screen, blocks=(*notes, *screen.blocks), announce=self._news or screen.announce)

    def _paper(self, attempt: Attempt) -> tuple[Block, ...]:
        return paper(attempt, self._language)

    def _note(self, *, below: bool) -> Note:
        """The problems as they stand in a terminal. Not of the tone ``problem``, which would take the focus."""
        told: list[Line] = [
            [str(replace(problem, path=_shortest(problem.path, self.root.parent)))] for problem in self._problems
        ]
        before = text(self._language.word("stage.preview.before")) if below else []
        title = self._language.word("stage.preview.problems")
        return Note(key="preview", tone="care", title=title, text=[{"ul": told}, *before])

    def _signs(self) -> Signs:
        """What tells of a change in the file, or in any other file that it may refer to."""
        return dict(_signs([self.path, *self.root.glob("*/*.yaml")]))


def _signs(paths: list[Path]) -> Iterator[tuple[Path, tuple[int, ...]]]:
    for path in paths:
        with suppress(OSError):
            seen = path.stat()
            yield path, (seen.st_mtime_ns, seen.st_size, seen.st_ino)


def _nothing(exercise_id: str) -> Choice:
    """What lies on the Stage until the file is sound for the first time."""
    return Choice(id=exercise_id, title=exercise_id, competencies=(), sources=(), question=exercise_id, options=())


def _shortest(path: str, above: Path) -> str:
    """The path as it is shortest to read: from the folder ``above`` the course where it lies below it."""
    return str(Path(path).relative_to(above)) if Path(path).is_relative_to(above) else path
