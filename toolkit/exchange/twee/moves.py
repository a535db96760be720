"""The moves of a scene: each begins with a link, and may pass through passages that tell what it does."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from yaml.nodes import Node, ScalarNode, SequenceNode

from toolkit.content.problem import Problem
from toolkit.content.reading.reader import TO_DO
from toolkit.exchange.nodes import group_node, keys_of, list_node, text_node
from toolkit.exchange.prose.names import beginning, name_from
from toolkit.exchange.twee.passages import Link, Passage
from toolkit.exchange.twee.ways import Way, Ways

_TO_DO = {"practice": TO_DO, "competency": TO_DO, "feedback": f"{TO_DO}: what it does"}


class Moves:
    """The moves of a story. ``ids`` are the names of its scenes and endings; what is missing goes to ``gaps``."""

    def __init__(self, ways: Ways, ids: Mapping[str, str], gaps: list[Problem], competency: str | None) -> None:
        self.ways, self.ids, self.gaps = ways, ids, gaps
        self.story, self.found = ways.story, ways.found
        self.competency = competency
        self.passed: list[Passage] = []

    def of(self, scene: Passage, kept: dict[str, Node]) -> Node:
        """The moves of a scene; ``kept`` is what an export of ours kept of them."""
        moves: dict[str, Node] = {}
        for link in scene.links:
            way = self.ways.follow(link)
            name = self._id(scene, way, link, moves)
            if name in moves:
                remedy = "remove the tag of one of the passages that follow"
                self.found.problem(link.at, f"two moves have the id `{name}`", remedy)
            moves[name] = self._move(link, way, keys_of(kept.pop(name, None)))
            self._note_passed(way.passed)
        self.lose_kept(f"move of `{self.ids[scene.name]}`", kept)
        return group_node(moves, scene.at)

    def tagged(self, passage: Passage) -> str:
        """The id that a tag of ours gives."""
        start = f"{self.ways.role(passage)}:"
        tags = passage.tags if self.story.ours else ()
        return next((tag.removeprefix(start) for tag in tags if tag.startswith(start)), "")

    def lose_kept(self, what: str, kept: Iterable[str]) -> None:
        """Notes that what was kept of parts that are gone is lost."""
        for name in kept:
            message = f"what is kept of the {what} `{name}` is not carried over, because it is no longer told"
            self.found.lose(self.story.beside, message, "give its passage its tag again, if it is still needed")

    def lose_name(self, passage: Passage, links: Iterable[Link]) -> None:
        """Notes the words of links that only lead on, and the name of their passage, which is no title here."""
        words = [f"the words `{link.text}` of its link" for link in links if link.alone and link.text != link.to]
        lost = " and ".join([f"the name `{passage.name}`", *words])
        message = f"{lost} are not carried over" if words else f"{lost} of this passage is not carried over"
        self.found.lose(passage.at, message, "nothing, if its text says enough", last=passage.last if words else 0)

    def _id(self, scene: Passage, way: Way, link: Link, taken: Collection[str]) -> str:
        tagged = self.tagged(way.passed[0]) if way.passed else ""
        of_scene, _, name = tagged.partition("/")
        return name if name and of_scene == self.ids[scene.name] else name_from(link.text, taken, "move")

    def _move(self, link: Link, way: Way, kept: dict[str, Node]) -> Node:
        at = way.passed[0].at if way.passed else link.at
        feedback = "\n\n".join(passage.text for passage in way.passed if passage.text)
        known = {"practice": "", "competency": self.competency or "", "feedback": feedback}
        missing = [name for name, said in known.items() if not said and name not in kept]
        nodes: dict[str, Node] = {"say": text_node(link.text, link.at)}
        nodes |= {name: text_node(said or _TO_DO[name], at) for name, said in known.items()}
        if missing:
            message = f"the move “{beginning(link.text)}” has no {' and '.join(f'`{name}`' for name in missing)}"
            self.gaps.append(self.found.gap(link.at, message, "write it into the new file"))
        nodes["to"] = self._routes(link, way, kept.pop("to", None))
        return group_node({**nodes, **kept}, link.at)

    def _routes(self, link: Link, way: Way, kept: Node | None) -> Node:
        """Where the move leads; the conditions are those that are kept, as long as the links still are the same."""
        targets = [self.ids.get(end.name, "") for end in way.ends]
        if isinstance(kept, SequenceNode) and targets == [_target(route) for route in kept.value]:
            return kept
        if isinstance(kept, ScalarNode) and targets == [kept.value]:
            return kept
        if kept is not None:
            message = "the conditions of this way on are not carried over, because its links have changed"
            self.found.lose(way.links[0].at if way.links else link.at, message, "write them into the new file")
        if len(targets) > 1:
            remedy = "keep one link"
            self.found.problem(way.links[1].at, "several ways lead on, and nothing says when each is taken", remedy)
        if len(targets) == 1:
            return text_node(targets[0], way.links[0].at)
        return list_node(_several(targets, way.links), link.at)

    def _note_passed(self, passed: Sequence[Passage]) -> None:
        """Notes what of the passages on a way is not told."""
        self.passed += passed
        for passage in passed if not self.story.ours else ():
            self.lose_name(passage, passage.links)


def _several(targets: Sequence[str], links: Sequence[Link]) -> list[Node]:
    return [group_node({"to": text_node(to, link.at)}, link.at) for to, link in zip(targets, links, strict=False)]


def _target(route: Node) -> str:
    to = keys_of(route).get("to")
    return str(to.value) if isinstance(to, ScalarNode) else ""
