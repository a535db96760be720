"""``charts``: whether the figures of a chart can be drawn side by side."""

from pathlib import Path

from toolkit.content.reading.reader import Reader
from toolkit.content.reference import read_list
from toolkit.course.kinds.figures import Figures


def note_charts(exercise: Figures, reader: Reader, root: Path) -> None:
    """Notes with ``reader`` the charts whose figures do not fit together, by the list under ``root``."""
    listed = {one.id: one for one in read_list("figures", root)[0]}
    for index, chart in enumerate(exercise.charts):
        figures = [listed[key] for key in chart.figures if key in listed]
        units = dict.fromkeys(one.unit for one in figures)
        if len(units) > 1:
            message = f"the figures of this chart have several units: {', '.join(units)}"
            reader.problem(("charts", str(index), "figures"), message, "make a chart for each unit")
        highest = max(figures, key=lambda one: one.value, default=None)
        if highest and chart.top is not None and highest.value > chart.top:
            message = f"the scale ends at {chart.top:g}, and `{highest.id}` is {highest.value:g}"
            reader.problem(("charts", str(index), "top"), message, "write a higher `top:`, or leave it out")
