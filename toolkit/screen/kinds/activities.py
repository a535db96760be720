"""The screens of ``activities``."""

from collections.abc import Iterator, Sequence

from toolkit.course.handbook.entries import Activity
from toolkit.course.kinds.activities import MINUTES, USES, WHERE, WOMEN, Activities, ActivitiesState, shown
from toolkit.screen.blocks import Action, Block, Index, IndexItem, Part, Parts, Prose
from toolkit.screen.browse import back, choose, filters, told
from toolkit.screen.language import Language
from toolkit.screen.shows import Shows, View
from toolkit.screen.text import line, plain, text

_TOLD = ("how", "risks", "online", "materials")


def show_activities(exercise: Activities, state: ActivitiesState, language: Language) -> View:
    """The list with its filters, or the activity that is open."""
    kicker = language.word("screen.kind.activities")
    if state.inside and state.at is not None:
        activity = exercise.activity[state.at]
        blocks = (*_activity(activity, language), *language.sources(activity.sources), back(language))
        return View(kicker, blocks, focus=blocks[0].key, announce=plain(activity.title))
    fitting = shown(exercise, state)
    count = told(len(fitting), len(exercise.activities), language)
    lists = _lists(fitting, state, language)
    at = next((index.key for index in lists if any(item.here for item in index.items)), "opening")
    blocks = (
        Prose(key="opening", text=text(exercise.opening)),
        _filters(state, language),
        Prose(key="told", text=text(count)),
        *lists,
        *language.sources(exercise.sources),
    )
    return View(kicker, blocks, focus=at, announce=count)


def activities_on_paper(exercise: Activities, state: ActivitiesState, language: Language) -> tuple[Block, ...]:
    """All that are listed, in full; () while one is open, which is then what belongs on paper."""
    if state.inside:
        return ()
    fitting = shown(exercise, state)
    sources = dict.fromkeys(source for activity in fitting for source in activity.sources)
    return (
        Prose(key="opening", text=text(exercise.opening)),
        *(block for activity in fitting for block in _activity(activity, language)),
        *language.sources(sources, "sources"),
    )


def _filters(state: ActivitiesState, language: Language) -> Block:
    def named(name: str, keys: Sequence[str]) -> list[tuple[str, str]]:
        return [(key, language.word(f"screen.activities.{name}.{key}")) for key in keys]

    minutes = [(str(most), language.word("screen.activities.minutes.most", minutes=most)) for most in MINUTES]
    women = [(str(count), language.word("screen.activities.women.count", women=count)) for count in WOMEN]
    return filters(
        language,
        choose("use", "screen.activities.use", named("use", USES), state.use, language),
        choose("minutes", "screen.activities.minutes", minutes, state.minutes, language),
        choose("women", "screen.activities.women", women, state.women, language),
        choose("where", "screen.activities.where", named("where", WHERE), state.where, language),
    )


def _lists(fitting: Sequence[Activity], state: ActivitiesState, language: Language) -> list[Index]:
    """A list for each use, in the order of a meeting."""
    groups = [(use, [activity for activity in fitting if activity.use == use]) for use in USES]
    return [
        Index(
            key=f"list-{use}",
            title=line(language.word(f"screen.activities.use.{use}")),
            items=tuple(_item(activity, state, language) for activity in group),
        )
        for use, group in groups
        if group
    ]


def _item(activity: Activity, state: ActivitiesState, language: Language) -> IndexItem:
    fewest, most = activity.size
    about = [language.word("screen.activities.about", minutes=activity.minutes, fewest=fewest, most=most)]
    about += [language.word("screen.activities.in-person")] if activity.in_person else []
    open_it = Action(do="visit", label=plain(activity.title), values={"activity": activity.id})
    return IndexItem(action=open_it, about=", ".join(about), here=activity.id == state.at)


def _activity(activity: Activity, language: Language) -> tuple[Block, ...]:
    """All of an activity, but for its sources."""
    fewest, most = activity.size
    use = language.word(f"screen.activities.use.{activity.use}")
    facts = language.word("screen.activities.facts", use=use, minutes=activity.minutes, fewest=fewest, most=most)
    told_first = [*text(facts), *text(activity.purpose)]
    return (
        Prose(key=f"activity-{activity.id}", title=line(activity.title), text=told_first),
        Parts(key=f"parts-{activity.id}", items=tuple(_parts(activity, language))),
    )


def _parts(activity: Activity, language: Language) -> Iterator[Part]:
    for name in _TOLD:
        written = getattr(activity, name)
        if written:
            yield language.part(f"screen.activities.{name}", written)


SHOWS = Shows("activities", show_activities, listed=activities_on_paper)
