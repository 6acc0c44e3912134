"""Whether the judges' tablets can be heard, and what each holds that is nowhere else. Counts only."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import contains_eager, joinedload

from judging.infra.db import db
from judging.panel.models import Judge
from judging.scoring.models import Tablet

#: A tablet speaks every 15 seconds while it is in use; asleep with nothing to send it may be silent for hours.
SILENT_AFTER = timedelta(minutes=2)
LOST_AFTER = timedelta(minutes=10)
#: A clock further off is worth a word; the server reckons with it anyway.
CLOCK_OFF_MS = 60_000
#: The worst first.
LEVELS = ("lost", "silent", "waiting", "here", "quiet", "ended")


@dataclass(frozen=True, slots=True)
class Contact:
    """One tablet of one judge as it was last heard.

    ``level``: "here" (heard lately, everything on the server), "waiting" (heard lately,
    something still to be sent), "quiet" (silent with nothing to send), "silent" and
    "lost" (silent while it holds what nobody else has), "ended" (signed out).
    """

    tablet: Tablet
    level: str
    silence: timedelta

    @property
    def minutes(self) -> int:
        """Whole minutes since it was last heard."""
        return int(self.silence.total_seconds() // 60)

    @property
    def is_worrying(self) -> bool:
        """Whether somebody should walk over."""
        return self.level in ("silent", "lost")

    @property
    def is_told(self) -> bool:
        """Whether the board says anything of it: not of one that was signed out with nothing left to send."""
        return self.level != "ended" or self.tablet.waiting > 0

    @property
    def is_clock_off(self) -> bool:
        """Whether its clock is off by more than a minute."""
        return abs(self.tablet.offset_ms) > CLOCK_OFF_MS

    @property
    def is_fit(self) -> bool | None:
        """Whether its self-check found everything well; None before the first."""
        checks = self.tablet.check_result
        return all(each["ok"] for each in checks.values()) if checks else None

    @property
    def faults(self) -> list[str]:
        """What its self-check found wrong, in the tablet's own words."""
        return [each.get("says", "") for each in (self.tablet.check_result or {}).values() if not each["ok"]]


def contact_of(tablet: Tablet, *, now: datetime) -> Contact:
    """How a tablet stands at the moment ``now``."""
    silence = max(now - tablet.last_at, timedelta())
    sign_in = tablet.sign_in
    if sign_in is None or sign_in.ended_at is not None or sign_in.expires_at <= now:
        level = "ended"
    elif silence <= SILENT_AFTER:
        level = "waiting" if tablet.waiting else "here"
    elif not tablet.waiting:
        level = "quiet"
    else:
        level = "silent" if silence <= LOST_AFTER else "lost"
    return Contact(tablet, level, silence)


def contacts_in(competition_id: int, now: datetime) -> dict[int, list[Contact]]:
    """Judge id -> the judge's tablets, the most worrying first, of equals the one heard last."""
    rows = select(Tablet).join(Tablet.judge).where(Judge.competition_id == competition_id)
    rows = rows.options(contains_eager(Tablet.judge), joinedload(Tablet.sign_in))
    found = defaultdict(list)
    for tablet in db.session.scalars(rows.order_by(Tablet.last_at.desc())):
        found[tablet.judge_id].append(contact_of(tablet, now=now))
    for contacts in found.values():
        contacts.sort(key=lambda contact: LEVELS.index(contact.level))
    return found


def worrying(contacts: dict[int, list[Contact]]) -> list[Contact]:
    """The tablets somebody should walk over to, the longest silent first."""
    found = [contact for own in contacts.values() for contact in own if contact.is_worrying]
    return sorted(found, key=lambda contact: -contact.silence)


def unsent(contacts: dict[int, list[Contact]]) -> int:
    """How many scores only tablets hold that are signed in, as they last said."""
    return sum(c.tablet.waiting for own in contacts.values() for c in own if c.level != "ended")
