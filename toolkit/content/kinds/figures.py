"""What must fit together in ``figures``."""

from toolkit.content.kinds.rules import Others, Rules
from toolkit.content.reading.reader import Reader
from toolkit.course.kinds.figures import Figures


def _note_figures(exercise: Figures, reader: Reader) -> None:
    if not exercise.charts:
        reader.problem(("charts",), "there is no chart", "write at least one, with `title` and `figures`")
    for index, chart in enumerate(exercise.charts):
        path = ("charts", str(index))
        if not chart.figures:
            remedy = "name at least one key of reference/figures.yaml"
            reader.problem((*path, "figures"), "there is no figure in this chart", remedy)
        if chart.top is not None and chart.top <= 0:
            reader.problem((*path, "top"), f"a scale cannot end at {chart.top:g}", "write its end, or leave it out")


def _with_figures(exercise: Figures, reader: Reader, others: Others) -> Figures:
    """``exercise`` as it is; charts whose figures cannot be drawn side by side are noted with ``reader``."""
    listed = {figure.id: figure for figure in others.entries("figures", reader)}
    for index, chart in enumerate(exercise.charts):
        figures = [listed[key] for key in chart.figures if key in listed]
        units = dict.fromkeys(figure.unit for figure in figures)
        if len(units) > 1:
            message = f"the figures of this chart have several units: {', '.join(units)}"
            reader.problem(("charts", str(index), "figures"), message, "make a chart for each unit")
        highest = max(figures, key=lambda figure: figure.value, default=None)
        if highest and chart.top is not None and highest.value > chart.top:
            message = f"the scale ends at {chart.top:g}, and `{highest.id}` is {highest.value:g}"
            reader.problem(("charts", str(index), "top"), message, "write a higher `top:`, or leave it out")
    return exercise


RULES = Rules("figures", _note_figures, with_others=_with_figures)
