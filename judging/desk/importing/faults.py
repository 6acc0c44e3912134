"""What is wrong with a sheet, cell by cell; nothing of it is imported while anything is."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from judging.errors import Invalid, Refusal

#: More of them help nobody.
MOST = 200


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong at one cell, such as "D17": a sentence of the catalogue that says what to do."""

    cell: str
    reason: str
    values: Mapping[str, object] = field(default_factory=dict)


class Faulty(Invalid):
    """A sheet that cannot be imported as it is; ``faults`` in the order of its rows."""

    def __init__(self, faults: list[Fault]):
        super().__init__("Nothing was imported: please correct what is marked, then send the file again.")
        self.faults = tuple(faults[:MOST])
        self.more = max(0, len(faults) - MOST)


def at(cell: str, refusal: Refusal) -> Fault:
    """The same refusal, with its place."""
    return Fault(cell, refusal.reason, refusal.values)
