"""Runs every measurement and prints its table."""

import sys

from tests.bench import checking, page, room, walking

sys.stdout.write(f"{page.report()}\n{walking.report()}\n{checking.report()}\n{room.report()}\n")
