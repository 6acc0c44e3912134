"""The document as a tree of plain values (``writing.plain``), made rules again, and compared with another."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from judging.ranking.document.lines import Path
from judging.ranking.document.schema import DOCUMENT, ById, Choice, Many, One, Table
from judging.ranking.document.writing import plain
from judging.ranking.rules import Rules


def built(tree: dict[str, Any]) -> Rules:
    """The rules that ``tree`` describes; a key that is absent or None has its default."""
    return _built(DOCUMENT, tree)


def _built(table: Table | Choice, tree: dict[str, Any]) -> Any:
    table = table.tables[tree["kind"]] if isinstance(table, Choice) else table
    given = [key for key in table.keys if tree.get(key.name) is not None]
    return table.of(**{key.attribute: _value(key.holds, tree[key.name]) for key in given})


def _value(holds: Any, value: Any) -> Any:
    match holds:
        case One(table):
            return _built(table, value)
        case Many(table):
            return tuple(_built(table, item) for item in value)
        case ById(Table() as table):
            return {name: _built(table, item) for name, item in value.items()}
        case ById():
            return dict(value)
    return tuple(value) if isinstance(value, list) else value


@dataclass(frozen=True, slots=True)
class Change:
    """One key that two documents give differently; what is there on one side only has None on the other.

    ``key`` leads through ids: ``("round", "final", "threshold")``. A whole table of several
    that came or went is one change, its other side the table itself. ``is_order``: the same
    tables, in another order.
    """

    key: tuple[str, ...]
    before: Any
    after: Any
    is_order: bool = False


def changes(before: Rules, after: Rules) -> Iterator[Change]:
    """What differs between two documents, key by key in the order of the page."""
    yield from _changes(plain(before), plain(after), ())


def _changes(before: Any, after: Any, key: tuple[str, ...]) -> Iterator[Change]:
    if before == after:
        return
    if isinstance(before, dict) and isinstance(after, dict):
        for name in [*after, *(name for name in before if name not in after)]:
            yield from _changes(before.get(name), after.get(name), (*key, name))
    elif _is_named(before) and _is_named(after):
        yield from _of_tables(before, after, key)
    else:
        yield Change(key, before, after)


def _of_tables(before: list[dict], after: list[dict], key: tuple[str, ...]) -> Iterator[Change]:
    old, new = ({item["id"]: item for item in items} for items in (before, after))
    for id in [*new, *(id for id in old if id not in new)]:
        if id in old and id in new:
            yield from _changes(old[id], new[id], (*key, id))
        else:
            yield Change((*key, id), old.get(id), new.get(id))
    kept = [id for id in old if id in new]
    if kept != [id for id in new if id in old]:
        yield Change(key, list(old), list(new), is_order=True)


def _is_named(value: Any) -> bool:
    """Whether this is a list of tables with ids; an empty one may be."""
    return isinstance(value, list) and all(isinstance(item, dict) and "id" in item for item in value)


def inside(tree: Any, path: Path) -> Any:
    """What stands at ``path``; None where something on the way is absent."""
    for step in path:
        if isinstance(tree, list):
            tree = tree[step] if isinstance(step, int) and step < len(tree) else None
        else:
            tree = (tree or {}).get(step)
    return tree
