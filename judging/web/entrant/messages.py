"""Messages with the organisers about one's own entry."""

from flask import Blueprint
from flask_login import current_user

from judging.entries import queries
from judging.web import entry_messages
from judging.web.entry_editing import mine

bp = Blueprint("messages", __name__, url_prefix="/entries/<int:entry_id>/messages")


@bp.get("")
def index(entry_id: int):
    """The thread."""
    entry = queries.entry_of(current_user.id, entry_id)
    return entry_messages.page(entry, mine(entry))


@bp.post("")
def create(entry_id: int):
    """Write."""
    entry = queries.entry_of(current_user.id, entry_id)
    return entry_messages.create(entry, mine(entry))


@bp.post("/read")
def update(entry_id: int):
    """Say that what is there has been read."""
    entry = queries.entry_of(current_user.id, entry_id)
    return entry_messages.read(entry, mine(entry))
