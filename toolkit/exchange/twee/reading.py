"""A story → a scenario, as nodes with places."""

from collections.abc import Iterable

from yaml.nodes import Node, ScalarNode

from toolkit.content.problem import Problem
from toolkit.content.reading.reader import TO_DO
from toolkit.course.fields import is_key
from toolkit.exchange.brought import Brought, Import
from toolkit.exchange.format import Given
from toolkit.exchange.nodes import Place, group_node, keys_node, keys_of, text_node
from toolkit.exchange.prose.names import name_from
from toolkit.exchange.prose.paragraphs import neutral
from toolkit.exchange.twee.moves import Moves
from toolkit.exchange.twee.passages import Passage
from toolkit.exchange.twee.story import Story, read_story
from toolkit.exchange.twee.syntax import read_passages
from toolkit.exchange.twee.ways import Ways

_NOTES = {"note": "content_note", "round": "way_round"}


def from_twee(text: str, found: Import, given: Given) -> None:
    """Reads the story in ``text`` into ``found``; its title may be given."""
    written = read_passages(text, found)
    if not found.problems:
        brought = _Reading(read_story(written, found), found, given).brought()
        if brought and not found.problems:
            found.brought.append(brought)


class _Reading:
    """A story on its way to an exercise."""

    def __init__(self, story: Story, found: Import, given: Given) -> None:
        self.story, self.found, self.given = story, found, given
        self.ways = Ways(story, found)
        self.gaps: list[Problem] = []
        self.ids: dict[str, str] = {}
        competency = given.competencies[0] if len(given.competencies) == 1 else None
        self.moves = Moves(self.ways, self.ids, self.gaps, competency)

    def brought(self) -> Brought | None:
        """The exercise, or None when it cannot be one."""
        start = None if self.found.problems else self.ways.start()
        if start is None or self.found.problems:
            return None
        first, setting = self.ways.first(start)
        if first is None:
            return None
        told = self.ways.told(first)
        self._name_all(told)
        title = self._title()
        nodes = self._nodes(start, setting, first, told)
        rest = {name: node for name, node in self.story.kept.items() if name not in ("id", "scenes", "endings")}
        self._note_lost(start, setting, told)
        return Brought(
            self._stem(title.value), group_node({**nodes, **rest, "title": title}, start.at), tuple(self.gaps)
        )

    def _nodes(self, start: Passage, setting: Passage | None, first: Passage, told: list[Passage]) -> dict[str, Node]:
        return {
            "kind": text_node("scenario", start.at),
            "title": text_node("", start.at),
            "competencies": keys_node(self.given.competencies, start.at),
            "sources": keys_node(self.given.sources, start.at),
            **self._notes(),
            "setting": self._setting(setting, start.at),
            "people": group_node({}, start.at),
            "gauges": group_node({}, start.at),
            "start": text_node(self.ids[first.name], first.at),
            "scenes": self._scenes(told),
            "endings": self._endings(told),
        }

    def _title(self) -> ScalarNode:
        title = self.story.title or self.given.title or ""
        if not title.strip():
            remedy = "add a passage `:: StoryTitle`, or give --title"
            self.found.problem(self.story.title_at, "the story has no title", remedy)
        return text_node(title if self.story.ours else neutral(title), self.story.title_at)

    def _notes(self) -> dict[str, Node]:
        passages = {self.ways.role(passage): passage for passage in self.story.passages.values()}
        return {
            key: text_node(passages[role].text, passages[role].at) for role, key in _NOTES.items() if role in passages
        }

    def _setting(self, setting: Passage | None, at: Place) -> Node:
        if setting is None and "setting" in self.story.kept:
            return text_node("", at)
        remedy = "write where and when it begins"
        return self._text(setting, at, "the story has no setting", remedy)

    def _name_all(self, told: Iterable[Passage]) -> None:
        taken: set[str] = set()
        for passage in told:
            role = self.ways.role(passage)
            name = self.moves.tagged(passage) or name_from(passage.name, taken, role)
            if name in taken:
                self.found.problem(passage.at, f"two passages have the id `{name}`", "remove the tag of one of them")
            taken.add(name)
            self.ids[passage.name] = name

    def _scenes(self, told: Iterable[Passage]) -> Node:
        kept, scenes = keys_of(self.story.kept.get("scenes")), {}
        for passage in told:
            if self.ways.role(passage) == "scene":
                name = self.ids[passage.name]
                beside = keys_of(kept.pop(name, None))
                moves = self.moves.of(passage, keys_of(beside.pop("moves", None)))
                scenes[name] = group_node({**self._titled(passage), "moves": moves, **beside}, passage.at)
        self.moves.lose_kept("scene", kept)
        return group_node(scenes, Place(1))

    def _endings(self, told: Iterable[Passage]) -> Node:
        kept, endings = keys_of(self.story.kept.get("endings")), {}
        for passage in told:
            if self.ways.role(passage) == "ending":
                name = self.ids[passage.name]
                beside = keys_of(kept.pop(name, None))
                endings[name] = group_node({**self._titled(passage), **beside}, passage.at)
        self.moves.lose_kept("ending", kept)
        return group_node(endings, Place(1))

    def _titled(self, passage: Passage) -> dict[str, Node]:
        text = self._text(passage, passage.at, f"the passage `{passage.name}` has no text", "write what happens there")
        title = passage.name if self.story.ours else neutral(passage.name)
        return {"title": text_node(title, passage.at), "text": text}

    def _text(self, passage: Passage | None, at: Place, message: str, remedy: str) -> Node:
        if passage and passage.text:
            return text_node(passage.text, passage.at)
        self.gaps.append(self.found.gap(at, message, remedy))
        return text_node(f"{TO_DO}: {remedy}", passage.at if passage else at)

    def _stem(self, title: str) -> str:
        kept = self.story.kept.get("id")
        name = str(kept.value) if isinstance(kept, ScalarNode) else ""
        if kept is not None and not is_key(name):
            remedy = "use small letters, digits and hyphens"
            self.found.problem(self.story.beside, "the id that is kept is not a name", remedy)
        return name or name_from(title, (), "story")

    def _note_lost(self, start: Passage, setting: Passage | None, told: list[Passage]) -> None:
        """Notes what is left out: within the passages that are carried over, and all others."""
        if setting and not self.story.ours:
            self.moves.lose_name(setting, setting.links[:1])
        passed = self.moves.passed
        carried = {passage.name: passage for passage in [start, *([setting] if setting else []), *told, *passed]}
        for passage in carried.values():
            passage.note_lost(self.found)
        if not self.story.ours:
            self.ways.note_unused(carried)
