"""A photo as templates show it: addresses, size, ground and words."""

from dataclasses import dataclass

from flask import url_for

from judging.entries import sets
from judging.entries.models import Photo

SIZES = (320, 960, 2048)


@dataclass(frozen=True, slots=True)
class Picture:
    """What the ``photo`` component needs."""

    id: int
    key: str
    width: int
    height: int
    ground: int
    alt: str

    def url(self, size: int, form: str = "webp") -> str:
        """The address of one rendition."""
        return url_for("public.photos.show", key=self.key, size=size, form=form)


def picture(photo: Photo, title: str = "") -> Picture:
    """A ready photo; its piece and caption speak for it, else the entry's title."""
    piece = sets.piece_of(photo)
    return bare(photo, ": ".join(filter(None, (piece and piece.name, photo.caption))) or title)


def bare(photo: Photo, words: str) -> Picture:
    """The same with these words only, where what the entry says of it is not told."""
    return Picture(photo.id, photo.key, photo.width, photo.height, photo.ground, words)
