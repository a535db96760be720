"""What learning is: frozen data and pure functions. Standard library only.

State is frozen, change is a function from state to state, and nothing here knows YAML,
widgets or the web.
"""
