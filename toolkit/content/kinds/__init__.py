"""What must fit together within one exercise file, once every part of it could be read.

Each kind has its own module here, named as the kind.
"""

from toolkit.content.kinds import activities as activities
from toolkit.content.kinds import agreement as agreement
from toolkit.content.kinds import cards as cards
from toolkit.content.kinds import case as case
from toolkit.content.kinds import choice as choice
from toolkit.content.kinds import figures as figures
from toolkit.content.kinds import match as match
from toolkit.content.kinds import moment as moment
from toolkit.content.kinds import order as order
from toolkit.content.kinds import rate as rate
from toolkit.content.kinds import reflect as reflect
from toolkit.content.kinds import rewrite as rewrite
from toolkit.content.kinds import scenario as scenario
from toolkit.content.kinds import short as short
from toolkit.content.kinds import situations as situations
from toolkit.content.kinds import sort as sort
from toolkit.content.kinds import transcript as transcript
from toolkit.content.kinds.exercise import note_unsound

__all__ = ["note_unsound"]
