"""Whatever is in a foreign file: it is imported or refused with a place, and nothing else is raised."""

import re
import time
from functools import partial
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.authoring.readme import examples
from tests.building import LIBRARY, written
from tests.exchange.strategies import SIGNS, always_the_same
from toolkit.content.exercises import exercise_in
from toolkit.content.reading.writing import as_yaml
from toolkit.exchange.brought import LARGEST, Import, read_foreign, written_in
from toolkit.exchange.gift import GIFT_KINDS, from_gift, to_gift
from toolkit.exchange.twee import from_twee, to_twee

OURS = {
    kind: (partial(to_twee, words=LIBRARY.words) if kind == "scenario" else to_gift)(written(text).exercise)[0]
    for kind, text in examples().items()
    if kind in {*GIFT_KINDS, "scenario"}
}
MORE = [
    "\n",
    "\n\n",
    "\t",
    "{",
    "}",
    "=",
    "~",
    "#",
    ":: A",
    ":: A [scene:a]\n",
    "[[A]]",
    "[[B->A]]\n",
    "// facilitator: {",
    "}\n",
]


def has_an_answer(text: str) -> bool:
    """Read as either format, a text gives exercises or problems; each with a place and a remedy."""
    for read in (from_gift, from_twee):
        found = Import("foreign")
        read(text, found, ["C4"], ["OWN"])
        for brought in found.brought:
            found.problems += exercise_in(f"04-role/{brought.stem}", found.document(brought), {}).problems
            as_yaml(written_in(brought.top))
            assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", brought.stem)
        last = text.count("\n") + 1
        for one in [*found.problems, *found.lost, *(gap for brought in found.brought for gap in brought.gaps)]:
            assert 1 <= one.line <= last
            assert one.column >= 1
            assert one.message
            assert one.remedy
    return True


@st.composite
def spoilt(draw: st.DrawFn) -> str:
    """An export of ours after one to four slips of the hand."""
    text = draw(st.sampled_from(list(OURS.values())))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text)))
        cut = at + draw(st.sampled_from([0, 0, 1, 5, 40]))
        text = text[:at] + draw(st.sampled_from(["", *MORE, *SIGNS])) + text[cut:]
    return text


@settings(always_the_same, max_examples=100)
@given(st.text())
@example("::")
@example("{")
@example("{}" * 50_000)
@example("x{" + "~a" * 100_000 + "}")
@example("x{" + "=a->b\n" * 50_000 + "}")
@example("q{=a ~b#" + "<" * 100_000 + "}")
@example("q{=a ~b#" + "<!--" * 50_000 + "}")
@example("\\" * 100_000)
@example("// facilitator: " + "[" * 100_000)
@example("// facilitator: " + "9" * 100_000)
@example('// facilitator: {"kind": NaN}\nq{=a#b ~c#d}')
@example(":: Start\n" + "[[" * 100_000)
@example(":: Start\n" + "[[a]]" * 20_000)
@example(":: Start\n[[a]]\n:: a\n[[Start]]")
@example(":: " + " " * 100_000 + "]")
@example(":: Start\n" + "<<" * 50_000 + "(if: " * 50_000)
@example("".join(f":: p{n}\n[[p{n + 1}]]\n" for n in range(3_000)))
def test_any_text_has_an_answer(text: str) -> None:
    begin = time.process_time()
    assert has_an_answer(text)
    assert time.process_time() - begin < 20


@settings(always_the_same, max_examples=150)
@given(st.lists(st.sampled_from([*SIGNS, *MORE]), max_size=40).map("".join))
def test_any_row_of_signs_has_an_answer(text: str) -> None:
    assert has_an_answer(text)


@settings(always_the_same, max_examples=150)
@given(spoilt())
def test_spoilt_export_has_an_answer(text: str) -> None:
    assert has_an_answer(text)


def test_thousands_of_questions_are_read() -> None:
    found = Import("many")
    from_gift("::A::What? {=a#b ~c#d}\n\n" * 3_000, found, ["C4"], ["OWN"])
    assert (len(found.brought), found.problems) == (3_000, [])
    assert len({one.stem for one in found.brought}) == 3_000


def test_more_questions_than_a_folder_can_hold_are_refused() -> None:
    found = Import("many")
    from_gift("q{}\n\n" * 5_001, found, ["C4"], ["OWN"])
    assert str(found.problems[0]).startswith("many:10001:1: the file has more than 5,000 questions")


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"abc\nd\xff", ":2:2: this letter is not UTF-8"),
        (b"abc\nd\x00", ":2:2: an invisible character stands here"),
        (b"a" * (LARGEST + 1), ":1:1: the file is larger than 2,000,000 bytes"),
    ],
)
def test_file_that_is_no_text_is_refused_with_its_place(tmp_path: Path, raw: bytes, said: str) -> None:
    path = tmp_path / "a.gift"
    path.write_bytes(raw)
    assert str(read_foreign(path)).startswith(f"{path}{said}")


def test_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert "cannot be read" in str(read_foreign(tmp_path / "a.gift"))


def test_line_ends_and_the_mark_of_windows_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.gift"
    path.write_bytes(b"\xef\xbb\xbfa\r\nb\rc")
    assert read_foreign(path) == "a\nb\nc"


@pytest.mark.parametrize("name", ["../evil", "/etc/passwd", "a/b", "..", "A", "con.yaml", ""])
def test_name_that_is_kept_never_leaves_the_folder(name: str) -> None:
    found = Import("a.gift")
    from_gift(f'// facilitator: {{"kind": "choice", "id": "{name}"}}\nq{{=a#b ~c#d}}', found, ["C4"], ["OWN"])
    assert (found.brought, [one.message for one in found.problems]) == ([], ["the id that is kept is not a name"])


def test_no_macro_is_ever_carried_out() -> None:
    found = Import("a.twee")
    from_twee(
        ":: Start\n<<script>>alert(1)<</script>> [[a]] [[b]]\n:: a\n<%= 1 %>\n:: b\n(set: $x to 1)",
        found,
        ["C4"],
        ["OWN"],
        "A door",
    )
    assert len([one for one in found.lost if "is not carried over" in one.message]) == 4
    assert "<" not in str(written_in(found.brought[0].top))
