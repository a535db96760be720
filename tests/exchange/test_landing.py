"""The commands: what lands in a folder is everything or nothing, and what is lost on the way is told."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.authoring.readme import examples
from tests.building import EXERCISES, LIBRARY
from toolkit.command import main
from toolkit.exchange.formats import FORMATS
from toolkit.exchange.leaving import take_out

GOOD = "::A long silence::What do you do?{=Wait.#It is calm. ~Ask Salma.#It feels like a test.}\n"
GAP = "::No reason::What then?{=This. ~That.#No.}\n"
STORY = (
    ":: StoryTitle\nA door\n\n:: StoryData\n{}\n\n:: Start\nYou wait.\n[[On]]\n"
    "\n:: On\nShe comes.\n[[Go->c]]\n[[Stay->d]]\n\n:: c\nGone.\n\n:: d\nHere.\n"
)
KEYS = ("--competencies", "C4", "--sources", "OWN,V4")


@pytest.fixture
def bring(tmp_path, monkeypatch):
    """Imports a text into the folder ``new``; the working folder holds both."""
    monkeypatch.chdir(tmp_path)
    Path("new").mkdir()

    def run(format_name, text, *more):
        Path("file").write_text(text, "utf-8")
        return CliRunner().invoke(main, ["import", format_name, "file", "new", *KEYS, *more])

    return run


def landed() -> list[str]:
    return sorted(path.name for path in Path("new").iterdir())


def test_questions_become_files(bring):
    told = bring("gift", GOOD + "\n" + GOOD)
    assert (told.output, told.exit_code) == ("new/a-long-silence.yaml\nnew/a-long-silence-2.yaml\n", 0)
    text = Path("new/a-long-silence.yaml").read_text("utf-8")
    assert text.startswith("kind: choice\ntitle: A long silence\ncompetencies: [C4]\nsources: [OWN, V4]\n")
    assert LIBRARY.read_exercise(Path("new/a-long-silence.yaml")).problems == ()


def test_one_gap_keeps_all_from_being_written(bring):
    told = bring("gift", GOOD + "\n" + GAP)
    assert "file:3:26: `This.` has no feedback — write `#` and what the answer does, behind it" in told.output
    assert (told.exit_code, landed()) == (1, [])
    assert "--draft" in told.output


def test_draft_has_its_gaps_marked_and_check_finds_them(bring):
    told = bring("gift", GOOD + "\n" + GAP, "--draft")
    assert (told.exit_code, landed()) == (0, ["a-long-silence.yaml", "no-reason.yaml"])
    checked = CliRunner().invoke(main, ["check", "new"])
    assert "this is still to be written" in checked.output


def test_problem_keeps_all_from_being_written(bring):
    told = bring("gift", GOOD + "\nopen {=a\n", "--draft")
    assert "file:3:6: the `{` that stands here is not closed" in told.output
    assert (told.exit_code, landed()) == (1, [])
    assert "Nothing was written.\n" in told.output


def test_what_the_reader_of_exercises_finds_has_its_place_in_the_foreign_file(bring):
    told = bring("gift", '// facilitator: {"topics": ["dead"], "colour": 1}\n' + GOOD)
    assert "file:1:1: `colour` is not known here" in told.output
    assert "file:1:1: 'dead' is not in reference/topics.yaml" in told.output


def test_nothing_is_ever_overwritten(bring):
    Path("new/a-long-silence.yaml").write_text("mine")
    told = bring("gift", "Other{=a#b ~c#d}\n\n" + GOOD)
    assert "file:3:1: there is already a file new/a-long-silence.yaml" in told.output
    assert (told.exit_code, landed()) == (1, ["a-long-silence.yaml"])
    assert Path("new/a-long-silence.yaml").read_text() == "mine"


def test_file_that_appears_meanwhile_takes_all_back(bring, monkeypatch):
    def taken(source, target):
        if target.name.startswith("a-"):
            raise FileExistsError(17, "File exists")
        target.write_text("half")

    monkeypatch.setattr("toolkit.exchange.landing.os.link", taken)
    told = bring("gift", "Other{=a#b ~c#d}\n\n" + GOOD)
    assert "the files cannot be written: File exists" in told.output
    assert (told.exit_code, landed()) == (1, [])


def test_file_without_anything_to_import_is_told(bring):
    told = bring("gift", "Write about it. {}\n")
    assert "of the kind `essay` is not carried over" in told.output
    assert "nothing in this file can be imported" in told.output
    assert told.exit_code == 1


def test_unknown_key_is_wrong_usage(bring):
    told = bring("gift", GOOD, "--sources", "NONE")
    assert (told.exit_code, "'NONE' is not in reference/sources.yaml" in told.output) == (2, True)


def test_title_for_a_file_of_many_is_wrong_usage(bring):
    told = bring("gift", GOOD, "--title", "A")
    assert (told.exit_code, "--title names one exercise" in told.output) == (2, True)


def test_format_that_is_not_known_is_wrong_usage(bring):
    told = bring("gfit", GOOD)
    assert (told.exit_code, "'gfit' is no format: did you mean 'gift'?" in told.output) == (2, True)


@pytest.mark.parametrize("command", ["import", "export"])
def test_help_lists_the_formats(command: str) -> None:
    told = CliRunner().invoke(main, [command, "--help"]).stdout
    assert [known.name for known in FORMATS if f"  {known.name}  {known.about} (" not in told] == []


def test_reports_are_no_part_of_what_is_printed(bring):
    told = bring("gift", "// mine\n" + GOOD + "\n" + GAP, "--draft")
    assert told.stdout == "new/a-long-silence.yaml\nnew/no-reason.yaml\n"
    assert "file:1:1: the remark `// mine` is not carried over" in told.stderr
    assert "file:4:26: `This.` has no feedback" in told.stderr


def test_problems_are_no_part_of_what_is_printed(bring):
    told = bring("gift", "open {=a\n")
    assert (told.stdout, "the `{` that stands here is not closed" in told.stderr) == ("", True)


def test_file_of_another_format_is_named_by_how_it_is_called(tmp_path: Path) -> None:
    path = tmp_path / "a.twee"
    path.write_text(":: Start\nHello.\n", "utf-8")
    told = CliRunner().invoke(main, ["import", "gift", str(path), str(tmp_path), *KEYS])
    assert "nothing in this file can be imported — is it a file of the format twee?" in told.stderr


def test_no_key_is_wrong_usage(bring):
    told = bring("gift", GOOD, "--sources", " ,")
    assert (told.exit_code, "--sources names none" in told.output) == (2, True)


def test_foreign_story_is_written_as_a_draft(bring):
    assert (bring("twee", STORY).exit_code, landed()) == (1, [])
    told = bring("twee", STORY, "--draft")
    assert "the move “Go” has no `practice` and `feedback`" in told.output
    text = Path("new/a-door.yaml").read_text("utf-8")
    assert "practice: TODO" in text
    assert "setting: You wait.\n" in text


def test_marks_of_twine_become_those_of_the_course(bring):
    heavy = "You //wait// by ''the door''. (if: $a > 1)[It rains.] See http://a.example//b"
    bring("twee", STORY.replace("You wait.", heavy), "--draft")
    text = Path("new/a-door.yaml").read_text("utf-8")
    assert "You *wait* by **the door**. It rains. See http://a.example//b" in text


def test_remark_that_moodle_writes_at_each_question_is_no_loss(bring):
    told = bring("gift", f"// question: 12  name: A long silence\n{GOOD}")
    assert told.output == "new/a-long-silence.yaml\n"


def test_title_is_for_a_story_without_one(bring):
    bring("twee", STORY.partition("\n\n")[2], "--draft", "--title", "The gate")
    assert landed() == ["the-gate.yaml"]


def test_export_and_import_leave_a_scenario_as_it_was(bring):
    path = EXERCISES / "04-role/one-voice.yaml"
    assert CliRunner().invoke(main, ["export", "twee", str(path), "-o", "out"]).exit_code == 0
    assert bring("twee", Path("out").read_text("utf-8")).exit_code == 0
    there = LIBRARY.read_exercise(Path("new/one-voice.yaml")).exercise
    before = LIBRARY.read_exercise(path).exercise
    assert there is not None
    assert before is not None
    assert {**vars(there), "id": ""} == {**vars(before), "id": ""}


def test_export_tells_what_is_not_shown_and_what_is_left_out():
    told = CliRunner().invoke(main, ["export", "gift", str(EXERCISES / "04-role")])
    assert "whose-task.yaml: competencies, feedback, mistake, sources" in told.stderr
    assert "one-voice.yaml:1:1: the format gift has nothing like the kind `scenario` — export it as twee" in told.stderr
    assert "::Whose task is it?::[markdown]" in told.stdout
    assert told.exit_code == 0


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """The folder of a course with one module."""
    folder = tmp_path / "mine"
    (folder / "04-role").mkdir(parents=True)
    (folder / "course.yaml").write_text("title: Mine\nabout: A course.\nmodules: {}\n", "utf-8")
    shutil.copy(EXERCISES / "04-role" / "whose-task.yaml", folder / "04-role")
    return folder


def test_export_of_a_course_takes_the_exercises_of_its_modules(course: Path) -> None:
    told = CliRunner().invoke(main, ["export", "gift", str(course)])
    assert (told.exit_code, told.stdout.count("{\n"), "Problems" in told.stderr) == (0, 1, False)
    assert "::Whose task is it?::[markdown]" in told.stdout


def test_course_file_beside_exercises_is_passed_over(course: Path) -> None:
    (course / "04-role" / "whose-task.yaml").rename(course / "whose-task.yaml")
    told = CliRunner().invoke(main, ["export", "gift", str(course)])
    assert (told.exit_code, told.stdout.count("{\n")) == (0, 1)


def test_export_of_nothing_that_fits_finds_a_problem():
    told = CliRunner().invoke(main, ["export", "twee", str(EXERCISES / "04-role/whose-task.yaml")])
    assert (told.exit_code, told.stdout.startswith("kind")) == (1, False)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["gift", "README.md"], "README.md is no exercise: its name does not end in .yaml"),
        (["gift", "empty"], "nothing to export here: empty holds no exercise"),
        (["gift", "mine.yaml", "-o", "nowhere/a.gift"], "nowhere/a.gift cannot be written: No such file or directory"),
        (["gift", "mine.yaml", "-o", "mine.yaml"], "mine.yaml would be taken for an exercise"),
    ],
)
def test_export_that_cannot_be_done_is_wrong_usage(tmp_path, monkeypatch, words, said):
    monkeypatch.chdir(tmp_path)
    Path("README.md").touch()
    Path("empty").mkdir()
    text = (EXERCISES / "kinds" / "choice.yaml").read_text("utf-8")
    Path("mine.yaml").write_text(text, "utf-8")
    told = CliRunner().invoke(main, ["export", *words])
    assert (told.exit_code, said in told.output) == (2, True)
    assert Path("mine.yaml").read_text("utf-8") == text


def test_a_twee_file_holds_one_story():
    told = CliRunner().invoke(main, ["export", "twee", str(EXERCISES / "04-role")])
    assert (told.exit_code, "a file of the format twee holds one exercise" in told.output) == (1, True)


def test_unsound_file_is_not_exported(tmp_path):
    path = tmp_path / "bad.yaml"
    path.write_text("kind: choise\n")
    told = CliRunner().invoke(main, ["export", "gift", str(path), "-o", str(tmp_path / "out")])
    assert (told.exit_code, (tmp_path / "out").exists()) == (1, False)


def test_ifid_of_a_story_never_changes():
    told = CliRunner().invoke(main, ["export", "twee", str(EXERCISES / "04-role/one-voice.yaml")])
    assert told.stdout == CliRunner().invoke(main, ["export", "twee", str(EXERCISES / "04-role/one-voice.yaml")]).stdout


@pytest.mark.parametrize("format_name", ["gift", "twee"])
def test_a_review_does_not_travel_with_a_text_that_may_be_changed(tmp_path, format_name: str) -> None:
    reviewed = 'high_risk: true\nreviewed: {by: A centre, on: "2026-05-31"}\n'
    kind = {"gift": "choice", "twee": "scenario"}[format_name]
    path = tmp_path / "one.yaml"
    path.write_text(examples()[kind] + reviewed, "utf-8")
    (known,) = [known for known in FORMATS if known.name == format_name]
    text = take_out(known, [path], LIBRARY).text
    assert ("high_risk" in text, "A centre" in text) == (True, False)
