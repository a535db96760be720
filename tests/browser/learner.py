"""A learner who has a keyboard and nothing else."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from playwright.sync_api import Page, expect

from tests.building import LIBRARY

# Keys of the words on the buttons that lead on, and of those that finish an exercise.
ONWARD = (
    "screen.note.enter",
    "screen.say.offer",
    "screen.scenario.choose",
    "screen.scenario.go-on",
    "screen.scenario.to-ending",
    "screen.cards.turn",
    "screen.rewrite.compare",
    "screen.agreement.on",
    "screen.agreement.limits.on",
    "screen.agreement.situation.look",
    "screen.agreement.answered.next",
    "screen.agreement.situation.all",
    "screen.browse.show",
)
FINISHING = (
    "screen.check",
    "screen.moment.check",
    "screen.transcript.check",
    "screen.scenario.debrief",
    "screen.cards.knew",
    "screen.rewrite.look",
    "screen.reflect.done",
    "screen.rate.show",
    "screen.agreement.gaps.aloud",
    "screen.browse.back",
)
# What stands below a field that is better left empty.
OPTIONAL = ("screen.rate.code.hint",)
WRITTEN = "We listen"
MOST_STOPS = 6_000
_FOCUSED = """() => {
  const at = document.activeElement;
  const stage = at.closest('.stage section');
  const group = at.closest('fieldset');
  const outlined = (one) => {
    const style = one && getComputedStyle(one);
    return !!style && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  };
  const box = at.getBoundingClientRect();
  const header = document.querySelector('header').getBoundingClientRect();
  return {
    tag: at.tagName.toLowerCase(),
    type: at.getAttribute('type') ?? '',
    name: at.textContent.trim(),
    answered: !!group?.querySelector(`input[name="${CSS.escape(at.name ?? '')}"]:checked`),
    value: at.value ?? '',
    hint: document.getElementById(at.getAttribute('aria-describedby') ?? '')?.textContent ?? '',
    closed: at.tagName === 'SUMMARY' && !at.parentElement.open && !!at.parentElement.querySelector('input'),
    exercise: stage?.getAttribute('aria-labelledby') ?? '',
    leave: at.matches(':disabled, [aria-disabled=true], [readonly], .block-filters select'),
    outlined: outlined(at) || outlined(at.closest('label')),
    listed: !!at.closest('.index'),
    refused: !!stage?.querySelector('[data-key=problem]'),
    hidden: !!at.closest('main') && (box.bottom <= header.bottom || box.top >= innerHeight),
  };
}"""


@dataclass
class KeyboardLearner:
    """Goes through a page with Tab, Space and Enter, and answers every exercise on the way.

    ``says`` turns the course's words into the language of the page. She leaves filters as they are, and opens once what
    is listed.
    """

    page: Page
    says: Callable[[str], str] = str
    finished: set[str] = field(default_factory=set)
    opened: set[str] = field(default_factory=set)
    without_outline: list[str] = field(default_factory=list)
    covered: list[str] = field(default_factory=list)

    def go_through(self) -> None:
        """From the top of the page to its last control."""
        for _ in range(MOST_STOPS):
            self.page.keyboard.press("Tab")
            at = self.page.evaluate(_FOCUSED)
            if at["tag"] == "body":
                return
            self._look(at)
            if at["listed"]:
                self._open(at)
            elif at["exercise"]:
                self._answer(at)
        raise AssertionError("the page has no end")

    def _look(self, at: dict) -> None:
        if not at["outlined"]:
            self.without_outline.append(f"{at['tag']} {at['name']}")
        if at["hidden"]:
            self.covered.append(f"{at['tag']} {at['name']}")

    def _answer(self, at: dict) -> None:
        if at["leave"]:
            return
        if at["type"] in ("radio", "checkbox"):
            if not at["answered"]:
                self.page.keyboard.press("Space")
        elif at["tag"] == "select":
            if not at["value"]:
                self.page.keyboard.press("ArrowDown")
        elif at["tag"] in ("input", "textarea"):
            if not at["value"] and at["hint"] not in self._words(*OPTIONAL):
                self.page.keyboard.type(WRITTEN)
        elif at["closed"]:
            self.page.keyboard.press("Enter")
        elif at["tag"] == "button" and at["name"] in self._words(*ONWARD, *FINISHING):
            self._press(at)

    def _open(self, at: dict) -> None:
        if at["name"] not in self.opened:
            self.opened.add(at["name"])
            self._press(at)

    def _press(self, at: dict) -> None:
        """Presses Enter, waits for the answer, and checks that the keyboard is still in the same exercise."""
        self.page.keyboard.press("Enter")
        expect(self.page.locator(".stage [aria-busy=true]")).to_have_count(0)
        after = self.page.evaluate(_FOCUSED)
        assert after["exercise"] == at["exercise"], f"focus was lost after {at['name']!r}: {after}"
        assert not after["refused"], f"{at['name']!r} was refused in {at['exercise']}"
        if at["name"] in self._words(*FINISHING):
            self.finished.add(at["exercise"])

    def _words(self, *keys: str) -> set[str]:
        known: Mapping[str, str] = LIBRARY.words
        return {self.says(known[key]) for key in keys}
