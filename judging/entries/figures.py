"""Figures as people of either country write them: 1500 or 1.500.000, 12.5 or 12,5; kept as the shortest decimal."""

import re
from decimal import Decimal

N_ = str  # marks a text for the translators
AMBIGUOUS = N_("“%(typed)s” can be read as %(whole)s or as %(fraction)s. Please write it one of these two ways.")
_PLAIN = re.compile(r"-?[0-9]{1,12}([.,][0-9]{1,6})?")
_GROUPED = re.compile(r"-?[0-9]{1,3}([.,])[0-9]{3}(\1[0-9]{3})+")
#: One mark before three digits: a group of thousands to some, a fraction to others.
_AMBIGUOUS = re.compile(r"-?[1-9][0-9]{0,2}[.,][0-9]{3}")


def read(text: str) -> str | None:
    """The figure as it is kept, or None for what is none; whoever has a person before them asks ``two_readings``."""
    text = text.strip()
    if _GROUPED.fullmatch(text):
        text = _without_marks(text)
    return f"{Decimal(text.replace(',', '.')).normalize() + 0:f}" if _PLAIN.fullmatch(text) else None


def two_readings(text: str) -> tuple[str, str] | None:
    """What a figure as typed may mean, with groups and with a fraction: 1.500 is 1500 or 1.5. None if plain."""
    text = text.strip()
    if not _AMBIGUOUS.fullmatch(text):
        return None
    return _without_marks(text), f"{Decimal(text.replace(',', '.')).normalize():f}"


def told(kept: str) -> str:
    """A figure with a fraction as nobody reads it in two ways, whatever its mark: 1.125 as 1.1250."""
    return f"{kept}0" if two_readings(kept) else kept


def _without_marks(text: str) -> str:
    return text.replace(".", "").replace(",", "")
