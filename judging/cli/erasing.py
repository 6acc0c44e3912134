"""Erasing again whoever had been erased, after a backup was put back."""

from pathlib import Path

import click

from judging.cli.context import application
from judging.desk.privacy import again, leftovers
from judging.infra import clock
from judging.infra.db import writing


@click.command("erase-again")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def erase_again(file: Path) -> None:
    """Erase whoever is on the list in FILE (erased.jsonl of the instance that was) and is here once more."""
    with application() as app:
        try:
            listed = leftovers.read_list(file)
        except (ValueError, KeyError, TypeError) as damaged:
            raise click.ClickException(f"{file} is not a list of who was erased.") from damaged
        with writing():
            left, count = again.erase_again(listed, now=clock.now())
        leftovers.let_go(left, store=app.extensions["photos"], instance=Path(app.instance_path))
    click.echo(f"{len(listed)} on the list, {count} erased again")
