import json
import random
from typing import Any

import pytest

from tests.building import after, choice, event, gauge, move, route, scenario, scene, sort, with_note
from toolkit.course.attempt import KINDS, PLACE_VERSION, Attempt, answer, begin, kind_of, place, resume
from toolkit.course.exercise import Event, EventRefused, Exercise
from toolkit.course.kinds.sureness import SURE

EXERCISES: dict[str, Exercise] = {
    "choice": choice(),
    "choice of several": choice("ab", "c", pick="several"),
    "choice with a note": with_note("choice"),
    "sort": sort(),
    "sort with a note": with_note("sort"),
    "scenario": scenario(
        scene("circle", move("ask", "door", asked=True, safety=1), move("wait", "circle", safety=-1)),
        scene("door", move("thank", "over"), move("promise", route("full", "asked"), "over", when="safety >= 2")),
        gauges=[gauge()],
        flags="asked",
        endings="full over",
    ),
    "scenario that asks how sure she is": scenario(
        scene("circle", move("ask", "circle"), move("wait", "over")), endings="over", confidence=True
    ),
}
ROUND_TRIPS, LONGEST = 40, 25
ACTIONS = ("check", "open", "again", "choose", "go-on", "back", "debrief", "replay", "restart", "enter", "go-round")
every_exercise = pytest.mark.parametrize("exercise", EXERCISES.values(), ids=EXERCISES)


def random_event(chance: random.Random) -> Event:
    options, moves = ("a", "b", "c"), ("ask", "wait", "thank", "promise")
    groups = {item: chance.choice(["hers", "theirs"]) for item in ("open", "topic")}
    answers: list[Any] = [chance.choice(options), chance.sample(options, 2), chance.choice(moves), groups]
    sure = chance.choice([*SURE, None])
    return event(chance.choice(ACTIONS), answer=chance.choice(answers), step=chance.randrange(3), sure=sure)


def attempts(exercise: Exercise, seed: int) -> list[Attempt]:
    """The attempts that a learner goes through who does random things; what is refused changes nothing."""
    chance, attempt = random.Random(seed), begin(exercise)
    met = [attempt]
    for _ in range(LONGEST):
        try:
            attempt = answer(attempt, random_event(chance))
        except EventRefused:
            continue
        met.append(attempt)
    return met


def kept(attempt: Attempt) -> Any:
    """The place as a page keeps it."""
    return json.loads(json.dumps(place(attempt)))


@every_exercise
def test_any_attempt_is_resumed_from_its_place(exercise: Exercise) -> None:
    met = [attempt for seed in range(ROUND_TRIPS) for attempt in attempts(exercise, seed)]
    assert all(resume(exercise, kept(attempt)) == attempt for attempt in met)


@pytest.mark.parametrize("exercise", [choice(), sort()], ids=["choice", "sort"])
def test_answer_that_is_tried_again_is_kept(exercise: Exercise) -> None:
    """A page that was loaded anew once lost what the learner had picked before "try again"."""
    answers = {"choice": "b", "sort": {"open": "theirs", "topic": "hers"}}
    attempt = after(begin(exercise), event("check", answer=answers[kind_of(exercise).name]), "again")
    assert resume(exercise, kept(attempt)) == attempt


@every_exercise
def test_random_play_meets_more_than_the_beginning(exercise: Exercise) -> None:
    assert len({str(place(one)) for seed in range(ROUND_TRIPS) for one in attempts(exercise, seed)}) > 3


@pytest.mark.parametrize(("exercise", "kind"), [(choice(), "choice"), (sort(), "sort")])
def test_kind_is_known_by_its_name(exercise: Exercise, kind: str) -> None:
    assert kind_of(exercise).name == kind


@pytest.mark.parametrize("kind", KINDS)
def test_kind_has_the_name_of_its_module_and_class(kind: str) -> None:
    room = "story" if kind == "scenario" else "kinds"
    exercise = KINDS[kind].exercise
    assert (exercise.__module__, exercise.__name__) == (f"toolkit.course.{room}.{kind}", kind.title())


def test_attempt_begins_inside_when_there_is_no_note() -> None:
    assert begin(choice()).door == "open"


def test_attempt_begins_before_the_note() -> None:
    assert begin(with_note()).door == "note"


@pytest.mark.parametrize("do", ["check", "open", "again", "restart", ""])
def test_nothing_is_answered_before_the_note(do: str) -> None:
    with pytest.raises(EventRefused):
        answer(begin(with_note()), event(do, answer="a"))


def test_she_enters_after_the_note() -> None:
    assert after(begin(with_note()), "enter").door == "open"


def test_she_goes_the_way_round() -> None:
    assert after(begin(with_note()), "go-round").door == "round"


def test_she_may_still_enter_from_the_way_round() -> None:
    assert after(begin(with_note()), "go-round", "enter").door == "open"


@pytest.mark.parametrize("do", ["enter", "go-round"])
def test_inside_there_is_no_door_any_more(do: str) -> None:
    with pytest.raises(EventRefused):
        after(begin(with_note()), "enter", do)


def test_place_is_plain_data() -> None:
    assert kept(after(begin(choice()), event("check", answer="b"))) == {
        "v": PLACE_VERSION,
        "id": "04-role/small",
        "door": "open",
        "answer": ["b"],
        "checked": True,
        "opened": False,
        "sure": None,
    }


@pytest.mark.parametrize("change", [{"v": 2}, {"v": None}, {"id": "04-role/other"}, {"id": None}])
def test_place_of_another_exercise_or_version_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(EventRefused):
        resume(choice(), {**place(begin(choice())), **change})


@pytest.mark.parametrize("told", [None, [], "place", 1, {}])
def test_what_is_no_place_is_refused(told: Any) -> None:
    with pytest.raises(EventRefused):
        resume(choice(), told)


def test_place_with_an_option_that_is_gone_is_refused() -> None:
    told = kept(after(begin(choice("a", "bc")), event("check", answer="c")))
    with pytest.raises(EventRefused):
        resume(choice("a", "b"), told)


def test_place_with_two_options_where_one_is_asked_is_refused() -> None:
    with pytest.raises(EventRefused):
        resume(choice(), {**place(begin(choice())), "answer": ["a", "b"], "checked": True})


def test_place_before_a_note_that_is_gone_leads_inside() -> None:
    assert resume(choice(), kept(begin(with_note()))) == begin(choice())


def test_place_inside_stays_inside_when_a_note_was_added() -> None:
    attempt = after(begin(choice()), event("check", answer="a"))
    assert resume(with_note(), kept(attempt)).door == "open"


def test_debrief_before_an_ending_is_not_believed() -> None:
    told = {**place(begin(EXERCISES["scenario"])), "phase": "debrief"}
    assert resume(EXERCISES["scenario"], told) == begin(EXERCISES["scenario"])


def test_answer_without_a_move_is_not_believed() -> None:
    told = {**place(begin(EXERCISES["scenario"])), "phase": "answered"}
    assert resume(EXERCISES["scenario"], told) == begin(EXERCISES["scenario"])


@pytest.mark.parametrize("placed", ["open", 5, {"open": "hers"}, [["open"]], [[["open"], "hers"]], [[1, 2]], ["ab"]])
def test_placing_that_is_no_list_of_pairs_is_refused(placed: Any) -> None:
    with pytest.raises(EventRefused):
        resume(sort(), {**place(begin(sort())), "answer": placed, "checked": True})


@pytest.mark.parametrize("trail", [None, "ask", {"0": "ask"}, ["promise"], [1], [["ask"]], ["wait"] * 201])
def test_trail_that_cannot_have_happened_is_refused(trail: Any) -> None:
    with pytest.raises(EventRefused):
        resume(EXERCISES["scenario"], {**place(begin(EXERCISES["scenario"])), "trail": trail})
