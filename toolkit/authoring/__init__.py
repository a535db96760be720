"""What only authors need: checks, style, the map, the schema, files to begin with. No learner's kernel loads it."""
