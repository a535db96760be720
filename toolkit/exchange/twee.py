"""Scenarios to and from Twee 3, the text format of Twine.

A scene is a passage with a link for each move; the link leads to a passage with the move's feedback, and that leads on.
What plain Twee cannot say (gauges, conditions, how a move works …) stands in a passage that nothing leads to.
"""

import json
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any
from uuid import UUID

from yaml.nodes import Node, ScalarNode, SequenceNode

from toolkit.content.problem import Problem
from toolkit.content.reading.reader import TO_DO
from toolkit.content.reading.writing import as_taken_out
from toolkit.course.fields import is_key
from toolkit.course.story.scenario import Scenario
from toolkit.exchange.brought import (
    Brought,
    Import,
    Nodes,
    Place,
    group_node,
    keys_node,
    keys_of,
    list_node,
    read_kept,
    text_node,
)
from toolkit.exchange.texts import name_from, one_line, without_tags
from toolkit.exchange.twee_syntax import Link, Passage, guarded, name_in_head, read_passages

KEPT = "facilitator"
_TITLE, _DATA = "StoryTitle", "StoryData"
_FOR_TWINE = re.compile(
    "Story(?:Init|Caption|Menu|Banner|Subtitle|Author|Interface|Settings|Share|DisplayTitle)"
    "|Passage(?:Header|Footer|Ready|Done)"
)
_TAGS_FOR_TWINE = frozenset(
    {"script", "stylesheet", "header", "footer", "startup", "debug-header", "widget", "Twine.private", "annotation"}
)
_MACROS = re.compile(
    r"<<[^<>]*>>|<%[^<>]*%>"
    r"|\((?:if|else-if|elseif|else|unless|set|put|move|link|link-goto|link-reveal|link-repeat|goto|go-to|display|print"
    r"|either|random|cond|live|show|hide|hook|text-style|for|event|prompt|alert):[^()\n]*\)"
    r"|\$[A-Za-z_]\w*"
)
_BEHIND_A_MACRO = re.compile(rf"(?:{_MACROS.pattern})\s*\[([^\[\]]*)\](?!\])")
_STRESS = re.compile(r"(?P<strong>'')(?=\S)(.+?)(?<=\S)''|(?<![:/])//(?=[^\s/])(.+?)(?<=[^\s:/])//(?!/)")
"""How Twine stresses: ``//so//``, and ``''so''`` strongly."""

_IN_A_LINK = {"[": "(", "]": ")", "|": "/", "->": "→", "<-": "←"}
_SIGNS_OF_LINKS = re.compile("|".join(re.escape(sign) for sign in _IN_A_LINK))
_ADDRESS = re.compile(r"(?<=[a-z]):(?=//)|(?<=mailto):")
_LONGEST_CHAIN = 20
_STEP = 200


def to_twee(exercise: Scenario, words: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
    """The scenario in Twee 3, and the names of what only the passage for the import holds.

    ``words`` are those of the interface that stand around it.
    """
    return _Writing(exercise, words).whole()


def from_twee(
    text: str, found: Import, competencies: Sequence[str], sources: Sequence[str], title: str | None = None
) -> None:
    """Reads the story in ``text`` into ``found``. ``title`` is used where the story has none."""
    passages = read_passages(text, found)
    if not found.problems:
        brought = _Reading(passages, found).brought(competencies, sources, title)
        if brought and not found.problems:
            found.brought.append(brought)


class _Writing:
    """A scenario on its way to Twee."""

    def __init__(self, exercise: Scenario, words: Mapping[str, str]) -> None:
        self.exercise, self.words = exercise, words
        self.written = as_taken_out(exercise)
        self.taken = {_TITLE, _DATA, KEPT}
        self.setting = self._name(self.words["screen.scenario.setting"])
        self.names = {scene.id: self._name(scene.title) for scene in exercise.scenes}
        self.names |= {ending.id: self._name(ending.title) for ending in exercise.endings}
        self.parts: list[str] = []

    def whole(self) -> tuple[str, tuple[str, ...]]:
        written, kept = self.written, {"kind": self.written.pop("kind"), "id": self.exercise.id.split("/")[-1]}
        begin = self._beginning(written)
        setting, start = written.pop("setting"), written.pop("start")
        self._passage(self.setting, "setting", [setting, f"[[{self.names[start]}]]"], (0, 1))
        scenes = {
            name: self._scene(name, scene, row) for row, (name, scene) in enumerate(written.pop("scenes").items())
        }
        endings = {}
        for column, (name, ending) in enumerate(written.pop("endings").items()):
            self._passage(self.names[name], f"ending:{name}", [ending["text"]], (column, len(scenes) + 2))
            endings[name] = self._not_shown(ending, name)
        more = {"setting": setting} if _unlinked(setting) != setting else {}
        kept = {
            **kept,
            **written,
            **more,
            "scenes": scenes,
            "endings": {name: one for name, one in endings.items() if one},
        }
        story = {"ifid": _ifid(self.exercise.id), "start": begin}
        head = [f":: {_TITLE}\n{guarded(self.exercise.title)}", f":: {_DATA}\n{json.dumps(story, indent=1)}"]
        beside = json.dumps(kept, indent=1, ensure_ascii=False)
        tail = f":: {KEPT} [{KEPT}]\n" + re.sub(r"(?<=\[)\[", r"\\u005b", beside)
        return "\n\n\n".join([*head, *self.parts, tail]) + "\n", tuple(sorted(set(_names_in(kept))))

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
        steps = {one: self._name(f"{name}/{one}") for one in moves}
        links = "\n".join(f"[[{_as_link(move['say'])}->{steps[one]}]]" for one, move in moves.items())
        self._passage(self.names[name], f"scene:{name}", [scene["text"], links], (0, row + 2))
        kept = {
            one: self._move(name, one, move, steps[one], (index, row))
            for index, (one, move) in enumerate(moves.items())
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
        text = "\n\n".join([*(guarded(_unlinked(one)) for one in texts[:1]), *texts[1:]])
        self.parts.append(f":: {name_in_head(name)} [{name_in_head(tag)}] {place}\n{text}")

    def _name(self, title: str) -> str:
        """A name for a passage that can be linked to and is not taken."""
        name = free = _ADDRESS.sub(" ", _as_link(title)).strip()
        number = 1
        while free in self.taken or _FOR_TWINE.fullmatch(free):
            number += 1
            free = f"{name} ({number})"
        self.taken.add(free)
        return free


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


class _Reading:
    """A story on its way to an exercise."""

    def __init__(self, passages: dict[str, Passage], found: Import) -> None:
        self.found = found
        self.gaps: list[Problem] = []
        self.special = {name: passages[name] for name in (_TITLE, _DATA) if name in passages}
        self.beside = next((one for one in passages.values() if KEPT in one.tags), None)
        self.kept: Nodes = {}
        if self.beside:
            self.kept = read_kept(self.beside.body, self.beside.at, found) or {}
        self.passages = {name: one for name, one in passages.items() if self._is_told(one)}
        self.roles = {one.name: self._role(one) for one in self.passages.values()}
        self.ids: dict[str, str] = {}
        self.competency: str | None = None

    def brought(self, competencies: Sequence[str], sources: Sequence[str], title: str | None) -> Brought | None:
        """The exercise, or None when it cannot be one."""
        start = self._start()
        if start is None or self.found.problems:
            return None
        self.competency = competencies[0] if len(competencies) == 1 else None
        notes = self._notes()
        first, setting = self._first(start)
        if first is None:
            return None
        told = self._told(first)
        self._name_all(told)
        at = start.at
        said = self.special[_TITLE].body if _TITLE in self.special else title or ""
        title_at = self.special[_TITLE].at if _TITLE in self.special else at
        if not said.strip():
            self.found.problem(title_at, "the story has no title", "add a passage `:: StoryTitle`, or give --title")
            return None
        nodes: dict[str, Node] = {
            "kind": text_node("scenario", at),
            "title": text_node(one_line(said) if not self.kept else said, title_at),
            "competencies": keys_node(competencies, at),
            "sources": keys_node(sources, at),
            **notes,
            "setting": self._text(setting, at, "the story has no setting", "write where and when it begins"),
            "people": group_node({}, at),
            "gauges": group_node({}, at),
            "start": text_node(self.ids[first.name], first.at),
            "scenes": self._scenes(told),
            "endings": self._endings(told),
        }
        rest = {name: node for name, node in self.kept.items() if name not in ("id", "scenes", "endings")}
        self._lose_unused(start, told)
        return Brought(self._stem(said), group_node({**nodes, **rest}, at), tuple(self.gaps))

    def _is_told(self, passage: Passage) -> bool:
        """Whether the passage is part of the story; what only Twine needs is noted."""
        if passage is self.beside or passage.name in (_TITLE, _DATA):
            return False
        if _FOR_TWINE.fullmatch(passage.name) or _TAGS_FOR_TWINE.intersection(passage.tags):
            message = f"the passage `{passage.name}` is not carried over, because it works in Twine only"
            self.found.lose(passage.at, message, "write what a learner must know into the setting")
            return False
        return True

    def _role(self, passage: Passage) -> str:
        """``scene``, ``move``, ``ending``, ``note``, ``round`` or ``setting``."""
        for tag in passage.tags if self.kept else ():
            role = tag.split(":")[0]
            if role in ("scene", "move", "ending", "note", "round", "setting"):
                return role
        return "ending" if not passage.links else "move" if len(passage.links) == 1 else "scene"

    def _start(self) -> Passage | None:
        name, at = "Start", Place(1)
        if _DATA in self.special:
            data = self.special[_DATA]
            at = data.at
            try:
                story = json.loads(data.body)
                name = story.get("start", name) if isinstance(story, dict) else name
            except (ValueError, RecursionError):
                self.found.lose(
                    at, f"`{_DATA}` is not carried over, because it is not JSON", "export the story from Twine again"
                )
        start = self.passages.get(name) if isinstance(name, str) else None
        if start is None:
            remedy = "name one as `start` in `StoryData`, or call it `Start`"
            self.found.problem(at, "no passage begins the story", remedy)
        return start

    def _notes(self) -> dict[str, Node]:
        keys = {"note": "content_note", "round": "way_round"}
        told = {role: passage for passage in self.passages.values() if (role := self.roles[passage.name]) in keys}
        return {keys[role]: text_node(passage.text, passage.at) for role, passage in told.items()}

    def _first(self, start: Passage) -> tuple[Passage | None, Passage | None]:
        """The first scene, and the passage with the setting if one comes before."""
        setting = None
        if self.roles[start.name] == "note":
            start = next((one for one in self.passages.values() if self.roles[one.name] == "setting"), start)
        if self.roles[start.name] in ("setting", "move") and start.links:
            setting, link = start, start.links[0]
            after, _, ends = self._follow(link)
            if after:
                self._lose_passed(after)
            start = ends[0] if ends else start
        if self.roles[start.name] != "scene":
            if not self.found.problems:
                remedy = "lead the beginning to a passage with two links or more"
                self.found.problem(start.at, "the beginning of the story leads to no choice", remedy)
            return None, None
        return start, setting

    def _lose_passed(self, passed: Iterable[Passage]) -> None:
        for passage in passed:
            message = f"the passage `{passage.name}` is not carried over, because it stands before the first choice"
            self.found.lose(passage.at, message, "write it into the setting")

    def _follow(self, link: Link) -> tuple[list[Passage], list[Link], list[Passage]]:
        """The passages on the way that offer no choice, the links at its end, and where these lead."""
        passed: list[Passage] = []
        links = [link]
        while True:
            ends = [self._at(one) for one in links]
            if any(one is None for one in ends):
                return passed, links, []
            here = ends[0]
            if len(links) > 1 or here is None or self.roles[here.name] != "move":
                return passed, links, [one for one in ends if one]
            if here in passed or len(passed) >= _LONGEST_CHAIN:
                self.found.problem(link.at, f"no choice and no ending follows on `{link.text}`", "lead it to one")
                return passed, links, []
            passed.append(here)
            links = list(here.links)
            if not links:
                self.found.problem(here.at, f"the passage `{here.name}` leads nowhere", "add a link to what follows")
                return passed, links, []

    def _at(self, link: Link) -> Passage | None:
        passage = self.passages.get(link.to)
        if passage is None:
            self.found.problem(link.at, f"there is no passage `{link.to}`", "add it, or lead the link elsewhere")
        return passage

    def _told(self, first: Passage) -> list[Passage]:
        """The scenes and endings in the order of the file: those that can be reached, and all that we once wrote."""
        ours = [one for one in self.passages.values() if self.kept and any(":" in tag for tag in one.tags)]
        waiting = [first, *(one for one in ours if self.roles[one.name] in ("scene", "ending"))]
        reached: dict[str, Passage] = {}
        while waiting:
            here = waiting.pop()
            if here.name in reached:
                continue
            reached[here.name] = here
            if self.roles[here.name] == "scene":
                waiting += [end for link in here.links for end in self._follow(link)[2]]
        return [one for one in self.passages.values() if one.name in reached]

    def _name_all(self, told: Iterable[Passage]) -> None:
        taken: set[str] = set()
        for passage in told:
            name = self._tagged(passage) or name_from(passage.name, taken, self.roles[passage.name])
            if name in taken:
                self.found.problem(passage.at, f"two passages have the id `{name}`", "remove the tag of one of them")
            taken.add(name)
            self.ids[passage.name] = name

    def _tagged(self, passage: Passage) -> str:
        """The id that a tag of ours gives."""
        start = f"{self.roles[passage.name]}:"
        return next((tag.removeprefix(start) for tag in passage.tags if self.kept and tag.startswith(start)), "")

    def _scenes(self, told: Iterable[Passage]) -> Node:
        kept, scenes = keys_of(self.kept.get("scenes")), {}
        for passage in told:
            if self.roles[passage.name] == "scene":
                beside = keys_of(kept.pop(self.ids[passage.name], None))
                moves = self._moves(passage, keys_of(beside.pop("moves", None)))
                nodes = {**self._titled(passage), "moves": moves}
                scenes[self.ids[passage.name]] = group_node({**nodes, **beside}, passage.at)
        self._lose_kept("scene", kept)
        return group_node(scenes, Place(1))

    def _endings(self, told: Iterable[Passage]) -> Node:
        kept, endings = keys_of(self.kept.get("endings")), {}
        for passage in told:
            if self.roles[passage.name] == "ending":
                beside = keys_of(kept.pop(self.ids[passage.name], None))
                endings[self.ids[passage.name]] = group_node({**self._titled(passage), **beside}, passage.at)
        self._lose_kept("ending", kept)
        return group_node(endings, Place(1))

    def _titled(self, passage: Passage) -> dict[str, Node]:
        text = self._text(passage, passage.at, f"the passage `{passage.name}` has no text", "write what happens there")
        return {"title": text_node(passage.name, passage.at), "text": text}

    def _moves(self, scene: Passage, kept: dict[str, Node]) -> Node:
        moves: dict[str, Node] = {}
        for link in scene.links:
            passed, links, ends = self._follow(link)
            name = self._move_id(scene, passed, link, moves)
            if name in moves:
                remedy = "remove the tag of one of the passages that follow"
                self.found.problem(link.at, f"two moves have the id `{name}`", remedy)
            moves[name] = self._move(link, passed, links, ends, keys_of(kept.pop(name, None)))
        self._lose_kept(f"move of `{self.ids[scene.name]}`", kept)
        return group_node(moves, scene.at)

    def _move_id(self, scene: Passage, passed: Sequence[Passage], link: Link, taken: Collection[str]) -> str:
        tagged = self._tagged(passed[0]) if passed else ""
        of_scene, _, name = tagged.partition("/")
        return name if name and of_scene == self.ids[scene.name] else name_from(link.text, taken, "move")

    def _move(
        self,
        link: Link,
        passed: Sequence[Passage],
        links: Sequence[Link],
        ends: Sequence[Passage],
        kept: dict[str, Node],
    ) -> Node:
        at = passed[0].at if passed else link.at
        feedback = "\n\n".join(text for text in (self._cleaned(one) for one in passed) if text)
        needed = {"practice": "practice", "competency": self.competency, "feedback": feedback}
        nodes: dict[str, Node] = {"say": text_node(self._line(link), link.at)}
        missing = [name for name in needed if name not in kept and (name == "practice" or not needed[name])]
        to_do = {"practice": TO_DO, "competency": TO_DO, "feedback": f"{TO_DO}: what it does"}
        for name, said in needed.items():
            nodes[name] = text_node(to_do[name] if name in missing else said or "", at)
        if missing:
            names = " and ".join(f"`{name}`" for name in missing)
            message = f"the move “{one_line(link.text)[:60]}” has no {names}"
            self.gaps.append(self.found.gap(link.at, message, "write it into the new file"))
        nodes["to"] = self._routes(link, links, ends, kept.pop("to", None))
        return group_node({**nodes, **kept}, link.at)

    def _routes(self, link: Link, links: Sequence[Link], ends: Sequence[Passage], kept: Node | None) -> Node:
        """Where the move leads; the conditions are those that are kept, as long as the links still are the same."""
        targets = [self.ids.get(end.name, "") for end in ends]
        if isinstance(kept, SequenceNode) and targets == [_target(route) for route in kept.value]:
            return kept
        if isinstance(kept, ScalarNode) and targets == [kept.value]:
            return kept
        if kept is not None:
            message = "the conditions of this way on are not carried over, because its links have changed"
            self.found.lose(links[0].at if links else link.at, message, "write them into the new file")
        if len(targets) > 1:
            at = links[1].at
            self.found.problem(at, "several ways lead on, and nothing says when each is taken", "keep one link")
        nodes = [group_node({"to": text_node(to, one.at)}, one.at) for to, one in zip(targets, links, strict=False)]
        return text_node(targets[0], links[0].at) if len(targets) == 1 else list_node(nodes, link.at)

    def _text(self, passage: Passage | None, at: Place, message: str, remedy: str) -> Node:
        text = self._cleaned(passage) if passage else ""
        if not text and not ("setting" in self.kept and passage is None):
            self.gaps.append(self.found.gap(at, message, remedy))
        return text_node(text or f"{TO_DO}: {remedy}", passage.at if passage else at)

    def _cleaned(self, passage: Passage) -> str:
        """The text as the course writes it; one of our own stays as it is."""
        return passage.text if self.kept else self._without_signs(passage.text, passage.at)

    def _line(self, link: Link) -> str:
        return link.text if self.kept else one_line(self._without_signs(link.text, link.at))

    def _without_signs(self, text: str, at: Place) -> str:
        """The text without macros and tags, each of which is noted; none is ever carried out."""
        for macro in Counter(_MACROS.findall(text)):
            remedy = "write what it does as a gauge, a flag or a condition, if it is needed"
            self.found.lose(at, f"`{one_line(macro)[:60]}` is not carried over", remedy)
        told = _MACROS.sub("", _BEHIND_A_MACRO.sub(r"\1", text))
        told = _STRESS.sub(lambda said: f"**{said[2]}**" if said["strong"] else f"*{said[3]}*", told)
        plain, dropped = without_tags(told)
        for tag in dropped:
            self.found.lose(at, f"{tag} is not carried over", "see whether the text says enough without it")
        return plain

    def _stem(self, title: str) -> str:
        kept = self.kept.get("id")
        name = kept.value if isinstance(kept, ScalarNode) else ""
        if kept is not None and not is_key(name):
            at = self.beside.at if self.beside else Place(1)
            self.found.problem(at, "the id that is kept is not a name", "use small letters, digits and hyphens")
        return name or name_from(title, (), "story")

    def _lose_kept(self, what: str, kept: Iterable[str]) -> None:
        for name in kept:
            at = self.beside.at if self.beside else Place(1)
            message = f"what is kept of the {what} `{name}` is not carried over, because it is no longer told"
            self.found.lose(at, message, "give its passage its tag again, if it is still needed")

    def _lose_unused(self, start: Passage, told: Iterable[Passage]) -> None:
        """Notes the passages that nothing leads to."""
        used = {start.name, *(one.name for one in told)}
        used |= {link.to for passage in self.passages.values() for link in passage.links}
        for passage in self.passages.values():
            if passage.name not in used:
                message = f"the passage `{passage.name}` is not carried over, because no link leads to it"
                self.found.lose(passage.at, message, "link to it, or remove it")


def _target(route: Node) -> str:
    to = keys_of(route).get("to")
    return str(to.value) if isinstance(to, ScalarNode) else ""
