"""Hostile photos from a seed: small sound ones of every format, cut, bent, stuffed, dressed up as something else."""

import random
import struct
import zlib
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import ImageCms

from tests.media import photos
from tests.media.pieces import EXTREMES, apart, lengths, rewritten, sizes, summed

SIZE = (208, 204)  # just above what is refused as an icon, so that a mutant costs little
CANARY = photos.CANARY
WIDE = CANARY.decode().encode("utf-16-be")  # as a profile's texts are written
HEADS = (b"GIF89a", b"%PDF-1.7\n", b"PK\3\4", b"<svg xmlns='http://www.w3.org/2000/svg'>", b"\0" * 16, b"#!/bin/sh\n",
         b"<!DOCTYPE html><script>", b"BM", b"II*\0", b"8BPS\0\1", b"%!PS-Adobe-3.0\n", b"RIFF\xff\xff\xff\xffWEBP",
         b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"\0\0\0\x18ftypheic", b"\0\0\0\x18ftypavif")  # fmt: skip
TAILS = (b"PK\5\6" + b"\0" * 18, photos.HTML_TAIL, b"<?php system($_GET[0]); /*" + CANARY, b"%%EOF" + CANARY, b"\xff")
NAMES = ("a.jpg", "a.png", "a.webp", "a.avif", "a.heic", "a.html", "a.svg", "a.jpg.php", "gpj\u202e.exe",
         "a.jpg\0.html", "../../a.jpg", "a" * 300 + ".jpg", ".htaccess", "a.JPG", "")  # fmt: skip


@cache
def sound() -> dict[str, bytes]:
    """A small photo of every format, the canary in each of its blocks of metadata and behind its end."""
    made = {kind: _made(kind) for kind in photos.MAKERS}
    return {kind: data + CANARY if kind in ("JPEG", "PNG") else data for kind, data in made.items()}


def _made(kind: str) -> bytes:
    with TemporaryDirectory() as folder:
        how = {"icc_profile": profile(), "image": photos.picture(SIZE)}
        return photos.MAKERS[kind](Path(folder) / "photo", 6, **how).read_bytes()


@cache
def profile() -> bytes:
    """An sRGB profile that calls itself by the canary's name."""
    plain = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    name = "sRGB built-in".encode("utf-16-be")
    assert name in plain
    return plain.replace(name, WIDE.ljust(len(name), b"\0"))


def mutant(seed: int) -> tuple[str, str, bytes]:
    """(what was done to what, a file name, the bytes) of the hostile photo that ``seed`` draws."""
    dice = random.Random(seed)
    kind, way = dice.choice(list(sound())), dice.choice(list(WAYS))
    data = WAYS[way](dice, kind, sound()[kind])
    if kind == "PNG" and dice.random() < 0.5:
        data = _summed(data)
    return f"{kind} {way}", dice.choice(NAMES), data


def _summed(data: bytes) -> bytes:
    try:
        return summed(data)
    except (IndexError, struct.error):
        return data


def bits(dice: random.Random, kind: str, data: bytes) -> bytes:
    """One to sixty-four bits turned over, often in the head, where most is decided."""
    bent, end = bytearray(data), len(data) if dice.random() < 0.5 else min(len(data), 700)
    for _ in range(2 ** dice.randrange(7)):
        bent[dice.randrange(end)] ^= 1 << dice.randrange(8)
    return bytes(bent)


def cut(dice: random.Random, kind: str, data: bytes) -> bytes:
    """The end missing, from any place on."""
    return data[: dice.randrange(len(data))]


def hollow(dice: random.Random, kind: str, data: bytes) -> bytes:
    """Some bytes missing, doubled, or of one value, anywhere."""
    start = dice.randrange(len(data))
    end = start + dice.randrange(1, 400)
    middle = dice.choice((b"", data[start:end] * 2, bytes([dice.randrange(256)]) * (end - start)))
    return data[:start] + middle + data[end:]


def spliced(dice: random.Random, kind: str, data: bytes) -> bytes:
    """The beginning of one photo and the end of another."""
    other = sound()[dice.choice(list(sound()))]
    return data[: dice.randrange(len(data))] + other[dice.randrange(len(other)) :]


def planted(dice: random.Random, kind: str, data: bytes) -> bytes:
    """A piece of a photo of any format among those of this one."""
    pieces, donor = apart(kind, data), dice.choice(list(sound()))
    pieces.insert(dice.randrange(1, len(pieces) + 1), dice.choice(apart(donor, sound()[donor])))
    return b"".join(pieces)


def reordered(dice: random.Random, kind: str, data: bytes) -> bytes:
    """Pieces in another order, some of them twice, some not at all; the signature stays first."""
    first, *rest = apart(kind, data)
    drawn = dice.choices(rest, k=len(rest)) if dice.random() < 0.5 else dice.sample(rest, len(rest))
    if dice.random() < 0.5:
        drawn = rest + [dice.choice(rest)] * dice.choice((1, 2, 500))
    return b"".join([first, *drawn])


def measured(dice: random.Random, kind: str, data: bytes) -> bytes:
    """Lengths that are not true."""
    for place in dice.sample(places := lengths(kind, data), min(len(places), dice.choice((1, 1, 3)))):
        at, form = place
        (before,) = struct.unpack_from(form, data, at)
        data = rewritten(data, place, dice.choice((*EXTREMES, before + 1, before - 1, before * 2, len(data))))
    return data


def resized(dice: random.Random, kind: str, data: bytes) -> bytes:
    """Other dimensions than the pixels have: none, huge, or off by one."""
    for place in dice.sample(places := sizes(kind, data), dice.choice((1, len(places)))):
        data = rewritten(data, place, dice.choice((0, 1, 199, 207, 209, 250, 5000, 16384, 29_999, 65535, 2**31 - 1)))
    return data


def stuffed(dice: random.Random, kind: str, data: bytes) -> bytes:
    """Blocks of metadata without number or measure."""
    first, *rest = apart(kind, data)
    count, length = dice.choice(((200, 60_000), (20_000, 8), (1, 65_000), (3, 100), (250_000, 0)))
    body = (CANARY + dice.randbytes(32)) * (1 + length // (len(CANARY) + 32))
    at = dice.randrange(len(rest) + 1)
    return b"".join([first, *rest[:at], _block(dice, kind, body[:length]) * count, *rest[at:]])


def _block(dice: random.Random, kind: str, body: bytes) -> bytes:
    if kind == "JPEG":
        head = dice.choice((b"\xff\xfe", b"\xff\xe1", b"\xff\xe2", b"\xff\xed", b"\xff\xec"))
        return head + struct.pack(">H", len(body) + 2) + body
    if kind == "PNG":
        name = dice.choice((b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"iCCP", b"caNv"))
        body = b"key\0\0" + zlib.compress(body) if name in (b"zTXt", b"iCCP") else b"key\0" + body
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
    if kind == "WEBP":
        return (
            dice.choice((b"EXIF", b"XMP ", b"ICCP", b"JUNK"))
            + struct.pack("<I", len(body))
            + body
            + b"\0" * (len(body) % 2)
        )
    return struct.pack(">I", len(body) + 8) + dice.choice((b"free", b"uuid", b"meta", b"Exif", b"mdat")) + body


def disguised(dice: random.Random, kind: str, data: bytes) -> bytes:
    """The head of something else, before the photo or over its first bytes."""
    head = dice.choice(HEADS)
    return head + data[dice.choice((0, len(head))) :]


def tailed(dice: random.Random, kind: str, data: bytes) -> bytes:
    """A sound photo, and an archive, a page or another photo behind its end."""
    return data + dice.choice((*TAILS, *sound().values(), dice.randbytes(3000))) * dice.choice((1, 1, 40))


def exploding(dice: random.Random, kind: str, data: bytes) -> bytes:
    """Little that unpacks to much: text, a profile or pixels of a PNG, whatever the signature says."""
    body = zlib.compress(bytes(60_000_000), 9)
    name = dice.choice((b"zTXt", b"iCCP", b"IDAT"))
    told = body if name == b"IDAT" else b"key\0\0" + body
    pieces = apart("PNG", sound()["PNG"])
    pieces.insert(2, struct.pack(">I", len(told)) + name + told + struct.pack(">I", zlib.crc32(name + told)))
    return b"".join(pieces)


WAYS = {
    way.__name__: way
    for way in (bits, bits, cut, hollow, spliced, planted, reordered, measured, resized, stuffed, disguised, tailed,
                exploding)
}  # fmt: skip
