import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.authoring.readme import examples
from tests.building import gauge, move, route, scenario, scene, written
from toolkit.course.story.scenario import LONGEST_TRAIL, Scenario, position_after
from toolkit.course.story.walk import Walk, walk

ROOT = Path(__file__).parent.parent.parent.parent
GOOD = scenario(
    scene("circle", move("ask", "door", asked=True), move("wait", "door"), move("home", "over")),
    scene("door", move("thank", route("full", "asked"), "over"), move("again", "circle", when="asked", asked=False)),
    flags="asked",
    endings="full over",
)


def rules(one: Scenario, **how: Any) -> list[str]:
    return [finding.rule for finding in walk(one, **how).findings]


def at_random(one: Scenario, runs: int = 200, seed: int = 0) -> Walk:
    return walk(one, runs=runs, seed=seed, most=0)


def chain(length: int) -> Scenario:
    """``length`` scenes in a row; one move leads on, the other jumps over the next scene."""
    names = [f"scene-{number}" for number in range(length)]
    onward = [*names, "done", "done"]
    return scenario(
        *(scene(name, move("on", onward[at + 1]), move("jump", onward[at + 2])) for at, name in enumerate(names))
    )


def test_good_scenario_has_no_findings() -> None:
    assert rules(GOOD) == []


def test_scene_that_no_path_leads_to_is_found() -> None:
    lost = scene("kitchen", move("tea", "done"), move("cups", "done"))
    assert rules(scenario(scene("here", move("go", "done")), lost)) == ["unreachable-scene"]


def test_ending_that_no_path_leads_to_is_found() -> None:
    assert rules(scenario(scene("here", move("go", "done")), endings="done sea")) == ["unreachable-ending"]


def test_scene_without_a_move_on_offer_is_found() -> None:
    stuck = scene("door", move("go", "done", when="asked"))
    one = scenario(scene("here", move("ask", "door", asked=True), move("wait", "door")), stuck, flags="asked")
    assert rules(one) == ["dead-end"]


def test_dead_end_is_told_with_the_way_to_it() -> None:
    stuck = scene("door", move("go", "done", when="asked"))
    one = scenario(scene("here", move("ask", "door", asked=True), move("wait", "door")), stuck, flags="asked")
    assert walk(one).findings[0].trail == ("wait",)


def test_scene_from_which_no_ending_can_be_reached_is_found() -> None:
    circle = scene("circle", move("round", "circle"), move("square", "square"))
    square = scene("square", move("back", "circle"))
    one = scenario(scene("here", move("go", "done"), move("turn", "circle")), circle, square)
    assert rules(one) == ["endless", "endless"]


def test_endless_path_is_told_with_the_shortest_way_to_it() -> None:
    circle = scene("circle", move("round", "circle"))
    one = scenario(scene("here", move("go", "done"), move("turn", "circle")), circle)
    assert walk(one).findings[0].trail == ("turn",)


def test_loop_that_can_be_left_is_no_finding() -> None:
    assert rules(scenario(scene("here", move("stay", "here"), move("go", "done")))) == []


@pytest.mark.parametrize("by", [+3, -3])
def test_gauge_that_is_pushed_out_of_its_range_is_found(by: int) -> None:
    one = scenario(scene("here", move("go", "done", safety=by)), gauges=[gauge("safety", 0, 4, 2)])
    assert rules(one) == ["out-of-range"]


def test_gauge_that_reaches_the_end_of_its_range_is_no_finding() -> None:
    one = scenario(scene("here", move("go", "done", safety=2)), gauges=[gauge("safety", 0, 4, 2)])
    assert rules(one) == []


def test_flag_that_nothing_reads_is_found() -> None:
    assert rules(scenario(scene("here", move("go", "done", dark=True)), flags="dark")) == ["never-read"]


def test_gauge_that_nothing_reads_tells_a_story() -> None:
    one = scenario(scene("here", move("go", "done", safety=1)), gauges=[gauge()])
    assert rules(one) == []


def test_flag_that_nothing_changes_is_found() -> None:
    here = scene("here", move("go", "done"), move("stay", "done", when="dark"))
    assert "never-changed" in rules(scenario(here, flags="dark"))


def test_gauge_that_nothing_changes_is_found() -> None:
    assert rules(scenario(scene("here", move("go", "done")), gauges=[gauge()])) == ["never-changed"]


def test_move_that_is_never_on_offer_is_found() -> None:
    here = scene("here", move("go", "done", dark=True), move("stay", "done", when="dark"))
    assert rules(scenario(here, flags="dark")) == ["never-offered"]


def test_move_with_a_condition_that_always_holds_is_found() -> None:
    here = scene("here", move("go", "done", dark=True), move("stay", "done", when="not dark"))
    assert rules(scenario(here, flags="dark")) == ["always-offered"]


def test_paragraph_that_is_never_shown_is_found() -> None:
    one = scenario(scene("here", move("go", "done", dark=True), also="dark"), flags="dark")
    assert rules(one) == ["never-shown"]


def test_paragraph_that_is_always_shown_is_found() -> None:
    one = scenario(scene("here", move("go", "done", dark=True), also="not dark"), flags="dark")
    assert rules(one) == ["always-shown"]


def test_route_that_is_never_taken_is_found() -> None:
    here = scene("here", move("go", route("sea", "dark"), "done"), move("swim", "sea", dark=True))
    assert rules(scenario(here, flags="dark", endings="done sea")) == ["never-taken"]


@pytest.mark.parametrize(("length", "found"), [(5, ["longest-is-safe"]), (4, [])])
def test_longest_move_that_is_always_the_safe_one_is_found(length: int, found: list[str]) -> None:
    assert rules(_with_harm(length, "Quick!")) == found


def test_safe_moves_of_any_length_are_no_finding() -> None:
    assert rules(_with_harm(5, "A long answer that tempts, because it sounds kind and says a lot.")) == []


def _with_harm(length: int, say: str) -> Scenario:
    """A chain in which the safe move says a few words and the harmful one says ``say``."""
    one = chain(length)
    scenes = tuple(
        replace(place, moves=(place.moves[0], replace(place.moves[1], say=say, practice="harm")))
        for place in one.scenes
    )
    safe = tuple(
        replace(place, moves=(replace(place.moves[0], say="We begin now."), place.moves[1])) for place in scenes
    )
    return replace(one, scenes=safe)


def test_every_position_is_counted_once() -> None:
    assert walk(GOOD).positions == 5


def test_move_is_counted_where_it_was_on_offer() -> None:
    walked = walk(GOOD)
    assert (walked.offered["door", "again"], walked.met["door"]) == (1, 2)


@pytest.mark.parametrize("one", [GOOD, chain(40)], ids=["small", "chain"])
def test_trail_of_an_ending_leads_to_it(one: Scenario) -> None:
    walked = walk(one)
    assert all(position_after(one, trail).at == ending for ending, trail in walked.endings.items())


def test_trail_of_an_ending_is_the_shortest() -> None:
    assert walk(GOOD).endings == {"over": ("home",), "full": ("ask", "thank")}


def test_trail_of_an_ending_is_the_shortest_also_when_a_longer_one_comes_last() -> None:
    long = (scene("b", move("on", "c")), scene("c", move("end", "done")))
    one = scenario(scene("here", move("short", "a"), move("long", "b")), scene("a", move("end", "done")), *long)
    assert walk(one).endings == {"done": ("short", "end")}


def test_shortest_trail_jumps_over_every_other_scene() -> None:
    assert walk(chain(10)).endings["done"] == ("jump",) * 5


def test_few_positions_are_all_visited() -> None:
    walked = walk(GOOD)
    assert (walked.exhaustive, walked.runs) == (True, 0)


def test_too_many_positions_are_played_at_random() -> None:
    walked = walk(GOOD, runs=7, most=3)
    assert (walked.exhaustive, walked.runs) == (False, 7)


def test_random_play_finds_the_same_endings() -> None:
    assert at_random(GOOD).endings == walk(GOOD).endings


def test_random_play_of_a_good_scenario_has_no_findings() -> None:
    assert at_random(GOOD).findings == ()


def test_random_play_finds_what_every_path_finds() -> None:
    one = scenario(
        scene("here", move("go", "door", dark=True), move("wait", "door"), also="not dark"),
        scene("door", move("out", "done", when="dark"), move("swim", route("sea", "dark"), "done", when="dark")),
        scene("lost", move("go", "done")),
        flags="dark",
        endings="done sea moon",
    )
    assert set(at_random(one).findings) == set(walk(one).findings)


def test_same_seed_plays_the_same() -> None:
    assert at_random(chain(30), seed=5) == at_random(chain(30), seed=5)


def test_other_seed_plays_otherwise() -> None:
    assert at_random(chain(30), runs=5, seed=5).offered != at_random(chain(30), runs=5, seed=6).offered


def test_random_play_ends_even_where_the_scenario_does_not() -> None:
    one = scenario(scene("here", move("go", "here"), move("stay", "here")))
    assert "too-long" in [finding.rule for finding in at_random(one, runs=2).findings]


def test_random_play_does_not_say_that_no_ending_can_be_reached() -> None:
    """It has only seen that 200 moves did not reach one."""
    findings = at_random(chain(800), runs=5).findings
    assert [one.rule for one in findings if one.rule in ("endless", "too-long")] == ["too-long"]


def test_random_play_does_not_call_unreachable_what_it_only_did_not_come_to() -> None:
    """Scene 399 is 200 jumps away, so no run of that length plays on from it."""
    assert "unreachable-scene" not in [one.rule for one in at_random(chain(800), runs=5).findings]


def test_random_play_finds_what_no_move_leads_to() -> None:
    lost = scene("kitchen", move("tea", "done"), move("cups", "done"))
    one = scenario(scene("here", move("go", "done")), lost, endings="done sea")
    assert [finding.rule for finding in at_random(one).findings] == ["unreachable-scene", "unreachable-ending"]


@pytest.mark.parametrize("play", [walk, at_random])
@pytest.mark.parametrize(("length", "found"), [(2 * LONGEST_TRAIL, False), (2 * LONGEST_TRAIL + 1, True)])
def test_ending_is_too_far_when_the_shortest_way_is_longer_than_play(play, length: int, found: bool) -> None:
    assert ("ending-too-far" in [finding.rule for finding in play(chain(length)).findings]) is found


def test_result_does_not_depend_on_the_process() -> None:
    """Findings once came in the order of a set, so the way shown to a loop could differ from run to run."""
    script = (
        "from tests.building import *; from toolkit.course.story.walk import walk\n"
        "loop = scene('loop', move('round', 'loop'))\n"
        "doors = [move(f'door-{n}', 'loop', **{f'flag{n}': True}) for n in range(9)]\n"
        "flags = ' '.join(f'flag{n}' for n in range(9))\n"
        "print(walk(scenario(scene('here', move('go', 'done'), *doors), loop, flags=flags)).findings)"
    )
    assert len({_printed(script, seed) for seed in ("1", "2", "3")}) == 1


def _printed(script: str, seed: str) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env=environment, check=True, capture_output=True, text=True
    )
    return done.stdout


def test_two_thousand_scenes_are_walked() -> None:
    walked = walk(chain(2000))
    assert (walked.exhaustive, walked.positions) == (True, 2001)
    assert [finding.rule for finding in walked.findings] == ["ending-too-far"]


def test_two_thousand_scenes_are_left_by_the_shortest_way() -> None:
    assert walk(chain(2000)).endings == {"done": ("jump",) * 1000}


def test_every_trail_of_the_readme_s_scenario_leads_to_its_ending() -> None:
    one = written(examples()["scenario"]).exercise
    assert isinstance(one, Scenario)
    assert all(position_after(one, trail).at == ending for ending, trail in walk(one).endings.items())
