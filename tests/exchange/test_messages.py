"""Every message about a foreign file: what it says, and that its place is where the author can mend it."""

import re

import pytest

from tests.authoring.templates import message_templates
from toolkit.exchange.brought import Import
from toolkit.exchange.gift import from_gift
from toolkit.exchange.twee import from_twee

KEPT = "// facilitator: "
GIFT = {
    "q{=a#b ~c#d": "1:2: the `{` that stands here is not closed",
    "q}": "1:2: nothing is open that this `}` closes",
    "q{=a#b ~c#d} {=e}": "1:14: a second `{` stands here",
    "q{=a#{b} ~c#d}": "1:6: a second `{` stands here",
    "{=a#b ~c#d}": "1:1: the question has no text",
    "q{a =b#c ~d#e}": "1:3: an answer begins without a sign",
    "q{=a#b ~ #c}": "1:10: the answer is empty",
    "q{\n=a -> b\n=c\n}": "3:2: the item goes with nothing",
    "q{=a#b\n=c#d ~e#f}": "2:2: a second answer is right, but only one can be picked",
    "q{~a#b ~c#d}": "1:1: no answer is right",
    "q{=%0%a#b =%0%c#d}": "1:1: no answer is accepted",
    "q{" + "~a" * 101 + "}": "1:203: the question has 101 answers",
    "$CATEGORY: a/b\n\n": "1:1: the category is not carried over",
    "Read this.": "1:1: a text without a question is not carried over",
    "q{#1822}": "1:1: a question of the kind `numerical` is not carried over",
    "q{####b}": "1:1: a question of the kind `essay` is not carried over",
    "\n  // mine\nq{=a#b ~c#d}": "2:3: the remark is not carried over",
    "q{=a#b ~%50%c#d}": "1:13: the weight of 50 % is not carried over",
    "q{~%75%a#b ~%25%c#d ~e#f}": "1:8: the weight of 75 % is not carried over",
    "q{~%100%a#b ~%-50%c#d ~e#f}": "1:24: the weight of 0 % is not carried over",
    "q{=<p>a</p> ~c#d}": "1:4: `a` has no feedback",
    "q{=a*#b}": "1:4: `*` does not stand for any letters here",
    "q{=a#b =c#d}": "1:11: a second feedback is not carried over: all accepted answers share the first",
    "a <u>b</u>{=a#b ~c#d}": "1:1: <u> is not carried over",
    "q{=a ~c#d}": "1:4: `a` has no feedback",
    f"{KEPT}{{\nq{{=a#b ~c#d}}": "1:1: what `facilitator export` kept here cannot be read: it is not JSON",
    f'{KEPT}{{"a": 1, "a": 1}}\nq{{=a#b ~c#d}}': "1:1: what `facilitator export` kept here cannot be read: a name is",
    f'{KEPT}{{"kind": "sort"}}\nq{{=a#b ~c#d}}': "1:1: the kind that is kept here is 'sort', but the answers are",
    f'{KEPT}{{"id": "A"}}\nq{{=a#b ~c#d}}': "1:1: the id that is kept is not a name",
    f'{KEPT}{{"id": "a"}}\nq{{=a#b ~c#d}}\n\n{KEPT}{{"id": "a"}}\nq{{=a#b ~c#d}}': "4:1: two questions have the id `a`",
    f"{KEPT}{{}}\n{KEPT}{{}}\nq{{=a#b ~c#d}}": "2:1: what is kept stands here twice",
    f"q{{\n=a#b\n~c#d\n{KEPT}{{}}\n}}": "4:1: what is kept here belongs to no answer",
    f'q{{\n{KEPT}{{"id": "a"}}\n=a#b\n{KEPT}{{"id": "a"}}\n~c#d\n}}': "5:2: two answers have the id `a`",
    f'{KEPT}{{"kind": "sort", "groups": 1}}\nq{{=a -> b\n=c -> d\n=e -> b}}': "1:1: the `groups` that are kept",
    f'{KEPT}{{"kind": "moment"}}\nq{{=a#b ~c#d}}': "2:4: the feedback of this response has not three parts",
}
HEAD = ":: StoryTitle\nA\n:: StoryData\n{}\n"
TWEE = {
    "x\n:: Start": "1:1: a text stands before the first passage",
    ":: Start {": "1:1: the head of this passage cannot be read",
    "::  [tag]\n": "1:1: the passage has no name",
    ":: a\n:: a\n": "2:1: the passage `a` is there twice",
    ":: a\n" + "[[a]]\n" * 51: "1:1: the passage has 51 links",
    "".join(f":: {n}\n" for n in range(5_001)): "1:1: the story has 5,001 passages",
    HEAD + ":: a\n": "3:1: no passage begins the story",
    HEAD.replace("{}", "{") + ":: Start\n[[a]] [[b]]\n": "3:1: `StoryData` is not carried over, because it is not JSON",
    ":: Start\n[[a]] [[b]]\n:: a\n:: b\n": "1:1: the story has no title",
    HEAD + ":: Start\nHello.\n": "5:1: the beginning of the story leads to no choice",
    HEAD + ":: Start\n[[a]] [[b]]\n:: a\n": "6:7: there is no passage `b`",
    HEAD + ":: Start\n[[a]] [[b]]\n:: a\n[[a]]\n:: b\n": "6:1: no choice and no ending follows on `a`",
    HEAD + ":: Start\nHi\n[[a]]\n:: a\nx\n[[b]]\n:: b\n[[c]] [[d]]\n:: c\n:: d": "8:1: the passage `a` is not carried",
    HEAD
    + ":: Start\nHi\n[[a]] [[b]]\n:: a\n:: b\n:: c\n": "10:1: the passage `c` is not carried over, because no link",
    HEAD + ":: x [script]\n:: Start\n[[a]] [[b]]\n:: a\n:: b\n": "5:1: the passage `x` is not carried over, because",
    HEAD + ":: Start\n[[a][$x to 1]] [[b]]\n:: a\n:: b\n": "6:1: what the link sets, `$x to 1`, is not carried over",
    HEAD
    + ":: Start\n[[a]] [[b]] [[c|https://x.org]]\n:: a\n:: b\n": "6:13: the link to https://x.org is not carried over",
    HEAD + ":: Start\n$x [[a]] [[b]]\n:: a\n:: b\n": "5:1: `$x` is not carried over",
    HEAD + ":: Start\n<u>x</u> [[a]] [[b]]\n:: a\n:: b\n": "5:1: <u> is not carried over",
    HEAD + ":: Start\n[[a]] [[b]]\n:: a\n:: b\n": "6:1: the move “a” has no `practice` and `feedback`",
}
OURS = ':: facilitator [facilitator]\n{"kind": "scenario", "id": "a", "scenes": {"s": {"moves": {%s}}, "gone": {}}}\n'
SCENE = (
    HEAD + ":: Start [scene:s]\n[[x->m]] [[y->n]]\n:: m [move:s/m]\n[[e]]\n:: n [move:s/n]\n[[e]]\n:: e [ending:e]\nE\n"
)
KEPT_TWEE = {
    SCENE + OURS % "": "13:1: what is kept of the scene `gone` is not carried over, because it is no longer told",
    SCENE.replace("move:s/n", "move:s/m") + OURS % "": "6:10: two moves have the id `m`",
    SCENE + ":: f [ending:e]\n" + OURS % "": "13:1: two passages have the id `e`",
    SCENE.replace("[[e]]\n:: n", "[[e]] [[Start]]\n:: n")
    + OURS % "": "8:7: several ways lead on, and nothing says when",
    SCENE.replace("[[e]]\n:: n", "\n:: n") + OURS % "": "7:1: the passage `m` leads nowhere",
    SCENE + OURS % '"m": {"to": [{"to": "s", "when": "a"}, {"to": "e"}]}': "8:1: the conditions of this way on are not",
    SCENE + OURS.replace('"a"', '"A"') % "": "13:1: the id that is kept is not a name",
}
SAID_ELSEWHERE = {
    "this letter is not UTF-8": "test_hostile.py",
    "the file is larger than … bytes": "test_hostile.py",
    "the file has more than … questions": "test_hostile.py",
    "nothing in this file can be imported": "test_landing.py",
    "the files cannot be written: …": "test_landing.py",
    "there is already a file …": "test_landing.py",
    "a Twee file holds one story": "test_landing.py",
    "the format … has nothing like the kind `…`": "test_landing.py",
}


def said(format_name: str, text: str) -> list[str]:
    """All that is noted about a text, with its place."""
    found = Import("")
    (from_gift if format_name == "gift" else from_twee)(text, found, ["C4"], ["OWN"])
    gaps = [gap for brought in found.brought for gap in brought.gaps]
    return [str(one).removeprefix(":") for one in [*found.problems, *found.lost, *gaps]]


@pytest.mark.parametrize(("text", "message"), GIFT.items(), ids=list(GIFT.values()))
def test_slip_in_gift_is_told_with_its_place(text: str, message: str) -> None:
    assert [line for line in said("gift", text) if line.startswith(message)], said("gift", text)


@pytest.mark.parametrize(
    ("text", "message"), [*TWEE.items(), *KEPT_TWEE.items()], ids=[*TWEE.values(), *KEPT_TWEE.values()]
)
def test_slip_in_twee_is_told_with_its_place(text: str, message: str) -> None:
    assert [line for line in said("twee", text) if line.startswith(message)], said("twee", text)


@pytest.mark.parametrize("template", sorted(message_templates("exchange") - SAID_ELSEWHERE.keys()))
def test_every_message_is_tried(template: str) -> None:
    pattern = ".*".join(re.escape(part) for part in template.split("…"))
    everything = [line for text in GIFT for line in said("gift", text)]
    everything += [line for text in (*TWEE, *KEPT_TWEE) for line in said("twee", text)]
    assert any(re.match(rf"\d+:\d+: {pattern} — ", line) for line in everything)
