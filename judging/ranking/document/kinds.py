"""What a single value of the document may be, and the exact value it becomes.

A kind knows its own limits and says them as a phrase (``allowed``), so the page, the
reader and its messages cannot differ.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from judging.ranking.document.words import Phrase, shown

MOST_DIGITS = 12
LIMIT = 10**MOST_DIGITS
ID = re.compile(r"[a-z][a-z0-9-]{0,39}")
QUOTED = re.compile(r"-?[0-9]{1,12}/[0-9]{1,12}")
#: Steps of the tie chain that stand alone; the others name a criterion or a round.
STEPS = ("median", "highest", "lowest", "first-places", "chair", "lot")
NAMING = ("criterion", "round")


class Refused(Exception):
    """A value that its kind does not allow; ``code`` says in which way."""

    def __init__(self, code: str, kind: "Kind", value: Any):
        super().__init__(code)
        self.code = code
        self.values = {"allowed": kind.allowed, "given": shown(value)}


class Kind:
    """A sort of value; ``blank`` stands in for one that is missing, so that reading can go on."""

    blank: Any = ""

    @property
    def allowed(self) -> Phrase:
        """What may be written, as words."""
        return Phrase(type(self).__name__.lower())

    def read(self, value: Any) -> Any:
        """The exact value, or ``Refused``; each kind has its own."""


class Id(Kind):
    """1 to 40 small letters, digits and hyphens, beginning with a letter; not ``all``."""

    def read(self, value: Any) -> str:
        if not isinstance(value, str):
            raise Refused("wrong_type", self, value)
        if not ID.fullmatch(value) or value == "all":
            raise Refused("not_allowed", self, value)
        return value


@dataclass(frozen=True, slots=True)
class Text(Kind):
    """Any text without control characters; ``filled``: not an empty one."""

    filled: bool = False

    @property
    def allowed(self) -> Phrase:
        return Phrase("filled_text" if self.filled else "text")

    def read(self, value: Any) -> str:
        if not isinstance(value, str):
            raise Refused("wrong_type", self, value)
        if (self.filled and not value.strip()) or any(c < " " and c not in "\n\t" or c == "\x7f" for c in value):
            raise Refused("not_allowed", self, value)
        return value


@dataclass(frozen=True, slots=True)
class Number(Kind):
    """An exact number from 0, or above it; at most ``most``."""

    above_zero: bool = False
    most: int | None = None
    blank = Fraction(0)

    @property
    def allowed(self) -> Phrase:
        name = "number_above" if self.above_zero else "number"
        return Phrase(name if self.most is None else f"{name}_to", {"most": self.most})

    def read(self, value: Any) -> Fraction:
        number = self._exact(value)
        most = LIMIT if self.most is None else self.most
        if not 0 <= number <= most or (self.above_zero and not number):
            raise Refused("out_of_range", self, value)
        return number

    def _exact(self, value: Any) -> Fraction:
        match value:
            case bool():
                raise Refused("wrong_type", self, value)
            case int():
                return Fraction(value)
            case Decimal():
                return self._decimal(value)
            case str() if QUOTED.fullmatch(value):
                above, below = map(int, value.split("/"))
                if below:
                    return Fraction(above, below)
                raise Refused("out_of_range", self, value)
        raise Refused("wrong_type", self, value)

    def _decimal(self, value: Decimal) -> Fraction:
        """Refuse infinity, and exponents that would fill the memory, before they are written out."""
        if not value.is_finite() or value.adjusted() > MOST_DIGITS or value.as_tuple().exponent < -MOST_DIGITS:
            raise Refused("out_of_range", self, value)
        return Fraction(value)


@dataclass(frozen=True, slots=True)
class Whole(Kind):
    """A whole number from ``least`` to ``most``."""

    least: int = 0
    most: int | None = None
    blank = 0

    @property
    def allowed(self) -> Phrase:
        return Phrase("whole" if self.most is None else "whole_to", {"least": self.least, "most": self.most})

    def read(self, value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int):
            raise Refused("wrong_type", self, value)
        if not self.least <= value <= (LIMIT if self.most is None else self.most):
            raise Refused("out_of_range", self, value)
        return value


class Flag(Kind):
    """``true`` or ``false``."""

    blank = False

    def read(self, value: Any) -> bool:
        if not isinstance(value, bool):
            raise Refused("wrong_type", self, value)
        return value


@dataclass(frozen=True, slots=True)
class Word(Kind):
    """One of a few words."""

    words: tuple[str, ...]

    @property
    def allowed(self) -> Phrase:
        return Phrase("word", {"words": ", ".join(f'"{word}"' for word in self.words)})

    def read(self, value: Any) -> str:
        if not isinstance(value, str):
            raise Refused("wrong_type", self, value)
        if value not in self.words:
            raise Refused("not_allowed", self, value)
        return value


class Cap(Kind):
    """How many of an award there are at most, or ``"all"``."""

    def read(self, value: Any) -> int | str:
        if value == "all":
            return "all"
        if isinstance(value, bool) or not isinstance(value, int):
            raise Refused("wrong_type", self, value)
        if not 0 <= value <= LIMIT:
            raise Refused("out_of_range", self, value)
        return value


class Step(Kind):
    """A step of the tie chain."""

    @property
    def allowed(self) -> Phrase:
        words = ", ".join([*(f'"{kind}:ID"' for kind in NAMING), *(f'"{word}"' for word in STEPS)])
        return Phrase("word", {"words": words})

    def read(self, value: Any) -> str:
        if not isinstance(value, str):
            raise Refused("wrong_type", self, value)
        kind, _, named = value.partition(":")
        if value not in STEPS and not (kind in NAMING and ID.fullmatch(named)):
            raise Refused("not_allowed", self, value)
        return value
