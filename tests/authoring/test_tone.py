"""What the measure of tone finds in toy courses, and what it does not find."""

import subprocess
import sys

import pytest

from tests.building import LIBRARY, cards, choice, move, scenario, scene
from tests.serving import ROOT
from toolkit.authoring.style import tone
from toolkit.authoring.style.tone import Coded, Option, Question, Share

WORDS = ["alder", "birch", "cedar", "daisy", "elder", "fern", "gorse", "hazel"]
WORDS += ["iris", "jasmine", "kale", "larch", "maple", "nettle", "oak", "poppy"]


def question(file: str, *texts: str, best: int | set[int] = 0, kind: str = "scenario", name: str = "s") -> Question:
    right = {best} if isinstance(best, int) else best
    return Question(file, kind, name, tuple(Option(text, index in right) for index, text in enumerate(texts)))


def plain_course(files: int = 12, scenes: int = 10, planted: str = "") -> list[Question]:
    """Options of words that say nothing; ``planted`` stands in the best of each question."""
    course = []
    for file in range(files):
        for number in range(scenes):
            best = (file + number) % 4
            texts = [
                f"{WORDS[(file * 7 + number * 3 + one * 5) % 16]} {WORDS[(file * 5 + number + one * 11) % 16]}"
                for one in range(4)
            ]
            texts[best] = f"{texts[best]} {planted}".strip()
            course.append(question(f"part/file-{file:02}", *texts, best=best, name=f"number-{number}"))
    return course


def whole(measured: tone.Measured) -> Share:
    return measured.shares(lambda _: "all")["all"]


def test_a_planted_word_is_found_in_files_that_were_not_seen() -> None:
    share = whole(tone.measured(plain_course(planted="walnut")))
    assert (share.questions, share.found, share.chance) == (120, 120, 30)
    assert share.points > 50


def test_a_planted_word_is_named_as_the_first_clue() -> None:
    clues = tone.clues(tone.coded(plain_course(planted="walnut")), lambda one: one.file)
    assert set(clues) == {f"part/file-{file:02}" for file in range(12)}
    assert all(of_file[0].sign == "walnut" and of_file[0].weight > 0 for of_file in clues.values())


def test_a_word_in_all_the_others_tells_as_well() -> None:
    course = [question(f"part/{file}", "oak", "oak just", "fern just", best=0) for file in "abcdef"]
    assert whole(tone.measured(course)).found == 6
    clue = tone.clues(tone.coded(course), lambda one: one.file)["part/a"]
    assert any(one.sign == "just" and one.weight < 0 < one.effect for one in clue)


def test_shuffled_labels_are_not_found() -> None:
    share = whole(tone.measured(plain_course(planted="walnut")))
    assert abs(share.shuffled - share.chance) < 0.08 * share.questions


def test_labels_that_were_shuffled_for_good_give_nothing_away() -> None:
    course = plain_course(planted="walnut")
    labels = tone.shuffled(tuple(one.labels for one in course), seed=99)
    mixed = [
        Question(one.file, one.kind, one.name, tuple(Option(o.text, b) for o, b in zip(one.options, best, strict=True)))
        for one, best in zip(course, labels, strict=True)
    ]
    assert abs(whole(tone.measured(mixed)).points) < 15


def test_what_only_one_file_has_is_not_learnt_from_itself() -> None:
    course = [question("part/alone", "walnut", "oak", "fern", name=str(scene)) for scene in range(9)]
    share = whole(tone.measured(course))
    assert share.found == pytest.approx(share.chance) == 3


def test_words_that_were_never_seen_gain_nothing() -> None:
    course = [question(f"part/{file}", "oak", "fern", best=0) for file in "abc"]
    course.append(question("part/new", "entirely other words without end", "oak", best=1))
    assert tone.scores(tone.coded(course), tone.coded(course).labels)[-1][0] == 0


def test_twice_the_same() -> None:
    course = plain_course(planted="walnut")
    assert tone.measured(course) == tone.measured(list(course))


def test_the_same_in_another_process_with_other_hashes() -> None:
    code = "import tests.authoring.test_tone as t; print(t.tone.measured(t.plain_course(planted='walnut oak')).by_luck)"
    told = {
        subprocess.run(
            [sys.executable, "-B", "-c", code],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1


def test_the_order_of_options_says_nothing() -> None:
    course = [question(f"part/{file}", "oak", "oak", "oak", "oak", best=0) for file in "abcdefgh"]
    assert tone.measured(course).earned == (0.25,) * 8


@pytest.mark.parametrize("seed", range(5))
def test_shuffling_keeps_how_many_are_best(seed: int) -> None:
    labels = ((True, False, False), (True, True, False, False))
    assert [sum(one) for one in tone.shuffled(labels, seed)] == [1, 2]
    assert tone.shuffled(labels, seed) == tone.shuffled(labels, seed)


@pytest.mark.parametrize("best", [set(), {0, 1, 2}])
def test_a_question_with_none_or_only_best_ones_is_left_out(best: set[int]) -> None:
    nothing = question("part/a", "oak", "fern", "iris", best=best)
    assert tone.coded([nothing]).questions == ()
    assert not tone.positions([nothing])
    assert tone.measured([nothing]).shares(lambda one: one.file) == {}


def test_of_several_best_ones_each_counts_and_chance_is_higher() -> None:
    course = [question(f"part/{file}", "oak kind", "fern kind", "iris", "poppy", best={0, 1}) for file in "abcdef"]
    share = whole(tone.measured(course))
    assert (share.found, share.chance) == (6, 3)
    assert not tone.positions(course)


def test_positions_are_counted_from_one() -> None:
    assert tone.positions([question("a/a", "x", "y", best=1), question("a/b", "x", "y", best=1)]) == {2: 2}


@pytest.mark.parametrize(("texts", "best", "is_best"), [(("long one", "x"), 0, True), (("ab", "cd"), 1, False)])
def test_longest(texts: tuple[str, str], best: int, is_best: bool) -> None:
    assert tone.longest_is_best(question("a/a", *texts, best=best)) is is_best


def test_many_words_and_many_letters_are_two_things() -> None:
    asked = question("a/a", "to be or so", "extraordinarily", best=0)
    assert tone.wordiest_is_best(asked)
    assert not tone.longest_is_best(asked)


@pytest.mark.parametrize(
    ("text", "filler"),
    [("Just this once.", True), ("Well done!", True), ("An adjustment is justice.", False), ("I am here.", False)],
)
def test_filler(text: str, filler: bool) -> None:
    assert tone.has_filler(text) is filler


def test_filler_is_told_apart_for_best_and_others() -> None:
    course = [question("a/a", "I am here.", "Just go!", "Go.", best=0)]
    assert (tone.with_filler(course, best=True), tone.with_filler(course, best=False)) == (0, 50)


def test_signs_of_a_text() -> None:
    assert tone.signs("“I’m here. Shall we?”") == {
        *("i'm", "here", "shall", "we"),
        *("i'm here", "here shall", "shall we"),
        *("^i'm", "…?"),
    }


@pytest.mark.parametrize(("text", "signs"), [("", set()), ("No!", {"no", "^no", "!"}), ("!!", {"!!"})])
def test_signs_of_little(text: str, signs: set[str]) -> None:
    assert tone.signs(text) == signs


def test_no_questions_at_all() -> None:
    nothing = tone.measured([])
    assert nothing.coded == Coded((), (), ())
    assert nothing.findings_by_luck(lambda one: one.file) == 0
    assert tone.percent(0, 0) == 0


@pytest.mark.parametrize(
    ("share", "found"),
    [
        (Share(10, 6, 3, 3), True),
        (Share(10, 4, 3, 3), False),
        (Share(4, 4, 1, 1), False),
        (Share(20, 9, 6, 6), False),
    ],
    ids=["many over", "few over", "too few questions", "just at the margin"],
)
def test_findings(share: Share, found: bool) -> None:
    assert ("a" in tone.findings({"a": share})) is found


def test_the_worst_comes_first() -> None:
    assert list(tone.findings({"a": Share(10, 6, 3, 3), "b": Share(10, 9, 3, 3), "c": Share(10, 9, 3, 3)})) == [
        *("b", "c", "a"),
    ]


def test_by_luck_there_are_few_findings() -> None:
    measured = tone.measured(plain_course(planted="walnut"))
    assert len(tone.findings(measured.shares(lambda one: one.file))) == 12
    assert measured.findings_by_luck(lambda one: one.file) < 4


def test_questions_of_exercises() -> None:
    played = scenario(scene("circle", move("ask", "over"), move("wait", "over")), endings="over")
    found = {kind: list(tone.questions_of(exercise)) for kind, exercise in (("choice", choice()), ("scenario", played))}
    assert [option.best for option in found["choice"][0].options] == [option.right for option in choice().options]
    assert [option.text for option in found["scenario"][0].options] == [each.say for each in played.scenes[0].moves]
    assert list(tone.questions_of(cards())) == []


def test_the_course_gives_its_answers_away_by_neither_tone_nor_place() -> None:
    """Of moments and scenes in files that the model has not seen; with four answers, chance is a quarter."""
    questions = [each for name in LIBRARY.exercises.ids() for each in tone.questions_of(LIBRARY.exercise(name))]
    shares = tone.measured(questions).shares(lambda asked: asked.kind)
    found = {kind: round(tone.percent(share.found, share.questions)) for kind, share in shares.items()}
    assert found["scenario"] <= 55
    assert found["moment"] <= 50
    places = tone.positions(questions)
    assert 15 <= tone.percent(places[1], places.total()) <= 45
