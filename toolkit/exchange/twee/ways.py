"""The ways through a story: which passages are scenes, which tell what a move does, and where each link leads."""

from collections.abc import Container
from dataclasses import dataclass

from toolkit.exchange.brought import Import
from toolkit.exchange.twee.passages import Link, Passage
from toolkit.exchange.twee.story import Story

_ROLES = ("scene", "move", "ending", "note", "round", "setting")
_LONGEST_CHAIN = 20


@dataclass(frozen=True)
class Way:
    """What follows on a link: the passages without a choice, the links at their end, and where these lead."""

    passed: tuple[Passage, ...]
    links: tuple[Link, ...]
    ends: tuple[Passage, ...] = ()


class Ways:
    """The passages of a story, by the part that they play in it."""

    def __init__(self, story: Story, found: Import) -> None:
        self.story, self.found = story, found
        self.roles = {passage.name: _role(passage, ours=story.ours) for passage in story.passages.values()}
        self.before: tuple[Passage, ...] = ()

    def role(self, passage: Passage) -> str:
        """``scene``, ``move``, ``ending``, ``note``, ``round`` or ``setting``."""
        return self.roles[passage.name]

    def of_role(self, role: str) -> Passage | None:
        """The first passage that plays a part."""
        return next((passage for passage in self.story.passages.values() if self.role(passage) == role), None)

    def start(self) -> Passage | None:
        """The passage that the story begins with; None where a problem was noted."""
        name = self.story.start
        start = self.story.passages.get(name) if isinstance(name, str) else None
        if start is None:
            remedy = "name one as `start` in `StoryData`, or call it `Start`"
            self.found.problem(self.story.at, "no passage begins the story", remedy)
        return start

    def first(self, start: Passage) -> tuple[Passage | None, Passage | None]:
        """The first scene, and the passage with the setting if one comes before; None where a problem was noted."""
        setting = None
        if self.role(start) == "note":
            start = self.of_role("setting") or start
        if self.role(start) in ("setting", "move") and start.links:
            setting = start
            way = self.follow(start.links[0])
            self._lose_before(way.passed)
            start = way.ends[0] if way.ends else start
        if self.role(start) == "scene":
            return start, setting
        if not self.found.problems:
            remedy = "lead the beginning to a passage with two links or more"
            self.found.problem(start.at, "the beginning of the story leads to no choice", remedy)
        return None, None

    def follow(self, link: Link) -> Way:
        """What follows on a link, up to the next choice or ending."""
        passed: list[Passage] = []
        links: tuple[Link, ...] = (link,)
        while True:
            ends = tuple(passage for passage in map(self._at, links) if passage)
            if len(ends) < len(links):
                return Way(tuple(passed), links)
            here = ends[0]
            if len(links) > 1 or self.role(here) != "move":
                return Way(tuple(passed), links, ends)
            if here in passed or len(passed) >= _LONGEST_CHAIN:
                self.found.problem(link.at, f"no choice and no ending follows on `{link.text}`", "lead it to one")
                return Way(tuple(passed), links)
            passed.append(here)
            links = here.links
            if not links:
                self.found.problem(here.at, f"the passage `{here.name}` leads nowhere", "add a link to what follows")
                return Way(tuple(passed), links)

    def told(self, first: Passage) -> list[Passage]:
        """The scenes and endings in the order of the file: those that can be reached, and all that we once wrote."""
        passages = self.story.passages.values()
        ours = [passage for passage in passages if self.story.ours and any(":" in tag for tag in passage.tags)]
        waiting = [first, *(passage for passage in ours if self.role(passage) in ("scene", "ending"))]
        reached: set[str] = set()
        while waiting:
            here = waiting.pop()
            if here.name not in reached:
                reached.add(here.name)
                waiting += self._ends_of(here)
        return [passage for passage in passages if passage.name in reached]

    def note_unused(self, carried: Container[str]) -> None:
        """Notes the passages that are not carried over, because nothing leads to them."""
        for passage in self.story.passages.values():
            if passage.name not in carried and passage not in self.before:
                message = f"the passage `{passage.name}` is not carried over, because no way leads to it"
                remedy = "link to it from a passage that is told, or remove it"
                self.found.lose(passage.at, message, remedy, last=passage.last)

    def _lose_before(self, passed: tuple[Passage, ...]) -> None:
        self.before = passed
        for passage in passed:
            message = f"the passage `{passage.name}` is not carried over, because it stands before the first choice"
            self.found.lose(passage.at, message, "write it into the setting", last=passage.last)

    def _ends_of(self, passage: Passage) -> list[Passage]:
        scene = self.role(passage) == "scene"
        return [end for link in passage.links for end in self.follow(link).ends] if scene else []

    def _at(self, link: Link) -> Passage | None:
        passage = self.story.passages.get(link.to)
        if passage is None:
            self.found.problem(link.at, f"there is no passage `{link.to}`", "add it, or lead the link elsewhere")
        return passage


def _role(passage: Passage, *, ours: bool) -> str:
    """What a tag of ours says, or else what the number of links does."""
    for tag in passage.tags if ours else ():
        role = tag.split(":")[0]
        if role in _ROLES:
            return role
    return "ending" if not passage.links else "move" if len(passage.links) == 1 else "scene"
