"""What must fit together in ``figures``."""

from toolkit.content.kinds.exercise import note_kind
from toolkit.content.reading.reader import Reader
from toolkit.course.kinds.figures import Figures


@note_kind.register
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
