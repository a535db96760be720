"""``preview`` without a page: what the Stage shows while a file changes."""

import asyncio
import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.authoring.readme import examples
from tests.building import EXERCISES, LIBRARY
from tests.serving import in_a_loop
from toolkit import preview as preview_module
from toolkit.composition import language, stage
from toolkit.preview import Preview, preview

EXERCISE = examples()["choice"]
ASKED = "What do you say or do first?"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file of a course of its own."""
    root = tmp_path / "exercises"
    for folder in ("reference", "interface"):
        shutil.copytree(EXERCISES / folder, root / folder)
    file = root / "one" / "mine.yaml"
    save(file, EXERCISE)
    return file


def save(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")


def look(shown: Preview) -> None:
    """Once to see the change, and once to see that the file is at rest."""
    shown.look()
    shown.look()


def send(shown: Preview, do: str, **values: Any) -> None:
    shown.stage._handle_custom_msg({"do": do, "values": values}, [])


def picked(shown: Preview) -> list[str]:
    return [one["value"] for one in block(shown, "answer")["options"] if one["picked"]]


def block(shown: Preview, key: str) -> dict[str, Any]:
    return next(one for one in shown.stage.screen["blocks"] if one["key"] == key)


def keys(shown: Preview) -> list[str]:
    return [one["key"] for one in shown.stage.screen["blocks"]]


def problems(shown: Preview) -> list[str]:
    return [one for [one] in block(shown, "preview")["text"][0]["ul"]]


def first_option(shown: Preview) -> str:
    return block(shown, "answer")["options"][0]["value"]


def test_sound_file_is_shown_as_it_is(path: Path) -> None:
    exercise = LIBRARY.read_exercise(path).exercise
    assert exercise
    assert preview(str(path), str(EXERCISES)).screen == stage(exercise, language("en")).screen


def test_change_is_shown_announced_and_keeps_the_answer(path: Path) -> None:
    shown = Preview(path, path.parent.parent)
    answer = first_option(shown)
    send(shown, "check", answer=answer)
    save(path, EXERCISE.replace(ASKED, "What now?"))
    look(shown)
    assert block(shown, "answer")["legend"] == ["What now?"]
    assert (picked(shown), shown.stage.screen["announce"]) == ([answer], "The new text is shown.")


def test_answer_that_is_no_longer_possible_is_forgotten(path: Path) -> None:
    shown = Preview(path, path.parent.parent)
    answer = first_option(shown)
    send(shown, "check", answer=answer)
    save(path, EXERCISE.replace(f"\n  {answer}:\n", "\n  renamed:\n"))
    look(shown)
    assert (picked(shown), "feedback" in keys(shown)) == ([], False)


def test_exercise_may_become_one_of_another_kind(path: Path) -> None:
    shown = Preview(path, path.parent.parent)
    send(shown, "check", answer=first_option(shown))
    save(path, examples()["sort"])
    look(shown)
    assert shown.stage.screen["kind"] == "sort"


def test_problems_stand_above_the_last_sound_text(path: Path) -> None:
    shown = Preview(path, path.parent.parent)
    before = keys(shown)
    save(path, EXERCISE.replace("title:", "titel:"))
    look(shown)
    assert keys(shown) == ["preview", *before]
    assert "exercises/one/mine.yaml:" in problems(shown)[0]
    assert any("`titel` is not known here — did you mean 'title'?" in one for one in problems(shown))
    assert shown.stage.screen["announce"].startswith("The file cannot be shown as it is now.")


def test_last_sound_text_can_be_answered_while_there_are_problems(path: Path) -> None:
    shown = Preview(path, path.parent.parent)
    save(path, "kind:")
    look(shown)
    send(shown, "check", answer=first_option(shown))
    assert {"preview", "feedback"} <= set(keys(shown))
    assert not shown.stage.screen["announce"].startswith("The file")


def test_problems_are_all_there_is_until_the_file_is_sound(path: Path) -> None:
    save(path, "kind: choise\n")
    shown = Preview(path, path.parent.parent)
    assert (keys(shown), shown.stage.screen["title"]) == (["preview"], ["one/mine"])
    send(shown, "check", answer="a")
    assert keys(shown) == ["preview"]
    save(path, EXERCISE)
    look(shown)
    assert "answer" in keys(shown)
    assert "preview" not in keys(shown)


def test_file_that_goes_and_comes_back(path: Path) -> None:
    shown = Preview(path, path.parent.parent)
    path.unlink()
    look(shown)
    assert "the file cannot be read" in problems(shown)[0]
    save(path, EXERCISE)
    look(shown)
    assert "preview" not in keys(shown)


def test_half_of_a_save_is_not_shown(path: Path) -> None:
    shown = Preview(path, path.parent.parent)
    turn = shown.stage.screen["turn"]
    save(path, "")
    shown.look()
    save(path, EXERCISE + "# done\n")
    shown.look()
    assert shown.stage.screen["turn"] == turn
    shown.look()
    assert shown.stage.screen["turn"] == turn + 1


def test_nothing_happens_while_nothing_changes(path: Path) -> None:
    shown = Preview(path, path.parent.parent)
    look(shown)
    turn = shown.stage.screen["turn"]
    look(shown)
    assert shown.stage.screen["turn"] == turn


def test_change_in_a_list_or_in_the_words_is_followed(path: Path) -> None:
    root = path.parent.parent
    shown = Preview(path, path.parent.parent)
    sources = root / "reference" / "sources.yaml"
    text = sources.read_text("utf-8")
    save(sources, text + "X: {titel: A slip}\n")
    look(shown)
    assert any("reference/sources.yaml" in one for one in problems(shown))
    save(sources, text)
    words = root / "interface" / "screen.yaml"
    save(words, words.read_text("utf-8").replace("Check my answer", "Look at it"))
    look(shown)
    assert block(shown, "actions")["actions"][0]["label"] == "Look at it"


def test_screens_fit_in_json(path: Path) -> None:
    save(path, "kind: choise\n")
    screen = Preview(path, path.parent.parent).stage.screen
    assert json.loads(json.dumps(screen)) == screen


def test_following_survives_what_goes_wrong(path: Path, monkeypatch: pytest.MonkeyPatch, caplog) -> None:
    monkeypatch.setattr(preview_module, "SECONDS_BETWEEN_LOOKS", 0)
    shown = Preview(path, path.parent.parent)
    calls: list[int] = []

    def look_badly() -> None:
        calls.append(1)
        if len(calls) > 1:
            shown.stage.close()
        raise OSError("the disk is gone")

    monkeypatch.setattr(shown, "look", look_badly)
    in_a_loop(shown.follow())
    assert len(calls) > 1
    assert "the disk is gone" in caplog.text


def test_in_a_loop_the_file_is_followed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preview_module, "SECONDS_BETWEEN_LOOKS", 0)

    async def page() -> str:
        shown = preview(str(path), str(path.parent.parent))
        save(path, EXERCISE.replace(ASKED, "What now?"))
        while "What now?" not in json.dumps(shown.screen):
            await asyncio.sleep(0)
        shown.close()
        return shown.screen["announce"]

    assert in_a_loop(asyncio.wait_for(page(), 20)) == "The new text is shown."


def test_file_from_elsewhere_is_named_in_full(path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "mine.yaml"
    save(elsewhere, "kind: choise\n")
    assert problems(Preview(elsewhere, path.parent.parent))[0].startswith(os.fspath(elsewhere))
