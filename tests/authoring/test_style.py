"""What `facilitator check` warns of; each warning also has a file in ``tests/bad_content``."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.authoring.readme import examples
from tests.building import EXERCISES, LIBRARY, written
from toolkit.authoring.check import check_path
from toolkit.authoring.prose import prose_cells
from toolkit.authoring.style import StyleLists
from toolkit.authoring.style.claims import claim_in
from toolkit.authoring.style.phrases import Phrases
from toolkit.authoring.style.remarks import blaming_remarks
from toolkit.authoring.style.sentences import LONGEST, long_sentences, sentences
from toolkit.command import PROBLEMS, main
from toolkit.content.notebooks import read_notebook
from toolkit.content.problem import Problem
from toolkit.course.kinds.moment import Moment

CHOICE = """\
kind: choice
title: A long silence
competencies: [C4]
sources: [{sources}]
topics: [{topics}]
{note}question: {question}
options:
{options}
"""
OPTION = """\
  {name}:
    text: {text}
    feedback: {feedback}
"""
NOTE = "content_note: This is about danger.\nway_round: Ask her apart.\n"
STYLE = StyleLists(LIBRARY.lists)


def words(count: int) -> str:
    return " ".join(["word"] * count)


def choice(
    *texts: str,
    right: int = 1,
    feedback: str = "It helps.",
    sources: str = "V4",
    topics: str = "",
    note: str = "",
    question: str = "What now?",
) -> str:
    """A choice with an option for each of ``texts``; number ``right`` is the right one."""
    options = [
        OPTION.format(name=f"option-{number}", text=text, feedback=feedback)
        + ("    right: true\n" if number == right else "")
        for number, text in enumerate(texts or ("Wait.", "Speak."), 1)
    ]
    return CHOICE.format(sources=sources, topics=topics, note=note, question=question, options="".join(options))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "one").mkdir()
    return tmp_path / "one"


@pytest.fixture
def warned(folder: Path):
    """The messages about an exercise with this text; all of them are warnings."""

    def messages(text: str) -> list[str]:
        (folder / "first.yaml").write_text(text, "utf-8")
        found = check_path(folder, LIBRARY)
        assert all(problem.warning for problem in found), found
        return [problem.message for problem in found]

    return messages


# warnings and problems


def test_warning_says_that_it_is_one() -> None:
    assert str(Problem("a.yaml", 2, 9, "it is long", "cut it", warning=True)) == (
        "a.yaml:2:9: warning: it is long — cut it"
    )


def test_problem_comes_before_a_warning_only_by_its_place() -> None:
    late, early = Problem("a.yaml", 9, 1, "m", "r"), Problem("a.yaml", 2, 1, "m", "r", warning=True)
    assert sorted([late, early]) == [early, late]


@pytest.mark.parametrize(
    ("text", "strict", "code", "counted"),
    [
        (choice(), True, 0, ""),
        (choice(question=words(30)), False, 0, "1 warning found.\n"),
        (choice(question=words(30)), True, PROBLEMS, "1 warning found.\n"),
        ("kind: quiz", False, PROBLEMS, "1 problem found.\n"),
    ],
)
def test_warnings_alone_leave_with_1_only_if_strict(
    folder: Path, text: str, strict: bool, code: int, counted: str
) -> None:
    (folder / "first.yaml").write_text(text, "utf-8")
    told = CliRunner().invoke(main, ["check", str(folder), *(["--strict"] if strict else [])])
    assert (told.exit_code, told.stderr) == (code, counted)


def test_problems_and_warnings_are_counted_apart(folder: Path) -> None:
    (folder / "first.yaml").write_text(choice(words(30), words(31)), "utf-8")
    (folder / "second.yaml").write_text("kind: quiz", "utf-8")
    (folder / "third.yaml").write_text("kind: quiz", "utf-8")
    assert CliRunner().invoke(main, ["check", str(folder)]).stderr == "2 problems, 2 warnings found.\n"


def test_what_can_be_read_of_an_exercise_with_problems_is_held_against_style(folder: Path) -> None:
    (folder / "first.yaml").write_text(choice(question=words(30)).replace("title:", "titel:"), "utf-8")
    assert [problem.warning for problem in check_path(folder, LIBRARY)] == [False, True]


@pytest.mark.parametrize("name", examples())
def test_example_of_a_kind_has_no_warnings(name: str) -> None:
    assert [str(one) for one in check_path(EXERCISES / "kinds" / f"{name}.yaml", LIBRARY) if one.warning] == []


# sentences


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("She waits. They look.", ["She waits.", "They look."]),
        ("She waits! Why? It helps…", ["She waits!", "Why?", "It helps…"]),
        ("Dr. Weiss and Mrs. Adler come.", ["Dr Weiss and Mrs Adler come."]),
        ("Some of them, e.g. Olga, i.e. two, stay.", ["Some of them, eg Olga, ie two, stay."]),
        ("Bus No. 5 comes at 6.30 p.m. on p. 12.", ["Bus No 5 comes at 6.30 p.m. on p 12."]),
        ("May I? No. Then not.", ["May I?", "No.", "Then not."]),
        ("She says, “I am here.” Then she sits.", ["I am here.", "She says, So.", "Then she sits."]),
        ("“Where? When?” she asks.", ["Where?", "When?", "So she asks."]),
        ("“My hands,” she says, “shook.”", ["My hands,", "shook.", "So she says, So."]),
        ('She says, "I am here." Then she sits.', ["I am here.", "She says, So.", "Then she sits."]),
        ("The words “we keep it” help.", ["The words we keep it help."]),
        ("Three signs:\n- It is asked for\n- it is kind", ["Three signs:", "It is asked for", "it is kind"]),
        ("One paragraph\n\nAnother paragraph", ["One paragraph", "Another paragraph"]),
        ("A line\nthat goes on.", ["A line\nthat goes on."]),
        ("“Not closed. She goes on.", ["“Not closed.", "She goes on."]),
        ("", [""]),
    ],
)
def test_sentences_of_a_text(text: str, parts: list[str]) -> None:
    assert [part for part in sentences(text) if part or not text] == parts


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        (words(LONGEST), []),
        (words(LONGEST + 1), [LONGEST + 1]),
        (f"{words(LONGEST)}. {words(3)}.", [LONGEST + 3]),
        (f"{words(LONGEST)}. Then {words(3)}.", []),
        (f"She says, “{words(LONGEST)}.” and {words(LONGEST - 4)}.", []),
        (f"- {words(20)}\n- {words(20)}", []),
        ("12,000 well-known women’s " + words(LONGEST - 3), []),
        ("* – … — " + words(LONGEST), []),
    ],
)
def test_words_are_counted_sentence_by_sentence(text: str, counts: list[int]) -> None:
    assert [sentence.words for sentence in long_sentences(text)] == counts


def test_a_long_sentence_is_named_by_how_it_begins() -> None:
    [found] = long_sentences(f"Well, you\ndid know *this*, {words(30)}")
    assert found.begins == "Well, you did know *this"


def test_every_text_of_an_exercise_is_looked_at(warned) -> None:
    text = choice(words(30), words(31), feedback=words(32), question=words(33), note=f"afterword: {words(34)}\n")
    assert len(warned(text)) == 6


def test_warning_stands_where_the_text_stands(folder: Path) -> None:
    (folder / "first.yaml").write_text(choice(feedback=words(30)), "utf-8")
    assert [(one.line, one.column) for one in check_path(folder, LIBRARY)] == [(10, 15), (14, 15)]


# answers


@pytest.mark.parametrize(
    ("right", "wrong", "given_away"),
    [
        (88, 22, True),
        (60, 50, False),
        (61, 50, False),
        (65, 50, True),
        (30, 16, False),
        (31, 16, True),
        (20, 80, False),
    ],
)
def test_length_gives_the_right_answer_away(warned, right: int, wrong: int, given_away: bool) -> None:
    found = warned(choice("a" * right, "b" * wrong, "c" * 10))
    assert [message.startswith("length gives") for message in found] == [True] * given_away


def test_of_several_right_answers_the_shortest_counts(warned) -> None:
    both = choice("a" * 90, "b" * 20, "c" * 20).replace("option-2:\n", "option-2:\n    right: true\n")
    assert warned(both.replace("topics: []", "pick: several")) == []


def write_choices(folder: Path, places: list[int]) -> None:
    for number, place in enumerate(places):
        (folder / f"choice-{number}.yaml").write_text(choice("One.", "Two.", "Four.", right=place), "utf-8")


@pytest.mark.parametrize(
    ("places", "told"),
    [
        ([2, 2, 2, 2], []),
        ([2, 2, 2, 1, 3], []),
        ([1, 2, 2, 2, 2], [("choice-1.yaml", "in 4 of 5 exercises in one the right answer is number 2")]),
        ([3] * 6, [("choice-0.yaml", "in 6 of 6 exercises in one the right answer is number 3")]),
    ],
)
def test_right_answer_in_the_same_place_is_told_once(
    folder: Path, places: list[int], told: list[tuple[str, str]]
) -> None:
    write_choices(folder, places)
    found = check_path(folder, LIBRARY)
    assert [(Path(one.path).name, one.message) for one in found] == told


def test_remedy_names_a_place_to_move_from_and_to(folder: Path) -> None:
    write_choices(folder, [3] * 5)
    [found] = check_path(folder, LIBRARY)
    assert ("from 3 to 1" in found.remedy, found.line, found.warning) == (True, 14, True)


def test_moments_count_among_the_choices(folder: Path) -> None:
    moment = written(examples()["moment"]).exercise
    assert isinstance(moment, Moment)
    place = [response.better for response in moment.responses].index(True) + 1
    write_choices(folder, [place] * 4)
    assert check_path(folder, LIBRARY) == ()
    (folder / "moment.yaml").write_text(examples()["moment"], "utf-8")
    [found] = check_path(folder, LIBRARY)
    assert found.message == f"in 5 of 5 exercises in one the right answer is number {place}"


def test_places_are_compared_within_a_folder(folder: Path) -> None:
    write_choices(folder, [1, 1, 1])
    (folder.parent / "two").mkdir()
    write_choices(folder.parent / "two", [1, 1, 1])
    assert check_path(folder.parent, LIBRARY) == ()


# words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A Victim.", ["Victim"]),
        ("Two  victims\nare here", ["victims"]),
        ("victimless", []),
        ("victim support", []),
        ("A victim of a victim support line", ["victim"]),
        ("Why didn't she", ["Why didn't she"]),
        ("Why\n  didn’t she", ["Why\n  didn’t she"]),
        ("İ victim", ["victim"]),
    ],
)
def test_phrases_are_found_as_whole_words(text: str, found: list[str]) -> None:
    phrases = Phrases({"victim": 1, "victims": 1, "victim support": None, "why didn’t she": 2})
    assert [written for written, _ in phrases.found(text)] == found


def test_no_phrases_are_found_where_none_are_listed() -> None:
    assert list(Phrases({}).found("A victim.")) == []


def test_blaming_words_have_a_reason_and_something_to_say_instead() -> None:
    entries, problems = LIBRARY.lists.read("blaming")
    assert (problems, len(entries) >= 25) == ((), True)
    assert all(not entry.why.endswith(".") and entry.instead.endswith(".") for entry in entries)


@pytest.mark.parametrize("entry", LIBRARY.lists.read("blaming")[0], ids=lambda entry: entry.id)
def test_every_listed_word_is_found_but_not_where_it_is_allowed(entry) -> None:
    for word in entry.words:
        assert list(blaming_remarks(f"Then {word} there.", STYLE)), word
        assert not list(blaming_remarks(f"She says, “{word}.”", STYLE)), word
    for phrase in entry.allow:
        assert not list(blaming_remarks(f"It is {phrase} there.", STYLE)), phrase


def test_wrong_answer_may_hold_any_word(warned) -> None:
    assert warned(choice("Wait.", "Tell the victim.")) == []


def test_right_answer_may_not(warned) -> None:
    [message] = warned(choice("Ask the victim.", "Tell them why."))
    assert message.startswith("“victim” may hurt: ")


@pytest.mark.parametrize(
    ("plain", "with_a_word"),
    [
        ("say: “We need at least five", "say: You are a victim. “We need at least five"),
        ("felt: {rose: Next", "felt: {rose: It was her fault. Next"),
    ],
)
def test_tempting_move_and_what_a_woman_feels_may_hold_any_word(warned, plain: str, with_a_word: str) -> None:
    assert plain in examples()["scenario"]
    assert warned(examples()["scenario"].replace(plain, with_a_word)) == []


def test_sentence_to_rewrite_may_hold_any_word(warned) -> None:
    lines = examples()["rewrite"].splitlines()
    harmful = ["harms: Why did she stay?" if line.startswith("harms:") else line for line in lines]
    assert warned("\n".join(harmful)) == []


# topics


def test_heavy_topic_needs_a_note(warned) -> None:
    assert warned(choice(topics="suicide")) == ["`suicide` is heavy, and there is no content note"]


def test_heavy_topic_with_a_note_is_fine(warned) -> None:
    assert warned(choice(topics="suicide", note=NOTE, feedback="She thinks of suicide.")) == []


def test_topic_that_is_not_heavy_needs_none(warned) -> None:
    assert warned(choice(topics="money")) == []


def test_word_of_a_heavy_topic_is_told_once_for_an_exercise(warned) -> None:
    found = warned(choice(feedback="“I want to die,” she says. She is suicidal."))
    assert found == ["“want to die” tells of `suicide`, which `topics` does not name"]


@pytest.mark.parametrize("topic", [one for one in LIBRARY.lists.read("topics")[0] if one.heavy], ids=lambda one: one.id)
def test_every_heavy_topic_has_words_that_tell_of_it(topic) -> None:
    assert topic.words


# claims


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("About 40 % of them", "40 %"),
        ("Or 12.5 per cent", "12.5 per cent"),
        ("12% do", "12%"),
        ("In 2014 it was counted", "2014"),
        ("One in three women", "One in three"),
        ("Studies show it", "Studies show"),
        ("New research is clear", "research"),
        ("She is 57 and has 2 children", None),
        ("Room 12014 is free", None),
        ("Room A4 %", None),
        ("“In 2014 he left,” she says", None),
        ("One in the circle laughs", None),
    ],
)
def test_claim_is_known_by_its_words(text: str, claim: str | None) -> None:
    assert claim_in(text) == claim


@pytest.mark.parametrize(("sources", "stands"), [("OWN", False), ("OWN, SEED", False), ("OWN, V4", True)])
def test_source_stands_behind_a_claim(warned, sources: str, stands: bool) -> None:
    found = warned(choice(feedback="Half of them, or 50 %.", sources=sources))
    assert (found == []) == stands


def test_source_of_a_part_stands_behind_what_is_claimed_there(warned) -> None:
    example = examples()["scenario"].replace("sources: [SEED, F3, OWN]", "sources: [OWN]")
    claimed = example.replace("You keep the promise of the group", "In 2014 groups kept it")
    assert warned(claimed) == []
    assert warned(claimed.replace("        sources: [F3]\n", "")) == [
        "“2014” sounds like a fact, and no source stands behind it"
    ]


# notebooks


def test_prose_is_read_as_a_learner_meets_it(tmp_path: Path) -> None:
    source = (
        "## A *heading*\n\nA [link](b.ipynb) and\na **word** [V4, OWN].\n\n"
        "- one\n- two\n\n| a | b |\n|---|---|\n| c | d |"
    )
    path = tmp_path / "one.ipynb"
    path.write_text(json.dumps({"cells": [{"cell_type": "markdown", "id": "x", "source": source}]}), "utf-8")
    [found] = prose_cells(read_notebook(path))
    assert [text.strip() for text in found.texts] == [
        "A heading",
        "A link and a word .",
        "one",
        "two",
        "a",
        "b",
        "c",
        "d",
    ]
    assert found.cited == {"V4", "OWN"}


# any text


HOSTILE = (
    *("", "“" * 300_000, '"' * 300_001, "a" * 500_000, "1," * 250_000, ". " * 250_000, "\n " * 250_000),
    *("- \n" * 99_999, "why did " * 60_000, "(’" * 200_000, "e.g." * 100_000, "\ud800 *", "“”" * 200_000),
)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_any_text_is_read_in_one_go(text: str) -> None:
    assert all(sentence.words > LONGEST for sentence in long_sentences(text))
    assert claim_in(text) is None
    assert list(blaming_remarks(text, STYLE)) == []
