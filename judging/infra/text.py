"""Vietnamese text at the boundary: one form of each letter, and how it is searched.

``Hường`` may arrive as five letters or as seven code points; both are stored
composed (NFC). Searching ignores marks, case and the difference of đ and d.
"""

import re
import unicodedata
from itertools import groupby

#: Letters that would let a text lie about its order or hide in it.
_HIDDEN = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)
#: No language puts more marks on one letter (UAX #15, "Stream-Safe Text"). To sort longer heaps of them takes Python
#: time that grows with their square: an hour for a megabyte.
_MOST_MARKS = 30
_LAST_MARK = 0x1E94A

_LONGEST_ID = 40


def _is_mark(point: int) -> bool:
    """Whether it joins the letter before it, itself or in its decomposed form."""
    return unicodedata.combining(unicodedata.normalize("NFKD", chr(point))[0]) > 0


def _marks() -> str:
    """All of them, as ranges of a pattern."""
    points = (point for point in range(0x300, _LAST_MARK + 1) if _is_mark(point))
    runs = [[point for _, point in run] for _, run in groupby(enumerate(points), lambda each: each[1] - each[0])]
    return "".join(f"{chr(run[0])}-{chr(run[-1])}" for run in runs)


_HEAP = re.compile(f"([{_marks()}]{{{_MOST_MARKS}}})[{_marks()}]+")


def clean(text: str | None) -> str:
    """Composed, without control or direction characters, trimmed, line ends as ``\\n``."""
    whole = (text or "").encode("utf-8", "replace").decode().replace("\r\n", "\n").replace("\r", "\n")
    return normal("NFC", _HIDDEN.sub("", whole).strip())


def normal(form: str, text: str) -> str:
    """A stranger's text in a normal form of Unicode, in time that grows with its length only: of the marks heaped on
    one letter the first thirty stay."""
    return _HEAP.sub(r"\1", unicodedata.normalize(form, _HEAP.sub(r"\1", text)))


def folded(text: str) -> str:
    """For searching: ``Đèn lồng gốm``, ``den long gom`` and full-width letters fold alike."""
    plain = normal("NFKD", text).casefold()
    bare = normal("NFKD", plain).replace("đ", "d")
    return " ".join("".join(c for c in bare if not unicodedata.combining(c)).split())


def email_key(text: str | None) -> str | None:
    """How an e-mail address is compared, or None for none."""
    return normal("NFKC", clean(text)).casefold() or None


def phone_key(text: str | None) -> str | None:
    """A telephone number as its digits, +84 and 84 as a leading 0; None for none."""
    digits = re.sub("[^0-9]", "", normal("NFKC", text or ""))
    if digits.startswith("0084"):
        digits = digits[2:]
    if digits.startswith("84") and len(digits) > 10:
        digits = "0" + digits[2:].lstrip("0")  # people write +84 (0)912 too
    return digits or None


def as_id(name: str, *, taken) -> str:
    """Small letters, digits and hyphens from a name, at most 40, beginning with a letter; with a number if taken."""
    plain = re.sub(r"[^a-z0-9]+", "-", folded(name)).strip("-")
    base = (plain if plain[:1].isalpha() else f"n-{plain}")[:_LONGEST_ID].strip("-")
    names = (base, *(f"{base[: _LONGEST_ID - 4]}-{n}" for n in range(2, 1000)))
    return next(name for name in names if name not in taken)
