"""What judges score: names, points, guidance."""

from dataclasses import asdict, dataclass, field
from datetime import datetime

from judging.audit.recording import record
from judging.competitions.models import Competition, Criterion
from judging.competitions.setting_up import fill, hold, next_position, require_names, touch
from judging.errors import Closed, Conflict, Invalid
from judging.infra.db import db


@dataclass(frozen=True, slots=True)
class Details:
    """A criterion as the organiser writes it; points in hundredths, None for not entered yet."""

    name: str
    name_en: str = ""
    maximum: int | None = None
    step: int | None = None
    guidance: str = ""
    guidance_en: str = ""
    hint: str = ""
    hint_en: str = ""
    bands: list[dict] = field(default_factory=list)


def add(
    competition: Competition, name: str, name_en: str, *, seen: int, has_entries: bool, actor, now: datetime
) -> Criterion:
    """Add a criterion at the end, until the first product is submitted."""
    hold(competition, seen=seen)
    _require_none_submitted(has_entries)
    require_names([*(criterion.name for criterion in competition.criteria), name])
    criterion = Criterion(
        competition_id=competition.id, position=next_position(competition.criteria), name=name, name_en=name_en
    )
    competition.criteria.append(criterion)
    touch(competition)
    db.session.flush()
    record(
        "criterion added", now=now, actor=actor, competition=competition, subject=f"criterion:{criterion.id}", name=name
    )
    return criterion


def edit(competition: Competition, criterion: Criterion, details: Details, *, seen: int, actor, now: datetime) -> None:
    """Write a criterion's words and points, until judging opens."""
    hold(competition, seen=seen)
    others = [other.name for other in competition.criteria if other is not criterion]
    require_names([*others, details.name])
    check_points(details)
    changed = fill(criterion, asdict(details))
    if changed:
        touch(competition)
        record("criterion changed", now=now, actor=actor, competition=competition,
               subject=f"criterion:{criterion.id}", fields=changed)  # fmt: skip


def remove(
    competition: Competition, criterion: Criterion, *, seen: int, has_entries: bool, actor, now: datetime
) -> None:
    """Remove a criterion, until the first product is submitted."""
    hold(competition, seen=seen)
    _require_none_submitted(has_entries)
    if f"criterion:{criterion.id}" in (competition.tie_chain or []):
        raise Conflict("The rule between equal results uses this criterion. Please change that rule first.")
    record("criterion removed", now=now, actor=actor, competition=competition, subject=f"criterion:{criterion.id}",
           name=criterion.name)  # fmt: skip
    competition.criteria.remove(criterion)
    db.session.delete(criterion)
    touch(competition)


def check_points(details: Details) -> None:
    """Refuse points no judge could set: the maximum is a whole number of steps, bands lie within it."""
    if any(value is not None and value <= 0 for value in (details.maximum, details.step)):
        raise Invalid("Points and steps must be more than zero.")
    if details.maximum and details.step and details.maximum % details.step:
        raise Invalid("The maximum must be reachable in whole steps, such as 40 in steps of 0.5.")
    starts = [band["from"] for band in details.bands]
    if starts != sorted(set(starts)):
        raise Invalid("Each band must begin above the one before it.")
    if starts and (details.maximum is None or starts[-1] > details.maximum):
        raise Invalid("A band cannot begin above the maximum.")
    if not all(band["name"] for band in details.bands):
        raise Invalid("Every band needs its words.")


def _require_none_submitted(has_entries: bool) -> None:
    if has_entries:
        raise Closed("Products have been submitted for these criteria: they can be corrected, not added or removed.")
