"""What must fit together within one exercise file, once every part of it could be read.

Each kind has its own module here, named as the kind.
"""

from toolkit.content.sound import activities as activities
from toolkit.content.sound import agreement as agreement
from toolkit.content.sound import cards as cards
from toolkit.content.sound import case as case
from toolkit.content.sound import choice as choice
from toolkit.content.sound import figures as figures
from toolkit.content.sound import match as match
from toolkit.content.sound import moment as moment
from toolkit.content.sound import order as order
from toolkit.content.sound import rate as rate
from toolkit.content.sound import reflect as reflect
from toolkit.content.sound import rewrite as rewrite
from toolkit.content.sound import scenario as scenario
from toolkit.content.sound import short as short
from toolkit.content.sound import situations as situations
from toolkit.content.sound import sort as sort
from toolkit.content.sound import transcript as transcript
from toolkit.content.sound.exercise import note_unsound

__all__ = ["note_unsound"]
