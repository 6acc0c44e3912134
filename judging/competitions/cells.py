"""One table of the rules as cells that a form can hold."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from judging.competitions.document import decisive
from judging.ranking.document.faults import dotted
from judging.ranking.document.kinds import Kind
from judging.ranking.document.lines import Path
from judging.ranking.document.schema import DOCUMENT, GATE, ById, Choice, Key, Listed, Many, One, Table, defaults
from judging.ranking.document.trees import inside
from judging.ranking.document.writing import plain
from judging.ranking.rules import EVERYBODY, Rules

#: Empty rows below those there are: new ones are typed there.
BLANK = 2
#: Kept by the program: an id holds a table together, a kind is chosen when a round is added.
KEPT = ("id", "kind", "undecided")


@dataclass(frozen=True, slots=True)
class Cell:
    """One single value: where it stands, what may stand there, and what does; None where nothing is written.

    ``name`` is its path in ``undecided``, "" where it cannot be left open. ``is_new``: its row is not there yet.
    """

    path: Path
    table: Table
    key: Key
    value: Any
    name: str = ""
    is_new: bool = False

    @property
    def kind(self) -> Kind:
        """What may be written, of a list: line by line."""
        match self.key.holds:
            case Listed(kind) | ById(kind):
                return kind
        return self.key.holds

    @property
    def default(self) -> Any:
        """What counts where nothing is written; None where nothing does."""
        return None if isinstance(self.key.holds, ById) else defaults(self.table.of).get(self.key.attribute)


@dataclass(frozen=True, slots=True)
class Block:
    """Cells that belong together: those of a table itself, of a table in it, or the rows of several tables.

    ``key`` of ``holder`` is where it stands, None for the table itself; ``name`` its path in ``undecided``.
    ``rows`` are rows of cells, each with its id in the document ("" where it has none).
    """

    path: Path
    table: Table
    name: str = ""
    holder: Table | None = None
    key: Key | None = None
    cells: tuple[Cell, ...] = ()
    rows: tuple[tuple[str, tuple[Cell, ...]], ...] = ()

    @property
    def everything(self) -> Iterator[Cell]:
        """All its cells, in order."""
        yield from self.cells
        for _, cells in self.rows:
            yield from cells


def table_at(tree: dict[str, Any], path: Path) -> Table:
    """The table that describes what stands at ``path``."""
    holder: Any = DOCUMENT
    for depth, step in enumerate(path):
        if isinstance(step, str):
            holder = holder.key(step).holds
            holder = holder.table if isinstance(holder, One | Many) else holder
        if isinstance(holder, Choice) and isinstance(step, int):
            holder = holder.tables[inside(tree, path[: depth + 1])["kind"]]
    return holder


def blocks(rules: Rules, path: Path, keys: tuple[str, ...] | None = None) -> list[Block]:
    """The table at ``path`` as cells: its own values first; of all its keys, or of ``keys``."""
    tree = plain(rules)
    table = table_at(tree, path)
    chosen = [key for key in table.keys if key.name not in KEPT and (keys is None or key.name in keys)]
    grid = _Grid(rules, tree)
    single = tuple(grid.cell(table, key, path) for key in chosen if _is_single(key))
    own = [Block(path, table, grid.name(path), cells=single)] if single else []
    return [
        *own,
        *(Block(path=(*path, key.name), **grid.inner(table, key, path)) for key in chosen if not _is_single(key)),
    ]


class _Grid:
    """Cells of the rules by path."""

    def __init__(self, rules: Rules, tree: dict[str, Any]):
        self.rules, self.tree = rules, tree

    def inner(self, holder: Table, key: Key, path: Path) -> dict[str, Any]:
        """What the block of a table, or of several tables, holds."""
        here = (*path, key.name)
        match key.holds:
            case One(table):
                held = {"cells": tuple(self.cell(table, one, here) for one in table.keys)}
            case Many(table):
                there = len(inside(self.tree, here) or ())
                places = [(*here, number) for number in range(there + BLANK)]
                held = {"rows": tuple(self.row(table, place, is_new=place[-1] >= there) for place in places)}
            case ById(table):
                ids = self.ids(here)
                held = {
                    "rows": tuple((id, tuple(self.cell(table, one, (*here, id)) for one in table.keys)) for id in ids)
                }
        return held | {"table": table, "name": self.name(here), "holder": holder, "key": key}

    def row(self, table: Table, path: Path, *, is_new: bool) -> tuple[str, tuple[Cell, ...]]:
        cells = []
        for key in table.keys:
            if _is_single(key) and key.name not in KEPT:
                cells.append(self.cell(table, key, path, is_new=is_new))
            elif isinstance(key.holds, ById) or key.holds == Many(GATE):
                cells += self.columns(table, key, path, is_new=is_new)
        return (inside(self.tree, path) or {}).get("id", ""), tuple(cells)

    def columns(self, table: Table, key: Key, path: Path, *, is_new: bool) -> Iterator[Cell]:
        """A cell for each id that a row's own table may name."""
        for id in self.ids((*path, key.name)):
            here = (*path, key.name, id)
            if isinstance(key.holds, ById):
                yield Cell(here, table, key, inside(self.tree, here), self.name(here), is_new)
            else:
                gates = inside(self.tree, here[:-1]) or ()
                least = next((gate["at_least"] for gate in gates if gate["criterion"] == id), None)
                yield Cell(here, GATE, GATE.key("at_least"), least, "", is_new)

    def cell(self, table: Table, key: Key, path: Path, *, is_new: bool = False) -> Cell:
        here = (*path, key.name)
        found = inside(self.tree, here)
        if found is None and not is_new:
            found = defaults(table.of).get(key.attribute)
        return Cell(here, table, key, found, "" if is_new else self.name(here), is_new)

    def name(self, path: Path) -> str:
        """The path by ids; "" on the way through a table that has none, for nothing in it can be named."""
        held = (inside(self.tree, path[: n + 1]) for n, step in enumerate(path) if isinstance(step, int))
        return dotted(self.tree, path) if all(item and "id" in item for item in held) else ""

    def ids(self, path: Path) -> list[str]:
        """The ids under which a table by id, or gates, may say something."""
        if path[-1] == "gate":
            last = decisive(self.rules)
            return [criterion.id for criterion in last.criteria] if last else []
        if path[-1] == "weights":
            return [criterion.id for criterion in self.rules.rounds[path[1]].criteria]
        return [group.id for group in self.rules.groups] or [EVERYBODY]


def _is_single(key: Key) -> bool:
    return isinstance(key.holds, Kind | Listed)
