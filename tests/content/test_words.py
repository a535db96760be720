import pytest

from toolkit.content.words import Words, load


def test_english_has_words_for_the_check_button() -> None:
    assert load("en")["screen.check"]


def test_every_word_says_something() -> None:
    assert all(text.strip() for text in load("en").values())


def test_word_that_is_not_there_says_where_to_add_it() -> None:
    with pytest.raises(KeyError, match="add it there"):
        Words()["screen.nothing"]
