"""Vietnamese text at the boundary: one form of each letter, and how it is searched.

``Hường`` may arrive as five letters or as seven code points; both are stored
composed (NFC). Searching ignores marks, case and the difference of đ and d.
"""

import re
import unicodedata

#: Letters that would let a text lie about its order or hide in it.
_HIDDEN = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)


_LONGEST_ID = 40


def clean(text: str | None) -> str:
    """Composed, without control or direction characters, trimmed, line ends as ``\\n``."""
    whole = (text or "").encode("utf-8", "replace").decode().replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _HIDDEN.sub("", whole).strip())


def folded(text: str) -> str:
    """For searching: ``Đèn lồng gốm``, ``den long gom`` and full-width letters fold alike."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    bare = unicodedata.normalize("NFKD", plain).replace("đ", "d")
    return " ".join("".join(c for c in bare if not unicodedata.combining(c)).split())


def email_key(text: str | None) -> str | None:
    """How an e-mail address is compared, or None for none."""
    return unicodedata.normalize("NFKC", clean(text)).casefold() or None


def phone_key(text: str | None) -> str | None:
    """A telephone number as its digits, +84 and 84 as a leading 0; None for none."""
    digits = re.sub("[^0-9]", "", unicodedata.normalize("NFKC", text or ""))
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
