"""What a template has shown is made ready once, and goes with it."""

import gc
import gzip
import json
from typing import Any

from toolkit.server.kernels.first_view import FirstViews, pack


class Shown:
    """What is asked of a template here."""

    def __init__(self) -> None:
        self.widgets = {"a": {"state": 1}}


def test_the_markup_of_a_template_is_made_once() -> None:
    views, template = FirstViews(), Shown()
    made: list[int] = []

    def markup() -> str:
        made.append(1)
        return "<p>Here</p>"

    first, again = views.of(_template(template), markup), views.of(_template(template), markup)
    assert (first is again, len(made), first.cells) == (True, 1, "<p>Here</p>")
    assert json.loads(gzip.decompress(first.widgets)) == template.widgets


def test_a_view_is_found_by_its_name_until_its_template_is_gone() -> None:
    views, template = FirstViews(), Shown()
    name = views.of(_template(template), str).name
    assert views.named(name)
    assert views.named("0" * 16) is None
    del template
    gc.collect()
    assert views.named(name) is None


def test_without_widgets_there_is_nothing_to_fetch() -> None:
    assert pack("<p>Here</p>", {}).widgets == b""


def _template(shown: Shown) -> Any:
    return shown
