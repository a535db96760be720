from dataclasses import asdict, replace

import pytest

from tests.building import event, gauge, move, route, scenario, scene
from toolkit.course.exercise import Event, EventRefused
from toolkit.course.story.scenario import (
    LONGEST_TRAIL,
    Position,
    ScenarioState,
    change,
    make,
    moves_on_offer,
    play,
    position_after,
    resume,
    start,
)

SCENES = (
    scene("circle", move("ask", "door", asked=True, safety=1), move("wait", "circle"), move("leave", "over")),
    scene("door", move("thank", "over"), move("promise", route("full", "asked"), "over", when="safety >= 3")),
)
EVENING = scenario(*SCENES, gauges=[gauge("safety", 0, 4, 2)], flags="asked", endings="full over")
ASKING = replace(EVENING, confidence=True)
TO_THE_END = ("ask", "promise")


def choose(answer: object) -> Event:
    return event("choose", answer=answer)


def after(*events: Event | str) -> ScenarioState:
    state = start(EVENING)
    for one in events:
        state = change(EVENING, state, event(one) if isinstance(one, str) else one)
    return state


def refusal(*events: Event | str) -> str:
    with pytest.raises(EventRefused) as refused:
        after(*events)
    return refused.value.reason


def played(*trail: str) -> list[Event | str]:
    """The events of making the moves of ``trail`` one after the other."""
    return [one for chosen in trail for one in (choose(chosen), "go-on")]


def ids(trail: tuple[str, ...]) -> list[str]:
    return [one.id for one in moves_on_offer(EVENING, position_after(EVENING, trail))]


# what moves do


def test_situation_opens_with_its_gauges_at_their_start_and_no_flag_set() -> None:
    assert EVENING.opening == Position("circle", (2, False))


def test_move_changes_gauge_and_flag_and_leads_on() -> None:
    assert position_after(EVENING, ("ask",)) == Position("door", (3, True))


def test_values_are_known_by_their_names() -> None:
    assert EVENING.opening.values(EVENING) == {"safety": 2, "asked": False}


@pytest.mark.parametrize(("by", "level"), [(+1, 3), (-1, 1), (+9, 4), (-9, 0)])
def test_gauge_never_leaves_its_range(by: int, level: int) -> None:
    one = scenario(scene("here", move("go", "done", safety=by), move("stay", "here")), gauges=[gauge()])
    assert position_after(one, ("go",)).levels == (level,)


def test_flag_can_be_taken_back() -> None:
    one = scenario(scene("here", move("set", "here", dark=True), move("unset", "here", dark=False)), flags="dark")
    assert position_after(one, ("set", "unset")) == one.opening


def test_move_is_offered_only_when_its_condition_holds() -> None:
    shut = Position("door", (2, True))
    assert [one.id for one in moves_on_offer(EVENING, shut)] == ["thank"]


def test_all_moves_are_offered_when_their_conditions_hold() -> None:
    assert ids(("ask",)) == ["thank", "promise"]


def test_ending_offers_no_moves() -> None:
    assert ids(TO_THE_END) == []


@pytest.mark.parametrize(("level", "to"), [(3, "first"), (2, "second"), (1, "third")])
def test_first_route_whose_condition_holds_is_taken(level: int, to: str) -> None:
    go = move("go", route("first", "safety >= 3"), route("second", "safety >= 2"), "third")
    one = scenario(scene("here", go), gauges=[gauge(start=level)], endings="first second third")
    assert make(one, one.opening, go).at == to


def test_routes_look_at_the_levels_after_the_move() -> None:
    go = move("go", route("first", "safety >= 3"), "second", safety=1)
    one = scenario(scene("here", go), gauges=[gauge(start=2)], endings="first second")
    assert make(one, one.opening, go).at == "first"


def test_aside_knows_when_it_is_shown() -> None:
    one = scenario(scene("here", move("go", "done"), also="safety >= 3"), gauges=[gauge()])
    assert not one.scenes[0].also[0].when.holds(one.opening.values(one))


def test_conditions_of_asides_moves_and_routes_are_all_known() -> None:
    one = scenario(scene("here", move("go", route("done", "a"), "done", when="b"), also="c"), flags="a b c")
    assert {condition.text for condition in one.conditions} == {"a", "b", "c"}


def test_playing_a_trail_tells_each_step() -> None:
    steps = play(EVENING, TO_THE_END)
    assert [(step.scene.id, step.move.id, step.after.at) for step in steps] == [
        ("circle", "ask", "door"),
        ("door", "promise", "full"),
    ]


def test_each_step_begins_where_the_last_ended() -> None:
    first, second = play(EVENING, TO_THE_END)
    assert first.after == second.before


@pytest.mark.parametrize("trail", [("promise",), ("ask", "ask"), (*TO_THE_END, "ask"), ("xyz",)])
def test_trail_with_a_move_that_was_not_on_offer_is_refused(trail: tuple[str, ...]) -> None:
    with pytest.raises(EventRefused):
        play(EVENING, trail)


# what events do


def test_choosing_makes_a_move_and_shows_what_it_did() -> None:
    assert after(choose("ask")) == ScenarioState(("ask",), "answered")


def test_move_may_come_as_a_list_of_one() -> None:
    assert after(choose(["ask"])) == after(choose("ask"))


def test_going_on_leads_to_the_next_scene() -> None:
    assert after(choose("ask"), "go-on") == ScenarioState(("ask",), "playing")


def test_back_from_the_answer_takes_the_move_back() -> None:
    assert after(choose("ask"), "back") == start(EVENING)


def test_back_from_a_scene_leads_to_the_scene_before() -> None:
    assert after(*played("wait", "ask"), "back") == ScenarioState(("wait",))


def test_back_from_an_ending_leads_to_the_last_scene() -> None:
    assert after(*played("ask", "promise"), "back") == ScenarioState(("ask",))


@pytest.mark.parametrize("on", [(), ("go-on",)])
def test_debrief_follows_an_ending(on: tuple[str, ...]) -> None:
    assert after(choose("leave"), *on, "debrief") == ScenarioState(("leave",), "debrief")


def test_replay_leads_back_to_the_scene_of_a_step() -> None:
    assert after(*played(*TO_THE_END), "debrief", event("replay", step=1)) == ScenarioState(("ask",))


def test_replay_of_the_first_step_leads_to_the_beginning() -> None:
    assert after(*played(*TO_THE_END), "debrief", event("replay", step=0)) == start(EVENING)


@pytest.mark.parametrize("events", [["debrief"], []])
def test_restart_leads_to_the_beginning(events: list[str]) -> None:
    assert after(*played(*TO_THE_END), *events, "restart") == start(EVENING)


@pytest.mark.parametrize("answer", [None, [], "promise", "xyz", 1, ["ask", "wait"]])
def test_choosing_anything_but_one_move_on_offer_is_refused(answer: object) -> None:
    assert refusal(choose(answer)).startswith("refused.")


def test_choosing_nothing_asks_for_a_move() -> None:
    assert refusal(event("choose")) == "refused.pick-move"


def test_choosing_again_before_going_on_is_refused() -> None:
    assert refusal(choose("ask"), choose("thank")) == "refused.not-now"


@pytest.mark.parametrize("do", ["go-on", "back", "debrief", "replay", "restart", "check", ""])
def test_event_that_does_not_fit_the_beginning_is_refused(do: str) -> None:
    assert refusal(do) == "refused.not-now"


def test_debrief_before_an_ending_is_refused() -> None:
    assert refusal(*played("ask"), "debrief") == "refused.not-now"


def test_back_from_the_debrief_is_refused() -> None:
    assert refusal(choose("leave"), "debrief", "back") == "refused.not-now"


@pytest.mark.parametrize("step", [-1, 2, True, "0", 0.0, None, [0]])
def test_replay_of_a_step_that_was_not_made_is_refused(step: object) -> None:
    assert refusal(*played(*TO_THE_END), "debrief", event("replay", step=step)) == "refused.unknown-answer"


def test_trail_does_not_grow_for_ever() -> None:
    assert refusal(*played(*["wait"] * (LONGEST_TRAIL + 1))) == "refused.too-long"


def test_longest_trail_can_still_be_taken_back() -> None:
    full = ScenarioState(("wait",) * LONGEST_TRAIL)
    assert len(change(EVENING, full, event("back")).trail) == LONGEST_TRAIL - 1


# how sure she is


def asked(*events: Event | str) -> ScenarioState:
    state = start(ASKING)
    for one in events:
        state = change(ASKING, state, event(one) if isinstance(one, str) else one)
    return state


def sure(answer: str, said: object) -> Event:
    return event("choose", answer=answer, sure=said)


TWO_MOVES = (sure("ask", "guess"), "go-on", sure("thank", "sure"))


def test_how_sure_she_is_goes_with_each_move() -> None:
    assert asked(*TWO_MOVES).sure == ("guess", "sure")


def test_she_need_not_say_how_sure_she_is() -> None:
    assert asked(choose("ask"), "go-on", sure("thank", "fairly")).sure == (None, "fairly")


def test_where_it_is_not_asked_it_is_not_kept() -> None:
    assert after(sure("ask", "sure")) == ScenarioState(("ask",), "answered")


@pytest.mark.parametrize("said", ["very", "", 3, {}, ["sure", 1]])
def test_an_unknown_sureness_is_refused(said: object) -> None:
    with pytest.raises(EventRefused):
        asked(sure("ask", said))


@pytest.mark.parametrize(
    ("events", "left"),
    [(["back"], ("guess",)), (["debrief", event("replay", step=1)], ("guess",)), (["debrief", "restart"], ())],
)
def test_how_sure_she_is_stays_with_the_moves_that_are_left(events: list[Event | str], left: tuple[str]) -> None:
    state = asked(*TWO_MOVES, *events)
    assert (state.sure, len(state.trail)) == (left, len(left))


@pytest.mark.parametrize("events", [(), TWO_MOVES[:1], TWO_MOVES, (*TWO_MOVES, "debrief"), (choose("ask"), "go-on")])
def test_a_place_leads_back_to_its_state(events: tuple[Event | str, ...]) -> None:
    state = asked(*events)
    assert resume(ASKING, asdict(state)) == state


@pytest.mark.parametrize("kept", [["sure"], ["sure"] * 3, ["sure", "very"], ["sure", 1], "sure", {"0": "sure"}, 2])
def test_a_sureness_that_does_not_fit_the_moves_is_refused(kept: object) -> None:
    with pytest.raises(EventRefused):
        resume(ASKING, {**asdict(asked(*TWO_MOVES)), "sure": kept})


@pytest.mark.parametrize("kept", [None, [], ()])
def test_a_place_from_before_it_was_asked_tells_nothing_of_it(kept: object) -> None:
    assert resume(ASKING, {**asdict(asked(*TWO_MOVES)), "sure": kept}).sure == (None, None)


def test_a_place_from_when_it_was_asked_is_still_read() -> None:
    assert resume(EVENING, asdict(asked(*TWO_MOVES))).sure == ()


# speaking first

SPEAKING = replace(EVENING, scenes=(EVENING.scenes[0], replace(EVENING.scenes[1], first="say")))
AT_THE_DOOR = (choose("ask"), "go-on")


def speaking(*events: Event | str) -> ScenarioState:
    state = start(SPEAKING)
    for one in events:
        state = change(SPEAKING, state, event(one) if isinstance(one, str) else one)
    return state


def test_no_move_can_be_made_before_she_has_spoken_first() -> None:
    with pytest.raises(EventRefused) as refused:
        speaking(*AT_THE_DOOR, choose("thank"))
    assert refused.value.reason == "refused.not-now"
    assert speaking(*AT_THE_DOOR, "offer", choose("thank")).trail == ("ask", "thank")


@pytest.mark.parametrize("events", [["offer"], [*AT_THE_DOOR, "offer", "offer"], [*AT_THE_DOOR, "offer", "go-on"]])
def test_moves_are_offered_once_and_only_where_she_speaks_first(events: list[Event | str]) -> None:
    with pytest.raises(EventRefused):
        speaking(*events)


def test_going_back_to_try_another_way_does_not_ask_her_to_speak_again() -> None:
    assert speaking(*AT_THE_DOOR, "offer", choose("thank"), "back").phase == "offered"
    assert speaking(*AT_THE_DOOR, "offer", "back") == ScenarioState()


def test_replaying_a_scene_lets_her_speak_first_again() -> None:
    ended = speaking(*AT_THE_DOOR, "offer", choose("thank"), "go-on", "debrief")
    assert change(SPEAKING, ended, event("replay", step=1)) == ScenarioState(("ask",))


@pytest.mark.parametrize("events", [AT_THE_DOOR, (*AT_THE_DOOR, "offer"), (*AT_THE_DOOR, "offer", choose("thank"))])
def test_where_she_is_in_speaking_first_is_resumed(events: tuple[Event | str, ...]) -> None:
    state = speaking(*events)
    assert resume(SPEAKING, asdict(state)) == state


def test_a_place_that_claims_an_offer_elsewhere_shows_the_scene() -> None:
    assert resume(SPEAKING, {"trail": [], "phase": "offered"}) == ScenarioState()
    assert resume(EVENING, {"trail": ["ask"], "phase": "offered"}) == ScenarioState(("ask",))
