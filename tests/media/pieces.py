"""A photo's file taken apart into the pieces its format is made of, and their numbers rewritten."""

import struct
import zlib

#: What is nested: the boxes of AVIF and HEIF that hold further boxes, with the bytes before the first of them.
NESTED = {b"meta": 4, b"iprp": 0, b"ipco": 0}
CHUNK_HEAD = {"PNG": 8, "WEBP": 8}
EXTREMES = (0, 1, 2, 7, 0x7F, 0xFF, 0x7FFF, 0xFFFF, 0x10000, 0x7FFFFFFF, 0x80000000, 0xFFFFFFF0, 0xFFFFFFFF)


def apart(kind: str, data: bytes) -> list[bytes]:
    """The pieces in order, which joined are ``data``: segments (JPEG), chunks (PNG, WebP) or boxes (the others)."""
    return {"JPEG": _segments, "PNG": _png, "WEBP": _webp}.get(kind, _boxes)(data)


def _segments(data: bytes) -> list[bytes]:
    """The last one is the scan with all that follows."""
    found, at = [data[:2]], 2
    while data[at] == 0xFF and data[at + 1] != 0xDA:
        length = 2 + int.from_bytes(data[at + 2 : at + 4])
        found.append(data[at : at + length])
        at += length
    return [*found, data[at:]]


def _png(data: bytes) -> list[bytes]:
    found, at = [data[:8]], 8
    while at < len(data):
        length = 12 + int.from_bytes(data[at : at + 4])
        found.append(data[at : at + length])
        at += length
    return found


def _webp(data: bytes) -> list[bytes]:
    found, at = [data[:12]], 12
    while at < len(data):
        length = int.from_bytes(data[at + 4 : at + 8], "little")
        found.append(data[at : at + 8 + length + length % 2])
        at += len(found[-1])
    return found


def _boxes(data: bytes) -> list[bytes]:
    found, at = [], 0
    while at < len(data):
        length = int.from_bytes(data[at : at + 4]) or len(data) - at
        found.append(data[at : at + max(8, length)])
        at += len(found[-1])
    return found


def lengths(kind: str, data: bytes) -> list[tuple[int, str]]:
    """Where a length is written, and how ``struct`` calls it."""
    if kind not in ("JPEG", "PNG", "WEBP"):
        return [(at, ">I") for at in _box_places(data, 0, len(data))]
    places, at = [], 0
    for number, piece in enumerate(apart(kind, data)):
        if number:
            places.append({"JPEG": (at + 2, ">H"), "PNG": (at, ">I"), "WEBP": (at + 4, "<I")}[kind])
        at += len(piece)
    return places if kind != "WEBP" else [(4, "<I"), *places]


def sizes(kind: str, data: bytes) -> list[tuple[int, str]]:
    """Where a width or a height is written, and how ``struct`` calls it."""
    if kind == "PNG":
        return [(16, ">I"), (20, ">I")]
    if kind == "JPEG":
        at = sum(map(len, apart(kind, data)[: _frame(data)]))
        return [(at + 5, ">H"), (at + 7, ">H")]
    if kind == "WEBP":
        at = data.find(b"\x9d\x01\x2a")
        return [(24, "<H"), (27, "<H")] + ([(at + 3, "<H"), (at + 5, "<H")] if at > 0 else [])
    found, at = [], data.find(b"ispe")
    while at > 0:
        found += [(at + 8, ">I"), (at + 12, ">I")]
        at = data.find(b"ispe", at + 4)
    return found


def rewritten(data: bytes, place: tuple[int, str], value: int) -> bytes:
    """``value`` written at a place, as much of it as fits."""
    at, form = place
    width = struct.calcsize(form)
    changed = bytearray(data)
    changed[at : at + width] = struct.pack(form, value % (1 << 8 * width))
    return bytes(changed)


def summed(data: bytes) -> bytes:
    """A PNG whose every chunk has the right check sum, so that nobody stops at a wrong one."""
    pieces = apart("PNG", data)
    whole = [piece[:-4] + struct.pack(">I", zlib.crc32(piece[4:-4])) for piece in pieces[1:] if len(piece) >= 12]
    return b"".join([pieces[0], *whole])


def _frame(data: bytes) -> int:
    """Which segment of a JPEG tells its size."""
    return next(n for n, piece in enumerate(apart("JPEG", data)) if 0xC0 <= piece[1] <= 0xCF and piece[1] != 0xC4)


def _box_places(data: bytes, at: int, end: int) -> list[int]:
    found = []
    while at + 8 <= end:
        length, name = int.from_bytes(data[at : at + 4]) or end - at, data[at + 4 : at + 8]
        found.append(at)
        if name in NESTED:
            found += _box_places(data, at + 8 + NESTED[name], min(end, at + length))
        at += max(8, length)
    return found
