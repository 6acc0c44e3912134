"""A competition at a glance, for those who run it. Counts only: nothing here tells a score."""

from dataclasses import dataclass
from datetime import datetime

from judging.competitions import queries as competitions
from judging.competitions import readiness
from judging.competitions.models import Competition
from judging.desk.readiness import ShortGroup, short_groups
from judging.entries import queries as entries
from judging.results import queries as results
from judging.results.models import Run
from judging.scoring import progress


@dataclass(frozen=True, slots=True)
class Overview:
    """What the desk's first page shows. ``blocking`` are keys of ``competitions.readiness``."""

    stage: str
    states: dict[str, int]
    board: progress.Board
    not_arrived: list[int]
    blocking: list[str]
    short_groups: list[ShortGroup]
    is_deadline_over: bool
    run: Run | None

    @property
    def submitted(self) -> int:
        """Products that were ever sent and not withdrawn."""
        return sum(self.states.get(state, 0) for state in ("submitted", "returned", "accepted", "refused"))

    @property
    def waiting(self) -> int:
        """Products that wait for screening."""
        return self.states.get("submitted", 0)

    @property
    def accepted(self) -> int:
        """Products the judges score."""
        return self.states.get("accepted", 0)

    @property
    def is_quiet(self) -> bool:
        """Whether nobody at the desk has anything to do before the next date."""
        is_unranked = self.stage == "closed" and self.run is None
        return not (self.waiting or self.blocking or self.short_groups or is_unranked)


def overview(competition: Competition, *, now: datetime) -> Overview:
    """Everything for one page, in a constant number of statements."""
    competition = competitions.set_up(competition)
    stage = competitions.stage_of(competition)
    missing = {"draft": readiness.missing_for_opening, "open": readiness.missing_for_judging}
    return Overview(
        stage=stage,
        states=entries.counts(competition.id),
        board=progress.board(competition),
        not_arrived=[entry.number for entry in entries.not_arrived(competition.id)],
        blocking=missing[stage](competition) if stage in missing else [],
        short_groups=short_groups(competition) if stage in ("open", "judging") else [],
        is_deadline_over=competition.deadline_at is not None and competition.deadline_at <= now,
        run=results.newest_run(competition.id),
    )
