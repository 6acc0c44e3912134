"""What a step still needs, across set-up, entries and panel."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from judging.competitions import readiness
from judging.competitions.models import Category, Competition, Round
from judging.entries import queries as entries
from judging.entries.models import Entry
from judging.infra.db import db
from judging.panel import queries as panel
from judging.panel import seats
from judging.panel.enough import counting, fewest_in
from judging.panel.models import Judge, JudgeCategory


@dataclass(frozen=True, slots=True)
class ShortGroup:
    """A group with products and fewer judges than the rules ask for."""

    category: Category
    judges: int


@dataclass(frozen=True, slots=True)
class BeforeJudging:
    """Everything the organiser looks at before judging opens.

    ``missing``, ``short_groups``, ``without_panel``, ``waiting`` and an empty ``taking_part`` block;
    ``returned`` and ``not_arrived`` are only told, and ``unrecognised`` as well: these
    take part in nothing, for the level below has not recognised them.
    """

    missing: list[str]
    short_groups: list[ShortGroup]
    without_panel: list[Judge]
    waiting: int
    returned: int
    accepted: int
    not_arrived: list[int]
    unrecognised: list[int]
    is_deadline_over: bool

    @property
    def taking_part(self) -> int:
        """How many entries the first round is opened for."""
        return self.accepted - len(self.unrecognised)

    @property
    def is_ready(self) -> bool:
        """Whether judging may open."""
        blocked = self.missing or self.short_groups or self.without_panel or self.waiting or not self.taking_part
        return self.is_deadline_over and not blocked


def before_judging(competition: Competition, *, now: datetime) -> BeforeJudging:
    """What stands between a competition and its judging."""
    states = entries.counts(competition.id)
    return BeforeJudging(
        missing=readiness.missing_for_judging(competition),
        short_groups=short_groups(competition),
        without_panel=without_panel(competition),
        waiting=states.get("submitted", 0),
        returned=states.get("returned", 0),
        accepted=states.get("accepted", 0),
        not_arrived=[entry.number for entry in entries.not_arrived(competition.id)],
        unrecognised=unrecognised(competition),
        is_deadline_over=competition.deadline_at is not None and competition.deadline_at <= now,
    )


def unrecognised(competition: Competition) -> list[int]:
    """The numbers of accepted entries that the level below has not recognised, where the rules ask for that."""
    if competition.rules.ladder is None:
        return []
    accepted = select(Entry.number).where(Entry.competition_id == competition.id, Entry.state == "accepted")
    return list(db.session.scalars(accepted.where(Entry.recognition == "").order_by(Entry.number)))


def without_panel(competition: Competition) -> list[Judge]:
    """The active judges who would score a round of several panels without sitting in one of them."""
    return [judge for judge in panel.judges_of(competition.id) if judge.is_active and seats.without_panel(judge)]


def short_groups(competition: Competition) -> list[ShortGroup]:
    """Groups of the round under way, or of the first one, where a product has too few judges (``short_entries``)."""
    short = {entry.category_id for entry in short_entries(competition, competition.round)}
    judges = _judges_by_group(competition.round)
    return [
        ShortGroup(category, judges.get(category.id, 0)) for category in competition.categories if category.id in short
    ]


def short_entries(competition: Competition, round_: Round, among: Collection[int] | None = None) -> list[Entry]:
    """Products with fewer judges than the rules ask for in a round, conflicts of interest counted, by number.

    Of a round that waits ``among`` these numbers, or all that may take part in it.
    """
    if round_.kind != "score":
        return []
    fewest = fewest_in(round_, competition)
    required = counting(competition, round_).items()
    short = [entry for entry, judges in required if len(judges) < fewest]
    found = select(Entry).where(Entry.id.in_(short)).order_by(Entry.number)
    if among is not None:
        found = found.where(Entry.number.in_(among))
    if round_.state == "waiting" and competition.rules.ladder:
        found = found.where(Entry.recognition != "")
    return list(db.session.scalars(found))


def _judges_by_group(round_: Round) -> dict[int, int]:
    """Group -> how many judges sit for it in a round."""
    judges = select(JudgeCategory.category_id, func.count()).join(Judge)
    judges = judges.where(Judge.competition_id == round_.competition_id, Judge.is_active, panel.sits_in(round_))
    return dict(db.session.execute(judges.group_by(JudgeCategory.category_id)).all())
