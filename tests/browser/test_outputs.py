"""What the code of an author's notebook shows: each form that the page can show, a sentence for each that it cannot."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.building import LIBRARY
from tests.notebooks import write_notebook
from tests.serving import Server, serving
from toolkit.server.pages.outputs import SHOWN

SAID = LIBRARY.words
GIF = "47494638396101000100800000ff0000ffffff21f90401000001002c00000000010001000002024401003b"
SHOW = "from IPython.display import *\n"
AS_HTML = SHOW + "HTML({!r})"
RAW = SHOW + "display({!r}, raw=True)"


def put(text: str) -> str:
    """The same put out within an Output widget."""
    return f"import ipywidgets as w\no = w.Output()\ndisplay(o)\nwith o:\n    {text}"


OUTPUTS = {
    "printed": "print('first\\rfinal', chr(27) + '[31mred' + chr(27) + '[0m')",
    "markdown": SHOW + "Markdown('*stressed* $x_1$ and *more*')",
    "markdown-in-output": SHOW + put("display(Markdown('**strong**'))"),
    "latex": SHOW + r"Latex(r'$\frac{a}{b}$')",
    "json": SHOW + "JSON({'a': [1]})",
    "gif": SHOW + f"Image(bytes.fromhex('{GIF}'), format='gif', alt='a red dot')",
    "svg": SHOW + 'SVG(\'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle r="4"/></svg>\')',
    "table": AS_HTML.format("<table><tr><th>Name</th></tr><tr><td>" + "wide" * 200 + "</td></tr></table>"),
    "plotly": RAW.format({"application/vnd.plotly.v1+json": {"data": []}, "text/plain": "Figure()"}),
    "javascript": SHOW + "Javascript('1')",
    "script": AS_HTML.format("<div id=t onclick='1'>before</div><script>t.textContent = 1</script>"),
    "only-script": RAW.format({"text/html": "<script>1</script>", "text/plain": "Chart()"}),
    "video": SHOW + "HTML('<iframe src=\"https://www.youtube.com/embed/x\"></iframe>')",
    "map": AS_HTML.format("<div><iframe srcdoc='<p>map</p>'></iframe></div>"),
    "outside": AS_HTML.format(
        "<img src='https://example.org/a.png' alt='Outside'> <a href='https://example.org/'>link</a>"
    ),
    "cleared": "print('gone')\nclear_output()\nprint('stays')".replace(
        "clear_output()", "__import__('IPython').display.clear_output()"
    ),
}
FORMS = {
    "text/html": "<p>shown</p>",
    "text/markdown": "shown",
    "image/svg+xml": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    "image/gif": "R0lGODlhAQABAIAAAP8AAP///yH5BAEAAAEALAAAAAABAAEAAAICRAEAOw==",
    "text/latex": "shown",
    "application/json": {"shown": 1},
    "application/geo+json": {"shown": 1},
    "text/plain": "shown",
}


@pytest.fixture(scope="module")
def author(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("outputs")
    headed = [part for name, code in OUTPUTS.items() for part in (f"%%## {name}", code)]
    write_notebook(folder / "01-outputs.ipynb", "# Outputs", *headed)
    every = [RAW.format({form: FORMS.get(form, FORMS["image/gif"])}) for form in SHOWN]
    write_notebook(folder / "02-forms.ipynb", "# Forms", *every)
    write_notebook(folder / "03-update.ipynb", "# Update", IN_CELL, IN_OUTPUT, LATER)
    with serving("--notebooks", str(folder)) as served:
        yield served


IN_CELL = """
import ipywidgets as w
from IPython.display import display
s = w.IntSlider(value=1, max=5, description="A")
display(s)
h = display(f"A is {s.value}", display_id=True)
s.observe(lambda c: h.update(f"A is {c.new}"), "value")
"""
IN_OUTPUT = """
o = w.Output()
t = w.IntSlider(value=1, max=5, description="B")
display(t, o)
with o:
    k = display("B is not yet known", display_id=True)
    k.update(f"B is {t.value}")
t.observe(lambda c: k.update(f"B is {c.new}"), "value")
z = display("waiting", display_id=True)
"""
LATER = "z.update('told by a later cell')"


@pytest.fixture
def shown(page: Page, author: Server) -> Page:
    page.goto(f"{author.url}/en/01-outputs")
    expect(page.get_by_text("stays")).to_be_visible()
    return page


def below(page: Page, heading: str) -> Locator:
    """The cell after a heading."""
    section = page.locator("section", has=page.get_by_role("heading", name=heading, exact=True))
    return section.locator("xpath=following-sibling::*[1]")


def test_text_is_shown_as_a_terminal_shows_it(shown: Page):
    expect(below(shown, "printed")).to_have_text(re.compile(r"^final red\s*$"))
    expect(shown.get_by_text("red", exact=True)).to_have_class("ansi-ink-red")


@pytest.mark.parametrize(
    ("heading", "role", "words_in_it"),
    [("markdown", "emphasis", "stressed"), ("markdown-in-output", "strong", "strong")],
)
def test_markdown_is_drawn_wherever_it_is_shown(shown: Page, heading: str, role: Any, words_in_it: str):
    expect(below(shown, heading).get_by_role(role).first).to_have_text(words_in_it)


@pytest.mark.parametrize("heading", ["latex", "markdown"])
def test_a_formula_is_drawn_and_can_be_read_aloud(shown: Page, heading: str):
    expect(below(shown, heading).locator("math")).to_have_count(1)


def test_data_pictures_and_tables_are_shown(shown: Page):
    expect(below(shown, "json")).to_contain_text('"a"')
    expect(shown.get_by_role("img", name="a red dot")).to_be_visible()
    expect(below(shown, "svg").get_by_role("img", name=SAID["page.client.picture"])).to_be_visible()
    expect(shown.get_by_role("group", name=SAID["page.client.table"]).get_by_role("columnheader")).to_have_text("Name")
    assert shown.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_every_form_that_the_log_takes_for_shown_is_shown(desk: Page, author: Server):
    desk.goto(f"{author.url}/en/02-forms")
    cells = desk.locator(".cell.exercise")
    expect(cells).to_have_count(len(SHOWN))
    for number in range(len(SHOWN)):
        expect(cells.nth(number).locator("p, pre, img, div").first).to_be_visible()
    expect(desk.locator(".output-left-out, .output-error")).to_have_count(0)
    assert "02-forms, cell" not in author.log_text()


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("plotly", "application/vnd.plotly.v1+json"),
        ("javascript", SAID["page.client.output_script"]),
        ("script", SAID["page.client.output_script"]),
        ("only-script", SAID["page.client.output_script"]),
        ("video", SAID["page.client.output_elsewhere"]),
        ("map", SAID["page.client.output_elsewhere"]),
        ("outside", SAID["page.client.output_elsewhere"]),
    ],
)
def test_what_is_not_shown_says_so_in_its_place(shown: Page, author: Server, heading: str, said: str):
    expect(below(shown, heading)).to_contain_text(said)
    expect(below(shown, heading)).not_to_contain_text(re.compile(r"Figure|Chart|object at|IPython"))
    assert "shows something that the page leaves out" in author.log_text()


def test_what_is_left_of_markup_stays(shown: Page):
    expect(shown.get_by_text("before", exact=True)).to_be_visible()
    expect(below(shown, "video").get_by_role("link", name="https://www.youtube.com/embed/x")).to_be_visible()


def test_an_update_reaches_the_display_it_is_meant_for(desk: Page, author: Server):
    desk.goto(f"{author.url}/en/03-update")
    expect(desk.get_by_text("told by a later cell")).to_be_visible()
    for name in "AB":
        expect(desk.get_by_text(f"{name} is 1")).to_be_visible()
        handle = desk.get_by_role("slider").nth("AB".index(name))
        handle.focus()
        for value in (2, 3):
            desk.keyboard.press("ArrowRight")
            expect(desk.get_by_text(f"{name} is {value}")).to_be_visible()
        expect(handle).to_be_focused()
