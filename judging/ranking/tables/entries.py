"""The table of entries, and the register of all entries that the tables name.

Without the table the entries are those of the scores and votes, each its own entrant.
With it, every entry of another table must be in it.
"""

from collections.abc import Set

from judging.ranking.rules import EVERYBODY, Rules
from judging.ranking.tables.rows import Columns, Row, collect, read
from judging.ranking.types import Candidate

COLUMNS = Columns(("entry",), ("group", "entrant", "number", "recognised"))
ENTRY = ("mã hiện vật dự thi", "the id of an entry")


class Register:
    """Entries by id: the row that lists each, and its group with the row that says so."""

    def __init__(self, rules: Rules):
        """Know the groups of ``rules``; a single group need not be named."""
        self.allowed = [group.id for group in rules.groups] or [EVERYBODY]
        self.listed: dict[str, Row] = {}
        self.seen: dict[str, Row] = {}
        self.groups: dict[str, tuple[str, Row]] = {}

    def list_all(self, file: str, content: bytes, *, ignored: Set[str]) -> None:
        """Take the table of entries: from now on there are no others."""
        rows = read(file, content, columns=COLUMNS, ignored=ignored)
        if not rows:
            raise_empty(file)
        collect(rows, self._list)

    def _list(self, row: Row) -> None:
        entry = row.text("entry", ENTRY)
        if known := self.listed.get(entry):
            raise row.wrong("repeated", "entry", line=known.line, what=entry)
        if row.cells.get("number"):
            row.whole("number")
        self.listed[entry] = row
        self._note_group(entry, row)

    def note(self, row: Row) -> str:
        """The entry of a row of scores or votes, which may name the group too."""
        entry = row.text("entry", ENTRY)
        if self.listed and entry not in self.listed:
            file = next(iter(self.listed.values())).file
            raise row.wrong("entry_unknown", "entry", value=entry, file=file)
        self.seen.setdefault(entry, row)
        self._note_group(entry, row)
        return entry

    def _note_group(self, entry: str, row: Row) -> None:
        if not row.cells.get("group"):
            return
        group = row.one_of("group", self.allowed)
        known, where = self.groups.setdefault(entry, (group, row))
        if known != group:
            raise row.wrong("group_differs", "group", value=group, group=known, file=where.file, line=where.line)

    def group(self, entry: str) -> str:
        """The group that some table names, or the only one there is."""
        if entry in self.groups:
            return self.groups[entry][0]
        if len(self.allowed) == 1:
            return self.allowed[0]
        row = self.listed.get(entry) or self.seen[entry]
        raise row.wrong("group_missing", "group", value=entry, allowed=self.allowed)

    def candidates(self) -> tuple[Candidate, ...]:
        """Every entry, in the order of their ids; ``number`` is by default that order."""
        entries = sorted(self.listed or self.seen)
        return tuple(collect(enumerate(entries, 1), lambda numbered: self._candidate(*numbered)))

    def _candidate(self, number: int, entry: str) -> Candidate:
        row = self.listed.get(entry) or Row("", 0, {})
        levels = frozenset(filter(None, (level.strip() for level in row.text("recognised").split(";"))))
        entrant = row.text("entrant") or entry
        return Candidate(entry, self.group(entry), entrant, row.whole("number", number), recognised=levels)


def raise_empty(file: str) -> None:
    """Refuse a table that has its header and nothing else."""
    collect([Row(file, 0, {})], _refuse_empty)


def _refuse_empty(row: Row) -> None:
    raise row.wrong("no_rows")
