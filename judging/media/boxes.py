"""What the boxes of an AVIF or HEIF file claim (ISO/IEC 14496-12, 23008-12), in plain Python.

Only the primary picture counts: thumbnails, depth maps and gain maps beside it do
not. The size reported is the largest any picture in the file claims, so that
nothing hides behind a modest primary one.
"""

import os
import struct
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from judging.media.headers import Broken, Header

META_MOST = 4 << 20
BOXES_MOST = 10_000
AVIF = frozenset({b"avif", b"avis"})
HEIF = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1"})
SEQUENCES = frozenset({b"avis", b"hevc", b"hevx", b"hevm", b"hevs", b"msf1"})

# Quarter turns anticlockwise, then the axis of mirroring (none; 0 upside down; 1 left for right), as EXIF says it.
ORIENTATIONS = {
    (0, None): 1, (1, None): 8, (2, None): 3, (3, None): 6,
    (0, 0): 4, (1, 0): 5, (2, 0): 2, (3, 0): 7,
    (0, 1): 2, (1, 1): 7, (2, 1): 4, (3, 1): 5,
}  # fmt: skip


class Box(NamedTuple):
    kind: bytes
    body: bytes


def brand_format(head: bytes) -> str | None:
    """AVIF, HEIF or nothing, by the brands in the first bytes of a file."""
    if head[4:8] != b"ftyp":
        return None
    end = min(int.from_bytes(head[:4]), len(head))
    brands = {head[8:12], *(head[at : at + 4] for at in range(16, end, 4))}
    if brands & AVIF:
        return "AVIF"
    return "HEIF" if brands & HEIF else None


def box_header(file: BinaryIO) -> Header:
    """The primary picture. A file that calls itself a sequence has two frames, however many it has."""
    file.seek(8)
    is_sequence = file.read(4) in SEQUENCES
    meta = {box.kind: box.body for box in _boxes(_meta(file)[4:])}
    properties = {box.kind: box.body for box in _boxes(meta.get(b"iprp", b""))}
    known = list(_boxes(properties.get(b"ipco", b"")))
    sizes = [struct.unpack(">4xII", box.body[:12]) for box in known if box.kind == b"ispe" and len(box.body) >= 12]
    if not sizes:
        raise Broken("no picture claims a size")
    own = _properties_of(_primary(meta.get(b"pitm", b"")), properties.get(b"ipma", b""), known)
    width, height = max(sizes, key=lambda size: size[0] * size[1])
    return Header(
        width,
        height,
        frames=2 if is_sequence else 1,
        orientation=_orientation(own),
        has_profile=any(box.kind == b"colr" and box.body[:4] in (b"prof", b"rICC") for box in own),
    )


def _meta(file: BinaryIO) -> bytes:
    """The body of the ``meta`` box at the top of the file.

    Pixel data cut short is found here too: libheif would show the tiles that arrived
    and leave the others blank.
    """
    end, at, meta = file.seek(0, os.SEEK_END), 0, None
    for _ in range(BOXES_MOST):
        if at > end:  # a length of 64 bits may lie beyond what can be sought at all
            break
        file.seek(at)
        head = file.read(16)
        if len(head) < 8:
            break
        skip, length = _extent(head)
        length = length or end - at
        if head[4:8] == b"mdat" and at + length > end:
            raise Broken("the pixels end early")
        if head[4:8] == b"meta" and meta is None:
            if length > META_MOST:
                raise Broken("more metadata than any camera writes")
            file.seek(at + skip)
            meta = file.read(length - skip)
        at += length
    if meta is None:
        raise Broken("no meta box")
    return meta


def _boxes(data: bytes) -> Iterator[Box]:
    at = 0
    while at + 8 <= len(data):
        skip, length = _extent(data[at : at + 16])
        length = length or len(data) - at
        yield Box(data[at + 4 : at + 8], data[at + skip : at + length])
        at += length


def _extent(head: bytes) -> tuple[int, int]:
    """Length of the box's own head and of the whole box; 0 means to the end."""
    length = int.from_bytes(head[:4])
    if length == 1:
        length, skip = int.from_bytes(head[8:16]), 16
    else:
        skip = 8
    if 0 < length < skip:
        raise Broken("a box shorter than its head")
    return skip, length


def _primary(pitm: bytes) -> int:
    return int.from_bytes(pitm[4:8] if pitm[:1] == b"\1" else pitm[4:6])


def _properties_of(item: int, ipma: bytes, known: list[Box]) -> list[Box]:
    """The properties tied to one item, in order."""
    try:
        version, is_wide, count = ipma[0], ipma[3] & 1, int.from_bytes(ipma[4:8])
        at = 8
        for _ in range(count):
            end = at + (4 if version else 2)
            number, ties = int.from_bytes(ipma[at:end]), ipma[end]
            step = 2 if is_wide else 1
            found = [ipma[end + 1 + step * tie : end + 1 + step * (tie + 1)] for tie in range(ties)]
            if number == item:
                places = [int.from_bytes(place) & (0x7FFF if is_wide else 0x7F) for place in found]
                return [known[place - 1] for place in places if 0 < place <= len(known)]
            at = end + 1 + step * ties
    except IndexError:
        pass
    return []


def _orientation(own: list[Box]) -> int:
    turns, axis = 0, None
    for box in own:
        if box.kind == b"irot" and box.body:
            turns = box.body[0] & 3
        elif box.kind == b"imir" and box.body:
            axis = box.body[0] & 1
    return ORIENTATIONS[turns, axis]
