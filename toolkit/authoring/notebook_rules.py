"""What a notebook of the course keeps to: prose in markdown cells, one call per exercise, nothing else."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import pairwise
from urllib.parse import unquote

from toolkit.authoring.placed import Placed, spoilt_in
from toolkit.authoring.prose import Token, all_tokens, cited, tokens
from toolkit.content.notebooks import (
    NOTEBOOK_LINK,
    Cell,
    imports_exercise,
    statements,
)
from toolkit.content.problem import Problem, did_you_mean
from toolkit.content.reading.nodes import CURLY

IMPORT = "from toolkit import exercise"


def notebook_problems(
    notebook: Placed, exercises: Collection[str], sources: Collection[str] | None
) -> tuple[Problem, ...]:
    """All problems of a notebook; ``exercises`` and ``sources`` are the known keys, None if not known."""
    of_all = (*_heading_problems(notebook), *_import_problems(notebook), *_repeat_problems(notebook))
    return tuple(sorted([*of_all, *spoilt_in(notebook), *_cell_problems(notebook, exercises, sources)]))


def _cell_problems(notebook: Placed, exercises: Collection[str], sources: Collection[str] | None) -> Iterator[Problem]:
    for cell in notebook.cells:
        if cell.kind == "markdown":
            yield from _prose_problems(notebook, cell, sources)
        elif cell.kind == "code":
            yield from _code_problems(notebook, cell, exercises)
        else:
            yield notebook.problem(cell, f"a {cell.kind} cell is not used in the course", "make it a markdown cell")


def _code_problems(notebook: Placed, cell: Cell, exercises: Collection[str]) -> Iterator[Problem]:
    called = cell.call
    curly = next((sign for sign in cell.source if sign in CURLY), "")
    if called is None and curly and _straightened(cell.source):
        remedy = 'write the straight quote "'
        yield notebook.problem(cell, f'the quote {curly} stands where " must stand', remedy, at=curly)
    elif called is None and not any(spoilt_in(replace(notebook, cells=(cell,)))):
        remedy = 'write one call and nothing else: exercise("04-role/whose-task")'
        yield notebook.problem(cell, "this code cell is not one call of an exercise", remedy)
    elif called and called not in exercises:
        yield notebook.problem(cell, f"there is no exercise {called!r}", did_you_mean(called, exercises), at=called)
    if any(output.get("output_type") == "error" for output in cell.outputs):
        yield notebook.problem(cell, "the saved output is an error", "mend the cell, run it again and save")


def _straightened(source: str) -> bool:
    """Whether a code cell would be Python with straight quotes."""
    straight = source.translate({ord(sign): '"' for sign in CURLY})
    return not statements(source) and bool(statements(straight))


def _import_problems(notebook: Placed) -> Iterator[Problem]:
    """Without the import at the top, running the notebook fails at its first exercise."""
    first = next((cell for cell in notebook.cells if cell.kind == "code"), None)
    if first and first.call and not imports_exercise(statements(first.source)):
        yield notebook.problem(first, "the first code cell does not import `exercise`", f"begin it with: {IMPORT}")


def _repeat_problems(notebook: Placed) -> Iterator[Problem]:
    seen: set[str] = set()
    for cell in notebook.cells:
        called = cell.call
        if called in seen:
            yield notebook.problem(cell, f"the exercise {called!r} is shown twice", "remove one of the two cells")
        seen |= {called} if called else set()


def _prose_problems(notebook: Placed, cell: Cell, sources: Collection[str] | None) -> Iterator[Problem]:
    for token in all_tokens(cell.source):
        yield from _token_problems(notebook, cell, token)
    for key in cited(cell.source):
        if sources is not None and key not in sources:
            yield notebook.problem(cell, f"the source {key!r} is not known", did_you_mean(key, sources), at=key)


def _token_problems(notebook: Placed, cell: Cell, token: Token) -> Iterator[Problem]:
    url = str(token.get("attrs", {}).get("url", ""))
    match token["type"]:
        case "image":
            if not any(child.get("raw", "").strip() for child in token.get("children", ())):
                remedy = "say in the square brackets what it shows: ![two women talking](attachment:…)"
                yield notebook.problem(cell, "a picture has no text alternative", remedy)
            if not _is_attached(cell, url):
                remedy = "drag the picture into the cell, so that it travels with the notebook"
                yield notebook.problem(cell, f"the picture {url!r} is not part of the notebook", remedy, at=url)
        case "link" if not url.startswith("#"):
            yield from _link_problems(notebook, cell, url)
        case "block_html" | "inline_html" if not str(token.get("raw", "")).startswith("</"):
            first, *_ = str(token.get("raw", "")).split("\n")
            yield notebook.problem(cell, "HTML is not used in prose", "write it as Markdown", at=first)


def _is_attached(cell: Cell, url: str) -> bool:
    return url.startswith("attachment:") and unquote(url.removeprefix("attachment:")) in cell.attachments


def _link_problems(notebook: Placed, cell: Cell, url: str) -> Iterator[Problem]:
    """A link leads to another notebook beside this one; the page turns it into an address."""
    linked = NOTEBOOK_LINK.fullmatch(url)
    if linked is None:
        remedy = "cite a source by its key instead, such as [V4]"
        yield notebook.problem(cell, f"a link leads out of the course: {url}", remedy, at=url)
        return
    beside = [path.name for path in notebook.path.parent.glob("*.ipynb") if path.is_file()]
    if linked[1] not in beside:
        yield notebook.problem(cell, f"there is no notebook {linked[1]!r}", did_you_mean(linked[1], beside), at=url)


def _heading_problems(notebook: Placed) -> Iterator[Problem]:
    cells = notebook.cells
    if not cells or not _begins_with_title(cells[0]):
        message, remedy = "the notebook does not begin with its title", "begin with `# Title`"
        yield (
            notebook.problem(cells[0], message, remedy) if cells else Problem(str(notebook.path), 1, 1, message, remedy)
        )
        return
    headings = [(cell, level) for cell in notebook.prose for level in _headings(cell)]
    for (_, before), (cell, level) in pairwise(headings):
        if level == 1:
            yield notebook.problem(cell, "there is a second title (`#`)", "use `##` for sections")
        elif level > before + 1:
            remedy = f"use `{'#' * (before + 1)}`; screen readers move by these levels"
            yield notebook.problem(cell, f"a heading jumps from level {before} to {level}", remedy)


def _begins_with_title(cell: Cell) -> bool:
    found = [token for token in tokens(cell.source) if token["type"] != "blank_line"]
    return cell.kind == "markdown" and bool(found) and found[0].get("attrs", {}).get("level") == 1


def _headings(cell: Cell) -> Iterator[int]:
    return (token["attrs"]["level"] for token in tokens(cell.source) if token["type"] == "heading")
