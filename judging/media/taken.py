"""What a photo's own metadata says of when and with what it was taken; read before it is stripped.

Four facts and no more: the place on earth, names and serial numbers are never read. A file says of itself what it
likes, so these are facts about a file, no proof of anything.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime

from PIL import Image

LONGEST = 120  # characters of a device or a program
XMP_MOST = 1 << 20
EXIF_IFD = 0x8769
MAKE, MODEL, SOFTWARE, CHANGED_AT = 0x010F, 0x0110, 0x0131, 0x0132
TAKEN_AT, DIGITISED_AT = 0x9003, 0x9004
_CREATOR = re.compile(rb"CreatorTool(?:=\"|>)([^\"<]{1,200})")
#: IPTC's vocabulary of digital source types: how a program marks what it generated, or composed with what it generated.
_GENERATED = re.compile(rb"digitalsourcetype/(?:compositeWith|composite)?trainedAlgorithmicMedia", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Taken:
    """``at`` by the camera's own clock, ``YYYY-MM-DD HH:MM:SS`` without a zone; "" for what is not said.

    ``is_generated``: the program that wrote the file marked it as made by a generator of pictures.
    """

    at: str = ""
    device: str = ""
    software: str = ""
    is_generated: bool = False

    @property
    def is_said(self) -> bool:
        """Whether the file said anything."""
        return self != Taken()


def taken(image: Image.Image) -> Taken:
    """The facts of an opened picture; damaged metadata says nothing, for the pixels are fine."""
    try:
        return _taken(image)
    except Exception:  # Pillow's parsers raise whatever they like on bad tags
        return Taken()


def believed(told: dict) -> Taken:
    """What the child told, made sure of: lengths, letters, and a date that is one."""
    return Taken(_moment(told["at"]), _text(told["device"]), _text(told["software"]), told["is_generated"] is True)


def _taken(image: Image.Image) -> Taken:
    tags = image.getexif()
    own = tags.get_ifd(EXIF_IFD)
    moments = (own.get(TAKEN_AT), own.get(DIGITISED_AT), tags.get(CHANGED_AT))
    xmp = _xmp(image)
    creator = _CREATOR.search(xmp)
    written = tags.get(SOFTWARE) or image.info.get("Software") or (creator and creator[1])
    make, model = _text(tags.get(MAKE)), _text(tags.get(MODEL))
    device = model if model.casefold().startswith(make.casefold()) else f"{make} {model}"
    return Taken(
        next((moment for told in moments if (moment := _moment(told))), ""),
        _text(device),
        _text(written),
        bool(_GENERATED.search(xmp)) or "parameters" in image.info,  # how Stable Diffusion's tools write a PNG
    )


def _xmp(image: Image.Image) -> bytes:
    packet = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    return (packet.encode() if isinstance(packet, str) else packet)[:XMP_MOST]


def _moment(told: object) -> str:
    """An EXIF date (colons between its parts) or one of ours, as ours; "" for nonsense such as month 13 or year 0."""
    digits = re.fullmatch(r"(\d{4})[:-](\d\d)[:-](\d\d) (\d\d):(\d\d):(\d\d)", _text(told))
    if digits is None:
        return ""
    try:
        return str(datetime(*map(int, digits.groups())))
    except ValueError:
        return ""


def _text(told: object) -> str:
    """Printable letters on one line, at most ``LONGEST``."""
    text = told.decode("utf-8", "replace") if isinstance(told, bytes) else str(told or "")
    kept = "".join(c for c in text[: 4 * LONGEST] if unicodedata.category(c)[0] not in "C")
    return " ".join(unicodedata.normalize("NFC", kept).split())[:LONGEST]
