"""``cards``: flash cards, gone through at her own pace. One that she knew is done for this time; nothing counts up."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, ClassVar

from toolkit.course.exercise import Event, EventRefused, Exercise
from toolkit.course.fields import DeckKey, Key, Prose, SourceKey
from toolkit.course.kind import Kind

COMES_BACK_AFTER: Mapping[str, int | None] = MappingProxyType({"again": 2, "nearly": 5, "knew": None})
"""What she may say of a card, and after how many others it comes back; None when it does not."""

LONGEST_TRAIL = 1000


@dataclass(frozen=True, kw_only=True)
class Card:
    """A card: ``front`` asks, ``back`` answers. ``sources`` are those of the answer."""

    id: Key
    front: Prose
    back: Prose
    sources: tuple[SourceKey, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Cards(Exercise):
    """Flash cards. ``decks`` are ids of other exercises of this kind, whose cards are gone through with its own.

    Once loaded, the exercise holds them all; the id of a card from a deck begins with the deck's.
    """

    counted: ClassVar[str] = "cards"
    cards: tuple[Card, ...] = ()
    decks: tuple[DeckKey, ...] = ()


@dataclass(frozen=True)
class CardsState:
    """What she said of each card that she saw, in order; which card is next follows from it.

    ``turned`` is true while the back is shown, ``stopped`` once she stopped before the last card.
    """

    trail: tuple[str, ...] = ()
    turned: bool = False
    stopped: bool = False


def waiting(exercise: Cards, trail: tuple[str, ...]) -> tuple[Card, ...]:
    """The cards still to come after ``trail``, the next one first. Raises ``EventRefused`` when it goes too far."""
    return _played(exercise, trail)[1]


def to_read_again(exercise: Cards, trail: tuple[str, ...]) -> tuple[Card, ...]:
    """The cards that she did not know at once, in the order of the exercise."""
    seen = _played(exercise, trail)[0]
    unsure = {card.id for card, said in zip(seen, trail, strict=True) if COMES_BACK_AFTER[said] is not None}
    return tuple(card for card in exercise.cards if card.id in unsure)


def start(exercise: Cards) -> CardsState:
    """The state before the first card."""
    return CardsState()


def change(exercise: Cards, state: CardsState, event: Event) -> CardsState:
    """The state after ``event``: ``turn``, then ``again``, ``nearly`` or ``knew``; ``stop`` and ``go-on``; ``restart``.

    Raises ``EventRefused`` when the event does not fit.
    """
    more = bool(waiting(exercise, state.trail))
    match event.do:
        case "turn" if more and not state.turned and not state.stopped:
            return replace(state, turned=True)
        case said if said in COMES_BACK_AFTER and state.turned and not state.stopped:
            return CardsState(_longer(state.trail, said))
        case "stop" if more and not state.stopped:
            return replace(state, stopped=True)
        case "go-on" if state.stopped:
            return replace(state, stopped=False)
        case "restart" if state.stopped or not more:
            return start(exercise)
    raise EventRefused("refused.not-now")


def resume(exercise: Cards, place: Mapping[str, Any]) -> CardsState:
    """The state that ``place`` tells of. Raises ``EventRefused`` when it does not fit the exercise."""
    trail = place.get("trail")
    if not isinstance(trail, list | tuple) or len(trail) > LONGEST_TRAIL:
        raise EventRefused("refused.unknown-answer")
    if not waiting(exercise, tuple(trail)):
        return CardsState(tuple(trail))
    return CardsState(tuple(trail), place.get("turned") is True, place.get("stopped") is True)


def _played(exercise: Cards, trail: tuple[str, ...]) -> tuple[tuple[Card, ...], tuple[Card, ...]]:
    """The cards seen, one for each step of ``trail``, and those still to come."""
    seen, queue = [], list(exercise.cards)
    for said in trail:
        if not queue or not isinstance(said, str) or said not in COMES_BACK_AFTER:
            raise EventRefused("refused.unknown-answer")
        card = queue.pop(0)
        seen.append(card)
        others = COMES_BACK_AFTER[said]
        if others is not None:
            queue.insert(others, card)
    return tuple(seen), tuple(queue)


def _longer(trail: tuple[str, ...], said: str) -> tuple[str, ...]:
    if len(trail) >= LONGEST_TRAIL:
        raise EventRefused("refused.enough-cards")
    return (*trail, said)


KIND = Kind("cards", Cards, start, change, resume)
