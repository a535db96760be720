"""``short`` on the screen, by the example that authors copy."""

from typing import Any

from tests.authoring.readme import examples
from tests.building import after, event, written
from toolkit.composition import language
from toolkit.course.attempt import begin
from toolkit.course.exercise import Event
from toolkit.screen.blocks import Entry, Feedback, Screen
from toolkit.screen.show import show

ENGLISH = language("en")
EXAMPLE: Any = written(examples()["short"]).exercise
MODEL = "An answer to compare with"


def shown(*events: Event | str) -> Screen:
    return show(after(begin(EXAMPLE), *events), ENGLISH, turn=len(events))


def check(answer: str) -> Event:
    return event("check", answer=answer)


def entry(screen: Screen) -> Entry:
    return next(block for block in screen.blocks if isinstance(block, Entry))


def feedback(screen: Screen) -> Feedback:
    return next(block for block in screen.blocks if isinstance(block, Feedback))


def parts(screen: Screen) -> list[str]:
    return [part.label for part in feedback(screen).parts]


def labels(screen: Screen) -> list[str]:
    actions: Any = screen.blocks[-1]
    return [one.label for one in actions.actions]


def test_there_is_one_empty_line_to_write_on():
    block = entry(shown())
    assert (block.rows, block.most, block.value, block.private, block.locked) == (1, 200, "", False, False)
    assert block.label == ["What do we call Dalia’s role?"]
    assert block.hint
    assert block.hint.startswith("One or two words are enough.")


def test_an_accepted_answer_is_told_so_and_the_full_one_waits():
    screen = shown(check("Co-Facilitator."))
    assert (feedback(screen).title, feedback(screen).tone) == ("That says it.", "safe")
    assert (entry(screen).value, entry(screen).locked) == ("Co-Facilitator.", True)
    assert MODEL not in parts(screen)
    assert labels(screen) == ["Show a full answer", "Try again"]


def test_opening_shows_the_full_answer():
    screen = shown(check("cofacilitator"), "open")
    assert parts(screen)[0] == MODEL
    assert labels(screen) == ["Try again"]


def test_a_frequent_answer_is_met_with_its_own_words_and_the_full_answer():
    screen = shown(check("deputy"))
    assert feedback(screen).title == "Many people write this. Compare it with the answer below."
    told: Any = feedback(screen).text
    assert told[0]["p"][0].startswith("A stand-in comes when you cannot.")
    assert parts(screen)[:2] == [MODEL, "A common mistake"]


def test_any_other_answer_is_compared_and_never_called_wrong():
    screen = shown(check("boss"))
    assert (feedback(screen).title, feedback(screen).tone) == ("Compare it with this answer.", "neutral")
    assert (feedback(screen).text, parts(screen)[0]) == ([], MODEL)
    assert "To take with you" in parts(screen)
    assert labels(screen) == ["Try again"]


def test_trying_again_leaves_her_words_there():
    block = entry(shown(check("boss"), "again"))
    assert (block.value, block.locked) == ("boss", False)


def test_a_refused_text_is_answered_with_a_sentence():
    for reason in ("refused.write-short", "refused.too-many-letters"):
        screen = show(begin(EXAMPLE), ENGLISH, turn=1, refused=reason)
        assert "Please write a word or two" in screen.announce
