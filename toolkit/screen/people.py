"""The women in the room, as an exercise introduces them."""

from collections.abc import Iterable

from toolkit.course.person import Person
from toolkit.screen.blocks import Introduced, People
from toolkit.screen.language import Language
from toolkit.screen.text import line


def show_people(people: Iterable[Person], language: Language) -> tuple[People, ...]:
    """The block that introduces ``people``; none where there are none."""
    introduced = tuple(Introduced(name=line(person.name), about=line(person.about)) for person in people)
    return (People(key="people", title=language.word("screen.people"), people=introduced),) if introduced else ()
