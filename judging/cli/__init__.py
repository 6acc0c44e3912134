"""``judging``: every command of the installation; ``judging --help`` lists them."""

import click

from judging.cli import keeping, serving


@click.group()
def main() -> None:
    """Judge product-design competitions."""


for command in (keeping.backup, keeping.check, keeping.restore, keeping.upgrade, serving.serve, serving.work):
    main.add_command(command)
