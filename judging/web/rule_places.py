"""A key of the rules as people find it: the round or award by name, then what the desk calls the key."""

from typing import Any

from flask_babel import gettext as _

from judging.infra.i18n import named
from judging.ranking.document.schema import DOCUMENT, ById, Choice, Key, Listed, Many, One, Table
from judging.ranking.rules import EVERYBODY, Rules
from judging.web.rule_words import label

BETWEEN = " › "


def place_of(rules: Rules, key: str | tuple[str, ...]) -> str:
    """``round.final.threshold`` as "Round “Final” › Points needed to pass"; what is not a key is said as it is."""
    words, holder, thing = [], DOCUMENT, rules
    for step in key.split(".") if isinstance(key, str) else key:
        said, holder, thing = _step(rules, (holder, thing), step)
        if isinstance(holder, Many):
            words.append(said)
        elif words and said.startswith("“"):
            words[-1] += f" {said}"
        else:
            words.append(said)
    return BETWEEN.join(words)


def _step(rules: Rules, at: tuple[Any, Any], step: str) -> tuple[str, Any, Any]:
    """The word of one step, and what it leads to: the schema and, where it is there, the value."""
    holder, thing = at
    if isinstance(holder, Table) and (key := holder.key(step)):
        return label(holder, key), _held(key), getattr(thing, key.attribute, None)
    if isinstance(holder, Many):
        found = _item(thing, step)
        table = holder.table
        if isinstance(table, Choice):
            table = table.table_of(found) if found is not None else None
        return (_("number %(n)s", n=step) if step.isdigit() else _quoted(found, step)), table, found
    if isinstance(holder, ById):
        item = (thing or {}).get(step)
        return _quoted(_known(rules, step), step), holder.item, item
    return (step if not step.isdigit() else _("number %(n)s", n=step)), None, None


def _held(key: Key) -> Any:
    return key.holds.table if isinstance(key.holds, One) else None if isinstance(key.holds, Listed) else key.holds


def _item(things: Any, step: str) -> Any:
    """One of several: by its id, or by number from 1 where it has none."""
    found = next((item for item in things or () if getattr(item, "id", None) == step), None)
    if found is None and step.isdigit() and 0 < int(step) <= len(things or ()):
        return things[int(step) - 1]
    return found


def _known(rules: Rules, id: str) -> Any:
    """The group or criterion of this id."""
    criteria = (criterion for round_ in rules.rounds for criterion in getattr(round_, "criteria", ()))
    return next((thing for thing in (*rules.groups, *criteria) if thing.id == id), None)


def _quoted(thing: Any, step: str) -> str:
    if thing is not None and hasattr(thing, "name"):
        return f"“{named(thing) or getattr(thing, 'id', step)}”"
    return f"“{_('All')}”" if step == EVERYBODY else f"“{step}”"
