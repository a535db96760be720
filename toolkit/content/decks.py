"""``decks``: the cards of other files, brought into one exercise of the kind ``cards``."""

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.content.problem import did_you_mean
from toolkit.content.reader import Path, Reader
from toolkit.course.cards import Card, Cards

if TYPE_CHECKING:
    from toolkit.content.exercises import ExerciseFile

FindDeck = Callable[[str], "ExerciseFile | None"]


def with_decks(exercise: Cards, reader: Reader, find: FindDeck, known: Callable[[], Collection[str]]) -> Cards:
    """``exercise`` with the cards of its decks; what is wrong with a deck is noted with ``reader``.

    ``find`` reads the file of a deck, if it is there; ``known`` lists the ids that are.
    """
    cards = list(exercise.cards)
    for index, deck in enumerate(exercise.decks):
        file, where = find(deck), ("decks", str(index))
        if file is None:
            reader.problem(where, f"there is no exercise {deck!r}", did_you_mean(deck, known()))
        elif file.exercise is None:
            reader.problems.extend(file.problems)
        else:
            cards.extend(_cards_of(file.exercise, exercise, reader, where))
    return replace(exercise, cards=tuple(cards))


def _cards_of(deck: object, exercise: Cards, reader: Reader, where: Path) -> tuple[Card, ...]:
    if not isinstance(deck, Cards):
        remedy = "name one whose file begins with `kind: cards`"
        reader.problem(where, "this exercise is no deck of cards", remedy)
        return ()
    if deck.decks:
        own = deck.id == exercise.id
        remedy = "remove it: its cards are here" if own else f"name here what it names: {', '.join(deck.decks)}"
        reader.problem(where, f"`{deck.id}` names other decks itself", remedy)
        return ()
    if deck.content_note and not exercise.content_note:
        remedy = f"add `content_note:` and `way_round:`, as {deck.id} has them"
        reader.problem(where, "this deck has a content note, and the exercise has none", remedy)
    return tuple(replace(card, id=f"{deck.id}/{card.id}") for card in deck.cards)
