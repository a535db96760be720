"""``decks``: the cards of other files, brought into one exercise of the kind ``cards``."""

from dataclasses import replace

from toolkit.content.others import Others
from toolkit.content.reading.reader import Path, Reader
from toolkit.course.kinds.cards import Card, Cards


def with_decks(exercise: Cards, reader: Reader, others: Others) -> Cards:
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
