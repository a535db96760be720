"""Every message about a foreign file: what it says, and that its place is where the author can mend it."""

import re
from functools import cache

import pytest

from tests.authoring.templates import message_templates
from toolkit.exchange.brought import Import
from toolkit.exchange.format import Given
from toolkit.exchange.formats import format_named

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
    "$CATEGORY: a/b\n\n": "1:1: the category `a/b` is not carried over",
    "Read this.": "1:1: a text without a question, `Read this.`, is not carried over",
    "q{#1822}": "1:1: the question “q{#1822}” of the kind `numerical` is not carried over",
    "q{####b}": "1:1: the question “q{####b}” of the kind `essay` is not carried over",
    "\n  // mine\nq{=a#b ~c#d}": "2:3: the remark `// mine` is not carried over",
    "q{=a#b ~%50%c#d}": "1:13: the weight of 50 % is not carried over",
    "q{~%75%a#b ~%25%c#d ~e#f}": "1:8: the weight of 75 % is not carried over",
    "q{~%100%a#b ~%-50%c#d ~e#f}": "1:24: the weight of 0 % is not carried over",
    "q{=<p>a</p> ~c#d}": "1:4: `a` has no feedback",
    "q{=a*#b}": "1:4: in `a*` the `*` does not stand for any letters here",
    "q{=a#b =c#d}": "1:11: the feedback “d” is not carried over, because all accepted answers",
    "a <u>b</u>{=a#b ~c#d}": "1:1: <u> is not carried over",
    "q{=a ~c#d}": "1:4: `a` has no feedback",
    f"{KEPT}{{\nq{{=a#b ~c#d}}": "1:1: what `facilitator export` kept here cannot be read: it is not JSON",
    f'{KEPT}{{"a": 1, "a": 1}}\nq{{=a#b ~c#d}}': "1:1: what `facilitator export` kept here cannot be read: a name is",
    f'{KEPT}{{"kind": "sort"}}\nq{{=a#b ~c#d}}': "1:1: the kind that is kept here is 'sort', but the answers are",
    f'{KEPT}{{"id": "A"}}\nq{{=a#b ~c#d}}': "1:1: the id that is kept is not a name",
    f'{KEPT}{{"id": "a"}}\nq{{=a#b ~c#d}}\n\n{KEPT}{{"id": "a"}}\nq{{=a#b ~c#d}}': "4:1: two questions have the id `a`",
    f'{KEPT}{{"of": "1", "id": "x"}}\n{KEPT}{{"of": "2", "id": "y"}}\n{KEPT}{{"of": "3", "id": "y"}}\n'
    "q{=a#b =%0%c#d =%0%e#f}": "4:22: the feedback “f” is not carried over, because its variants share the first one",
    f"{KEPT}{{}}\n{KEPT}{{}}\nq{{=a#b ~c#d}}": "2:1: what is kept stands here twice",
    f"q{{\n=a#b\n~c#d\n{KEPT}{{}}\n}}": "4:1: what is kept here stands below its question, or above none",
    f"{KEPT}{{}}\n\nq{{=a#b ~c#d}}": "1:1: what is kept here stands below its question, or above none",
    f'{KEPT}{{"of": "", "id": "a"}}\n{KEPT}{{"of": "", "id": "a"}}\nq{{=a#b ~c#d}}': "3:9: two answers have the id `a`",
    f'{KEPT}{{"of": "", "id": "a"}}\nq{{=a#b ~c#d}}': "1:1: what is kept of the answer `a` is not carried over",
    "q{=%50,5%a#b ~c#d}": "1:4: the weight `%50,5%` cannot be read — write a point, as in `%33.3%`",
    "q{~%1000%a#b ~c#d}": "1:4: the weight `%1000%` cannot be read — write a number from -100 to 100",
    "q{=a ->}": "1:4: the item goes with nothing",
    "q{=a -> b\n= -> c#d}": "2:8: the feedback “d” is not carried over, because nothing goes with this answer",
    "q{=a#b =%0%*#c =%0%*#d}": "1:22: the feedback “d” is not carried over, because one answer `*` has one already",
    "q{=%50%a -> b\n=c -> d}": "1:8: the weight of 50 % is not carried over",
    "<img src\\=a.png>{=a#b ~c#d}": "1:1: the question has no words",
    "q{=<p><br></p>#b ~c#d}": "1:4: the answer has no words",
    "q{=a#<p><br></p> ~c#d}": "1:4: `a` has no feedback",
    "q <script>x</script>{=a#b ~c#d}": "1:1: <script> with what stands in it, `x`, is not carried over",
    "q <!-- x -->{=a#b ~c#d}": "1:1: the comment `<!-- x -->` is not carried over",
    "q <i title\\='x'>y</i>{=a#b ~c#d}": "1:1: the hint “x” of <i> is not carried over",
    "q <img src\\=a.png>{=a#b ~c#d}": "1:1: the file a.png of <img> is not carried over",
    "q <a href\\=a.html>b</a>{=a#b ~c#d}": "1:1: the link to a.html is not carried over",
    "[markdown]q ![b](a.png){=a#b ~c#d}": "1:1: the picture a.png is not carried over",
    "[markdown]q `b`{=a#b ~c#d}": "1:1: the look of code, `b`, is not carried over",
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
    HEAD + ":: Start\nHi\n[[a]] [[b]]\n:: a\n:: b\n:: c\n": "10:1: the passage `c` is not carried over, because no way",
    HEAD + ":: x [script]\n:: Start\n[[a]] [[b]]\n:: a\n:: b\n": "5:1: the passage `x` is not carried over, because",
    HEAD + ":: Start\n[[a][$x to 1]] [[b]]\n:: a\n:: b\n": "6:1: what the link sets, `$x to 1`, is not carried over",
    HEAD + ":: Start\n[[a]] [[b]] [[c|https://x.org]]\n:: a\n:: b\n": "6:13: the link “c” to https://x.org is not",
    HEAD + ":: Start\n$x [[a]] [[b]]\n:: a\n:: b\n": "6:1: `$x` is not carried over",
    HEAD + ":: Start\n<u>x</u> [[a]] [[b]]\n:: a\n:: b\n": "6:1: <u> is not carried over",
    HEAD.replace("{}", "[]") + ":: Start\n[[a]] [[b]]\n": "3:1: `StoryData` is not carried over, because it is",
    HEAD.replace("{}", '{"a": "b"}') + ":: Start\n[[a]] [[b]]\n": "3:1: `a: b` of `StoryData` is not carried over",
    HEAD.replace("{}", '{"format": "B"}') + ":: Start\n[[a]] [[b]]\n": "3:1: the format `B` is not known",
    HEAD + ":: Start\n[[a]] [[b]] [[c->]]\n:: a\n:: b\n": "6:13: the link “c” is not carried over, because it names",
    HEAD + ":: Start {x}\n[[a]] [[b]]\n": "5:1: `{x}` in the head of the passage is not carried over",
    HEAD + ":: Start [dark]\n[[a]] [[b]]\n:: a\n:: b\n": "5:1: the tag `dark` is not carried over",
    HEAD + ":: Start\n[[a]] [[b]]\n:: a\nx\n[[go on->b]]\n:: b\n": "7:1: the name `a` and the words `go on` of its",
    HEAD + ":: Start\n[[a]] [[b]]\n:: a\n[[b]]\n:: b\n": "7:1: the name `a` of this passage is not carried over",
    HEAD + ":: Start\n/* x\ny */ [[a]] [[b]]\n:: a\n:: b\n": "6:1: the remark `/* x y */` is not carried over (to",
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
    "a file of the format … holds one exercise": "test_landing.py",
    "the format … has nothing like the kind `…`": "test_landing.py",
}


@cache
def said(format_name: str, text: str) -> list[str]:
    """All that is noted about a text, with its place."""
    found = Import("")
    known = format_named(format_name)
    assert known is not None
    known.read(text, found, Given(["C4"], ["OWN"]))
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
    assert any(re.match(rf"\d+:\d+: {pattern}(?: \(to line \d+\))? — ", line) for line in everything)
