"""A PDF that somebody sent, for those who may read it."""

from flask import Blueprint
from flask_login import current_user

from judging.desk import seeing
from judging.entries import queries
from judging.errors import NotFound
from judging.media.pdf import FILE
from judging.web.sent_files import saved

bp = Blueprint("enclosures", __name__)


@bp.get("/enclosures/<int:enclosure_id>.pdf")
def show(enclosure_id: int):
    """The file as it was sent."""
    enclosure = queries.enclosure(enclosure_id)
    sight = seeing.reading_of(enclosure, current_user if current_user.is_authenticated else None)
    if sight is None:
        raise NotFound()
    name = enclosure.original_name if sight == "own" else f"{enclosure.entry.number:04}-{enclosure.question}.pdf"
    return saved(enclosure.key, FILE, kind="application/pdf", name=name or FILE)
