"""The steps of a competition: opening for entries, extending, judging, closing; on the server's clock and logged."""

from datetime import datetime

from judging.accounts.models import Person
from judging.audit.recording import record
from judging.competitions import freezing, lifecycle, readiness
from judging.competitions.holding import hold
from judging.competitions.models import Competition
from judging.errors import Closed, Incomplete, Invalid
from judging.infra.db import lock


def open_for_entries(competition: Competition, *, actor: Person, now: datetime) -> None:
    """Announce a draft and take entries from its opening date on; raises Incomplete with what is missing."""
    _at(competition, "draft")
    if missing := readiness.missing_for_opening(competition):
        raise Incomplete("Something is still missing. The page says what, and where it is entered.", missing=missing)
    if competition.deadline_at <= now:
        raise Closed("The deadline has passed already. Please choose a later one.")
    competition.state = "open"
    record("competition opened", now=now, actor=actor, competition=competition)


def extend_deadline(competition: Competition, until: datetime, *, reason: str, actor: Person, now: datetime) -> None:
    """Move the deadline to a later moment, also after it has passed; the public reads when and why."""
    _at(competition, "open")
    if not reason.strip():
        raise Invalid("Please say why the deadline is extended; the public reads it.")
    before = competition.deadline_at
    competition.deadline_at = lifecycle.deadline_after(before, until, now=now)
    record("deadline extended", now=now, actor=actor, competition=competition,
           before=before.isoformat(), after=until.isoformat(), reason=reason.strip())  # fmt: skip


def open_judging(competition: Competition, *, actor: Person, now: datetime) -> None:
    """Freeze the rules and open the round; raises Closed before the deadline, Incomplete with what is missing."""
    _at(competition, "open")
    if now < competition.deadline_at:
        raise Closed("Products may still be entered until the deadline. Judging opens after it.")
    if missing := readiness.missing_for_judging(competition):
        raise Incomplete("Something is still missing. The page says what, and where it is entered.", missing=missing)
    freezing.freeze(competition, now=now)
    competition.round.state = "judging"
    competition.round.opened_at = now
    record("judging opened", now=now, actor=actor, competition=competition, rules=competition.rules_fingerprint)


def take_back_judging(competition: Competition, *, reason: str, has_scores: bool, actor: Person, now: datetime) -> None:
    """Take the opening of judging back, so that rules can be corrected; only until the first score exists."""
    _at(competition, "judging")
    if has_scores:
        raise Closed("A judge has scored already. The rules can no longer change.")
    if not reason.strip():
        raise Invalid("Please say why judging is taken back; it is kept in the log.")
    before = competition.rules_fingerprint
    freezing.thaw(competition)
    competition.round.state = "waiting"
    competition.round.opened_at = None
    record("judging taken back", now=now, actor=actor, competition=competition, rules=before, reason=reason.strip())


def close_round(competition: Competition, *, actor: Person, now: datetime) -> None:
    """Close the round: no score changes after this, and staff may read them."""
    _at(competition, "judging")
    competition.round.state = "closed"
    competition.round.closed_at = now
    record("judging closed", now=now, actor=actor, competition=competition)


def _at(competition: Competition, stage: str) -> None:
    """Hold the competition at its stage, and the round against saves under way."""
    hold(competition, stage)
    lock(competition.round)
