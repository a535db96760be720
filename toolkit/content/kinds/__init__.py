"""One file for each kind of exercise, named as the kind: what must fit together in it, and what it brings in."""
