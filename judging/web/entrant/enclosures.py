"""The PDFs of one's own product."""

from flask import Blueprint
from flask_login import current_user

from judging.entries import queries
from judging.web import entry_enclosures

bp = Blueprint("enclosures", __name__, url_prefix="/entries/<int:entry_id>/enclosures")


@bp.post("/<int:question_id>")
def create(entry_id: int, question_id: int):
    """Take the answer to one question in."""
    return entry_enclosures.create(queries.entry_of(current_user.id, entry_id), question_id)
