"""What must fit together in a ``moment``."""

from toolkit.content.kinds.rules import Answer, Rules, note_repeats
from toolkit.content.reading.reader import Reader
from toolkit.course.kinds.moment import Moment, Response

_RESPONSES = 4


def _note_moment(exercise: Moment, reader: Reader) -> None:
    responses = exercise.responses
    if len(responses) != _RESPONSES:
        remedy = "write four: three tempting ones and the better practice"
        reader.problem(("responses",), f"the number of responses is {len(responses)}", remedy)
    better = [response.id for response in responses if response.better]
    if responses and not better:
        remedy = "add `better: true` to the better practice"
        reader.problem(("responses",), "no response is better practice", remedy)
    for name in better[1:]:
        reader.problem(("responses", name), f"`{name}` is better practice too", "keep one `better: true`")
    for response in responses:
        _note_better(response, reader)
    note_repeats([(("responses", response.id), response.say) for response in responses], reader)


def _note_better(response: Response, reader: Reader) -> None:
    for name, key in (("mistake", response.mistake), ("misconception", response.misconception)):
        if response.better and key:
            message = f"`{response.id}` is better practice and has a {name}"
            reader.problem(("responses", response.id, name), message, f"remove `{name}:` or `better:`")


def _answers(exercise: Moment) -> tuple[Answer, ...]:
    return tuple(
        Answer(("responses", response.id, "say"), response.say, response.better) for response in exercise.responses
    )


RULES = Rules("moment", _note_moment, answers=_answers)
