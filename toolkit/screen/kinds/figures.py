"""The screen of ``figures``."""

from toolkit.course.handbook.entries import Figure
from toolkit.course.kinds.figures import Chart as Asked
from toolkit.course.kinds.figures import Figures, FiguresState
from toolkit.screen.blocks import Bar, Block, Chart, Facts, Prose
from toolkit.screen.language import Language
from toolkit.screen.shows import Shows, View
from toolkit.screen.text import line, plain, text

_TOLD = ("shown", "population", "collected", "published", "caution")


def show_figures(exercise: Figures, state: FiguresState, language: Language) -> View:
    """The charts, each with the facts behind it, and how to read them."""
    blocks: tuple[Block, ...] = (
        Prose(key="opening", text=text(exercise.opening)),
        *(_chart(number, chart, language) for number, chart in enumerate(exercise.charts)),
        *_reading(exercise, language),
        *language.sources(exercise.sources),
    )
    return View(language.word("screen.kind.figures"), blocks, focus="opening")


def _chart(number: int, chart: Asked, language: Language) -> Chart:
    figures = [language.reference.figures[key] for key in chart.figures]
    top = chart.top or max(figure.value for figure in figures) or 1
    bars = "; ".join(_said(figure, language) for figure in figures)
    return Chart(
        key=f"chart-{number}",
        title=line(chart.title),
        bars=tuple(Bar(label=line(figure.title), value=figure.value, words=plain(figure.shown)) for figure in figures),
        top=top,
        scale=language.word(f"screen.figures.scale.{figures[0].unit}", top=_number(top)),
        summary=language.word("screen.figures.picture", title=plain(chart.title), bars=bars),
        table=language.word("screen.figures.table"),
        facts=tuple(_facts(figure, language) for figure in figures),
    )


def _said(figure: Figure, language: Language) -> str:
    return language.word("screen.figures.bar", label=plain(figure.title), words=plain(figure.shown))


def _facts(figure: Figure, language: Language) -> Facts:
    rows = tuple(language.part(f"screen.figures.{name}", getattr(figure, name)) for name in _TOLD)
    return Facts(title=line(figure.title), rows=rows, cites=language.cites(figure.sources))


def _reading(exercise: Figures, language: Language) -> tuple[Prose, ...]:
    if not exercise.reading:
        return ()
    return (Prose(key="reading", title=line(language.word("screen.figures.reading")), text=text(exercise.reading)),)


def _number(value: float) -> str:
    """The number with its thousands apart, and without a fraction that says nothing."""
    return f"{value:,}".removesuffix(".0")


SHOWS = Shows("figures", show_figures)
