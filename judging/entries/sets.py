"""Product sets: one maker's things in one of the three cases of Circular 26/2014/TT-BCT, article 3.2.

What tells the pieces of a set apart follows its case: one model and use in different materials, so each piece has a
material; different models of one use and one material, so each has a model; different products that combine to be of
more use, so each has a use of its own.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from judging.competitions import terms
from judging.entries.belongings import Piece
from judging.entries.models import Entry, Photo
from judging.errors import Incomplete
from judging.infra import ids
from judging.infra.text import clean

MOST = 30
FEWEST = 2
#: What tells the pieces apart in each case: a column of the piece.
CASES = {"materials": "material", "models": "model", "combined": "use"}
_KEY = re.compile("[0-9a-z]{1,32}")


class Line(NamedTuple):
    """A piece as it is written: ``key`` says which one it is, whatever it is called now."""

    name: str
    count: int = 1
    key: str = ""
    material: str = ""
    model: str = ""
    use: str = ""


def lines_of(entry: Entry) -> list[Line]:
    """The pieces as they stand, in order."""
    return [Line(*(getattr(piece, name) for name in Line._fields)) for piece in entry.pieces]


def checked(entry: Entry, given: list) -> list[Line]:
    """The pieces as they are kept: cleaned, named, each with a key of its own.

    A line without a key is the piece of that name, or a new one.
    """
    lines = [line for line in (_cleaned(Line(*line)) for line in given) if line.name][:MOST]
    free = [piece for piece in entry.pieces if piece.key not in {line.key for line in lines}]
    keys: list[str] = []
    for line in lines:
        same = next((piece for piece in free if not line.key and piece.name == line.name), None)
        if same:
            free.remove(same)
        known = same.key if same else line.key
        keys.append(known if known and known not in keys else ids.key())
    return [line._replace(key=key) for line, key in zip(lines, keys, strict=True)]


def write(entry: Entry, lines: list[Line]) -> None:
    """Make the pieces these; the photos of one that goes become the whole set's."""
    before = {piece.key: piece for piece in entry.pieces}
    after = [before.get(line.key) or Piece(key=line.key) for line in lines]
    for place, (piece, line) in enumerate(zip(after, lines, strict=True), 1):
        piece.position = place
        for name, value in line._asdict().items():
            setattr(piece, name, value)
    for photo in entry.photos:
        if photo.piece is not None and photo.piece not in after:
            photo.piece = None
    entry.pieces = after


class Shown(NamedTuple):
    """A piece as it is read: what tells it apart in its set's case, and the numbers of its photos."""

    piece: Piece
    trait: str
    photos: list[int]


def shown(entry: Entry) -> list[Shown]:
    """The pieces as they are read; none of a single product, whatever was written before."""
    column = CASES.get(entry.set_type)
    ready = list(enumerate(entry.ready_photos, 1))
    return [
        Shown(piece, getattr(piece, column) if column else "", [n for n, photo in ready if piece_of(photo) is piece])
        for piece in entry.pieces
        if entry.kind == "set"
    ]


def piece_of(photo: Photo) -> Piece | None:
    """The piece a photo shows; none of a single product, whatever was written before: nobody looked for names there."""
    return photo.piece if photo.entry.kind == "set" else None


def required(entry: Entry) -> dict[str, bool]:
    """What makes it a set, ``set_type`` and ``pieces`` -> whether it is there; nothing of a single product."""
    if entry.kind != "set":
        return {}
    return {"set_type": bool(entry.set_type), "pieces": sum(piece.count for piece in entry.pieces) >= FEWEST}


def is_photo_missing(entry: Entry) -> bool:
    """Whether the terms need a photo of each piece, and a piece has none."""
    is_needed = entry.kind == "set" and terms.of(entry.competition).is_piece_photo_needed
    return is_needed and not all(one.photos for one in shown(entry))


@contextmanager
def keeping_photos(entry: Entry) -> Iterator[None]:
    """What was sent with a photo of each piece keeps one where the terms need it; raises Incomplete.

    Terms that are set later take nothing back: what had none may be corrected without.
    """
    was_missing = is_photo_missing(entry)
    yield
    if entry.state in ("submitted", "accepted") and is_photo_missing(entry) and not was_missing:
        raise Incomplete(
            "A set that has been sent keeps a photo of each piece. Please add another photo first; for a new piece, "
            "please ask the organisers to return the entry."
        )


def wishes(entry: Entry) -> list[str]:
    """What would help the panel and holds nothing up: names of pieces without a photo or what tells them apart."""
    is_told = entry.set_type in CASES
    return [one.piece.name for one in shown(entry) if not one.photos or (is_told and not one.trait)]


def _cleaned(line: Line) -> Line:
    words = {name: " ".join(clean(getattr(line, name) or "").split()) for name in ("name", "material", "model", "use")}
    return line._replace(**words, count=line.count or 1, key=line.key if _KEY.fullmatch(line.key or "") else "")
