"""What a step still needs, across set-up, entries and panel."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from judging.accounts.models import Person
from judging.competitions import readiness, rounds
from judging.competitions.holding import hold
from judging.competitions.models import Category, Competition
from judging.desk import facts
from judging.entries import queries as entries
from judging.entries.models import Entry
from judging.errors import Conflict, Incomplete
from judging.infra.db import db, lock
from judging.panel import queries as panel
from judging.panel.models import Judge, JudgeCategory

#: How many numbers of products a sentence names.
MOST_NUMBERS = 12


@dataclass(frozen=True, slots=True)
class ShortGroup:
    """A group with products and fewer judges than the rules ask for."""

    category: Category
    judges: int


@dataclass(frozen=True, slots=True)
class BeforeJudging:
    """Everything the organiser looks at before judging opens.

    ``missing``, ``short_groups``, ``waiting`` and an empty ``accepted`` block;
    ``returned`` and ``not_arrived`` are only told.
    """

    missing: list[str]
    short_groups: list[ShortGroup]
    waiting: int
    returned: int
    accepted: int
    not_arrived: list[int]
    is_deadline_over: bool

    @property
    def is_ready(self) -> bool:
        """Whether judging may open."""
        blocked = self.missing or self.short_groups or self.waiting or not self.accepted
        return self.is_deadline_over and not blocked


def before_judging(competition: Competition, *, now: datetime) -> BeforeJudging:
    """What stands between a competition and its judging."""
    states = entries.counts(competition.id)
    return BeforeJudging(
        missing=readiness.missing_for_judging(competition),
        short_groups=short_groups(competition),
        waiting=states.get("submitted", 0),
        returned=states.get("returned", 0),
        accepted=states.get("accepted", 0),
        not_arrived=[entry.number for entry in entries.not_arrived(competition.id)],
        is_deadline_over=competition.deadline_at is not None and competition.deadline_at <= now,
    )


def short_groups(competition: Competition) -> list[ShortGroup]:
    """Groups where an accepted product has fewer judges than the rules ask for, conflicts of interest counted."""
    short = {entry.category_id for entry in _short_entries(competition)}
    judges = _judges_by_group(competition.id)
    return [
        ShortGroup(category, judges.get(category.id, 0)) for category in competition.categories if category.id in short
    ]


def open_judging(competition: Competition, *, actor: Person, now: datetime) -> None:
    """Open the judging once panel, screening and rules are ready; raises Incomplete, or what the round refuses."""
    hold(competition, "open")
    found = before_judging(competition, now=now)
    if found.is_deadline_over and not found.missing and not found.is_ready:
        raise Incomplete("Something is still missing. The page says what, and where it is entered.", missing=[])
    rounds.open_judging(competition, actor=actor, now=now)


def take_back_judging(competition: Competition, *, reason: str, actor: Person, now: datetime) -> None:
    """Take the opening of judging back; whether somebody has scored is asked when no save is under way any more."""
    hold(competition, "judging")
    lock(competition.round)
    has_scores = facts.has_scores(competition.id)
    rounds.take_back_judging(competition, reason=reason, has_scores=has_scores, actor=actor, now=now)


def close_round(competition: Competition, *, actor: Person, now: datetime) -> None:
    """Close the round; raises Conflict while a product has too few judges, for afterwards nothing could mend it."""
    hold(competition, "judging")
    if short := _short_entries(competition):
        numbers = ", ".join(str(entry.number) for entry in short[:MOST_NUMBERS])
        raise Conflict(
            "Too few judges are left for these products: %(numbers)s. They could not be ranked, and after closing "
            "no judge can be added. Please add a judge to their group, or clear a conflict of interest.",
            numbers=numbers + (" …" if len(short) > MOST_NUMBERS else ""),
        )
    rounds.close_round(competition, actor=actor, now=now)


def _short_entries(competition: Competition) -> list[Entry]:
    """Accepted products with fewer judges than the rules ask for, by number."""
    fewest = competition.minimum_judges or 1
    short = [entry for entry, judges in panel.required(competition).items() if len(judges) < fewest]
    return list(db.session.scalars(select(Entry).where(Entry.id.in_(short)).order_by(Entry.number)))


def _judges_by_group(competition_id: int) -> dict[int, int]:
    seats = select(JudgeCategory.category_id, func.count()).join(Judge)
    seats = seats.where(Judge.competition_id == competition_id, Judge.is_active).group_by(JudgeCategory.category_id)
    return dict(db.session.execute(seats).all())
