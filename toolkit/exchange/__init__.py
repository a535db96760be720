"""Exercises from and for other tools, in the formats that ``formats`` lists: one package of files for each.

No library that is kept up reads and writes any of them with places, so they are read here. What a format cannot hold
travels in places that its tools pass over, and comes back from there.
"""
