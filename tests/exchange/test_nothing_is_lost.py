"""Nothing is lost in silence: each word of a foreign file is in what is written, or in what its author is told.

Files are put together from what the formats have, with words that stand nowhere else. A word may also lie in a range of
lines that is told to be lost as a whole, where the report cuts a long text off.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exchange.strategies import always_the_same
from toolkit.content.problem import Problem
from toolkit.exchange.brought import Import
from toolkit.exchange.format import Given
from toolkit.exchange.formats import FORMATS
from toolkit.exchange.gift.chunks import chunks
from toolkit.exchange.nodes import written_in

GIFT_TEXTS = [
    *("W", "W W\\nW", "W *W* W", "<b>W</b> W<W", "<p>W</p><p> W</p>", "<ol><li>W<li>W</ol>", "&amp;W", "W <W W> W"),
    "<table><tr><td>W</td><td>W</td></tr></table>",
    *("<!-- W -->W", "<!--[if W]><xml>W</xml><![endif]-->W", "W<!-- W", "<script>W</script>W", "<xml><W>W</W></xml>W"),
    '<img alt\\="W" src\\="W">W',
    '<a href\\="W" title\\="W">W</a>',
    *("[html]W<br>W\nW", "[plain]W*W*W", "[plain]- W\n<W>W", "[moodle]a) W\nb) W", "<o\\:p>W</o\\:p>", "<!DOCTYPE W>W"),
    *("[markdown]W [W](http\\://W 'W') ![W](W.png)", "[markdown]`W` W\n> W\nW", "[markdown]1. W\n2. W\n   - W"),
    '[markdown]W [W][x] W\n<div title\\="W">W</div>',
    *("[markdown]|W|W|\n|-|-|\n|W|W|", "[markdown]\\# W\n<https\\://W> <b>W</b> ~~W~~ **W _W_**"),
]
GIFT_QUESTIONS = [
    *("::W::§{=§#§\n~§#§\n####§\n}", "§{=§#§ ~§}", "§{~%50%§#§\n~%30%§#§\n~%20%§\n~%-10%§#§}", "§{T#§#§} §"),
    *("§{=W#§\n=W#§\n=%0%W#§\n=%0%*#§ =%0%*#§\n####§}", "§{=§ -> W W\n=§ -> W\n= -> W#§\n=%20%§ -> <b>W</b>}", "§{}"),
    *("§{#3\\:1#§}", "§", "// W W\n§{=§~§}", "$CATEGORY: W/W", "$CATEGORY: W\n§{F#§####§}", "::§{=§ ~§} §"),
    "§\n// W\n{=§#§\n// W\n~§\n}",
]
TWEE_TEXTS = [
    *(
        "W W",
        "''W'' //W// W",
        "(set: $W to W)W",
        "(if: $a is 'W)')[W (W: W)[W [W] W]] W",
        "|W>[W] [W]<W|",
        "$W[W] _W $W.W",
    ),
    *(
        "<<set $W to 'W >> W'>>W",
        "<<if W>>W<<else>>W<</if>>",
        "<<silently>>W\nW<</silently>>",
        "/* W\nW */ W /% W %/ W",
    ),
    *("@@color:W;W@@ __W__ ==W==", "[img[W.png][W]] W", '{{{W}}} """W"""', "!W\n* W\n# W", "<% W\nW %>W<%= W %>"),
    *(
        "W: W\n--\nW",
        "[if W]\nW",
        "[note to myself]\nW\n[W]\nW",
        "{W} W {W: 'W'}",
        "`W` **W** ~~W~~ > W",
        "<u>W</u> <!-- W",
    ),
    *(
        "(W: W W",
        "<<W W",
        "<script>W</script>W",
        "![W](W.png) [W](W)",
        "==>\nW ?W W",
        '<<link "W" "W">>W<</link>>',
        "{\nW\n}",
    ),
    *("[[W->https://W]] W", "- W\n> W\n\nW", "@@W", "[W\nW", "<b title='W'>W</b>"),
    "[[W|Last][$a to 'W']] W",
]
FORMAT_NAMES = ["", "Harlowe", "SugarCube", "Chapbook", "Snowman", "Sugarcane"]
TWEE = """:: StoryTitle
W W
W

:: StoryData
{"format": "FORMAT", "start": "Start"}

:: Start [W]
§
[[W->First]]

:: First
§
[[W->move word9001x]]
§
[[W|Last]]

:: move word9001x
§
[[W->Last]]

:: Last
§

:: word9002x
§
[[W->word9003x lost]]

:: word9003x lost
§

:: W [stylesheet]
§
"""


def with_words(template: str) -> str:
    """The text with a word that stands nowhere else in the place of each ``W``."""
    count = iter(range(10_000))
    return re.sub(r"W", lambda _: f"word{next(count)}x", template)


def words_in(text: str) -> list[str]:
    return re.findall(r"word\d+x", text)


@st.composite
def gift_files(draw: st.DrawFn) -> str:
    texts = st.sampled_from(GIFT_TEXTS)
    questions = draw(st.lists(st.sampled_from(GIFT_QUESTIONS), min_size=1, max_size=4))
    return with_words("\n\n".join(re.sub("§", lambda _: draw(texts), question) for question in questions))


@st.composite
def twee_files(draw: st.DrawFn) -> str:
    texts = st.lists(st.sampled_from(TWEE_TEXTS), min_size=0, max_size=3).map("\n".join)
    whole = re.sub("§", lambda _: draw(texts), TWEE)
    return with_words(whole.replace("FORMAT", draw(st.sampled_from(FORMAT_NAMES))))


FILES = {"gift": gift_files(), "twee": twee_files()}


def texts_of(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for entry in value.values():
            yield from texts_of(entry)
    elif isinstance(value, list):
        for entry in value:
            yield from texts_of(entry)
    else:
        yield str(value)


def cut_off(found: Import) -> set[int]:
    """The lines of what is told to be lost, but not in full."""
    return {line for loss in found.lost if re.search(" …|passage|StoryData", loss.message) for line in _lines(loss)}


def _lines(loss: Problem) -> range:
    last = re.search(r"\(to line (\d+)\)", loss.message)
    return range(loss.line, int(last[1]) + 1 if last else loss.line + 1)


def lost_in_silence(text: str, found: Import) -> list[tuple[int, str]]:
    """The words that are neither written nor told, with their lines."""
    written = "\n".join(each for brought in found.brought for each in texts_of(written_in(brought.top)))
    told = "\n".join(loss.message for loss in found.lost)
    here = {*words_in(written), *words_in(told)}
    lost = cut_off(found)
    lines = enumerate(text.split("\n"), start=1)
    return [
        (number, word) for number, line in lines if number not in lost for word in words_in(line) if word not in here
    ]


@pytest.mark.parametrize("known", FORMATS, ids=lambda known: known.name)
def test_each_word_is_written_or_told(known: Any) -> None:
    came: Counter[str] = Counter()

    @settings(always_the_same, max_examples=200)
    @given(FILES[known.name])
    def check(text: str) -> None:
        found = Import("foreign")
        known.read(text, found, Given(["C4"], ["OWN"], "A title"))
        came["refused" if found.problems else "carried"] += 1
        if not found.problems:
            assert lost_in_silence(text, found) == [], json.dumps(text)

    check()
    assert came["carried"] > came["refused"]


@settings(always_the_same, max_examples=200)
@given(FILES["gift"])
def test_each_question_is_written_refused_or_told(text: str) -> None:
    found, nothing = Import("foreign"), Import("foreign")
    (gift,) = [known for known in FORMATS if known.name == "gift"]
    gift.read(text, found, Given(["C4"], ["OWN"]))
    told = list(found.problems) + [loss for loss in found.lost if "question" in loss.message]
    starts = {brought.top.start_mark.line + 1 for brought in found.brought}
    for chunk in chunks(text, nothing):
        lines = range(chunk.numbers[0], chunk.last + 1)
        assert starts.intersection(lines) or any(each.line in lines for each in told), json.dumps(chunk.text)
