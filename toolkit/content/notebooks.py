"""Checking the course's notebooks: prose in markdown cells, one call per exercise, nothing else."""

import ast
import json
import re
import warnings
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import mistune

from toolkit.content.problem import Problem, did_you_mean
from toolkit.content.reading.document import unreadable

IMPORT = "from toolkit import exercise"
CITED = re.compile(r"\[([A-Z][A-Z0-9]*[a-z]?(?:, ?[A-Z][A-Z0-9]*[a-z]?)*)\](?!\()")
NOTEBOOK_LINK = re.compile(r"(?:\./)?([a-z0-9][a-z0-9-]*\.ipynb)(#.*)?")
_PARSE = mistune.create_markdown(renderer=None, plugins=["table"])
_INLINE = frozenset({"text", "emphasis", "strong", "codespan", "link", "image", "softbreak", "linebreak"})


@dataclass(frozen=True)
class _Cell:
    """One cell with the place of its id in the file."""

    path: Path
    line: int
    kind: str
    source: str
    outputs: tuple[Any, ...]
    attachments: frozenset[str]

    def problem(self, message: str, remedy: str) -> Problem:
        return Problem(str(self.path), self.line, 1, message, remedy)


@dataclass(frozen=True)
class ProseCell:
    """What a learner reads in one cell: its paragraphs, headings, list items and table cells, and the sources cited."""

    path: Path
    line: int
    texts: tuple[str, ...]
    cited: frozenset[str]

    def warning(self, message: str, remedy: str) -> Problem:
        """Something in the cell that should be said better."""
        return Problem(str(self.path), self.line, 1, message, remedy, warning=True)


def notebook_problems(path: Path, exercises: Collection[str], sources: Collection[str] | None) -> tuple[Problem, ...]:
    """All problems of the notebook at ``path``; ``exercises`` and ``sources`` are the known keys, None if not known."""
    try:
        cells = tuple(_cells(path))
    except OSError as error:
        return (unreadable(path, error),)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        remedy = "open it in JupyterLab and save it again"
        return (Problem(str(path), 1, 1, "the file is not a notebook", remedy),)
    of_all = (*_heading_problems(path, cells), *_import_problems(cells), *_repeat_problems(cells))
    return tuple(sorted([*of_all, *_cell_problems(cells, exercises, sources)]))


def called_exercises(path: Path) -> tuple[str, ...]:
    """The ids of the exercises that a readable notebook shows, in its order."""
    calls = (_call(cell.source) for cell in _cells(path) if cell.kind == "code")
    return tuple(call for call in calls if call)


def title_of(path: Path) -> str:
    """The title with which a readable notebook begins."""
    first = next(_cells(path), None)
    tokens = _tokens(first.source) if first else []
    return next(_texts(token for token in tokens if token["type"] == "heading"), "")


def prose_cells(path: Path) -> Iterator[ProseCell]:
    """The prose of a readable notebook, cell by cell."""
    for cell in _cells(path):
        if cell.kind == "markdown":
            texts = tuple(CITED.sub("", text) for text in _texts(_tokens(cell.source)))
            yield ProseCell(path, cell.line, texts, frozenset(_cited(cell.source)))


def _texts(tokens: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """The text of each block that holds no other blocks."""
    for token in tokens:
        children = token.get("children") or ()
        if any(child["type"] in _INLINE for child in children):
            yield "".join(_shown(child) for child in children)
        else:
            yield from _texts(children)


def _shown(token: Mapping[str, Any]) -> str:
    """What is read of an inline token; the address of a link is not."""
    if token["type"] in ("softbreak", "linebreak"):
        return " "
    return str(token.get("raw", "")) or "".join(_shown(child) for child in token.get("children") or ())


def _cited(source: str) -> Iterator[str]:
    return (key.strip() for cited in CITED.findall(source) for key in cited.split(","))


def _cells(path: Path) -> Iterator[_Cell]:
    text = path.read_text("utf-8")
    where: dict[str, int] = {}
    for number, one in enumerate(text.splitlines(), 1):
        where.setdefault(one.strip().rstrip(","), number)
    for cell in json.loads(text)["cells"]:
        source = cell["source"] if isinstance(cell["source"], str) else "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            source.encode()  # JSON may hold half a letter, which stops mistune; a ValueError here
        line = where.get(f'"id": {json.dumps(cell.get("id"))}', 1)
        outputs = tuple(dict(output) for output in cell.get("outputs", ()))
        yield _Cell(path, line, cell["cell_type"], source, outputs, frozenset(dict(cell.get("attachments", {}))))


def _cell_problems(
    cells: tuple[_Cell, ...], exercises: Collection[str], sources: Collection[str] | None
) -> Iterator[Problem]:
    for cell in cells:
        if cell.kind == "markdown":
            yield from _prose_problems(cell, sources)
        elif cell.kind == "code":
            yield from _code_problems(cell, exercises)
        else:
            yield cell.problem(f"a {cell.kind} cell is not used in the course", "make it a markdown cell")


def _code_problems(cell: _Cell, exercises: Collection[str]) -> Iterator[Problem]:
    called = _call(cell.source)
    if called is None:
        remedy = 'write one call and nothing else: exercise("04-role/whose-task")'
        yield cell.problem("this code cell is not one call of an exercise", remedy)
    elif called not in exercises:
        yield cell.problem(f"there is no exercise {called!r}", did_you_mean(called, exercises))
    if any(output.get("output_type") == "error" for output in cell.outputs):
        yield cell.problem("the saved output is an error", "mend the cell, run it again and save")


def _import_problems(cells: tuple[_Cell, ...]) -> Iterator[Problem]:
    """Without the import at the top, running the notebook fails at its first exercise."""
    first = next((cell for cell in cells if cell.kind == "code"), None)
    if first and _call(first.source) and not _imports(_statements(first.source)):
        yield first.problem("the first code cell does not import `exercise`", f"begin it with: {IMPORT}")


def _repeat_problems(cells: tuple[_Cell, ...]) -> Iterator[Problem]:
    seen: set[str] = set()
    for cell in cells:
        called = _call(cell.source) if cell.kind == "code" else None
        if called in seen:
            yield cell.problem(f"the exercise {called!r} is shown twice", "remove one of the two cells")
        seen |= {called} if called else set()


def _call(source: str) -> str | None:
    """The id in a cell that holds one call (and, at the top of the notebook, the import)."""
    statements = _statements(source)
    match statements[1:] if _imports(statements) else statements:
        case [ast.Expr(ast.Call(func=ast.Name("exercise"), args=[ast.Constant(value=str(name))], keywords=[]))]:
            return name
    return None


def _statements(source: str) -> list[ast.stmt]:
    """The statements of a code cell; none when it is not Python."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(source).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []


def _imports(statements: list[ast.stmt]) -> bool:
    """Whether the first statement is ``IMPORT``."""
    match statements:
        case [ast.ImportFrom(module="toolkit", names=[ast.alias("exercise", None)], level=0), *_]:
            return True
    return False


def _prose_problems(cell: _Cell, sources: Collection[str] | None) -> Iterator[Problem]:
    for token in _flat(_tokens(cell.source)):
        yield from _token_problems(cell, token)
    for key in _cited(cell.source):
        if sources is not None and key not in sources:
            yield cell.problem(f"the source {key!r} is not known", did_you_mean(key, sources))


def _token_problems(cell: _Cell, token: Mapping[str, Any]) -> Iterator[Problem]:
    url = str(token.get("attrs", {}).get("url", ""))
    match token["type"]:
        case "image":
            if not any(child.get("raw", "").strip() for child in token.get("children", ())):
                remedy = "say in the square brackets what it shows: ![two women talking](attachment:…)"
                yield cell.problem("a picture has no text alternative", remedy)
            if not _is_attached(cell, url):
                remedy = "drag the picture into the cell, so that it travels with the notebook"
                yield cell.problem(f"the picture {url!r} is not part of the notebook", remedy)
        case "link" if not url.startswith("#"):
            yield from _link_problems(cell, url)
        case "block_html" | "inline_html":
            yield cell.problem("HTML is not used in prose", "write it as Markdown")


def _is_attached(cell: _Cell, url: str) -> bool:
    return url.startswith("attachment:") and unquote(url.removeprefix("attachment:")) in cell.attachments


def _link_problems(cell: _Cell, url: str) -> Iterator[Problem]:
    """A link leads to another notebook beside this one; the page turns it into an address."""
    notebook = NOTEBOOK_LINK.fullmatch(url)
    if notebook is None:
        remedy = "cite a source by its key instead, such as [V4]"
        yield cell.problem(f"a link leads out of the course: {url}", remedy)
        return
    beside = [path.name for path in cell.path.parent.glob("*.ipynb") if path.is_file()]
    if notebook[1] not in beside:
        yield cell.problem(f"there is no notebook {notebook[1]!r}", did_you_mean(notebook[1], beside))


def _heading_problems(path: Path, cells: tuple[_Cell, ...]) -> Iterator[Problem]:
    if not cells or not _begins_with_title(cells[0]):
        where = cells[0].line if cells else 1
        yield Problem(str(path), where, 1, "the notebook does not begin with its title", "begin with `# Title`")
        return
    headings = [(cell, level) for cell in cells if cell.kind == "markdown" for level in _headings(cell)]
    for (_, before), (cell, level) in pairwise(headings):
        if level == 1:
            yield cell.problem("there is a second title (`#`)", "use `##` for sections")
        elif level > before + 1:
            remedy = f"use `{'#' * (before + 1)}`; screen readers move by these levels"
            yield cell.problem(f"a heading jumps from level {before} to {level}", remedy)


def _begins_with_title(cell: _Cell) -> bool:
    tokens = [token for token in _tokens(cell.source) if token["type"] != "blank_line"]
    return cell.kind == "markdown" and bool(tokens) and tokens[0].get("attrs", {}).get("level") == 1


def _headings(cell: _Cell) -> Iterator[int]:
    return (token["attrs"]["level"] for token in _tokens(cell.source) if token["type"] == "heading")


def _tokens(source: str) -> list[dict[str, Any]]:
    tokens = _PARSE(source)
    return tokens if isinstance(tokens, list) else []


def _flat(tokens: Any) -> Iterator[Mapping[str, Any]]:
    for token in tokens:
        yield token
        yield from _flat(token.get("children") or ())
