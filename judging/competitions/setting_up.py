"""What every change of a set-up has in common, and the texts about a competition."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy.orm.attributes import flag_modified

from judging.audit.recording import record
from judging.competitions import holding, lifecycle
from judging.competitions.models import Competition
from judging.errors import Invalid, Stale
from judging.infra.text import clean, folded
from judging.ranking.rules import Named

#: What organisers write about a competition; may be corrected at every stage.
TEXTS = (
    "title",
    "title_en",
    "summary",
    "summary_en",
    "organiser",
    "organiser_en",
    "phone",
    "phone_hours",
    "delivery",
)
BEFORE_JUDGING = ("draft", "open")


def hold(competition: Competition, *, seen: int, stages: tuple[str, ...] = BEFORE_JUDGING) -> None:
    """Lock the competition for a change of its set-up.

    Raises Closed at other stages, and Stale when somebody changed the set-up after
    version ``seen``: nobody overwrites settings they never saw.
    """
    holding.hold(competition, *stages)
    if competition.version != seen:
        raise Stale("Somebody changed the set-up meanwhile. Please look at the page again before you save.")


def touch(competition: Competition) -> None:
    """Count a change of the set-up's other rows as a new version of the competition."""
    flag_modified(competition, "slug")


def fill(row, values: Mapping) -> list[str]:
    """Put ``values`` on ``row``; the names of those that were different."""
    changed = [name for name, value in values.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, values[name])
    return changed


def require_names(names: list[str], *, before: Sequence[Named] = ()) -> None:
    """Refuse an empty name and two that read alike, unless they stood so ``before``, in a file; raises Invalid."""
    if names == [" ".join(clean(thing.name).split()) or thing.id for thing in before]:
        return
    read = [folded(name) for name in names]
    if not all(read):
        raise Invalid("Every name must be filled in.")
    if len(set(read)) < len(read):
        raise Invalid("Two of these names are the same. Please give each its own.")


def next_position(rows: list) -> int:
    """Where a new row goes: after the last one."""
    return max((row.position for row in rows), default=0) + 1


def describe(competition: Competition, texts: Mapping[str, str], *, seen: int, actor, now: datetime) -> None:
    """Write the texts about a competition, at any stage; only a title is required."""
    hold(competition, seen=seen, stages=lifecycle.STAGES)
    if not texts["title"].strip():
        raise Invalid("A competition needs a title.")
    changed = fill(competition, {name: texts[name] for name in TEXTS})
    if changed:
        record("texts changed", now=now, actor=actor, competition=competition, fields=changed)
