import pytest

from tests.building import LIBRARY
from toolkit.content.words import Words, read_words


def test_english_has_words_for_the_check_button() -> None:
    assert LIBRARY.words["screen.check"]


def test_every_word_says_something() -> None:
    assert all(text.strip() for text in LIBRARY.words.values())


def test_word_that_is_not_there_says_where_to_add_it() -> None:
    with pytest.raises(KeyError, match="add it there"):
        Words()["screen.nothing"]


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("page.exit: Exit\n", []),
        ("- page.exit\n", ["a list stands where named entries must be"]),
        ("page.exit: no\n", ["YAML reads `no` as a yes-or-no, not as a text"]),
        ("page.exit: [Exit, Leave]\n", ["a list stands where a text must be"]),
        ("page.exit:\n", ["nothing is written here"]),
        ("page.exit: Exit\npage.exit: Leave\n", ["`page.exit` is there twice"]),
        ("page.exit: Exit # now\n", ["the text ends here, because # begins a remark"]),
    ],
)
def test_words_are_texts_by_key(tmp_path, text: str, messages: list[str]) -> None:
    path = tmp_path / "page.yaml"
    path.write_text(text, "utf-8")
    assert [problem.message for problem in read_words(path)[1]] == messages
