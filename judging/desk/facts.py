"""What entries, panel and sheets say about a competition's set-up: whether it may still be changed."""

from collections import defaultdict

from sqlalchemy import exists, select

from judging.competitions.amending import InUse
from judging.competitions.models import Competition, Round
from judging.entries.models import Entry
from judging.findings.models import Finding
from judging.infra.db import db, lock
from judging.panel.models import JudgeCategory, RoundSeat
from judging.scoring.models import ScoreSheet


def in_use(competition: Competition) -> InUse:
    """What entries and panel hold on to; nothing of it changes until the transaction ends."""
    is_entered = has_entries(competition)  # holds the competition: asked before everything else
    used = [category.id for category in competition.categories if is_group_used(category.id)]
    rounds = {round_.id: round_.key for round_ in competition.rounds}
    seats = list(db.session.scalars(select(RoundSeat).where(RoundSeat.round_id.in_(rounds))))
    of_judge = defaultdict(set)
    for seat in seats:
        of_judge[seat.judge_id].add(rounds[seat.round_id])
    return InUse(
        has_entries=is_entered,
        groups=frozenset(used),
        rounds=frozenset(round_.id for round_ in competition.rounds if has_records(round_)),
        seats=frozenset((rounds[seat.round_id], seat.panel) for seat in seats),
        seated=frozenset(frozenset(keys) for keys in of_judge.values()),
    )


def has_entries(competition: Competition) -> bool:
    """Whether a product has ever been submitted; if not, none is until the transaction ends."""
    lock(competition)
    return _any(exists().where(Entry.competition_id == competition.id, Entry.number.is_not(None)))


def is_group_used(category_id: int) -> bool:
    """Whether a group has products, drafts included, or judges."""
    of_entries = exists().where(Entry.category_id == category_id)
    return _any(of_entries) or _any(exists().where(JudgeCategory.category_id == category_id))


def has_records(round_: Round) -> bool:
    """Whether anything has been scored or recorded in a round."""
    sheets, findings = exists().where(ScoreSheet.round_id == round_.id), exists().where(Finding.round_id == round_.id)
    return _any(sheets) or _any(findings)


def is_entrant(person_id: int, competition_id: int) -> bool:
    """Whether a person takes part with a product that has not been withdrawn, drafts included."""
    mine = exists().where(Entry.entrant_id == person_id, Entry.competition_id == competition_id)
    return _any(mine.where(Entry.state != "withdrawn"))


def _any(condition) -> bool:
    return bool(db.session.scalar(select(condition)))
