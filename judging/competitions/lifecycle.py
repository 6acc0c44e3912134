"""The stages of a competition, as plain decisions on its states and the server's clock.

draft → open → judging → closed → published. Judging lasts from the opening of the first
round until the last one is closed, and between two rounds as well; entries are taken while
the competition is open and the deadline has not passed.
"""

from collections.abc import Sequence
from datetime import datetime

from judging.errors import Closed

STAGES = ("draft", "open", "judging", "closed", "published")


def stage(state: str, rounds: Sequence[str]) -> str:
    """Where a competition stands, from its own state and its rounds' in order."""
    if state != "open" or rounds[0] == "waiting":
        return state
    return "closed" if rounds[-1] == "closed" else "judging"


def takes_entries(stage: str, *, opens_at: datetime | None, deadline_at: datetime | None, now: datetime) -> bool:
    """Whether an entry may be sent now: from ``opens_at`` up to, not including, ``deadline_at``."""
    return stage == "open" and opens_at is not None and deadline_at is not None and opens_at <= now < deadline_at


def require(stage: str, *allowed: str) -> None:
    """Refuse an act that belongs to other stages; raises Closed."""
    if stage not in allowed:
        raise Closed("The competition is not at the stage for this. Please reload the page to see where it stands.")


def deadline_after(current: datetime | None, wanted: datetime, *, now: datetime) -> datetime:
    """The new deadline: later than the announced one, never earlier; raises Closed."""
    if current is not None and wanted <= current:
        raise Closed("A deadline that has been announced can be extended, not shortened.")
    if wanted <= now:
        raise Closed("The new deadline has passed already. Please choose a later one.")
    return wanted
