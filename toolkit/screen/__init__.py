"""An attempt → a Screen: what is shown, as semantic blocks of plain data, in the learner's language."""
