"""The server's clock. Only the edges read it; everything below takes ``now`` as an argument."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def now() -> datetime:
    """This moment in UTC."""
    return datetime.now(UTC)


def in_vietnam(moment: datetime) -> datetime:
    """The same moment as people in Vietnam read it."""
    return moment.astimezone(VIETNAM)


def from_vietnam(moment: datetime) -> datetime:
    """A date and time typed in Vietnam, without zone, as UTC."""
    return moment.replace(tzinfo=VIETNAM).astimezone(UTC)
