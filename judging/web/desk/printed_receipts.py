"""The receipt of an entry typed in from paper, to print and hand over to the artisan."""

from flask import Blueprint, g

from judging.entries import queries
from judging.web.printing import receipts

bp = Blueprint("printed_receipts", __name__)


@bp.get("/entries/<int:entry_id>/receipt.pdf")
def show(slug: str, entry_id: int):
    """As its entrant would print it."""
    return receipts.answer(queries.paper_entry_at(g.competition.id, entry_id))
