"""What was typed in the cells of one table put back into the rules; nothing else is touched."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from judging.competitions.amending import amend
from judging.competitions.models import Competition
from judging.competitions.setting_up import hold
from judging.competitions.undecided import decided, marked
from judging.infra.text import as_id
from judging.ranking.document.faults import dotted
from judging.ranking.document.lines import Path
from judging.ranking.document.trees import built, inside
from judging.ranking.document.writing import plain
from judging.ranking.rules import EVERYBODY, Rules


@dataclass(frozen=True, slots=True)
class Edit:
    """What was typed: values by path (None: taken away), what is open (true) or decided by name, and the
    row that a button moves ("up", "down") or takes away ("remove")."""

    values: Mapping[Path, Any] = field(default_factory=dict)
    opened: Mapping[str, bool] = field(default_factory=dict)
    way: str = ""
    row: Path = ()


def edit(competition: Competition, wanted: Edit, *, seen: int, verb: str, **act) -> None:
    """Write what was typed over version ``seen``, until judging opens."""
    hold(competition, seen=seen)  # places in the document are those that were seen
    amend(competition, edited(competition.rules, wanted), seen=seen, verb=verb, **act)


def edited(rules: Rules, wanted: Edit) -> Rules:
    """The rules with what was typed in its place."""
    tree = plain(rules)
    for path, value in wanted.values.items():
        _put(tree, path, value)
    holders = {path[:depth] for path in wanted.values for depth in range(1, len(path))}
    holders |= {(*path[:-1], "correction") for path in wanted.values if path[-1] == "combine"}
    for path in sorted(holders, key=len, reverse=True):
        _tidy(tree, path)
    after = marked(built(tree), {name: not is_open for name, is_open in wanted.opened.items()})
    return _stepped(after, wanted.way, wanted.row) if wanted.way else after


def _put(tree: dict[str, Any], path: Path, value: Any) -> None:
    """Let ``value`` stand at ``path``; what is not there on the way is made."""
    *way, last = path
    here: Any = tree
    for step in way:
        if isinstance(here, list):
            here += [{} for _ in range(step + 1 - len(here))]
        elif here.get(step) is None:
            here[step] = [] if step == "gate" else {}
        here = here[step]
    if isinstance(here, list):
        _put_gate(here, last, value)
    else:
        here[last] = value


def _put_gate(gates: list[dict], criterion: str, value: Any) -> None:
    gate = next((gate for gate in gates if gate["criterion"] == criterion), None)
    if gate is None:
        gates.append({"criterion": criterion, "at_least": value})
    else:
        gate["at_least"] = value


def _tidy(tree: dict[str, Any], path: Path) -> None:
    """Take away what has become empty at ``path``, and give new rows their ids."""
    name, holder, here = path[-1], inside(tree, path[:-1]), inside(tree, path)
    if name == "ladder":
        holder[name] = {key: here.get(key) or "" for key in ("level", "needs")} if any(here.values()) else None
    elif here is not None and _says_nothing(name, here, holder):
        holder[name] = None
    elif name == "weights":
        holder[name] = {id: weight for id, weight in here.items() if weight is not None}
    elif len(path) > 1 and path[-2] == "for":
        if all(value is None for value in here.values()):
            holder.pop(name)
    elif isinstance(here, list):
        holder[name] = [row for row in here if _is_row(name, row)]
        _name_rows(tree, name, holder[name])


def _says_nothing(name: Any, here: dict[str, Any], round_: dict[str, Any]) -> bool:
    """Whether a table that a round may have, or not, is as good as not there."""
    if name == "keep":
        return here.get("share") is None and here.get("count") is None
    return name == "correction" and here.get("limit") is None and round_["combine"] != "corrected"


def _is_row(name: str, row: dict[str, Any]) -> bool:
    needed = {"carry": "round", "gate": "at_least"}.get(name)
    return row.get(needed) is not None if needed else any(value not in (None, "") for value in row.values())


def _name_rows(tree: dict[str, Any], name: Any, rows: list[dict[str, Any]]) -> None:
    taken = [EVERYBODY, *(row["id"] for row in rows if "id" in row)]
    if name == "band":
        taken += [award["id"] for award in tree["award"]]
    for row in rows if name not in ("carry", "gate") else ():
        if "id" not in row:
            row["id"] = as_id(row.get("name") or "", taken=taken)
            taken.append(row["id"])


def _stepped(rules: Rules, way: str, row: Path) -> Rules:
    """The rules with one row a place higher or lower, or taken away."""
    tree = plain(rules)
    rows, at = inside(tree, row[:-1]), row[-1]
    if not rows or at >= len(rows):
        return rules
    gone = dotted(tree, row)
    if way == "remove":
        has_id = "id" in rows.pop(at)
        after = built(tree)
        return decided(after, [gone]) if has_id else after
    to = at + (-1 if way == "up" else 1)
    if 0 <= to < len(rows):
        rows[at], rows[to] = rows[to], rows[at]
    return built(tree)
