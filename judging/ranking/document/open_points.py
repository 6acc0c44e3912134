"""What rules still leave open: nothing is computed from them until it is decided."""

from collections.abc import Iterator
from typing import Any

from judging.ranking.document.schema import DOCUMENT, ById, Choice, Many, One, Table
from judging.ranking.rules import Criterion, Eligibility, Public, Rules, Scored, Vote


def open_points(rules: Rules) -> list[str]:
    """The dotted paths of everything still to be decided: those the rules list, then those without their value."""
    return list(dict.fromkeys([*rules.undecided, *_missing(rules)]))


def _missing(rules: Rules) -> Iterator[str]:
    for round_ in rules.rounds:
        path = f"round.{round_.id}"
        match round_:
            case Eligibility(conditions=()):
                yield f"{path}.condition"
            case Scored(criteria=()):
                yield f"{path}.criterion"
            case Scored():
                if round_.combine == "corrected" and (round_.correction is None or round_.correction.limit is None):
                    yield f"{path}.correction.limit"
                for criterion in round_.criteria:
                    yield from _points(criterion, f"{path}.criterion.{criterion.id}")
            case Vote(share=None):
                yield f"{path}.pass"
            case Public(maximum=None):
                yield f"{path}.maximum"
    for award in rules.awards:
        if award.cap is None and not award.caps and not award.side:
            yield f"award.{award.id}.cap"


def _points(criterion: Criterion, path: str) -> Iterator[str]:
    if not criterion.parts and criterion.maximum is None:
        yield f"{path}.maximum"
    for part in criterion.parts:
        if part.maximum is None:
            yield f"{path}.part.{part.id}.maximum"


def is_path(document: Any, path: str) -> bool:
    """Whether a dotted path names a key that ``document`` has or could have; items of lists are named by id."""
    holder, here = DOCUMENT, document
    for step in path.split("."):
        holder, here = _step(holder, here, step)
        if holder is None:
            return False
    return True


def _step(holder: Any, here: Any, step: str) -> tuple[Any, Any]:
    """One step down: from a table to a key, from several tables to the one with this id."""
    if isinstance(holder, One):
        holder = holder.table
    match holder:
        case Table() if key := holder.key(step):
            return key.holds, (here or {}).get(step)
        case Many(table):
            item = next((item for item in here or () if item.get("id") == step), None)
            if item is None:
                return None, None
            return (table.tables[item["kind"]] if isinstance(table, Choice) else table), item
        case ById(item):
            return item, (here or {}).get(step)
    return None, None
