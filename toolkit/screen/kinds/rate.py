"""The screens of a ``rate``."""

from collections.abc import Mapping

from toolkit.course.kinds.rate import CANNOT_SAY, LEVELS, MOST_TYPED, Rate, RateState, encode, grouped, ratings
from toolkit.screen.blocks import (
    Action,
    Actions,
    Block,
    ChoiceOption,
    Choices,
    Entry,
    Kept,
    Note,
    Profile,
    ProfilePoint,
    ProfileRow,
    Prose,
)
from toolkit.screen.keep import keep
from toolkit.screen.language import Language
from toolkit.screen.shows import Shows, View
from toolkit.screen.text import line, text

_TOGETHER = "\u2066{}\u2069"
"""Isolates, which keep the groups of a code in their order where a language is written from right to left."""


def show_rate(exercise: Rate, state: RateState, language: Language) -> View:
    """The competencies with their levels to choose from; once rated, the profile and the code that holds it."""
    kicker = language.word(f"screen.kind.rate.{exercise.time}")
    if state.rated:
        return _show_profile(exercise, state, language, kicker)
    levels = state.levels or (None,) * len(exercise.competencies)
    codes = state.codes or ("",) * len(exercise.earlier)
    rate = Action(do="rate", label=language.word("screen.rate.show"), primary=True, submits=True)
    blocks: tuple[Block, ...] = (
        Prose(key="opening", text=text(exercise.opening)),
        Note(key="how", tone="info", text=text(language.word("screen.rate.how"))),
        *(_choices(key, level, language) for key, level in zip(exercise.competencies, levels, strict=True)),
        *(_entry(time, code, language) for time, code in zip(exercise.earlier, codes, strict=True)),
        Actions(key="actions", actions=(rate,)),
    )
    return View(kicker, blocks, focus="opening")


def _choices(key: str, level: int | None, language: Language) -> Choices:
    competency = language.reference.competencies[key]
    words = (*competency.levels, language.word("screen.rate.cannot-say"))
    return Choices(
        key=key.lower(),
        name=key.lower(),
        legend=line(_title(key, language)),
        options=tuple(
            ChoiceOption(value=str(value), label=line(said), picked=value == level)
            for value, said in zip((*LEVELS, CANNOT_SAY), words, strict=True)
        ),
    )


def _entry(time: str, code: str, language: Language) -> Entry:
    return Entry(
        key=f"code-{time}",
        name=time,
        label=line(language.word(f"screen.rate.code.{time}")),
        most=MOST_TYPED,
        value=grouped(code) if code else "",
        hint=language.word("screen.rate.code.hint"),
    )


def _show_profile(exercise: Rate, state: RateState, language: Language, kicker: str) -> View:
    known = ratings(exercise, state)
    code = _TOGETHER.format(grouped(encode(known[exercise.time])))
    profile = _profile(exercise, known, language)
    blocks: tuple[Block, ...] = (
        profile,
        Note(
            key="code",
            tone="info",
            title=language.word("screen.rate.code"),
            text=text(language.word("screen.rate.code.text", code=code)),
        ),
        keep(language, *(_kept(time, levels, language) for time, levels in known.items())),
        *language.sources(exercise.sources),
        Actions(key="actions", actions=(Action(do="again", label=language.word("screen.rate.again")),)),
    )
    return View(kicker, blocks, focus="profile", announce=profile.title)


def _profile(exercise: Rate, known: Mapping[str, Mapping[str, int]], language: Language) -> Profile:
    once = len(known) == 1
    return Profile(
        key="profile",
        title=language.word("screen.rate.profile"),
        text=text(language.word("screen.rate.once" if once else "screen.rate.compared")),
        times=tuple(language.word(f"screen.rate.time.{time}") for time in known),
        levels=tuple(_level(level, language) for level in LEVELS),
        rows=tuple(_row(key, [levels[key] for levels in known.values()], language) for key in exercise.competencies),
        row=language.word("screen.rate.row"),
        change="" if once else language.word("screen.rate.change"),
        table=language.word("screen.rate.table"),
    )


def _row(key: str, levels: list[int], language: Language) -> ProfileRow:
    return ProfileRow(
        label=line(_title(key, language)),
        points=tuple(ProfilePoint(level=level or None, words=_level(level, language)) for level in levels),
        change="" if len(levels) == 1 else _change([level for level in levels if level], language),
    )


def _change(said: list[int], language: Language) -> str:
    """From the first level she named to the last; nothing is added up."""
    if not said:
        return language.word("screen.rate.unsaid")
    if len(said) == 1:
        return language.word("screen.rate.alone")
    if said[0] == said[-1]:
        return language.word("screen.rate.same", level=_level(said[0], language))
    return language.word("screen.rate.changed", first=_level(said[0], language), last=_level(said[-1], language))


def _kept(time: str, levels: Mapping[str, int], language: Language) -> Kept:
    label = language.word("screen.rate.kept", time=language.word(f"screen.rate.time.{time}"))
    return Kept(label=label, text=grouped(encode(levels)))


def _title(key: str, language: Language) -> str:
    return f"{key}: {language.reference.competencies[key].title}"


def _level(level: int, language: Language) -> str:
    return language.word(f"screen.rate.level.{level}")


SHOWS = Shows("rate", show_rate)
