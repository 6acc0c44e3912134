"""Reading what a migration finds, row by row as plain mappings; the application's own models may have moved on."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from judging.migrations.as_document.documents import FINAL, Names, Old, Row
from judging.migrations.as_document.outcomes import Kept, Translation


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables as they are now, of old and new columns alike."""

    connection: sa.Connection
    known: sa.MetaData

    @classmethod
    def of(cls, connection: sa.Connection) -> "Tables":
        """Look at the database."""
        known = sa.MetaData()
        known.reflect(connection)
        return cls(connection, known)

    def __getitem__(self, name: str) -> sa.Table:
        return self.known.tables[name]

    def rows(self, name: str, /, **where: Any) -> list[Row]:
        """The rows of a table with these values, in order of position or id."""
        table = self[name]
        first = [table.c[column] for column in ("position", "number", "id") if column in table.c]
        return [*self.connection.execute(sa.select(table).filter_by(**where).order_by(*first)).mappings()]

    def write(self, name: str, row: int, /, **values: Any) -> None:
        """Give one row other values."""
        table = self[name]
        self.connection.execute(table.update().where(table.c.id == row).values(**values))


def old_of(tables: Tables, competition: Row) -> Old:
    """One competition as schema 0001 has it."""
    own = {"competition_id": competition["id"]}
    categories, criteria, prizes = (tables.rows(name, **own) for name in ("category", "criterion", "prize"))
    place = {row["id"]: row["position"] for row in categories}
    caps: dict[int, dict[int, int | None]] = defaultdict(dict)
    for prize in prizes:
        quotas = tables.rows("quota", prize_id=prize["id"])
        for quota in sorted(quotas, key=lambda row: place[row["category_id"]]):
            caps[prize["id"]][quota["category_id"]] = quota["cap"]
    return Old(competition, categories, criteria, prizes, caps)


def names_of(tables: Tables, competition: int) -> Names:
    """The keys that the rows of schema 0002 have."""
    own = {"competition_id": competition}
    return Names(
        *({row["id"]: row["key"] for row in tables.rows(n, **own)} for n in ("category", "criterion", "prize"))
    )


def translation_of(tables: Tables, competition: int, *, names: Names, round_: str) -> Translation:
    """From the names that schema 0001 has in a kept ranking to those of 0002."""
    kinds = (names.groups, names.awards, names.criteria)
    judges, entries = (
        {str(row["id"]): str(row["number"]) for row in tables.rows(name, competition_id=competition) if row["number"]}
        for name in ("judge", "entry")
    )
    named = ({str(id): key for id, key in kind.items()} for kind in kinds)
    return Translation(*named, judges, {FINAL["key"]: round_}, entries)


def kept_of(tables: Tables, competition: int) -> Kept:
    """What its ranking is computed from: accepted entries, their sheets, and the judges whose sheets count."""
    entries = tables.rows("entry", competition_id=competition, state="accepted")
    known = {entry["id"] for entry in entries}
    sheet = tables["score_sheet"]
    sheets = tables.connection.execute(sa.select(sheet.c.entry_id, sheet.c.judge_id, sheet.c.scores))
    return Kept(entries, [tuple(row) for row in sheets if row.entry_id in known], _required(tables, entries))


def _required(tables: Tables, entries: list[Row]) -> dict[int, set[int]]:
    """The active judges of an entry's group, but for conflicts, waived sheets and judges stood down."""
    judge, seat = tables["judge"], tables["judge_category"]
    seats = sa.select(seat.c.category_id, seat.c.judge_id).join(judge, judge.c.id == seat.c.judge_id)
    panels = defaultdict(set)
    for category, number in tables.connection.execute(seats.where(judge.c.is_active)):
        panels[category].add(number)
    for row in tables.rows("stand_down"):
        panels[row["category_id"]].discard(row["judge_id"])
    out = {
        (row["judge_id"], row["entry_id"]) for name in ("conflict_of_interest", "waiver") for row in tables.rows(name)
    }
    return {
        entry["id"]: {judge for judge in panels[entry["category_id"]] if (judge, entry["id"]) not in out}
        for entry in entries
    }
