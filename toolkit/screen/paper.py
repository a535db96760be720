"""The paper form of an exercise that shows only one part at a time on a screen: all of it, to be done with a pen."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from toolkit.course.attempt import Attempt, begin, kind_of
from toolkit.course.exercise import Exercise
from toolkit.course.handbook.reference import Rule
from toolkit.course.kinds.agreement import PARTS, Agreement, Situation
from toolkit.course.kinds.cards import Cards
from toolkit.course.kinds.rewrite import Rewrite
from toolkit.course.story.scenario import Scenario, Scene
from toolkit.screen.blocks import Actions, Block, ChoiceOption, Choices, Entry, Keep, Note, Prose
from toolkit.screen.kinds.activities import activities_on_paper
from toolkit.screen.kinds.situations import situations_on_paper
from toolkit.screen.language import Language
from toolkit.screen.people import show_people
from toolkit.screen.review import review
from toolkit.screen.show import SHOWS
from toolkit.screen.text import line, text


def paper(attempt: Attempt, language: Language) -> tuple[Block, ...]:
    """The whole exercise for paper; () where the screen is what belongs there.

    That is so for a kind that shows all at once, for her who took the way round, and as soon as there is something of
    hers. Of a list from which she chooses, all that is listed now is printed.
    """
    exercise = attempt.exercise
    listed = _LISTED.get(kind_of(exercise))
    whole = _WHOLE.get(kind_of(exercise))
    if listed and attempt.door != "round":
        blocks = listed(exercise, attempt.state, language)
        return (*_before(exercise, language), *blocks) if blocks else ()
    if attempt.door == "round" or attempt.state != begin(exercise).state:
        return ()
    if whole:
        return (*_before(exercise, language), *whole(exercise, language))
    if attempt.door == "open":
        return ()
    shown = SHOWS[kind_of(exercise)](exercise, attempt.state, language).blocks
    return (*_before(exercise, language), *(block for block in shown if not isinstance(block, Actions | Keep)))


def _before(exercise: Exercise, language: Language) -> tuple[Block, ...]:
    """Who reviewed it, the content note and the way round, where there are any."""
    reviewed = review(exercise, language)
    if not exercise.content_note:
        return reviewed
    told = text(exercise.content_note)
    note = Note(key="paper-note", tone="care", title=language.word("screen.note.title"), text=told)
    title = line(language.word("screen.round.title"))
    return *reviewed, note, Prose(key="paper-round", title=title, text=text(exercise.way_round or ""))


def _scenario(exercise: Scenario, language: Language) -> tuple[Block, ...]:
    setting = Prose(key="setting", title=line(language.word("screen.scenario.setting")), text=text(exercise.setting))
    scenes = Prose(key="scenes", text=text(language.word("screen.paper.scenes")))
    played = (block for number, scene in enumerate(exercise.scenes, 1) for block in _scene(number, scene, language))
    after = _lines("next", "screen.paper.next", 5, language)
    return (setting, *show_people(exercise.people, language), scenes, *played, after)


def _scene(number: int, scene: Scene, language: Language) -> tuple[Block, ...]:
    title = language.word("screen.paper.scene", number=number, title=scene.title)
    moves = Choices(
        key=f"moves-{scene.id}",
        name=f"moves-{scene.id}",
        legend=line(language.word("screen.scenario.question")),
        options=tuple(ChoiceOption(value=move.id, label=line(move.say)) for move in scene.moves),
    )
    return Prose(key=f"scene-{scene.id}", title=line(title), text=text(scene.text)), moves


def _cards(exercise: Cards, language: Language) -> tuple[Block, ...]:
    """Each card with its back below its front, to cut out and to fold."""
    sources = dict.fromkeys(source for card in exercise.cards for source in card.sources)
    cards = (
        Prose(key=f"card-{card.id}", title=line(" ".join(card.front.split())), text=text(card.back))
        for card in exercise.cards
    )
    return (*cards, *language.sources(sources, "sources"))


def _agreement(exercise: Agreement, language: Language) -> tuple[Block, ...]:
    rules = [language.reference.rules[key] for key in exercise.rules]
    bank = (_bank(part, [rule for rule in rules if rule.part == part], language) for part in PARTS)
    tried = (
        block for number, one in enumerate(exercise.situations) for block in _situation(exercise, number, one, language)
    )
    return (
        Prose(key="opening", text=text(exercise.opening)),
        _lines("own", "screen.agreement.own.label", 6, language),
        *(choices for choices in bank if choices.options),
        *tried,
        *language.sources(dict.fromkeys(source for rule in rules for source in rule.sources), "sources"),
    )


def _bank(part: str, rules: list[Rule], language: Language) -> Choices:
    legend = language.word("screen.agreement.bank.legend", part=language.word(f"screen.agreement.part.{part}"))
    return Choices(
        key=f"bank-{part}",
        name=f"bank-{part}",
        legend=line(legend),
        options=tuple(ChoiceOption(value=rule.id, label=line(rule.text), about=text(rule.reason)) for rule in rules),
        several=True,
    )


def _situation(exercise: Agreement, number: int, situation: Situation, language: Language) -> tuple[Block, ...]:
    title = language.word(
        "screen.agreement.situation.number",
        number=number + 1,
        count=len(exercise.situations),
        title=situation.title,
    )
    told = Prose(key=f"situation-{situation.id}", title=line(title), text=text(situation.text))
    return told, _lines(f"answer-{situation.id}", "screen.paper.answer", 2, language)


def _rewrite(exercise: Rewrite, language: Language) -> tuple[Block, ...]:
    harms = Prose(key="harms", title=line(language.word("screen.rewrite.harms")), text=text(exercise.harms))
    ticks = Choices(
        key="has",
        name="has",
        legend=line(language.word("screen.rewrite.which")),
        options=tuple(ChoiceOption(value=one.id, label=line(one.label)) for one in exercise.qualities),
        several=True,
    )
    own = _lines("own", "screen.rewrite.own", 3, language)
    return Prose(key="situation", text=text(exercise.situation)), harms, own, ticks


def _lines(key: str, label: str, rows: int, language: Language) -> Entry:
    """Lines to write on."""
    return Entry(key=key, name=key, label=line(language.word(label)), rows=rows)


_WHOLE: Mapping[str, Callable[[Any, Language], tuple[Block, ...]]] = MappingProxyType(
    {"scenario": _scenario, "cards": _cards, "agreement": _agreement, "rewrite": _rewrite}
)
"""The kinds that show one part after another."""

_LISTED: Mapping[str, Callable[[Any, Any, Language], tuple[Block, ...]]] = MappingProxyType(
    {"situations": situations_on_paper, "activities": activities_on_paper}
)
"""The kinds from which she chooses."""
