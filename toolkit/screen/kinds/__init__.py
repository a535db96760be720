"""One file for each kind of exercise, named as the kind: how it is shown, on a screen and on paper."""
