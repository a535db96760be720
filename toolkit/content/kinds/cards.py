"""What must fit together in ``cards``."""

from toolkit.content.kinds.exercise import FEWEST, note_kind, note_repeats
from toolkit.content.reading.reader import Reader
from toolkit.course.kinds.cards import Cards


@note_kind.register
def _note_cards(exercise: Cards, reader: Reader) -> None:
    if len(exercise.cards) < FEWEST and not exercise.decks:
        remedy = "add cards, or name other decks in `decks:`"
        reader.problem(("cards",), "there are fewer than two cards", remedy)
    note_repeats([(("cards", card.id), card.front) for card in exercise.cards], reader)
