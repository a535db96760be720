"""What the log keeps of a trace."""

import traceback

import pytest

from toolkit.server.guard.trace import trace_without_values

TYPED = (
    'she wrote\n    return her_words\n  File "/her/words.py", line 3, in her_words\n'
    "HerWordsError: he hit me\n0: her: words"
)


def failing(words: str) -> str:
    try:
        raise ValueError(words)
    except ValueError:
        return traceback.format_exc()


def test_a_trace_keeps_its_frames_and_the_code_there() -> None:
    kept = trace_without_values(failing("x"))
    assert f'File "{__file__}", line' in kept
    assert "in failing" in kept
    assert "raise ValueError(words)" in kept
    assert kept.endswith("| ValueError")


@pytest.mark.parametrize(
    "typed", [TYPED, f"\n{TYPED}", "x\nTraceback (most recent call last):\n" + TYPED, "f(x)\n---> 12 her_words()"]
)
def test_a_message_that_looks_like_code_is_no_code(typed: str) -> None:
    kept = trace_without_values(failing(typed))
    assert "ValueError" in kept
    for word in ("her", "Her", "hit me"):
        assert word not in kept


def test_what_ipython_writes_is_understood() -> None:
    line = failing.__code__.co_firstlineno + 4
    trace = (
        "\x1b[31m---------\x1b[39m\n\x1b[31mTraitError\x1b[39m        Traceback (most recent call last)\n"
        "Cell \x1b[32mIn[3]\x1b[39m, line 2\n      1 x = 1\n----> 2 set_it('her words')\n\n"
        f"File \x1b[32m{__file__}:{line}\x1b[39m, in \x1b[36mfailing\x1b[39m(words)\n     17 her\n---> 19 words\n"
        "\x1b[31mTraitError\x1b[39m: her words\n    her words"
    )
    kept = trace_without_values(trace).split("\n")
    assert [line.strip(" |") for line in kept] == [
        "TraitError",
        "Cell In[3], line 2",
        f'File "{__file__}", line {line}, in failing',
        "return traceback.format_exc()",
        "TraitError",
    ]


def test_what_is_no_trace_is_only_measured() -> None:
    assert "(9 characters, not shown" in trace_without_values("her words")
