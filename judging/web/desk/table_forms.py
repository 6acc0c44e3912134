"""A form made from one table of the rules: a field for every value, so that nothing is left out."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, Field

from judging.competitions.cells import Block, Cell, blocks
from judging.competitions.tables import Edit
from judging.infra.i18n import named
from judging.ranking.document.faults import dotted
from judging.ranking.document.lines import Path
from judging.ranking.document.writing import plain
from judging.ranking.rules import Rules
from judging.web.desk.setup_forms import SetupForm
from judging.web.desk.table_cells import CellReader, field_of, has_tick
from judging.web.rule_places import place_of
from judging.web.rule_words import HEADINGS, explanation, heading, label

OPEN = _l("Not decided yet")
WAYS = ("up", "down", "remove")
#: Tables that may be left out for good: their own box says that they are not decided.
LEFT_OUT = ("keep", "ladder", "correction")


@dataclass(frozen=True, slots=True)
class Row:
    """One of several tables, cell by cell: each a field, perhaps with its box. ``name`` is what its buttons send,
    "" for one that is not there yet."""

    name: str
    title: str
    cells: list[list[Field]]


@dataclass(frozen=True, slots=True)
class Section:
    """A table of the rules as the page shows it; ``key`` is "" for the one the page is about."""

    key: str
    title: str
    text: str
    fields: list[Field]
    columns: list[str]
    rows: list[Row]


class TableForm(SetupForm):
    """The fields of one table, over one version of the rules; made by ``table_form``."""

    rules: Rules
    base: Path
    blocks: list[Block]
    cells: dict[str, Cell]
    ticks: dict[str, str]  # the name of a box -> the path in ``undecided`` that it says

    @property
    def spots(self) -> dict[str, str]:
        """Where each key of the document stands in this form."""
        tree = plain(self.rules)
        return {dotted(tree, cell.path): name for name, cell in self.cells.items()}

    @property
    def edit(self) -> Edit:
        """What was typed and pressed; asked for after ``validate``."""
        way, row = self._pressed()
        return Edit(self.reader.values, self.reader.opened, way, row)

    @property
    def anchor(self) -> str | None:
        """Where the page is read on: at the table whose button was pressed."""
        _way, row = self._pressed()
        return f"of-{row[-2]}" if row else None

    @property
    def sections(self) -> list[Section]:
        """The page in order."""
        return [section for block in self.blocks for section in self._sections(block)]

    def validate(self, extra_validators=None) -> bool:
        """Read every field that was touched; what is wrong stands beside it."""
        is_valid = super().validate(extra_validators)
        self.reader = CellReader(self)
        return is_valid and self.reader.is_valid

    def _sections(self, block: Block) -> Iterator[Section]:
        """One for a table in it or its rows; of its own values one for each heading, its boxes under the first."""
        key, ticks = block.key, self._ticks(block)
        if key:
            fields = [field for cell in block.cells for field in self._boxed(cell)]
            columns = [_column(self.rules, cell) for _id, cells in block.rows[:1] for cell in cells]
            rows = [self._row(block, number) for number in range(len(block.rows))]
            told = label(block.holder, key), explanation(block.holder, key)
            yield Section(key.name, *told, fields=[*fields, *ticks], columns=columns, rows=rows)
            return
        for place in sorted({heading(cell.key) for cell in block.cells}):
            fields = [field for cell in block.cells if heading(cell.key) == place for field in self._boxed(cell)]
            title = str(HEADINGS[place - 1][0]) if place else ""
            yield Section("", title, "", fields=[*fields, *ticks], columns=[], rows=[])
            ticks = []

    def _boxed(self, cell: Cell) -> Iterator[Field]:
        name = name_of(self.base, cell.path)
        yield self[name]
        if f"{name}-open" in self.ticks:
            yield self[f"{name}-open"]

    def _ticks(self, block: Block) -> list[Field]:
        """The boxes of the block itself, and of what in it has no field."""
        return [self[name] for name, known in self.ticks.items() if _block_of(self.blocks, known, name) is block]

    def _row(self, block: Block, number: int) -> Row:
        id, cells = block.rows[number]
        fields = [list(self._boxed(cell)) for cell in cells]
        title = _known_name(self.rules, id) or next((f.default for f, *_rest in fields if f.name.endswith("-name")), "")
        is_fixed = cells[0].is_new or block.key.name == "for"
        name = "" if is_fixed else name_of(self.base, (*block.path, number))
        return Row(name, title or id or _("row %(n)s", n=number + 1), fields)

    def _pressed(self) -> tuple[str, Path]:
        """The button that sent this form, and the row it stands in."""
        places = {
            name_of(self.base, (*block.path, number)): (*block.path, number)
            for block in self.blocks
            for number, (_id, cells) in enumerate(block.rows)
            if not cells[0].is_new and block.key.name != "for"
        }
        found = ((way, places.get(request.form.get(way))) for way in WAYS)
        return next(((way, place) for way, place in found if place), ("", ()))


def table_form(rules: Rules, path: Path, keys: tuple[str, ...] | None = None) -> type[TableForm]:
    """The form of the table at ``path``; of ``keys`` alone where they are given."""
    found = blocks(rules, path, keys)
    cells = {name_of(path, cell.path): cell for block in found for cell in block.everything}
    ticks = {f"{name}-open": cell.name for name, cell in cells.items() if has_tick(rules, cell)}
    ticks |= {f"open-{known}": known for known in _holders(rules, found)}
    in_rows = {id(cell) for block in found for _id, row in block.rows for cell in row}
    fields: dict[str, object] = {
        name: field_of(rules, cell, in_row=id(cell) in in_rows) for name, cell in cells.items()
    }
    own = {block.name for block in found if block.key}
    for name, known in ticks.items():
        is_near = name.endswith("-open") or known in own
        said = OPEN if is_near else _("%(what)s: not decided yet", what=place_of(rules, known))
        fields[name] = BooleanField(said, default=known in rules.undecided)
    about = {"rules": rules, "base": path, "blocks": found, "cells": cells, "ticks": ticks}
    return type("RulesTableForm", (TableForm,), fields | about)


def untouched(form: type[TableForm], version: int) -> TableForm:
    """The form over the rules as they stand at ``version`` of the competition."""
    return form(formdata=None, seen=version)


def name_of(base: Path, path: Path) -> str:
    """The name of a field: the way to it from the table of the page."""
    return "-".join(str(step) for step in path[len(base) :])


def _holders(rules: Rules, found: list[Block]) -> list[str]:
    """Tables and lists of this page that are open as a whole, those inside them that have no field, and those
    that may be left out."""
    single = {cell.name for block in found for cell in block.everything}
    asked = [block.name for block in found if block.key and block.key.name in LEFT_OUT]
    listed = [known for known in rules.undecided if known not in single and _block_of(found, known, "open-")]
    return list(dict.fromkeys([*asked, *listed]))


def _block_of(found: list[Block], known: str, name: str) -> Block | None:
    """The block on which an open path without a field of its own is said; None where the page has none."""
    if not name.startswith("open-"):
        return None
    inside = [block for block in found if known == block.name or (block.key and known.startswith(f"{block.name}."))]
    return max(inside, key=lambda block: len(block.path), default=None)


def _column(rules: Rules, cell: Cell) -> str:
    """The head of a column; of a weight or a gate with the criterion it is for."""
    said, id = label(cell.table, cell.key), cell.path[-1]
    return said if id == cell.key.name else f"{said}: {_known_name(rules, id) or id}"


def _known_name(rules: Rules, id: str) -> str:
    """The name of the group or criterion of this id."""
    criteria = (criterion for round_ in rules.rounds for criterion in getattr(round_, "criteria", ()))
    return next((named(thing) for thing in (*rules.groups, *criteria) if id and thing.id == id), "")
