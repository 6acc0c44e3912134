"""Until when judges score: a round's deadline by the server's clock, and how long what was made before may arrive."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, select

from judging.accounts.models import Person
from judging.audit.models import Event
from judging.audit.recording import record
from judging.competitions.holding import hold
from judging.competitions.models import Competition, Round
from judging.errors import Closed, Invalid, NotFound
from judging.infra.db import db, lock
from judging.infra.text import clean
from judging.scoring.models import ScoreSheet

MOST_GRACE = 120
CHANGED = "judging deadline changed"


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline (None: there is none) and the minutes of grace after it."""

    at: datetime | None = None
    grace: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the log about a round's deadline."""

    at: datetime
    before: Due
    after: Due
    reason: str


def due_of(round_: Round) -> Due:
    """The round's deadline as it stands."""
    return Due(round_.due_at, round_.grace_minutes)


def allowed(before: Due, wanted: Due, *, has_begun: bool, now: datetime) -> Due:
    """What ``before`` may become, ``wanted``: once somebody has scored never earlier and never with less grace.

    Taking it away gives judges more time, so it is always possible. Raises Closed, or Invalid.
    """
    if wanted.at is None:
        return Due()
    if not 0 <= wanted.grace <= MOST_GRACE:
        raise Invalid("Please choose a grace between 0 and %(most)s minutes.", most=MOST_GRACE)
    if wanted.at != before.at and wanted.at <= now:
        raise Closed("The new deadline has passed already. Please choose a later one.")
    if has_begun and before.at is not None and (wanted.at < before.at or wanted.grace < before.grace):
        raise Closed("Judges have begun to score: their deadline and the grace can be extended, not shortened.")
    return wanted


def set_due(
    competition: Competition, key: str, wanted: Due, *, reason: str = "", actor: Person, now: datetime
) -> Round:
    """Set, extend or take away the deadline of a scored round that is not closed.

    What came late before is not taken by an extension: it stays on the late list. Of a
    round under way a deadline that judges know is changed with a reason only.
    """
    hold(competition, "draft", "open", "judging")
    round_ = round_of(competition, key)
    lock(round_)
    if round_.state == "closed":
        raise Closed("The round is closed already.")
    before = due_of(round_)
    after = allowed(before, wanted, has_begun=has_begun(round_), now=now)
    if after == before:
        return round_
    reason = clean(reason)
    if round_.state == "judging" and before.at is not None and not reason:
        raise Invalid("Please say why the deadline is changed; judges read it.")
    round_.due_at, round_.grace_minutes = after.at, after.grace
    record("judging deadline changed", now=now, actor=actor, competition=competition, subject=f"round:{round_.id}",
           round=round_.key, before=_told(before), after=_told(after), reason=reason)  # fmt: skip
    return round_


def round_of(competition: Competition, key: str) -> Round:
    """A scored round by its key; raises NotFound."""
    found = next((round_ for round_ in competition.scored_rounds if round_.key == key), None)
    if found is None:
        raise NotFound()
    return found


def has_begun(round_: Round) -> bool:
    """Whether anybody has scored in the round, or scored again in one that was opened once more."""
    sheets = exists().where(ScoreSheet.round_id == round_.id, ScoreSheet.attempt == round_.attempt)
    return round_.state != "waiting" and bool(db.session.scalar(select(sheets)))


def changes_of(round_: Round) -> list[Change]:
    """Every change of the round's deadline, oldest first."""
    lines = select(Event).where(Event.competition_id == round_.competition_id, Event.verb == CHANGED)
    lines = lines.where(Event.subject == f"round:{round_.id}").order_by(Event.id)
    return [
        Change(line.at, _read(line.data["before"]), _read(line.data["after"]), line.data["reason"])
        for line in db.session.scalars(lines)
    ]


def _told(due: Due) -> list:
    return [due.at and due.at.isoformat(), due.grace]


def _read(told: list) -> Due:
    return Due(told[0] and datetime.fromisoformat(told[0]), told[1])
