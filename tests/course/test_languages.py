import pytest

from toolkit.course.languages import SOURCE, SPOKEN, direction


@pytest.mark.parametrize(
    ("tag", "written"),
    [("en", "ltr"), ("he", "rtl"), ("he-IL", "rtl"), ("AR", "rtl"), ("ckb", "rtl"), ("ku", "ltr"), ("pt-br", "ltr")],
)
def test_a_language_is_written_in_one_direction(tag: str, written: str) -> None:
    assert direction(tag) == written


def test_the_language_of_the_authors_is_spoken() -> None:
    assert SOURCE in SPOKEN
