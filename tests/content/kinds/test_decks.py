from pathlib import Path
from typing import Any

import pytest

from tests.building import copy_lists, library
from toolkit.authoring.check import check_path
from toolkit.content.problem import ContentProblems

HEAD = "kind: cards\ntitle: Words\ncompetencies: [C4]\nsources: [V4]\n"
DECK = HEAD + "cards:\n  one: {front: What is one?, back: It is one.}\n  two: {front: What is two?, back: It is two.}\n"
OWN = HEAD + "cards:\n  one: {front: Mine?, back: Yes.}\ndecks: [one/deck]\n"
NOTE = "content_note: A man waits outside.\nway_round: Count to ten.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Exercises with a deck, ``one/deck``, and a file that names it, ``two/mine``."""
    copy_lists(tmp_path)
    write(tmp_path, "one/deck", DECK)
    write(tmp_path, "two/mine", OWN)
    return tmp_path


def write(root: Path, exercise_id: str, text: str) -> None:
    path = root / f"{exercise_id}.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")


def said(root: Path) -> list[str]:
    return [f"{one.message} — {one.remedy}" for one in check_path(root / "two" / "mine.yaml", library(root))]


def test_cards_of_a_deck_come_after_its_own_under_the_name_of_the_deck(root: Path) -> None:
    deck: Any = library(root).exercise("two/mine")
    assert [card.id for card in deck.cards] == ["one", "one/deck/one", "one/deck/two"]


def test_deck_alone_is_enough(root: Path) -> None:
    write(root, "two/mine", HEAD + "decks: [one/deck]\n")
    deck: Any = library(root).exercise("two/mine")
    assert (said(root), len(deck.cards)) == ([], 2)


def test_deck_that_names_decks_is_a_problem(root: Path) -> None:
    write(root, "one/more", DECK)
    write(root, "one/deck", DECK + "decks: [one/more]\n")
    assert said(root) == ["`one/deck` names other decks itself — name here what it names: one/more"]


def test_deck_that_names_itself_is_a_problem(root: Path) -> None:
    write(root, "two/mine", DECK + "decks: [two/mine]\n")
    assert said(root) == ["`two/mine` names other decks itself — remove it: its cards are here"]


def test_note_of_a_deck_must_be_given_before_its_cards_come(root: Path) -> None:
    write(root, "one/deck", DECK + NOTE)
    [told] = said(root)
    assert told.startswith("this deck has a content note, and the exercise has none — add `content_note:`")
    write(root, "two/mine", OWN + NOTE)
    assert said(root) == []


def test_problem_of_a_deck_is_told_at_its_own_place_and_once(root: Path) -> None:
    write(root, "one/deck", DECK.replace("back: It is two.", "bak: It is two."))
    assert {problem.path for problem in check_path(root / "two", library(root))} == {str(root / "one" / "deck.yaml")}
    assert len(check_path(root, library(root))) == len(check_path(root / "one", library(root)))
    with pytest.raises(ContentProblems, match="`bak` is not known here"):
        library(root).exercise("two/mine")


@pytest.mark.parametrize("deck", ["../one/deck", "one/../one/deck", "reference/topics", "one", "one/Deck", "a/b/c"])
def test_only_exercises_can_be_decks(root: Path, deck: str) -> None:
    write(root, "two/mine", OWN.replace("one/deck", deck))
    assert said(root)[0].startswith(f"there is no exercise {deck!r} — ")
