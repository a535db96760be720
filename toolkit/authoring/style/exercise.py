"""What could be said better in an exercise."""

from collections.abc import Iterator

from toolkit.authoring.style.claims import can_stand_behind, claim_in
from toolkit.authoring.style.lists import StyleLists
from toolkit.authoring.style.remarks import blaming_remarks, sentence_remarks, sign_remarks
from toolkit.content.problem import Problem
from toolkit.content.reading.found import ExerciseFile
from toolkit.content.reading.reader import Path
from toolkit.content.sound import rules_of
from toolkit.course.exercise import Exercise

_LONGER_BY, _LONGER_THAN = 15, 1.2
"""A right answer stands out when it is longer than the longest wrong one by a fifth, and by half a line on a phone.

When the first module was measured, nine of its twelve right answers were at most as long as the longest wrong one; the
three that stood out were 1.22 to 1.53 times as long.
"""


def exercise_warnings(file: ExerciseFile, lists: StyleLists) -> Iterator[Problem]:
    """What could be said better in the exercise that ``file`` holds, as far as it can be read."""
    if file.readable is not None:
        yield from _text_warnings(file, file.readable, lists)
    if file.exercise is not None:
        yield from _length_warnings(file, file.exercise)
        yield from _topic_warnings(file, file.exercise, lists)
        yield from _claim_warnings(file, file.exercise)


def _text_warnings(file: ExerciseFile, exercise: Exercise, lists: StyleLists) -> Iterator[Problem]:
    only_shown = rules_of(exercise).only_shown(exercise)
    for path, text in file.reader.texts.items():
        hurting = () if path in only_shown else blaming_remarks(text, lists)
        for remark in (*sentence_remarks(text), *sign_remarks(text), *hurting):
            yield file.warning(path, remark.message, remark.remedy)


def _length_warnings(file: ExerciseFile, exercise: Exercise) -> Iterator[Problem]:
    on_offer = rules_of(exercise).answers(exercise)
    right = [answer for answer in on_offer if answer.right]
    wrong = max((len(answer.text) for answer in on_offer if not answer.right), default=0)
    shortest = min((len(answer.text) for answer in right), default=0)
    if shortest >= wrong + _LONGER_BY and shortest > wrong * _LONGER_THAN:
        message = f"length gives the answer away: right {shortest} characters, the longest wrong one {wrong}"
        yield file.warning(right[0].path, message, "shorten the right answer, or lengthen a tempting one")


def _topic_warnings(file: ExerciseFile, exercise: Exercise, lists: StyleLists) -> Iterator[Problem]:
    for index, topic in enumerate(exercise.topics):
        if topic in lists.heavy_topics and not exercise.content_note:
            remedy = "add `content_note:` with what the exercise is about, and `way_round:`"
            yield file.warning(("topics", str(index)), f"`{topic}` is heavy, and there is no content note", remedy)
    told = set(exercise.topics)
    for path, text in file.reader.texts.items():
        for written, topic in lists.heavy_words.found(text):
            if topic not in told:
                told.add(topic)
                remedy = f"add `{topic}` to `topics:`, and a content note; or use another word"
                yield file.warning(path, f"“{written}” tells of `{topic}`, which `topics` does not name", remedy)


def _claim_warnings(file: ExerciseFile, exercise: Exercise) -> Iterator[Problem]:
    only_shown = rules_of(exercise).only_shown(exercise)
    for path, text in file.reader.texts.items():
        claim = claim_in(text) if path not in only_shown else None
        if claim and not can_stand_behind(_sources_of(file, path)):
            remedy = "add the key of its source to `sources:`, or leave the claim out"
            yield file.warning(path, f"“{claim}” sounds like a fact, and no source stands behind it", remedy)


def _sources_of(file: ExerciseFile, path: Path) -> set[str]:
    """The sources of the exercise, and those of the part of it in which the text at ``path`` stands."""
    return {source for length in range(len(path)) for source in file.reader.names_in((*path[:length], "sources"))}
