"""One file for each family of addresses; ``addresses`` is the only list of them."""
