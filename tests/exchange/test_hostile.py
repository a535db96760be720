"""Whatever is in a foreign file: it is imported or refused with a place, and nothing else is raised."""

import re
import time
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.authoring.readme import examples
from tests.building import LIBRARY, written
from tests.exchange.strategies import SIGNS, always_the_same
from toolkit.content.exercises import exercise_in
from toolkit.content.reading.writing import as_yaml
from toolkit.exchange.brought import LARGEST, Import, read_foreign
from toolkit.exchange.format import Given
from toolkit.exchange.formats import FORMATS
from toolkit.exchange.gift import GIFT
from toolkit.exchange.nodes import written_in
from toolkit.exchange.twee import TWEE

GIVEN = Given(["C4"], ["OWN"])


def ours(kind: str, text: str) -> list[str]:
    """The example of a kind in each format that holds it."""
    exercise = written(text).exercise
    assert exercise is not None
    return [known.write(exercise, LIBRARY.words)[0] for known in FORMATS if kind in known.kinds]


OURS = [text for kind, example in examples().items() for text in ours(kind, example)]
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
    """Read as any format, a text gives exercises or problems; each with a place and a remedy."""
    for known in FORMATS:
        found = Import("foreign")
        known.read(text, found, GIVEN)
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
    text = draw(st.sampled_from(OURS))
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
@example(":: Start\n" + "{" * 100_000)
@example(":: Start\n" + "*a " * 30_000 + "`" * 50_000)
@example(":: Start\n" + "(a: '" * 20_000 + "$a[" * 20_000 + "|a>[" * 20_000)
@example(':: StoryData\n{"format": "Chapbook"}\n:: Start\n' + "[note]\n" * 20_000)
@example("[markdown]q" + "[" * 50_000 + "*a " * 20_000 + "{=a ~b#}")
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
    GIFT.read("::A::What? {=a#b ~c#d}\n\n" * 3_000, found, GIVEN)
    assert (len(found.brought), found.problems) == (3_000, [])
    assert len({one.stem for one in found.brought}) == 3_000


def test_more_questions_than_a_folder_can_hold_are_refused() -> None:
    found = Import("many")
    GIFT.read("q{}\n\n" * 5_001, found, GIVEN)
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
    GIFT.read(f'// facilitator: {{"kind": "choice", "id": "{name}"}}\nq{{=a#b ~c#d}}', found, GIVEN)
    assert (found.brought, [one.message for one in found.problems]) == ([], ["the id that is kept is not a name"])


def test_no_macro_is_ever_carried_out() -> None:
    found = Import("a.twee")
    TWEE.read(
        ":: Start\n<<script>>alert(1)<</script>> [[a]] [[b]]\n:: a\n<%= 1 %>\n:: b\n(set: $x to 1)",
        found,
        Given(["C4"], ["OWN"], "A door"),
    )
    assert [loss.message for loss in found.lost] == [
        "`<<script>>alert(1)<</script>>` is not carried over",
        "`<%= 1 %>` is not carried over",
        "`(set: $x to 1)` is not carried over",
    ]
    assert "alert" not in str(written_in(found.brought[0].top))
    assert "<" not in str(written_in(found.brought[0].top))
