"""Messages with an entrant about their entry."""

from flask import Blueprint, g

from judging.entries import queries
from judging.web import entry_messages
from judging.web.entry_editing import ours

bp = Blueprint("messages", __name__, url_prefix="/entries/<int:entry_id>/messages")


@bp.get("")
def index(slug: str, entry_id: int):
    """The thread."""
    entry = queries.entry_at(g.competition.id, entry_id)
    return entry_messages.page(entry, ours(entry))


@bp.post("")
def create(slug: str, entry_id: int):
    """Write."""
    entry = queries.entry_at(g.competition.id, entry_id)
    return entry_messages.create(entry, ours(entry))


@bp.post("/read")
def update(slug: str, entry_id: int):
    """Say that what is there has been read."""
    entry = queries.entry_at(g.competition.id, entry_id)
    return entry_messages.read(entry, ours(entry))
