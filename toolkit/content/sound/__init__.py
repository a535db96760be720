"""What must fit together within one exercise file, once every part of it could be read.

Each kind has its own module here, named as the kind.
"""

from toolkit.content.sound import choice as choice
from toolkit.content.sound import scenario as scenario
from toolkit.content.sound import sort as sort
from toolkit.content.sound.exercise import note_unsound

__all__ = ["note_unsound"]
