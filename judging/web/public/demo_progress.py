"""How far the demo's pictures have come; this route exists in the demo only."""

from flask import Blueprint, render_template
from sqlalchemy.exc import SQLAlchemyError

from judging.demo import hanging

bp = Blueprint("demo_progress", __name__, url_prefix="/demo/pictures")


@bp.get("")
def show():
    """The line with the bar, for a page that asks again; empty once all hang."""
    return render_template("public/demo_progress/show.html", hung=progress())


def progress() -> tuple[int, int] | None:
    """What templates show; nothing where the database does not answer: this stands on the page of errors too."""
    try:
        return hanging.progress()
    except SQLAlchemyError:
        return None
