"""The file of a photo as it was sent."""

from flask import Response

from judging.entries.models import Photo
from judging.errors import NotFound
from judging.media.renditions import ORIGINAL
from judging.web.sent_files import saved


def show(photo: Photo) -> Response:
    """The bytes; raises NotFound where they were not kept."""
    if not photo.has_original:
        raise NotFound()
    return saved(photo.key, ORIGINAL, kind="application/octet-stream", name=photo.original_name or ORIGINAL)
