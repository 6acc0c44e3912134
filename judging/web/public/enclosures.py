"""A PDF that somebody sent, for those who may read it: to be saved, never shown by a browser."""

from io import BytesIO

from flask import Blueprint, current_app, send_file
from flask_login import current_user

from judging.desk import seeing
from judging.entries import queries
from judging.entries.models import Enclosure
from judging.errors import NotFound
from judging.infra.storage import Store
from judging.media.pdf import FILE

bp = Blueprint("enclosures", __name__)
#: Should a browser open it all the same, nothing in it can reach anything.
POLICY = "sandbox; default-src 'none'; frame-ancestors 'none'"


@bp.get("/enclosures/<int:enclosure_id>.pdf")
def show(enclosure_id: int):
    """The file as it was sent."""
    enclosure = queries.enclosure(enclosure_id)
    sight = seeing.reading_of(enclosure, current_user if current_user.is_authenticated else None)
    if sight is None:
        raise NotFound()
    name = enclosure.original_name if sight == "own" else f"{enclosure.entry.number:04}-{enclosure.question}.pdf"
    file = _opened(current_app.extensions["photos"], enclosure)
    answer = send_file(file, mimetype="application/pdf", as_attachment=True, download_name=name or FILE)
    answer.headers["Content-Security-Policy"] = POLICY
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def _opened(store: Store, enclosure: Enclosure) -> BytesIO:
    try:
        with store.open(enclosure.key, FILE) as file:
            return BytesIO(file.read())
    except FileNotFoundError as gone:
        raise NotFound() from gone
