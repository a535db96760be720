"""The screen of ``cards``."""

from toolkit.course.kinds.cards import COMES_BACK_AFTER, Card, Cards, CardsState, to_read_again, waiting
from toolkit.screen.blocks import Action, Actions, Block, Feedback, Part, Prose
from toolkit.screen.language import Language
from toolkit.screen.shows import Shows, View
from toolkit.screen.text import line, text


def show_cards(exercise: Cards, state: CardsState, language: Language) -> View:
    """A card from its front or from both sides; when she has stopped or none is left, what to read again."""
    cards = waiting(exercise, state.trail)
    if state.stopped or not cards:
        return _show_end(exercise, state, language, more=bool(cards))
    return _show_card(cards[0], len(cards) - 1, state, language)


def _show_card(card: Card, others: int, state: CardsState, language: Language) -> View:
    """The keys of the sides tell which step it is: a card that comes back at once is a new one to the page."""
    step = len(state.trail)
    count = "none" if not others else "one" if others == 1 else "several"
    told = language.word(f"screen.cards.waiting.{count}", count=others)
    hint = () if state.trail or state.turned else (Prose(key="hint", text=text(language.word("screen.cards.hint"))),)
    front = Prose(key=f"front-{step}", text=text(card.front))
    back = _back(card, step, language) if state.turned else ()
    buttons = Actions(key="actions", actions=(*_answers(state, language), _button("stop", language)))
    first = (*back, *hint, front)[0]
    return View(
        language.word("screen.kind.cards"),
        (*hint, Prose(key="waiting", text=text(told)), front, *back, buttons),
        focus=first.key,
        announce=language.word("screen.cards.back") if back else told,
    )


def _back(card: Card, step: int, language: Language) -> tuple[Block, ...]:
    back = Prose(key=f"back-{step}", title=line(language.word("screen.cards.back")), text=text(card.back))
    return (back, *language.sources(card.sources, f"sources-{step}"))


def _answers(state: CardsState, language: Language) -> tuple[Action, ...]:
    if not state.turned:
        return (_button("turn", language, primary=True),)
    return tuple(_button(said, language) for said in COMES_BACK_AFTER)


def _show_end(exercise: Cards, state: CardsState, language: Language, *, more: bool) -> View:
    how = "stopped" if more else "done"
    title = language.word(f"screen.cards.{how}")
    feedback = Feedback(
        key="end",
        tone="neutral",
        title=title,
        text=text(language.word(f"screen.cards.{how}-text")),
        parts=(*_unsure(exercise, state, language), language.competencies(exercise.competencies)),
        cites=language.cites(exercise.sources),
    )
    onward = (_button("go-on", language, primary=True),) if more else ()
    buttons = Actions(key="actions", actions=(*onward, _button("restart", language)))
    return View(language.word("screen.kind.cards"), (feedback, buttons), focus="end", announce=title)


def _unsure(exercise: Cards, state: CardsState, language: Language) -> tuple[Part, ...]:
    """The fronts of the cards that she did not know at once."""
    fronts = [line(" ".join(card.front.split())) for card in to_read_again(exercise, state.trail)]
    return (Part(label=language.word("screen.cards.unsure"), text=[{"ul": fronts}]),) if fronts else ()


def _button(do: str, language: Language, *, primary: bool = False) -> Action:
    return Action(do=do, label=language.word(f"screen.cards.{do}"), primary=primary)


def cards_on_paper(exercise: Cards, state: CardsState, language: Language) -> tuple[Block, ...]:
    """Each card with its back below its front, to cut out and to fold."""
    sources = dict.fromkeys(source for card in exercise.cards for source in card.sources)
    cards = (
        Prose(key=f"card-{card.id}", title=line(" ".join(card.front.split())), text=text(card.back))
        for card in exercise.cards
    )
    return (*cards, *language.sources(sources, "sources"))


SHOWS = Shows("cards", show_cards, paper=cards_on_paper)
