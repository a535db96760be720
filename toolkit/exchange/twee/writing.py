"""A scenario → a story in Twee 3.

A scene is a passage with a link for each move; the link leads to a passage with the move's feedback, and that leads on.
What plain Twee cannot say (gauges, conditions, how a move works …) stands in a passage that nothing leads to.
"""

import json
import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any
from uuid import UUID

from toolkit.content.reading.writing import as_taken_out
from toolkit.course.exercise import Exercise
from toolkit.course.story.scenario import Scenario
from toolkit.exchange.twee.story import DATA, FOR_TWINE, KEPT, TITLE
from toolkit.exchange.twee.syntax import guarded, name_in_head

_IN_A_LINK = {"[": "(", "]": ")", "|": "/", "->": "→", "<-": "←"}
_SIGNS_OF_LINKS = re.compile("|".join(re.escape(sign) for sign in _IN_A_LINK))
_ADDRESS = re.compile(r"(?<=[a-z]):(?=//)|(?<=mailto):")
_STEP = 200


def to_twee(exercise: Exercise, words: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
    """The scenario in Twee 3, and the names of what only the passage for the import holds.

    ``words`` are those of the interface that stand around it.
    """
    if not isinstance(exercise, Scenario):
        raise TypeError(f"a story is made from a scenario, not from a {type(exercise).__name__}")
    return _Writing(exercise, words).whole()


class _Writing:
    """A scenario on its way to Twee."""

    def __init__(self, exercise: Scenario, words: Mapping[str, str]) -> None:
        self.exercise, self.words = exercise, words
        self.written = as_taken_out(exercise)
        self.taken = {TITLE, DATA, KEPT}
        self.setting = self._name(self.words["screen.scenario.setting"])
        self.names = {scene.id: self._name(scene.title) for scene in exercise.scenes}
        self.names |= {ending.id: self._name(ending.title) for ending in exercise.endings}
        self.parts: list[str] = []

    def whole(self) -> tuple[str, tuple[str, ...]]:
        """The whole file, and the names of what its last passage alone holds."""
        kept = {"kind": self.written.pop("kind"), "id": self.exercise.id.split("/")[-1]}
        begin = self._beginning(self.written)
        setting, start = self.written.pop("setting"), self.written.pop("start")
        self._passage(self.setting, "setting", [setting, f"[[{self.names[start]}]]"], (0, 1))
        scenes = {name: self._scene(name, scene, row) for row, (name, scene) in enumerate(self._taken("scenes"))}
        endings = self._endings(len(scenes) + 2)
        more = {"setting": setting} if _unlinked(setting) != setting else {}
        kept |= {**self.written, **more, "scenes": scenes, "endings": endings}
        parts = [*self._head(begin), *self.parts, _tail(kept)]
        return "\n\n\n".join(parts) + "\n", tuple(sorted(set(_names_in(kept))))

    def _taken(self, name: str) -> list[tuple[str, dict[str, Any]]]:
        """The entries of a group, which is taken out of what is kept."""
        return list(self.written.pop(name).items())

    def _head(self, begin: str) -> list[str]:
        """The passages that Twine knows the story by."""
        story = {"ifid": _ifid(self.exercise.id), "start": begin}
        return [f":: {TITLE}\n{guarded(self.exercise.title)}", f":: {DATA}\n{json.dumps(story, indent=1)}"]

    def _endings(self, row: int) -> dict[str, Any]:
        """What the passages of the endings, which are added, do not say."""
        kept: dict[str, Any] = {}
        for column, (name, ending) in enumerate(self._taken("endings")):
            self._passage(self.names[name], f"ending:{name}", [ending["text"]], (column, row))
            rest = self._not_shown(ending, name)
            kept |= {name: rest} if rest else {}
        return kept

    def _beginning(self, written: dict[str, Any]) -> str:
        """The passage that the story begins with: the content note where there is one."""
        note, way_round = written.get("content_note"), written.get("way_round")
        if not note or not way_round:
            return self.setting
        for key, text in (("content_note", note), ("way_round", way_round)):
            if _unlinked(text) == text:
                del written[key]
        before, round_it = self._name(self.words["screen.note.title"]), self._name(self.words["screen.round.title"])
        enter = f"[[{self.words['screen.note.enter']}->{self.setting}]]"
        self._passage(before, "note", [note, f"{enter}\n[[{self.words['screen.note.round']}->{round_it}]]"], (0, 0))
        self._passage(round_it, "round", [way_round, enter], (1, 0))
        return before

    def _scene(self, name: str, scene: dict[str, Any], row: int) -> dict[str, Any]:
        moves = scene.pop("moves")
        steps = {move_id: self._name(f"{name}/{move_id}") for move_id in moves}
        links = "\n".join(f"[[{_as_link(move['say'])}->{steps[move_id]}]]" for move_id, move in moves.items())
        self._passage(self.names[name], f"scene:{name}", [scene["text"], links], (0, row + 2))
        kept = {
            move_id: self._move(name, move_id, move, steps[move_id], (index, row))
            for index, (move_id, move) in enumerate(moves.items())
        }
        return {**self._not_shown(scene, name), "moves": kept}

    def _move(self, scene: str, name: str, move: dict[str, Any], step: str, at: tuple[int, int]) -> dict[str, Any]:
        to = move["to"] if isinstance(move["to"], list) else [{"to": move.pop("to")}]
        links = "\n".join(f"[[{self.names[route['to']]}]]" for route in to)
        self._passage(step, f"move:{scene}/{name}", [move["feedback"], links], (at[0] + 1, at[1] + 2))
        if _unlinked(move["feedback"]) == move["feedback"]:
            del move["feedback"]
        if _as_link(move["say"]) == move["say"]:
            del move["say"]
        return move

    def _not_shown(self, part: dict[str, Any], name: str) -> dict[str, Any]:
        """What of a scene or an ending its passage does not say."""
        if self.names[name] == part["title"]:
            del part["title"]
        if _unlinked(part["text"]) == part["text"]:
            del part["text"]
        return part

    def _passage(self, name: str, tag: str, texts: list[str], at: tuple[int, int]) -> None:
        place = json.dumps({"position": f"{100 + at[0] * _STEP},{100 + at[1] * _STEP}"})
        whole = "\n\n".join([*(guarded(_unlinked(text)) for text in texts[:1]), *texts[1:]])
        self.parts.append(f":: {name_in_head(name)} [{name_in_head(tag)}] {place}\n{whole}")

    def _name(self, title: str) -> str:
        """A name for a passage that can be linked to and is not taken."""
        name = free = _ADDRESS.sub(" ", _as_link(title)).strip()
        number = 1
        while free in self.taken or FOR_TWINE.fullmatch(free):
            number += 1
            free = f"{name} ({number})"
        self.taken.add(free)
        return free


def _tail(kept: Mapping[str, Any]) -> str:
    """The passage that nothing leads to."""
    beside = json.dumps(kept, indent=1, ensure_ascii=False)
    return f":: {KEPT} [{KEPT}]\n" + re.sub(r"(?<=\[)\[", r"\\u005b", beside)


def _as_link(text: str) -> str:
    """The text without the signs that mean something in a link."""
    return _SIGNS_OF_LINKS.sub(lambda sign: _IN_A_LINK[sign[0]], text)


def _unlinked(text: str) -> str:
    """The text, or the nearest in which nothing is a link."""
    return re.sub(r"\[(?=\[)", "[ ", text)


def _ifid(exercise_id: str) -> str:
    """The mark that Twine knows a story by; the same for the same exercise."""
    return str(UUID(bytes=sha256(exercise_id.encode()).digest()[:16], version=4)).upper()


def _names_in(kept: Mapping[str, Any]) -> Iterator[str]:
    yield from kept.keys() - {"kind", "id", "scenes", "endings"}
    for scene in kept["scenes"].values():
        yield from scene.keys() - {"moves"}
        for move in scene["moves"].values():
            yield from move
