"""The photos of one's own product."""

from flask import Blueprint
from flask_login import current_user

from judging.entries import queries
from judging.web import entry_photos
from judging.web.entry_editing import mine

bp = Blueprint("photos", __name__, url_prefix="/entries/<int:entry_id>/photos")


@bp.get("")
def index(entry_id: int):
    """The lines of the list."""
    entry = queries.entry_of(current_user.id, entry_id)
    return entry_photos.index(entry, mine(entry))


@bp.post("")
def create(entry_id: int):
    """Take photos in."""
    entry = queries.entry_of(current_user.id, entry_id)
    return entry_photos.create(entry, mine(entry))


@bp.post("/<int:photo_id>")
def update(entry_id: int, photo_id: int):
    """Caption or place in the order."""
    entry = queries.entry_of(current_user.id, entry_id)
    return entry_photos.update(queries.photo_of(entry, photo_id), mine(entry))


@bp.post("/<int:photo_id>/remove")
def remove(entry_id: int, photo_id: int):
    """Take a photo out."""
    entry = queries.entry_of(current_user.id, entry_id)
    return entry_photos.remove(queries.photo_of(entry, photo_id), mine(entry))
