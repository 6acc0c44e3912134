"""Keeping an installation: schema, checks, backup and restore."""

import os
import sys
from pathlib import Path

import click

from judging.cli.context import application
from judging.desk import files, invariants
from judging.infra import backup as backups
from judging.infra import schema
from judging.infra.storage.incoming import Incoming


@click.command()
@click.option("--down", metavar="REVISION", help="Take back to this revision instead (base: everything).")
def upgrade(down: str | None) -> None:
    """Bring the database to the newest schema."""
    with application() as app:
        try:
            schema.downgrade(down) if down else schema.prepare(app.instance_path)
        except RuntimeError as refusal:
            raise click.ClickException(str(refusal)) from refusal


@click.command()
def check() -> None:
    """Check the invariants over live data and the photos' files; status 1 and a line each when one is broken."""
    with application() as app:
        broken = invariants.check()
        gone = list(files.missing(app.extensions["photos"], Incoming(app.instance_path)))
    for sentence in (*broken, *gone):
        click.echo(sentence)
    click.echo(f"{len(invariants.INVARIANTS)} invariants, {len(broken)} broken; {len(gone)} photos without files")
    sys.exit(1 if broken or gone else 0)


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def backup(folder: Path) -> None:
    """Copy database, photos and keys into a new FOLDER, while the server runs."""
    with application() as app:
        contents = _or_refuse(backups.back_up, Path(app.instance_path), folder)
    click.echo(f"{folder}: {contents['database']}, {contents['photos']} photos")


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False, exists=True))
def restore(folder: Path) -> None:
    """Put the copy in FOLDER, its secret key too, into an empty instance."""
    kept = folder / "secret.key"
    key = {} if os.environ.get("SECRET_KEY") or not kept.is_file() else {"SECRET_KEY": kept.read_text()}
    with application(**key) as app:
        contents = _or_refuse(backups.restore, folder, Path(app.instance_path))
    click.echo(f"restored {contents['database']}, {contents['photos']} photos")


def _or_refuse(act, source: Path, target: Path) -> dict:
    try:
        return act(source, target)
    except backups.BackupError as refusal:
        raise click.ClickException(str(refusal)) from refusal
