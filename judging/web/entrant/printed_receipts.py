"""The receipt as a PDF, to keep or to print."""

from flask import Blueprint
from flask_login import current_user

from judging.entries import queries
from judging.web.printing import receipts

bp = Blueprint("printed_receipts", __name__)


@bp.get("/entries/<int:entry_id>/receipt.pdf")
def show(entry_id: int):
    """Of an entry that has been sent."""
    return receipts.answer(queries.entry_of(current_user.id, entry_id))
