"""The photos of a product on paper."""

from flask import Blueprint, g

from judging.entries import queries
from judging.web import entry_photos
from judging.web.entry_editing import ours

bp = Blueprint("photos", __name__, url_prefix="/entries/<int:entry_id>/photos")


@bp.get("")
def index(slug: str, entry_id: int):
    """The lines of the list."""
    entry = queries.paper_entry_at(g.competition.id, entry_id)
    return entry_photos.index(entry, ours(entry))


@bp.post("")
def create(slug: str, entry_id: int):
    """Take photos in."""
    entry = queries.paper_entry_at(g.competition.id, entry_id)
    return entry_photos.create(entry, ours(entry))


@bp.post("/<int:photo_id>")
def update(slug: str, entry_id: int, photo_id: int):
    """Caption or place in the order."""
    entry = queries.paper_entry_at(g.competition.id, entry_id)
    return entry_photos.update(queries.photo_of(entry, photo_id), ours(entry))


@bp.post("/<int:photo_id>/remove")
def remove(slug: str, entry_id: int, photo_id: int):
    """Take a photo out."""
    entry = queries.paper_entry_at(g.competition.id, entry_id)
    return entry_photos.remove(queries.photo_of(entry, photo_id), ours(entry))
