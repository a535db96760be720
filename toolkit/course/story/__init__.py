"""Scenarios: scenes and moves, the conditions that choose among them, and the walk that plays every path."""
