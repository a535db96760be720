import pytest

from toolkit.content.reading.document import read_document
from toolkit.content.reading.spoilt import GAP


def problems(text: str) -> list[str]:
    return [str(problem) for problem in read_document("p", text).problems]


def test_sound_text_has_a_top_node_and_no_problems() -> None:
    document = read_document("p", "title: Here")
    assert document.top is not None
    assert document.problems == ()


def test_text_with_problems_keeps_what_could_be_read() -> None:
    document = read_document("p", "title: !loud Here\nabout: a: b\nend: x")
    assert [problem.message for problem in document.problems] == [
        "the tag '!loud' is not used in course files",
        "a second colon stands on this line",
    ]
    assert document.top is not None
    assert [value.value for _, value in document.top.value] == ["Here", GAP, "x"]


SLIPS = """\
kind: choice
\ttitle: A tab
question: a: colon
options:
  wait:
     text: Too far
    feedback: Too near
  call:text
    right: "open
  third:
    text: “curly: quotes”
    feedback: "curly end”
last: [a, b
end: fine
"""


def test_one_slip_does_not_hide_the_others() -> None:
    assert [line.split(":")[1] for line in problems(SLIPS)] == ["2", "3", "7", "8", "9", "11", "12", "13"]


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ('a: "Wait\nb: "Call"\nc: d', "1:4", "the text that begins here has no closing quote"),
        ('a: "Wait”\nb: "Call"\nc: d', "1:4", "the text that begins here ends with ”, which closes nothing in YAML"),
        ("a: “Wait: now”\nb: c", "1:4", "“ is not a quote of YAML, so the text ends too early or holds too much"),
        ("a: b\u2028c\nd: e", "1:5", "an invisible line break stands here"),
        ("a: b\u2029c\nd: e", "1:5", "an invisible line break stands here"),
        ("a: b\x85c\nd: e", "1:5", "an invisible line break stands here"),
    ],
)
def test_signs_of_a_text_processor_are_named_where_they_are(text: str, place: str, message: str) -> None:
    assert [line.split(" — ")[0] for line in problems(text)] == [f"p:{place}: {message}"]


def test_lines_below_an_invisible_line_break_keep_their_number() -> None:
    assert problems("a: b\u2028c\nd: e\nf: !g h")[1].startswith("p:3:4:")


def test_very_long_text_is_not_read() -> None:
    assert problems("a" * 1_000_001) == ["p:1:1: the file has 1,000,001 characters — split it into several exercises"]


@pytest.mark.parametrize("sign", ["[", "- ", "{a: ", "? "])
def test_very_deep_text_does_not_end_the_process(sign: str) -> None:
    """libyaml makes nodes by recursion in C: a file of brackets once ended the whole program."""
    assert [problem.message for problem in read_document("p", sign * 200_000).problems] == [
        "the file is nested too deeply"
    ]


def test_mark_that_windows_puts_at_the_start_is_no_problem() -> None:
    assert problems("\ufefftitle: Here") == []


def test_windows_line_ends_do_not_shift_the_place() -> None:
    assert problems("a: 1\r\nb: !loud x\r\n")[0].startswith("p:2:4:")


def test_place_counts_letters_and_not_bytes() -> None:
    assert problems("é: “é” !loud\nb: é: é")[0].startswith("p:2:5:")


@pytest.mark.parametrize("text", ["", "\n\n", "# only a remark\n"])
def test_text_without_content_is_empty(text: str) -> None:
    assert "the file is empty" in problems(text)[0]


def test_letter_that_was_lost_in_saving_is_shown_where_it_was() -> None:
    text = "title: Zoé".encode("latin-1").decode("utf-8", errors="replace")
    assert problems(text)[0].startswith("p:1:10: a letter was lost here")


def test_invisible_character_is_shown_where_it_is() -> None:
    assert problems("a: 1\nb: x\x07y")[0].startswith("p:2:5: an invisible character")


@pytest.mark.parametrize("text", ["a: *stressed* words", "a: **strong** words", "a: *half"])
def test_star_at_the_start_of_a_text_asks_for_quotes(text: str) -> None:
    """`*word*` is how an author stresses a word; at the start of a text it means something else to YAML."""
    assert "put the whole text in quotes" in problems(text)[0]


CUT_OFF = "the text ends here, because # begins a remark"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("text: Call line # 112 at once.", "1:16"),
        ("text: Call line #112 at once.", "1:16"),
        ("text: Call\n  line # 112 at once.", "2:7"),
        ("text: Call line\n  # 112 at once.", "1:16"),
        ("text: Call line\t# 112", "1:16"),
        ("- Call line # 112", "1:12"),
        ("a: [Call, line # 112\n  ]", "1:15"),
        ("\ufefftext: Rufen Sie für Zoé # 112 an", "1:24"),
        ("a: 1\r\ntext: Call line # 112\r\n", "2:16"),
        ("!!str text: !!str Call # 112", "1:23"),
    ],
)
def test_remark_that_cuts_a_text_off_is_a_problem(text: str, place: str) -> None:
    """An author who writes "Call line # 112 at once" means all of it, and nobody would see what is lost."""
    assert [line.split(" — ", 1)[0] for line in problems(text)] == [f"p:{place}: {CUT_OFF}"]


@pytest.mark.parametrize(
    "text",
    [
        "# A remark\na: b\n# Another\n",
        "a:\n  b: c\n  # About d\n  d: e\n",
        "a:  # the first\n  b: c\n",
        "also:\n  - when: asked\n    # About the text\n    text: Hello\n",
        "a: 1 # a number",
        "a: true # a truth",
        "a: [b, c] # a list",
        "a: [b, # one\n  c]",
        "a: {b: c} # a group",
        'a: "Call line # 112" # a text in quotes',
        "a: 'b' # a text in quotes",
        "a: | # a text of several lines\n  Call line # 112\n",
        "a: Line#112",
        "a: b\n\n# The end\n",
    ],
)
def test_other_remarks_are_allowed(text: str) -> None:
    assert problems(text) == []


@pytest.mark.parametrize("text", ["a: &then Ask Salma", "a: &b {c: d}", "a: &b [c]", "&a b: c", "a: &b"])
def test_anchor_is_a_problem(text: str) -> None:
    """`&then` would vanish from the text."""
    assert ["is lost, because & is a sign of YAML" in line for line in problems(text)] == [True]


@pytest.mark.parametrize("text", ["a: !loud Ask", "a: ! Ask", "a: !<x> Ask", "!group {a: b}"])
def test_tag_is_a_problem(text: str) -> None:
    assert ["is not used in course files" in line for line in problems(text)] == [True]


def test_problems_before_a_syntax_error_are_told_with_it() -> None:
    """The remark is what makes the next line wrong."""
    assert len(problems("text: Call line # 112\n  at once")) == 2


def test_tab_asks_for_spaces() -> None:
    assert problems("a:\n\tb: 1")[0].endswith("indent with spaces, not tabs")
