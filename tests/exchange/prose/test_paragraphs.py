"""Words that mean only themselves are shown as they are; HTML and Markdown keep what the course can say."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.strategies import SIGNS, always_the_same
from toolkit.exchange.prose.markdown import markdown_text
from toolkit.exchange.prose.names import name_from, quoted
from toolkit.exchange.prose.paragraphs import Paragraphs, plain_text
from toolkit.exchange.prose.tags import html_text
from toolkit.screen.text import line, text

words = st.lists(st.sampled_from([*SIGNS, "*", "**", "\\", "-", "\n", "\n- "]), max_size=12).map("".join)
styles = st.sampled_from(["", "strong", "stress"])


def shown(written: str) -> list[str]:
    """The paragraphs and list items that a learner sees."""
    return [said(entry) for block in text(written) for entry in ([block["p"]] if "p" in block else block["ul"])]


def said(runs: Any) -> str:
    return "".join(run if isinstance(run, str) else "".join(run.values()) for run in runs)


@always_the_same
@given(words)
def test_plain_text_is_shown_as_it_is(written: str) -> None:
    lines = [" ".join(part.split()) for part in written.split("\n")]
    assert shown(plain_text(written).text()) == [part for part in lines if part]
    assert all("p" in block for block in text(plain_text(written).text()))


@always_the_same
@given(st.lists(st.tuples(words, styles), max_size=6))
def test_stressed_words_are_shown_as_they_are(runs: list[tuple[str, str]]) -> None:
    told = Paragraphs()
    for part, style in runs:
        told.strong(style == "strong")
        told.stress(style == "stress")
        told.say(part)
        told.strong(-(style == "strong"))
        told.stress(-(style == "stress"))
    whole = " ".join("".join(part for part, _ in runs).split())
    assert " ".join(shown(told.text())) == whole


def test_stress_ends_at_words() -> None:
    assert html_text("a<b> b </b>c <i></i>d<b>e<br>f</b>").text() == "a **b** c d**e**\n\n**f**"
    assert line("a **b** c")[1] == {"b": "b"}


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("<ul><li>a</li><li>b</li></ul>c", "- a\n- b\n\nc"),
        ("<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>", "1) a\n\n- b\n\n2) c"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td></td></tr></table>", "a | b\n\nc |"),
        ("<p>a&nbsp;&amp;&lt;b&gt;</p>", "a &<b>"),
        ("x < y and y > z, 2 <3", "x < y and y > z, 2 <3"),
        ("a\nb", "a b"),
        ("a\nb) c\nd", "a\n\nb) c d"),
        ('<img alt="a > b" src="x">c', "a > b c"),
        ("<st1:place>a</st1:place><?xml:namespace /><![if !a]>b<![endif]>", "ab"),
        ("a <https://b.org/c> <d@e.org>", "a https://b.org/c d@e.org"),
    ],
)
def test_html_keeps_what_the_course_can_say(written: str, told: str) -> None:
    assert html_text(written).text() == told


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("# A\n\nb *c* __d__", "A\n\nb *c* **d**"),
        ("- a\n- b\n\n1. c\n2. d", "- a\n- b\n\n1) c\n\n2) d"),
        ("a  \nb\nc", "a\n\nb c"),
        ("a\nb) c", "a\n\nb) c"),
        ("|a|b|\n|-|-|\n|c|d|", "a | b\n\nc | d"),
        ("```\n*a*\n  b\n```", "\\*a\\*\n\nb"),
        (r"\*a\* 2 * 3", r"\*a\* 2 * 3"),
        ("> a\n> b\n\nc", "a b\n\nc"),
    ],
)
def test_markdown_keeps_what_the_course_can_say(written: str, told: str) -> None:
    assert markdown_text(written).text() == told


def test_what_is_lost_is_told_once() -> None:
    assert list(html_text("<u>a</u><u>b</u>").lost) == [
        ("<u> is not carried over", "see whether the text says enough without it")
    ]


def test_names_and_quotations() -> None:
    assert name_from("Élan, l'été!", {"elan-lete"}, "x") == "elan-lete-2"
    assert name_from("«»", (), "question") == "question"
    assert quoted("a\nb " * 200).endswith(" …")
