"""What an entry said each time it was sent."""

from flask import Blueprint, g

from judging.entries import queries
from judging.web import entry_history
from judging.web.entry_editing import ours

bp = Blueprint("history", __name__)


@bp.get("/entries/<int:entry_id>/history")
def index(slug: str, entry_id: int):
    """The versions, and what changed between two."""
    entry = queries.entry_at(g.competition.id, entry_id)
    return entry_history.page(entry, ours(entry))
