"""What the headers of a JPEG, PNG or WebP file claim, read in plain Python: no pixel is decoded.

Written by hand so that a server process never hands a stranger's file to a C
library. A header may lie: whoever decodes checks the size again.
"""

import struct
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

PARTS_MOST = 200_000  # a 40 MB file can hold millions of empty chunks; nobody's camera writes that
EXIF_MOST = 1 << 20
FRAME_MARKERS = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
BARE_MARKERS = frozenset({0x01, *range(0xD0, 0xD9)})
START_OF_SCAN = 0xDA


class Broken(Exception):
    """The header ends early or contradicts itself."""


class Header(NamedTuple):
    """A file's own claims. Width and height in pixels as stored, before any turning."""

    width: int
    height: int
    frames: int = 1
    orientation: int = 1
    has_profile: bool = False


def jpeg_header(file: BinaryIO) -> Header:
    """The first picture of a JPEG; further pictures behind it (MPO) do not count."""
    size, orientation, has_profile = None, None, False
    for marker, start, length in _jpeg_parts(file):
        if marker in FRAME_MARKERS and size is None:
            height, width = struct.unpack(">xHH", _read(file, start, 5))
            size = width, height
        elif marker == 0xE1 and orientation is None and _read(file, start, min(6, length)) == b"Exif\0\0":
            orientation = exif_orientation(_read(file, start, length))
        elif marker == 0xE2 and _read(file, start, min(12, length)) == b"ICC_PROFILE\0":
            has_profile = True
    if size is None:
        raise Broken("no frame before the first scan")
    return Header(*size, orientation=orientation or 1, has_profile=has_profile)


def _jpeg_parts(file: BinaryIO) -> Iterator[tuple[int, int, int]]:
    """Marker, start and length of each segment before the first scan."""
    at = 2
    for _ in range(PARTS_MOST):
        head = _read(file, at, 4, short=True)
        if len(head) < 4:
            return
        if head[0] != 0xFF or head[1] in (0x00, 0xFF):  # stray and fill bytes between segments are tolerated
            at += 1
        elif head[1] in BARE_MARKERS:
            at += 2
        elif head[1] == START_OF_SCAN:
            return
        else:
            length = int.from_bytes(head[2:])
            yield head[1], at + 4, max(0, length - 2)
            at += 2 + max(2, length)
    raise Broken("too many segments")


def png_header(file: BinaryIO) -> Header:
    """Size, frame count (animated PNG), orientation and profile: all stand before the pixels."""
    size, facts = None, {}
    for name, start, length in _png_parts(file):
        if name == b"IHDR":
            size = struct.unpack(">II", _read(file, start, 8))
        elif name == b"acTL":
            facts["frames"] = struct.unpack(">I", _read(file, start, 4))[0]
        elif name == b"eXIf":
            facts["orientation"] = exif_orientation(_read(file, start, min(length, EXIF_MOST)))
        elif name == b"iCCP":
            facts["has_profile"] = True
    if size is None:
        raise Broken("no IHDR")
    return Header(*size, **facts)


def _png_parts(file: BinaryIO) -> Iterator[tuple[bytes, int, int]]:
    at = 8
    for _ in range(PARTS_MOST):
        head = _read(file, at, 8, short=True)
        if len(head) < 8 or head[4:] in (b"IDAT", b"IEND"):
            return
        length = int.from_bytes(head[:4])
        yield head[4:], at + 8, length
        at += 12 + length
    raise Broken("too many chunks")


def webp_header(file: BinaryIO) -> Header:
    """The canvas of a WebP file; an animation of a single frame counts as a picture."""
    size, frames, facts = None, 0, {}
    for name, start, length in _webp_parts(file):
        if size is None:
            size = _webp_size(name, _read(file, start, 10, short=True))
        if name == b"ANMF":
            frames += 1
        elif name == b"EXIF":
            facts["orientation"] = exif_orientation(_read(file, start, min(length, EXIF_MOST)))
        elif name == b"ICCP":
            facts["has_profile"] = True
    if size is None:
        raise Broken("no picture")
    return Header(*size, frames=max(1, frames), **facts)


def _webp_parts(file: BinaryIO) -> Iterator[tuple[bytes, int, int]]:
    at = 12
    for _ in range(PARTS_MOST):
        head = _read(file, at, 8, short=True)
        if len(head) < 8:
            return
        length = int.from_bytes(head[4:], "little")
        yield head[:4], at + 8, length
        at += 8 + length + length % 2
    raise Broken("too many chunks")


def _webp_size(name: bytes, body: bytes) -> tuple[int, int]:
    if name == b"VP8X" and len(body) == 10:
        return 1 + int.from_bytes(body[4:7], "little"), 1 + int.from_bytes(body[7:10], "little")
    if name == b"VP8 " and body[3:6] == b"\x9d\x01\x2a" and len(body) == 10:
        width, height = struct.unpack("<HH", body[6:])
        return width & 0x3FFF, height & 0x3FFF
    if name == b"VP8L" and body[:1] == b"\x2f" and len(body) >= 5:
        bits = int.from_bytes(body[1:5], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    raise Broken("no size")


def exif_orientation(exif: bytes) -> int:
    """The EXIF orientation, 1 to 8; nonsense and damage read as 1 (upright), for the pixels are fine."""
    exif = exif.removeprefix(b"Exif\0\0")
    order = {b"II": "<", b"MM": ">"}.get(exif[:2])
    if order is None:
        return 1
    try:
        (start,) = struct.unpack_from(order + "4xI", exif)
        (count,) = struct.unpack_from(order + "H", exif, start)
        for entry in range(start + 2, start + 2 + 12 * count, 12):
            tag, kind, _ = struct.unpack_from(order + "HHI", exif, entry)
            if tag == 0x0112:
                (value,) = struct.unpack_from(order + ("I" if kind == 4 else "H"), exif, entry + 8)
                return value if 1 <= value <= 8 else 1
    except struct.error:
        pass
    return 1


def _read(file: BinaryIO, start: int, length: int, *, short: bool = False) -> bytes:
    file.seek(start)
    data = file.read(length)
    if len(data) < length and not short:
        raise Broken("the file ends inside its header")
    return data
