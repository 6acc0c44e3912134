"""Photos of one's own product, in parts."""

from uuid import UUID

from flask import Blueprint
from flask_login import current_user

from judging.entries import queries
from judging.web import entry_uploads
from judging.web.entry_editing import mine

bp = Blueprint("uploads", __name__, url_prefix="/entries/<int:entry_id>/uploads")


@bp.post("")
def create(entry_id: int):
    """Begin to send a photo."""
    entry = queries.entry_of(current_user.id, entry_id)
    return entry_uploads.create(entry, mine(entry))


@bp.get("/<uuid:key>")
def show(entry_id: int, key: UUID):
    """How much of it is here."""
    return entry_uploads.show(queries.entry_of(current_user.id, entry_id), key)


@bp.patch("/<uuid:key>")
def update(entry_id: int, key: UUID):
    """Go on."""
    return entry_uploads.update(queries.entry_of(current_user.id, entry_id), key)


@bp.delete("/<uuid:key>")
def remove(entry_id: int, key: UUID):
    """Give it up."""
    return entry_uploads.remove(queries.entry_of(current_user.id, entry_id), key)
