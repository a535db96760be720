"""Commands that open the browser: the whole course, or one exercise while it is written."""

from pathlib import Path
from typing import Any

import click

from toolkit.command.telling import existing_file, existing_folder, network
from toolkit.content.places import course_root


@click.command(short_help="Serve the course.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on; 0.0.0.0 lets phones in.")
@click.option("--port", default=8866, show_default=True, type=click.IntRange(0, 65535), help="Port to listen on.")
@click.option("--notebooks", type=existing_folder, help="Serve this folder of notebooks instead of the course.")
@click.option("--any-widget", is_flag=True, help="With --notebooks: let widgets bring scripts of their own.")
@click.option("--max-kernels", type=click.IntRange(1), help="How many pages may be open at once.")
@click.option("--name", "names", multiple=True, help="A further host name of the server; may be repeated.")
@click.option("--proxy", "proxies", multiple=True, type=network, help="Address of a proxy to believe; may be repeated.")
@click.option("--per-address", type=click.IntRange(0), help="How many pages one address may have open; 0: any number.")
@click.option("--health-token", envvar="FACILITATOR_HEALTH_TOKEN", default="", help="Opens the details of /health.")
def serve(host: str, port: int, notebooks: Path | None, any_widget: bool, **chosen: Any) -> None:
    """Serve the course, and print its address.

    Behind a proxy that speaks HTTPS, --proxy names the address from which it asks, such as 127.0.0.1 or 10.0.0.0/8.
    """
    from toolkit.server.app import CannotServe
    from toolkit.server.app import serve as serve_course

    if any_widget and not notebooks:
        raise click.UsageError("--any-widget goes with --notebooks: the course itself needs no other widgets")
    try:
        serve_course(host, port, notebooks, any_widget, **chosen)
    except CannotServe as reason:
        raise click.UsageError(str(reason)) from None


@click.command(short_help="Show an exercise while you write it.")
@click.argument("path", type=existing_file)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on; 0.0.0.0 lets phones in.")
@click.option("--port", default=8867, show_default=True, type=click.IntRange(0, 65535), help="Port to listen on.")
@click.option("--browser/--no-browser", default=True, show_default=True, help="Whether to open a browser, too.")
def preview(path: Path, host: str, port: int, browser: bool) -> None:
    """Show the exercise in the file PATH as a learner sees it, anew each time that the file is saved.

    Prints its address. Where the file has problems, the page lists them.
    """
    from toolkit.server.app import CannotServe
    from toolkit.server.preview import serve_preview

    if path.suffix != ".yaml":
        raise click.UsageError(f"{path} is no exercise: its name does not end in .yaml")
    try:
        serve_preview(path, course_root(), host, port, browser=browser)
    except CannotServe as reason:
        raise click.UsageError(str(reason)) from None
