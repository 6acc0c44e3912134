"""The application as a command uses it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click
from flask import Flask

from judging import create_app


@contextmanager
def application(**given: str) -> Iterator[Flask]:
    """The application inside its context; unsafe settings end the command with status 2 and what to do."""
    try:
        app = create_app(given)
    except RuntimeError as unsafe:
        click.echo(str(unsafe), err=True)
        sys.exit(2)
    with app.app_context():
        yield app
