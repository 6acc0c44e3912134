"""The PDFs of a product on paper."""

from flask import Blueprint, g

from judging.entries import queries
from judging.web import entry_enclosures

bp = Blueprint("enclosures", __name__, url_prefix="/entries/<int:entry_id>/enclosures")


@bp.post("/<int:question_id>")
def create(slug: str, entry_id: int, question_id: int):
    """Take the answer to one question in."""
    return entry_enclosures.create(queries.paper_entry_at(g.competition.id, entry_id), question_id)
