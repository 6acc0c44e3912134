"""The photos of one's own product as they were sent."""

from flask import Blueprint
from flask_login import current_user

from judging.entries import queries
from judging.web import entry_originals

bp = Blueprint("originals", __name__)


@bp.get("/entries/<int:entry_id>/photos/<int:photo_id>/original")
def show(entry_id: int, photo_id: int):
    """One file."""
    entry = queries.entry_of(current_user.id, entry_id)
    return entry_originals.show(queries.photo_of(entry, photo_id))
