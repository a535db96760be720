"""What must fit together in a ``rewrite``."""

from toolkit.content.kinds.rules import FEWEST, Rules, note_repeats
from toolkit.content.problem import did_you_mean
from toolkit.content.reading.reader import Path, Reader
from toolkit.course.kinds.rewrite import Rewrite


def _note_rewrite(exercise: Rewrite, reader: Reader) -> None:
    if len(exercise.qualities) < FEWEST:
        remedy = "name what a good sentence can have, such as `It names a feeling`"
        reader.problem(("qualities",), "there are fewer than two qualities", remedy)
    if len(exercise.better) < FEWEST:
        remedy = "add one, so that she sees that there are many ways"
        reader.problem(("better",), "there are fewer than two better sentences", remedy)
    _note_qualities(exercise, reader)
    note_repeats([(("qualities", quality.id), quality.label) for quality in exercise.qualities], reader)
    sentences = [(("better", better.id), better.text) for better in exercise.better]
    note_repeats([(("harms",), exercise.harms), *sentences], reader)


def _note_qualities(exercise: Rewrite, reader: Reader) -> None:
    """A quality that nothing has is told only when all that is had is known: a slip in a name is told once."""
    qualities = [quality.id for quality in exercise.qualities]
    had = {name for better in exercise.better for name in better.has}
    for better in exercise.better:
        if not better.has:
            remedy = "name at least one of `qualities`"
            reader.problem(("better", better.id, "has"), f"`{better.id}` has none of the qualities", remedy)
        for index, name in enumerate(better.has):
            if name not in qualities:
                path = ("better", better.id, "has", str(index))
                reader.problem(path, f"{name!r} is not one of the qualities", did_you_mean(name, qualities))
    for name in qualities if had <= set(qualities) and all(better.has for better in exercise.better) else []:
        if name not in had:
            remedy = "add it to the `has:` of a sentence, or remove it"
            reader.problem(("qualities", name), f"no better sentence has `{name}`", remedy)


def _quoted(exercise: Rewrite) -> frozenset[Path]:
    return frozenset({("harms",)})


RULES = Rules("rewrite", _note_rewrite, quoted=_quoted)
