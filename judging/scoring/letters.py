"""What a tablet sends: a letter with operations. Pure; nothing here knows what stands on the server."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from judging.scoring.operations import Last


@dataclass(frozen=True, slots=True)
class Sent:
    """One operation as its tablet made it (``digest``: of exactly that); ``made`` by the corrected clock.

    ``entry`` is the exhibit number, ``seen`` the version of this one field that the tablet had seen.
    """

    uuid: str
    sequence: int
    round: str
    attempt: int
    entry: int
    field: str
    value: Any
    seen: int
    made: datetime
    digest: str


@dataclass(frozen=True, slots=True)
class Letter:
    """Operations in the order they were made, and what the device says of itself.

    ``left``: how many scores stay on the device alone when the letter is taken.
    ``is_again``: they go once more to a server that was put back to an older state; the
    versions they saw count in a log that is no more.
    """

    device: str
    app: str
    offset_ms: int
    left: int
    last: Last
    is_again: bool
    operations: tuple[Sent, ...]
