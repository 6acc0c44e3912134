"""The file of a photo as it was sent, to be saved: what a stranger made, so no browser ever opens it here."""

from flask import Response, current_app, send_file

from judging.entries.models import Photo
from judging.errors import NotFound
from judging.media.renditions import ORIGINAL

POLICY = "sandbox; default-src 'none'; frame-ancestors 'none'"


def show(photo: Photo) -> Response:
    """The bytes; raises NotFound where they were not kept."""
    if not photo.has_original:
        raise NotFound()
    try:
        file = current_app.extensions["photos"].open(photo.key, ORIGINAL)
    except FileNotFoundError as gone:
        raise NotFound() from gone
    name = photo.original_name or ORIGINAL
    answer = send_file(file, mimetype="application/octet-stream", as_attachment=True, download_name=name)
    answer.headers["Content-Security-Policy"] = POLICY
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
