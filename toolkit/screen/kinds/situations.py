"""The screens of ``situations``."""

from collections.abc import Sequence
from dataclasses import replace

from toolkit.course.exercise import Exercise
from toolkit.course.kinds.moment import Moment, MomentState
from toolkit.course.kinds.situations import Situations, SituationsState, answer_at, door_at, shown
from toolkit.screen.blocks import Action, Block, Index, IndexItem, Prose
from toolkit.screen.browse import back, choose, filters, told
from toolkit.screen.door import show_door
from toolkit.screen.kinds.moment import show_moment
from toolkit.screen.language import Language
from toolkit.screen.review import review
from toolkit.screen.shows import Shows, View
from toolkit.screen.text import line, plain, text

_Group = tuple[str, str, list[Moment]]


def show_situations(exercise: Situations, state: SituationsState, language: Language) -> View:
    """The list with its filters, or the moment that is open."""
    kicker = language.word("screen.kind.situations")
    if state.inside and state.at is not None:
        return replace(_show_moment(exercise.moment[state.at], state, language), kicker=kicker)
    fitting = shown(exercise, state)
    count = told(len(fitting), len(exercise.found), language)
    groups = _groups(fitting, language)
    blocks: tuple[Block, ...] = (
        Prose(key="opening", text=text(exercise.opening)),
        _filters(exercise, state, language),
        Prose(key="told", text=text(count)),
        *(_index(group, state, language) for group in groups),
        *_longer(fitting, language),
        *language.sources(exercise.sources),
    )
    here = next(
        (f"list-{name}" for name, _, moments in groups if state.at in [moment.id for moment in moments]), "opening"
    )
    return View(kicker, blocks, focus=here, announce=count)


def situations_on_paper(exercise: Situations, state: SituationsState, language: Language) -> tuple[Block, ...]:
    """The titles by theme; () while a moment is open, which is then what belongs on paper."""
    if state.inside:
        return ()
    fitting = shown(exercise, state)
    groups = (
        Prose(key=f"list-{name}", title=line(title), text=[{"ul": [line(moment.title) for moment in moments]}])
        for name, title, moments in _groups(fitting, language)
    )
    opening = Prose(key="opening", text=text(exercise.opening))
    return (opening, *groups, *_longer(fitting, language))


def _filters(exercise: Situations, state: SituationsState, language: Language) -> Block:
    known = language.reference
    themes = [(key, plain(theme.title)) for key, theme in known.themes.items() if key in exercise.themes]
    trained = [
        (key, f"{key}: {plain(competency.title)}")
        for key, competency in known.competencies.items()
        if key in exercise.trained
    ]
    return filters(
        language,
        choose("theme", "screen.situations.theme", themes, state.theme, language),
        choose("competency", "screen.situations.competency", trained, state.competency, language),
    )


def _groups(fitting: Sequence[Exercise], language: Language) -> list[_Group]:
    """The moments under the themes that they have, and last those without one."""
    moments = [moment for moment in fitting if isinstance(moment, Moment)]
    themes = [(key, theme.title) for key, theme in language.reference.themes.items()]
    named = [(key, title, [moment for moment in moments if moment.theme == key]) for key, title in themes]
    other = ("other", language.word("screen.browse.other"), [moment for moment in moments if moment.theme is None])
    return [group for group in (*named, other) if group[2]]


def _index(group: _Group, state: SituationsState, language: Language) -> Index:
    name, title, moments = group
    items = tuple(_item(moment, state, language) for moment in moments)
    return Index(key=f"list-{name}", title=line(title), items=items)


def _item(moment: Moment, state: SituationsState, language: Language) -> IndexItem:
    about = [language.word("screen.situations.note")] if moment.content_note else []
    about += [language.word("screen.situations.looked")] if answer_at(moment, state).answer is not None else []
    open_it = Action(do="visit", label=plain(moment.title), values={"situation": moment.id})
    return IndexItem(action=open_it, about=", ".join(about), here=moment.id == state.at)


def _longer(fitting: Sequence[Exercise], language: Language) -> tuple[Prose, ...]:
    """Those that do not open here, by name."""
    named = [line(other.title) for other in fitting if not isinstance(other, Moment)]
    if not named:
        return ()
    title = line(language.word("screen.situations.longer"))
    before = text(language.word("screen.situations.longer-text"))
    return (Prose(key="longer", title=title, text=[*before, {"ul": named}]),)


def _show_moment(moment: Moment, state: SituationsState, language: Language) -> View:
    """The moment as it is shown alone, under its title and with the way back."""
    door = door_at(moment, state)
    answer = answer_at(moment, state)
    inner = show_moment(moment, answer, language) if door == "open" else show_door(moment, door, language)
    title = Prose(key=f"title-{moment.id}", title=line(moment.title), text=[])
    fresh = door == "note" or (door == "open" and answer == MomentState())
    return replace(
        inner,
        blocks=(title, *review(moment, language), *inner.blocks, back(language)),
        focus=title.key if fresh else inner.focus,
        announce=plain(moment.title) if fresh else inner.announce,
    )


SHOWS = Shows("situations", show_situations, listed=situations_on_paper)
