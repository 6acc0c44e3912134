"""The steps of a competition: opening for entries, extending, judging, closing; on the server's clock and logged."""

from datetime import datetime

from judging.accounts.models import Person
from judging.audit.recording import record
from judging.competitions import lifecycle, readiness
from judging.competitions.document import fingerprint_of
from judging.competitions.holding import hold
from judging.competitions.models import Competition, Round
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
    """Freeze the rules and open the first round; raises Closed before the deadline, Incomplete with what is missing."""
    _at(competition, "open")
    if now < competition.deadline_at:
        raise Closed("Entries may still come until the deadline. Judging opens after it.")
    if missing := readiness.missing_for_judging(competition):
        raise Incomplete("Something is still missing. The page says what, and where it is entered.", missing=missing)
    competition.rules_fingerprint, competition.rules_frozen_at = fingerprint_of(competition), now
    _open(competition.round, now)
    record("judging opened", now=now, actor=actor, competition=competition, rules=competition.rules_fingerprint)


def open_next(competition: Competition, *, actor: Person, now: datetime) -> Round:
    """Open the round after the one that was closed; who takes part is decided by the caller."""
    _at(competition, "judging")
    round_ = competition.round
    lifecycle.require(round_.state, "waiting")
    _open(round_, now)
    record("round opened", now=now, actor=actor, competition=competition, round=round_.key)
    return round_


def take_back_judging(
    competition: Competition, *, reason: str, has_records: bool, actor: Person, now: datetime
) -> None:
    """Take the opening of a round back; only until the first score or finding exists in it.

    With the first round the rules thaw and can be corrected.
    """
    _at(competition, "judging")
    round_ = competition.round
    lifecycle.require(round_.state, "judging")
    if has_records and round_.kind == "score":
        raise Closed("A judge has scored already. The opening of the round can no longer be taken back.")
    if has_records:
        raise Closed("Something has been recorded already. The opening of the round can no longer be taken back.")
    if not reason.strip():
        raise Invalid("Please say why judging is taken back; it is kept in the log.")
    before = competition.rules_fingerprint
    if round_ is competition.rounds[0]:
        competition.rules_fingerprint = competition.rules_frozen_at = None
    round_.state, round_.opened_at = "waiting", None
    record("judging taken back", now=now, actor=actor, competition=competition, rules=before, round=round_.key,
           reason=reason.strip())  # fmt: skip


def close_round(competition: Competition, *, actor: Person, now: datetime) -> None:
    """Close the round under way: nothing in it changes after this, and staff may read the scores."""
    _at(competition, "judging")
    round_ = competition.round
    lifecycle.require(round_.state, "judging")
    round_.state, round_.closed_at = "closed", now
    record("judging closed", now=now, actor=actor, competition=competition, round=round_.key)


def open_again(competition: Competition, round_: Round, *, actor: Person, now: datetime) -> None:
    """Open the round that was closed last once more, for entries whose sheets lie far apart; once a round."""
    _at(competition, "judging", "closed")
    following = competition.rounds[competition.rounds.index(round_) + 1 :]
    if round_.state != "closed" or round_.attempt > 1 or any(each.state != "waiting" for each in following):
        raise Closed("The competition is not at the stage for this. Please reload the page to see where it stands.")
    round_.state, round_.attempt, round_.closed_at = "judging", 2, None
    round_.due_at, round_.grace_minutes = None, 0  # it was of the first sheets
    record("round opened again", now=now, actor=actor, competition=competition, round=round_.key)


def close_again(competition: Competition, *, reason: str, actor: Person, now: datetime) -> None:
    """Close a round that was opened again before anything was scored anew: its first sheets stand."""
    _at(competition, "judging")
    round_ = competition.round
    round_.state, round_.attempt, round_.closed_at = "closed", 1, now
    record("second look taken back", now=now, actor=actor, competition=competition, round=round_.key, reason=reason)


def _open(round_: Round, now: datetime) -> None:
    if round_.due_at is not None and round_.due_at <= now:
        raise Closed("The judges' deadline of this round has passed already. Please set a later one first.")
    round_.state, round_.opened_at = "judging", now


def _at(competition: Competition, *stages: str) -> None:
    """Hold the competition at its stage, and the round against saves under way."""
    hold(competition, *stages)
    lock(competition.round)
