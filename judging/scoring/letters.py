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
    """Operations in the order they were made, and what the device says of itself."""

    device: str
    app: str
    offset_ms: int
    waiting: int
    last: Last
    operations: tuple[Sent, ...]
