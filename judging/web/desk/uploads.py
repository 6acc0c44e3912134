"""Photos of a product on paper, in parts."""

from uuid import UUID

from flask import Blueprint, g

from judging.entries import queries
from judging.web import entry_uploads
from judging.web.entry_editing import ours

bp = Blueprint("uploads", __name__, url_prefix="/entries/<int:entry_id>/uploads")


@bp.post("")
def create(slug: str, entry_id: int):
    """Begin to send a photo."""
    entry = queries.paper_entry_at(g.competition.id, entry_id)
    return entry_uploads.create(entry, ours(entry))


@bp.get("/<uuid:key>")
def show(slug: str, entry_id: int, key: UUID):
    """How much of it is here."""
    return entry_uploads.show(queries.paper_entry_at(g.competition.id, entry_id), key)


@bp.patch("/<uuid:key>")
def update(slug: str, entry_id: int, key: UUID):
    """Go on."""
    return entry_uploads.update(queries.paper_entry_at(g.competition.id, entry_id), key)


@bp.delete("/<uuid:key>")
def remove(slug: str, entry_id: int, key: UUID):
    """Give it up."""
    return entry_uploads.remove(queries.paper_entry_at(g.competition.id, entry_id), key)
