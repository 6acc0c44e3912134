"""Is this file a photo we can afford to open? Answered from its content, never from its name."""

from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from judging.errors import PhotoRefused
from judging.media.boxes import box_header, brand_format
from judging.media.headers import Broken, Header, jpeg_header, png_header, webp_header

REASONS = (
    "not_a_photo",
    "too_many_bytes",  # values: megabytes, most
    "too_many_pixels",  # values: most (megapixels) and, where known, megapixels
    "too_small",  # values: pixels (the short side), least
    "animated",
    "damaged",
    "took_too_long",
)

SMALL = 1280  # px on the long side: what messaging apps leave of a photo

HEADERS = {"JPEG": jpeg_header, "PNG": png_header, "WEBP": webp_header, "AVIF": box_header, "HEIF": box_header}


@dataclass(frozen=True, slots=True)
class Limits:
    """What one photo may cost. 40 MB and 60 megapixels admit every 48 megapixel phone."""

    bytes: int = 40_000_000
    pixels: int = 60_000_000
    longest: int = 30_000  # px; no picture we write can be longer than 65,500
    shortest: int = 200  # px; less is an icon
    memory: int = 1 << 30  # bytes of address space of the child
    cpu_seconds: int = 45
    seconds: float = 60  # by the clock on the wall


USUAL = Limits()


@dataclass(frozen=True, slots=True)
class Facts:
    """What a photo's header says. Width and height in pixels as the photo is to be seen, upright."""

    format: str
    width: int
    height: int
    frames: int
    orientation: int
    has_profile: bool

    @property
    def is_small(self) -> bool:
        """Taken, but worth a word to the entrant: it has probably been through a chat app."""
        return max(self.width, self.height) < SMALL


def inspect(path: Path, limits: Limits = USUAL) -> Facts:
    """Read the header of the file at ``path``; no pixel is decoded, no C library sees the file.

    Raises ``PhotoRefused`` with one of ``REASONS``. A file odd only in its metadata
    passes; whether its pixels are whole is known only after decoding.
    """
    size = path.stat().st_size
    if size > limits.bytes:
        raise PhotoRefused("too_many_bytes", megabytes=-(-size // 1_000_000), most=limits.bytes // 1_000_000)
    with path.open("rb") as file:
        kind = sniff(file.read(64))
        header = _header(kind, file)
    _check(header, limits)
    is_turned = header.orientation >= 5
    width, height = (header.height, header.width) if is_turned else (header.width, header.height)
    return Facts(kind, width, height, header.frames, header.orientation, header.has_profile)


def sniff(head: bytes) -> str:
    """The format whose signature these first bytes bear, or ``not_a_photo``."""
    if head.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "WEBP"
    if kind := brand_format(head):
        return kind
    raise PhotoRefused("not_a_photo")


def _header(kind: str, file: BinaryIO) -> Header:
    try:
        header = HEADERS[kind](file)
    except Broken as broken:
        raise PhotoRefused("damaged") from broken
    if not header.width or not header.height:
        raise PhotoRefused("damaged")
    return header


def _check(header: Header, limits: Limits) -> None:
    pixels = header.width * header.height
    if pixels > limits.pixels or max(header.width, header.height) > limits.longest:
        raise PhotoRefused("too_many_pixels", megapixels=-(-pixels // 1_000_000), most=limits.pixels // 1_000_000)
    if header.frames > 1:
        raise PhotoRefused("animated")
    if min(header.width, header.height) < limits.shortest:
        shortest = min(header.width, header.height)
        raise PhotoRefused("too_small", pixels=shortest, least=limits.shortest)
