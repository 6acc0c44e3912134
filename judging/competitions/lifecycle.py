"""The stages of a competition, as plain decisions on its states and the server's clock.

draft → open → judging → closed → published. Judging and closed belong to a round;
entries are taken while the competition is open and the deadline has not passed.
"""

from datetime import datetime

from judging.errors import Closed

STAGES = ("draft", "open", "judging", "closed", "published")


def stage(state: str, round_state: str) -> str:
    """Where a competition stands, from its own state and its round's."""
    if state == "open" and round_state != "waiting":
        return round_state
    return state


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
