"""What a step still needs, across set-up, entries and panel."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from judging.competitions import readiness
from judging.competitions.models import Category, Competition
from judging.entries import queries as entries
from judging.entries.models import Entry
from judging.infra.db import db
from judging.panel import queries as panel
from judging.panel.enough import fewest_in
from judging.panel.models import Judge, JudgeCategory


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
    short = {entry.category_id for entry in short_entries(competition)}
    judges = _judges_by_group(competition.id)
    return [
        ShortGroup(category, judges.get(category.id, 0)) for category in competition.categories if category.id in short
    ]


def short_entries(competition: Competition) -> list[Entry]:
    """Accepted products with fewer judges than the rules ask for in the scored round judges see, by number."""
    fewest = fewest_in(competition.scored_round, competition)
    short = [entry for entry, judges in panel.required(competition).items() if len(judges) < fewest]
    return list(db.session.scalars(select(Entry).where(Entry.id.in_(short)).order_by(Entry.number)))


def _judges_by_group(competition_id: int) -> dict[int, int]:
    seats = select(JudgeCategory.category_id, func.count()).join(Judge)
    seats = seats.where(Judge.competition_id == competition_id, Judge.is_active).group_by(JudgeCategory.category_id)
    return dict(db.session.execute(seats).all())
