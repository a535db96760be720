"""Every kind of exercise on a phone: with the keyboard alone, for a screen reader, from right to left, and on paper."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.browser.kinds import every_kind
from tests.browser.learner import KeyboardLearner
from tests.browser.spoken import SPOKEN
from tests.browsing import PHONE
from tests.building import LIBRARY
from tests.pseudo import mirrored
from tests.serving import Server
from toolkit.composition import language
from toolkit.course.attempt import KINDS, begin
from toolkit.course.kinds.match import Match
from toolkit.course.kinds.transcript import Transcript
from toolkit.screen.blocks import Block, Choices
from toolkit.screen.paper import paper
from toolkit.screen.text import plain

NOTHING = "There is nothing to save yet. You have not written anything."
NOTHING_TO_ANSWER = ("figures",)
WHITE = ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")
LANGUAGES: dict[str, tuple[str, Callable[[str], str]]] = {"english": ("", str), "right to left": ("-rtl", mirrored)}


@pytest.fixture(scope="module")
def kinds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with every_kind(tmp_path_factory.mktemp("kinds")) as served:
        yield served


@pytest.fixture
def phone(visitor) -> Page:
    return visitor(viewport=PHONE).new_page()


def open_kind(page: Page, kinds: Server, name: str) -> Locator:
    page.goto(f"{kinds.url}/en/{name}")
    exercise = page.locator(".stage section")
    expect(exercise).to_be_visible()
    return exercise


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [f"{one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_kind_can_be_done_with_the_keyboard_alone(phone: Page, kinds: Server, kind: str, language: str):
    suffix, says = LANGUAGES[language]
    open_kind(phone, kinds, kind + suffix)
    assert violations(phone) == []
    learner = KeyboardLearner(phone, says)
    learner.go_through()
    assert len(learner.finished) == (kind not in NOTHING_TO_ANSWER)
    assert (learner.without_outline, learner.covered) == ([], [])
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert violations(phone) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_screen_reader_is_told_roles_names_and_states(phone: Page, kinds: Server, kind: str):
    open_kind(phone, kinds, kind)
    spoken = SPOKEN[kind]
    expect(phone.get_by_role("main")).to_match_aria_snapshot(spoken.before)
    KeyboardLearner(phone).go_through()
    expect(phone.get_by_role("main")).to_match_aria_snapshot(spoken.after)
    expect(phone.get_by_role("status").first).to_have_text(spoken.announced)


def test_a_list_can_be_narrowed_with_the_keyboard_and_says_how_many_are_left(phone: Page, kinds: Server):
    situations = open_kind(phone, kinds, "situations")
    theme = situations.get_by_role("combobox", name="What it is about")
    theme.focus()
    phone.keyboard.press("ArrowDown")
    expect(situations.locator(".index li")).to_have_count(3)
    show = situations.get_by_role("button", name="Show", exact=True)
    phone.keyboard.press("Tab")
    phone.keyboard.press("Tab")
    expect(show).to_be_focused()
    phone.keyboard.press("Enter")
    expect(phone.get_by_role("status").first).to_have_text("Shown: 1 of 4.")
    expect(situations.locator(".index li")).to_have_count(1)
    expect(show).to_be_focused()


@pytest.mark.parametrize("scheme", ["dark", "forced"])
def test_bars_can_be_told_from_their_ground(visitor, kinds: Server, scheme: str):
    options = {"forced_colors": "active"} if scheme == "forced" else {"color_scheme": "dark"}
    page = visitor(viewport=PHONE, **options).new_page()
    figures = open_kind(page, kinds, "figures")
    colour = "one => getComputedStyle(one).fill"
    assert figures.locator(".chart-fill").first.evaluate(colour) != figures.locator(".chart-ground").first.evaluate(
        colour
    )
    assert violations(page) == []


def test_bars_begin_where_reading_begins(phone: Page, kinds: Server):
    figures = open_kind(phone, kinds, "figures-rtl")
    track: Any = figures.locator(".chart-track").first.bounding_box() or {}
    bar: Any = figures.locator(".chart-fill").first.bounding_box() or {}
    assert abs(track["x"] + track["width"] - bar["x"] - bar["width"]) < 2
    assert bar["width"] < track["width"] / 2


PRIVATE = {
    "reflect": "I have finished",
    "rewrite": "Compare with other ways",
    "moment": "Show me what others might do",
    "scenario": "Show me what others might do",
}


@pytest.mark.parametrize("kind", PRIVATE)
def test_what_is_private_never_leaves_the_page(phone: Page, kinds: Server, kind: str):
    sent: list[str] = []
    phone.on("websocket", lambda socket: socket.on("framesent", lambda payload: sent.append(str(payload))))
    phone.on("request", lambda request: sent.append(request.post_data or ""))
    exercise = open_kind(phone, kinds, kind)
    exercise.get_by_role("textbox").first.fill("a word of mine")
    exercise.get_by_role("button", name=PRIVATE[kind]).click()
    expect(exercise.get_by_role("button", name=PRIVATE[kind])).to_have_count(0)
    expect(exercise.get_by_role("textbox").first).to_have_value("a word of mine")
    assert any("custom" in one for one in sent)
    assert not any("a word of mine" in one for one in sent)


def test_her_own_sentence_stands_beside_the_moves_and_what_they_do(phone: Page, kinds: Server):
    scenario = open_kind(phone, kinds, "scenario")
    scenario.get_by_role("textbox", name="What would you say").fill("a word of mine")
    scenario.get_by_role("button", name="Show me what others might do").click()
    expect(scenario.get_by_role("group", name="What do you do?").locator(":focus")).to_have_count(1)
    expect(scenario.get_by_role("textbox", name="What you wrote")).to_have_value("a word of mine")
    scenario.get_by_role("radio").first.check()
    scenario.get_by_role("button", name="Do this").click()
    expect(scenario.get_by_role("heading", name="This is safe practice")).to_be_visible()
    expect(scenario.get_by_role("textbox", name="What you wrote")).to_have_value("a word of mine")
    scenario.get_by_role("button", name="Go back and try another way").click()
    expect(scenario.get_by_role("group", name="What do you do?")).to_be_visible()


def test_what_she_wrote_can_be_saved_as_a_text_file(phone: Page, kinds: Server):
    reflect = open_kind(phone, kinds, "reflect")
    reflect.get_by_role("textbox").first.fill("a word of mine")
    with phone.expect_download() as saving:
        reflect.get_by_role("button", name="Save as a text file").click()
    text = saving.value.path().read_text("utf-8-sig")
    assert "When did you feel that somebody really listened to you?" in text
    assert "a word of mine" in text


def test_a_code_from_before_shows_what_changed(phone: Page, kinds: Server):
    rate = open_kind(phone, kinds, "rate")
    rate.get_by_role("textbox").first.fill("1111 1111 1111 · 17")
    rate.get_by_role("radio", name="I name the feeling, ask one open question and leave silence.").check()
    rate.get_by_role("button", name="Show my profile").click()
    picture = "C4: Listen and validate. Before the course: could do harm; After the course: safe practice"
    expect(rate.get_by_role("img", name=picture)).to_be_visible()
    rate.get_by_text("The same as a table").click()
    row = rate.get_by_role("row", name="C4: Listen and validate")
    expect(row).to_contain_text("from “could do harm” to “safe practice”")


# What stays on the page, and how to keep it, says nothing to somebody who writes on paper.
TEXTS = """(section) => [...section.querySelectorAll('h3, h4, h5, p, legend, label, li, dt, dd')]
  .filter((one) => !one.closest('.block-keep, .block-entry .hint'))
  .filter((one) => !one.querySelector('p, li, label, legend, button, input, select') && one.checkVisibility())
  .map((one) => one.textContent.trim()).filter((text) => text)"""


@pytest.mark.parametrize("kind", KINDS)
def test_kind_can_be_printed_and_answered_on_paper(phone: Page, kinds: Server, kind: str):
    exercise = open_kind(phone, kinds, kind)
    form = paper(begin(LIBRARY.exercise(f"kinds/{kind}")), language("en"))
    on_screen = exercise.evaluate(TEXTS)
    phone.emulate_media(media="print")
    # What is printed comes with the next frame.
    expect(exercise.locator(".paper-form")).to_have_count(1 if form else 0)
    expect(exercise.locator("details:not([open])")).to_have_count(0)
    on_paper = exercise.evaluate(TEXTS)
    printed = exercise.inner_text()
    assert [text for text in told(form) if text not in printed] == []
    assert [text for text in on_screen if not form and text not in on_paper] == []
    expect(exercise.locator(".blocks")).to_be_visible(visible=not form)
    for hidden in ("banner", "navigation", "button"):
        for one in phone.get_by_role(hidden).all():
            expect(one).to_be_hidden()
    for answer in answers(kind):
        expect(exercise.get_by_text(answer, exact=True).locator("visible=true").first).to_be_visible()
    for lines in exercise.locator(".ruled").filter(visible=True).all():
        box = lines.bounding_box()
        assert box
        assert box["height"] >= 24 * lines.locator("span").count()
    assert phone.evaluate("getComputedStyle(document.body).backgroundColor") in (
        "rgb(255, 255, 255)",
        "rgba(0, 0, 0, 0)",
    )
    assert phone.pdf().startswith(b"%PDF")


def told(form: tuple[Block, ...]) -> list[str]:
    """The headings, questions and options of a paper form."""
    lines = [getattr(block, name, None) for block in form for name in ("title", "legend", "label")]
    options = [option.label for block in form if isinstance(block, Choices) for option in block.options]
    runs: list[Any] = [[one] if isinstance(one, str) else one for one in [*lines, *options] if one]
    return ["".join(run if isinstance(run, str) else next(iter(run.values())) for run in line) for line in runs]


def test_paper_leaves_nothing_behind_and_takes_nothing_from_the_screen(phone: Page, kinds: Server):
    exercise = open_kind(phone, kinds, "scenario")
    before = exercise.inner_html()
    phone.emulate_media(media="print")
    expect(exercise.locator(".paper-form")).to_be_visible()
    phone.emulate_media(media="screen")
    expect(exercise.locator(".paper-form")).to_have_count(0)
    assert exercise.inner_html() == before


def test_what_she_wrote_is_printed_as_it_is(phone: Page, kinds: Server):
    rewrite = open_kind(phone, kinds, "rewrite")
    rewrite.get_by_role("textbox").fill("a word of mine")
    phone.emulate_media(media="print")
    expect(rewrite.locator(".writing")).to_be_visible()
    expect(rewrite.locator(".paper-form")).to_have_count(0)


def answers(kind: str) -> list[str]:
    """What a closed list or a closed line hides on a screen, and paper must show."""
    example = LIBRARY.exercise(f"kinds/{kind}")
    if isinstance(example, Match):
        return [plain(answer.label) for answer in example.answers]
    return [plain(tag.label) for tag in example.tags] if isinstance(example, Transcript) else []
