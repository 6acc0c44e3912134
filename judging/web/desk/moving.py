"""The buttons that move a row of a set-up table up or down."""

from typing import NamedTuple

from flask import request


class Move(NamedTuple):
    """Which row, and which way."""

    row_id: int
    up: bool


def pressed() -> Move | None:
    """The button that sent this form; None for any other."""
    for way in ("up", "down"):
        if (row_id := request.form.get(way, type=int)) is not None:
            return Move(row_id, way == "up")
    return None


def place() -> str | None:
    """Where the page is read on: at the row that was moved."""
    move = pressed()
    return f"row-{move.row_id}" if move else None
