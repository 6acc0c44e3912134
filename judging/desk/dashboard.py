"""A competition at a glance, for those who run it. Counts only: nothing here tells a score."""

from dataclasses import dataclass
from datetime import datetime

from judging.competitions import queries as competitions
from judging.competitions import readiness
from judging.competitions.models import Competition
from judging.desk import course
from judging.desk.readiness import ShortGroup, short_groups
from judging.entries import messages
from judging.entries import queries as entries
from judging.infra.clock import in_vietnam
from judging.originality import queries as originality
from judging.results import queries as results
from judging.results.models import Run
from judging.rights import queries as rights
from judging.rights.queries import Waiting
from judging.scoring import contact, late_list, progress
from judging.scoring.contact import Contact


@dataclass(frozen=True, slots=True)
class Overview:
    """What the desk's first page shows. ``blocking`` are keys of ``competitions.readiness``.

    ``leg`` is the round under way, between two rounds the next one, at the end the last one.
    """

    stage: str
    states: dict[str, int]
    board: progress.Board
    legs: list[course.Leg]
    leg: course.Leg
    not_arrived: list[int]
    blocking: list[str]
    short_groups: list[ShortGroup]
    is_deadline_over: bool
    run: Run | None
    worrying: list[Contact]
    late: int
    alike: int
    news: int
    requests: Waiting

    @property
    def submitted(self) -> int:
        """Entries that were ever sent and not withdrawn."""
        return sum(self.states.get(state, 0) for state in ("submitted", "returned", "accepted", "refused"))

    @property
    def waiting(self) -> int:
        """Entries that wait for screening."""
        return self.states.get("submitted", 0)

    @property
    def accepted(self) -> int:
        """Entries that take part."""
        return self.states.get("accepted", 0)

    @property
    def is_between(self) -> bool:
        """Whether one round is closed and the next one not opened yet."""
        return self.stage == "judging" and self.leg.round.state == "waiting"

    @property
    def is_scoring(self) -> bool:
        """Whether judges score now."""
        return self.stage == "judging" and not self.is_between and self.leg.round.kind == "score"

    @property
    def is_untouched(self) -> bool:
        """Whether nothing has been scored or recorded in the round under way."""
        return not (self.board.done if self.is_scoring else self.leg.recorded) and self.leg.round.attempt == 1

    @property
    def is_quiet(self) -> bool:
        """Whether nobody at the desk has anything to do before the next date."""
        is_unranked = self.stage == "closed" and self.run is None
        return not (self.waiting or self.blocking or self.short_groups or is_unranked or self.requests.open)


def overview(competition: Competition, *, now: datetime) -> Overview:
    """Everything for one page, in a constant number of statements."""
    competition = competitions.set_up(competition)
    stage, legs = competitions.stage_of(competition), course.legs(competition)
    is_staffed = stage == "open" or (stage == "judging" and competition.round.state == "judging")
    missing = {"draft": readiness.missing_for_opening, "open": readiness.missing_for_judging}
    return Overview(
        stage=stage,
        states=entries.counts(competition.id),
        board=progress.board(competition),
        legs=legs,
        leg=legs[competition.round.position - 1],
        not_arrived=[entry.number for entry in entries.not_arrived(competition.id)],
        blocking=missing[stage](competition) if stage in missing else [],
        short_groups=short_groups(competition) if is_staffed else [],
        is_deadline_over=competition.deadline_at is not None and competition.deadline_at <= now,
        run=results.newest_run(competition.id),
        worrying=contact.worrying(contact.contacts_in(competition.id, now)) if stage == "judging" else [],
        late=late_list.count_open(competition.scored_round) if stage in ("judging", "closed") else 0,
        alike=originality.count_undecided(competition.id),
        news=messages.count_news(competition.id),
        requests=rights.waiting_at(competition.id, in_vietnam(now).date()),
    )
