"""What a walk saw, in words for an author."""

from collections.abc import Iterator

from toolkit.course.story.scenario import Scenario
from toolkit.course.story.walk import Walk


def walk_report(scenario: Scenario, walked: Walk) -> str:
    """The endings with a shortest way to each, and how often each move was on offer."""
    return "\n".join([_headline(scenario, walked), *_endings(scenario, walked), *_moves(scenario, walked), ""])


def _headline(scenario: Scenario, walked: Walk) -> str:
    how = "every position visited" if walked.exhaustive else f"{walked.runs:,} random runs"
    size = f"{len(scenario.scenes)} scenes, {len(scenario.endings)} endings"
    return f"{scenario.id}: {size}; {how}, {walked.positions:,} positions, {walked.steps:,} moves made"


def _endings(scenario: Scenario, walked: Walk) -> Iterator[str]:
    yield "  endings, with a shortest way to each"
    for ending in scenario.endings:
        trail = walked.endings.get(ending.id)
        yield f"    {ending.id}: {' > '.join(trail) if trail is not None else 'never reached'}"


def _moves(scenario: Scenario, walked: Walk) -> Iterator[str]:
    yield "  moves: on offer in how many of the positions of their scene"
    for scene in scenario.scenes:
        for move in scene.moves:
            offered = walked.offered[scene.id, move.id]
            yield f"    {scene.id} > {move.id}: {offered:,} of {walked.met[scene.id]:,}"
