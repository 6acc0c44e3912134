"""``judging``: every command of the installation; ``judging --help`` lists them."""

import click


@click.group()
def main() -> None:
    """Judge product-design competitions."""
