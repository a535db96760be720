"""What could be said better in the prose of a notebook."""

from collections.abc import Iterator

from toolkit.authoring.prose import ProseCell, prose_cells
from toolkit.authoring.style.claims import can_stand_behind, claim_in
from toolkit.authoring.style.lists import StyleLists
from toolkit.authoring.style.remarks import blaming_remarks, sentence_remarks
from toolkit.content.notebooks import Notebook
from toolkit.content.problem import Problem


def prose_warnings(notebook: Notebook, lists: StyleLists) -> Iterator[Problem]:
    """What could be said better in the prose of a sound notebook."""
    for cell in prose_cells(notebook):
        for text in cell.texts:
            yield from _text_warnings(cell, text, lists)


def _text_warnings(cell: ProseCell, text: str, lists: StyleLists) -> Iterator[Problem]:
    for remark in (*sentence_remarks(text), *blaming_remarks(text, lists)):
        yield cell.warning(remark.message, remark.remedy)
    claim = claim_in(text)
    if claim and not can_stand_behind(cell.cited):
        remedy = "cite its source after it, such as [V4], or leave the claim out"
        yield cell.warning(f"“{claim}” sounds like a fact, and no source stands behind it", remedy)
