"""What could be said better in the prose of a notebook."""

from collections.abc import Iterator

from toolkit.authoring.placed import Placed
from toolkit.authoring.prose import ProseCell, prose_cells
from toolkit.authoring.style.claims import can_stand_behind, claim_in
from toolkit.authoring.style.lists import StyleLists
from toolkit.authoring.style.remarks import Remark, blaming_remarks, sentence_remarks
from toolkit.content.problem import Problem


def prose_warnings(notebook: Placed, lists: StyleLists) -> Iterator[Problem]:
    """What could be said better in the prose of a sound notebook."""
    for cell in prose_cells(notebook):
        for text in cell.texts:
            for remark in _remarks(cell, text, lists):
                yield notebook.problem(cell.cell, remark.message, remark.remedy, warning=True, at=remark.at)


def _remarks(cell: ProseCell, text: str, lists: StyleLists) -> Iterator[Remark]:
    yield from (*sentence_remarks(text), *blaming_remarks(text, lists))
    claim = claim_in(text)
    if claim and not can_stand_behind(cell.cited):
        remedy = "cite its source after it, such as [V4], or leave the claim out"
        yield Remark(f"“{claim}” sounds like a fact, and no source stands behind it", remedy, at=claim)
