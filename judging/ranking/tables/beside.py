"""What the table of scores may say besides the scores: when a sheet was filled in, and whose entry it is.

A ranking reads none of this; statistics about the judges do. The columns have the names that
their owner gave them.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime

from judging.ranking.tables.given import Source
from judging.ranking.tables.rows import NUMBER, Columns, Row, collect, read
from judging.ranking.tables.scores import COLUMNS

Sheet = tuple[str, str]
"""An entry and a judge."""
#: How people write a time besides ISO 8601.
WRITTEN = ("%d/%m/%Y %H:%M", "%d/%m/%Y %H:%M:%S", "%d/%m/%Y")


@dataclass(frozen=True, slots=True)
class Beside:
    """Names of columns: ``order`` has the time or number of a sheet; equal cells in ``kin`` (one of the judge, one of
    the entry) say that the two belong together. "" where a table has none."""

    order: str = ""
    kin: tuple[str, str] = ("", "")

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns named, each once."""
        return tuple(dict.fromkeys(filter(None, (self.order, *self.kin))))

    @property
    def unknown(self) -> frozenset[str]:
        """Those of them that a ranking must leave out."""
        return frozenset(self.columns) - frozenset(COLUMNS.allowed)

    def read(self, source: Source, round: str, *, ignored: Iterable[str]) -> "Facts":
        """What these columns say of the sheets of ``round``; raises ``Faults`` for cells that cannot be used."""
        if not self.columns:
            return Facts({}, frozenset())
        own = tuple(column for column in self.columns if column not in ("entry", "judge"))
        needed = Columns(("entry", "judge", *own), tuple(c for c in COLUMNS.allowed if c not in own))
        rows = read(source.name, source.content, columns=needed, ignored=frozenset(ignored) - set(own))
        rows = [row for row in rows if row.cells.get("round", "") in ("", round)]
        order = _order(rows, self.order) if self.order else {}
        return Facts(order, frozenset(_related(rows, *self.kin)))


@dataclass(frozen=True, slots=True)
class Facts:
    """When each sheet was filled in, and the sheets of judges who belong to the entry."""

    order: dict[Sheet, float]
    related: frozenset[Sheet]


def _order(rows: list[Row], column: str) -> dict[Sheet, float]:
    """A sheet of several lines was filled in at the latest of them. All are numbers, or all are times; some unknown."""
    rows = [row for row in rows if row.cells[column]]
    is_numbered = all(NUMBER.fullmatch(row.cells[column]) for row in rows)
    latest: dict[Sheet, float] = {}
    for row, when in zip(rows, collect(rows, lambda row: _when(row, column, is_numbered)), strict=True):
        sheet = (row.cells["entry"], row.cells["judge"])
        latest[sheet] = max(when, latest.get(sheet, when))
    return latest


def _when(row: Row, column: str, is_numbered: bool) -> float:
    if is_numbered:
        return float(row.number(column))
    value = row.cells[column]
    moment = next(_readings(value), None)
    if moment is None:
        raise row.wrong("not_a_time", column, value=value)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


def _readings(value: str) -> Iterator[datetime]:
    with suppress(ValueError):
        yield datetime.fromisoformat(value)
    for form in WRITTEN:
        with suppress(ValueError):
            yield datetime.strptime(value, form)


def _related(rows: list[Row], of_judge: str, of_entry: str) -> Iterator[Sheet]:
    for row in rows:
        if row.cells.get(of_judge) and row.cells[of_judge] == row.cells.get(of_entry):
            yield row.cells["entry"], row.cells["judge"]
