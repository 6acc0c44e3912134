"""What may be given: the scale of each line of a sheet. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from judging.errors import Invalid

#: Up to this many possible scores each has a button of its own; longer scales have a keypad.
BUTTONS = 11


@dataclass(frozen=True, slots=True)
class Scale:
    """From 0 to ``maximum`` by ``step``, in hundredths; ``key`` is the line's id as a sheet keeps it."""

    key: str
    maximum: int
    step: int

    @classmethod
    def of(cls, line, group: str) -> "Scale":
        """The scale of a line's row in one group, which may have other points than the rest."""
        other = line.differences.get(group, {})
        return cls(str(line.id), other.get("maximum", line.maximum) or 0, other.get("step", line.step) or 1)

    @property
    def is_short(self) -> bool:
        """Whether every possible score has a button of its own."""
        return self.maximum // self.step < BUTTONS

    @property
    def values(self) -> range:
        """Every possible score of a short scale."""
        return range(0, self.maximum + 1, self.step)

    @property
    def decimals(self) -> int:
        """How many decimals its scores need."""
        return 0 if self.step % 100 == 0 else 1 if self.step % 10 == 0 else 2


def checked(scores: object, scales: Iterable[Scale]) -> dict[str, int]:
    """``scores`` when every one is a whole number on its criterion's scale; raises Invalid.

    Only exact integers pass: no text, no truth value, no fraction. A criterion left
    out is not scored, which is never the same as zero.
    """
    known = {scale.key: scale for scale in scales}
    if not isinstance(scores, Mapping) or not scores.keys() <= known.keys():
        raise Invalid("These scores do not belong to this competition's criteria. Please reload the page.")
    for key, value in scores.items():
        check(value, known[key])
    return dict(scores)


def check(value: object, scale: Scale) -> None:
    """Raise Invalid when ``value`` is no score on the scale."""
    if type(value) is not int or value < 0:
        raise Invalid("A score is a number from 0 up to the highest score.")
    if value > scale.maximum:
        raise Invalid("The highest score is %(maximum)s.", maximum=Decimal(scale.maximum) / 100)
    if value % scale.step:
        raise Invalid("Scores go up by %(step)s.", step=Decimal(scale.step) / 100)


def is_complete(scores: Mapping[str, int], scales: Iterable[Scale]) -> bool:
    """Whether every criterion has a score."""
    return all(scale.key in scores for scale in scales)
