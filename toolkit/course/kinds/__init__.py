"""One file for each kind of exercise, named as the kind, and what several kinds share: question, placing, sureness."""
