from dataclasses import replace
from typing import Any

from tests.building import figure, figures
from toolkit.composition import language
from toolkit.course.attempt import begin
from toolkit.course.exercise import Exercise
from toolkit.screen.blocks import Chart, Screen
from toolkit.screen.language import Language
from toolkit.screen.paper import paper
from toolkit.screen.show import show

KNOWN = {
    one.id: one
    for one in (figure("a", 30.7), figure("b", 18), figure("many", 2_500_000, unit="women"), figure("none", 0))
}
ENGLISH: Language = replace(language("en"), reference=replace(language("en").reference, figures=KNOWN))


def shown(exercise: Exercise) -> Screen:
    return show(begin(exercise), ENGLISH)


def chart(names: str, top: float | None = None) -> Chart:
    exercise = figures(names)
    exercise = replace(exercise, charts=(replace(exercise.charts[0], top=top),))
    return next(one for one in shown(exercise).blocks if isinstance(one, Chart))


def test_there_is_a_bar_for_each_figure() -> None:
    assert [(one.value, one.words) for one in chart("a b").bars] == [(30.7, "30.7 %"), (18, "18 %")]


def test_the_picture_says_in_words_what_it_shows() -> None:
    assert chart("a b").summary == "Bars: Chart a b. Number a: 30.7 %; Number b: 18 %"


def test_the_longest_bar_fills_the_width_unless_the_scale_has_an_end() -> None:
    assert (chart("a b").top, chart("a b", 100).top) == (30.7, 100)


def test_nothing_is_divided_by_a_scale_of_nothing() -> None:
    assert chart("none").top > 0


def test_the_scale_is_said_with_its_unit() -> None:
    assert chart("a", 100).scale == "The whole width is 100\u00a0%."
    assert chart("a", 0.25).scale == "The whole width is 0.25\u00a0%."
    assert chart("many").scale == "The whole width is 2,500,000 women."


def test_beneath_each_chart_stands_who_was_asked_and_when() -> None:
    first: Any = chart("a b").facts[0]
    told = [part.text[0]["p"][0] for part in first.rows]
    assert told == ["30.7 %", "Women in a town", "In May", "In June", "Few asked."]
    assert first.cites is not None
    assert [one.key for one in first.cites.items] == ["V4"]


def test_how_to_read_them_stands_below() -> None:
    assert [one.key for one in shown(figures("a", "b", reading="With care.")).blocks] == [
        "opening",
        "chart-0",
        "chart-1",
        "reading",
        "cites",
    ]
    assert "reading" not in [one.key for one in shown(figures("a")).blocks]


def test_the_screen_is_what_belongs_on_paper() -> None:
    assert paper(begin(figures("a")), ENGLISH) == ()
