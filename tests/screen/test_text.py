"""Learner text as data."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.screen.text import line, plain, text


@pytest.mark.parametrize(
    ("written", "runs"),
    [
        ("plain", ["plain"]),
        ("a *b* c", ["a ", {"i": "b"}, " c"]),
        ("**a** b", [{"b": "a"}, " b"]),
        ("2 * 3 * 4", ["2 * 3 * 4"]),
        ("<b>&amp;</b>", ["<b>&amp;</b>"]),
        (r"2\*3\*4", ["2*3*4"]),
        (r"*2\*3* and \\*a*", [{"i": "2*3"}, " and \\", {"i": "a"}]),
        (r"C:\a", ["C:\\a"]),
        ("", [""]),
    ],
)
def test_line_knows_stress_and_strong_and_nothing_else(written, runs):
    assert line(written) == runs


def test_text_has_paragraphs_and_lists():
    assert text("one\ntwo\n\n- a\n  b\n- c\n") == [{"p": ["one two"]}, {"ul": [["a b"], ["c"]]}]


def test_list_may_stand_right_below_a_sentence():
    assert text("Look at\n- a\n- b") == [{"p": ["Look at"]}, {"ul": [["a"], ["b"]]}]


def test_dash_that_is_no_sign_begins_no_list():
    assert text("\\- a\n- b") == [{"p": ["- a"]}, {"ul": [["b"]]}]


def test_plain_loses_the_marks_only():
    assert plain(r"a *b* and **c** and \*d\*") == "a b and c and *d*"


@given(st.text())
def test_any_text_can_be_shown(written):
    assert isinstance(text(written), list)
