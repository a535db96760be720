"""What must fit together in ``cards``."""

from dataclasses import replace

from toolkit.content.kinds.rules import FEWEST, Others, Rules, note_repeats
from toolkit.content.reading.reader import Path, Reader
from toolkit.course.kinds.cards import Card, Cards


def _note_cards(exercise: Cards, reader: Reader) -> None:
    if len(exercise.cards) < FEWEST and not exercise.decks:
        remedy = "add cards, or name other decks in `decks:`"
        reader.problem(("cards",), "there are fewer than two cards", remedy)
    note_repeats([(("cards", card.id), card.front) for card in exercise.cards], reader)


def _with_decks(exercise: Cards, reader: Reader, others: Others) -> Cards:
    """``exercise`` with the cards of its decks; what is wrong with a deck is noted with ``reader``."""
    cards = list(exercise.cards)
    for where, deck in others.named("decks", exercise.decks, reader):
        cards.extend(_cards_of(deck, exercise, reader, where))
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


RULES = Rules("cards", _note_cards, with_others=_with_decks)
