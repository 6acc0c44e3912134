"""What one's own entry said each time it was sent."""

from flask import Blueprint
from flask_login import current_user

from judging.entries import queries
from judging.web import entry_history
from judging.web.entry_editing import mine

bp = Blueprint("history", __name__)


@bp.get("/entries/<int:entry_id>/history")
def index(entry_id: int):
    """The versions, and what changed between two."""
    entry = queries.entry_of(current_user.id, entry_id)
    return entry_history.page(entry, mine(entry))
