"""A ``rate`` needs nothing beyond what every exercise needs: it is made of its competencies."""

from toolkit.content.kinds.rules import Rules
from toolkit.course.kinds.rate import Rate

RULES: Rules[Rate] = Rules("rate")
