"""Exercises from and for other tools: Moodle's GIFT and Twee 3, the text format of Twine.

No library that is kept up reads and writes either of them with places, so the two formats are read here. What a format
cannot hold travels in places that its tools pass over, and comes back from there.
"""
