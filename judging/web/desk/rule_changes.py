"""What a file would change in the rules, key by key in words: before and after."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from flask_babel import gettext as _

from judging.competitions.importing import Outlook
from judging.ranking.document.kinds import Flag, Kind, Word
from judging.ranking.document.schema import DOCUMENT, ById, Choice, Key, Listed, Many, One, Table
from judging.ranking.document.trees import Change
from judging.ranking.rules import Rules
from judging.web import exact
from judging.web.rule_places import place_of
from judging.web.rule_words import choices, label

LONGEST = 160


@dataclass(frozen=True, slots=True)
class Told:
    """One change as the page says it."""

    place: str
    before: str
    after: str


def told(before: Rules, outlook: Outlook) -> list[Told]:
    """Every change of an outlook in words."""
    return [_told(change, before, outlook.rules) for change in outlook.changes]


def _told(change: Change, before: Rules, after: Rules) -> Told:
    is_gone = change.after is None
    place = place_of(before if is_gone else after, change.key)
    table, key, is_whole = _at(change.key, before if is_gone else after)
    if change.is_order:
        return Told(place, ", ".join(change.before), ", ".join(change.after))
    if is_whole:
        return Told(place, _("is there"), _("removed")) if is_gone else Told(place, _("not there"), _("added"))
    return Told(place, _said(table, key, change.before), _said(table, key, change.after))


def _at(path: tuple[str, ...], rules: Rules) -> tuple[Table | None, Key | None, bool]:
    """The key a path ends at, and its table; true where it ends at one of several tables instead."""
    table, key, holder, thing = None, None, DOCUMENT, rules
    for step in path:
        if isinstance(holder, Table) and (found := holder.key(step)):
            table, key, thing = holder, found, getattr(thing, found.attribute, None)
            holder = found.holds.table if isinstance(found.holds, One) else found.holds
        elif isinstance(holder, Many):
            thing = next((item for item in thing or () if getattr(item, "id", None) == step), None)
            inner = holder.table
            holder = (inner.table_of(thing) if thing is not None else None) if isinstance(inner, Choice) else inner
            table, key = None, None
        elif isinstance(holder, ById):
            holder, thing = holder.item, (thing or {}).get(step)
    return table, key, key is None


def _said(table: Table, key: Key, value: Any) -> str:
    text = _value(table, key, value)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _value(table: Table, key: Key, value: Any) -> str:
    match key.holds:
        case _ if value is None or value in ("", [], {}):
            return _("nothing")
        case One(inner) | ById(Table() as inner):
            return _parts(inner, value)
        case Many(inner):
            return "; ".join(_parts(inner, item) for item in value)
        case Listed():
            return "; ".join(str(item) for item in value)
        case Word():
            return choices(table, key).get(value, value)
        case Flag():
            return _("Yes") if value else _("No")
        case ById(Kind() as kind) | (Kind() as kind):
            return exact.written(value, kind) if isinstance(value, Fraction | int) else str(value)
    return str(value)


def _parts(table: Table, value: dict[str, Any]) -> str:
    """A table in one line: what it says, label by label."""
    named = [(key, value.get(key.name)) for key in table.keys]
    return ", ".join(f"{label(table, key)}: {_value(table, key, item)}" for key, item in named if item is not None)
