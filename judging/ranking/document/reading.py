"""A TOML text to rules, or every fault in it with its line.

First each table by the schema; a value that is wrong is reported and its default stands
in for it, so that one reading finds everything. Then what must fit together.
"""

import re
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from difflib import get_close_matches
from typing import Any

from judging.ranking.document.agreement import disagreements
from judging.ranking.document.faults import Fault, Faults, dotted
from judging.ranking.document.kinds import ID, Kind, Refused
from judging.ranking.document.lines import Path, lines_of
from judging.ranking.document.schema import DOCUMENT, ById, Choice, Key, Listed, Many, One, Table
from judging.ranking.document.words import Phrase, shown
from judging.ranking.rules import Rules

MOST_BYTES = 262_144
PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


def read(text: str | bytes) -> Rules:
    """The rules that ``text`` states; raises ``Faults`` with everything that is wrong."""
    text = _decoded(text)
    raw = _parsed(text)
    reader = _Reader(raw)
    rules = reader.table(DOCUMENT, raw, ())
    found = list(reader.found)
    if not reader.is_broken:
        known = {path[:length] for path, _, _ in found for length in range(1, len(path) + 1)}
        found += [fault for fault in disagreements(rules) if fault[0] not in known]
    if found:
        lines = lines_of(text)
        raise Faults([Fault(lines.at(path), dotted(raw, path), code, values) for path, code, values in found])
    return rules


def _decoded(text: str | bytes) -> str:
    size = len(text) if isinstance(text, bytes) else len(text.encode(errors="surrogatepass"))
    if size > MOST_BYTES:
        raise Faults([Fault(1, "", "too_long", {"most": MOST_BYTES})])
    if isinstance(text, str):
        return text.removeprefix("\ufeff")
    try:
        return text.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = text[: error.start].count(b"\n") + 1
        raise Faults([Fault(line, "", "encoding", {})]) from error


def _parsed(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise Faults([_syntax(str(error), text)]) from error
    except RecursionError as error:
        raise Faults([Fault(1, "", "too_deep", {})]) from error
    except ValueError as error:  # a whole number of thousands of digits
        line = next((n for n, row in enumerate(text.split("\n"), 1) if re.search(r"\d{4300}", row)), 1)
        raise Faults([Fault(line, "", "syntax", {"column": 1, "detail": Phrase("a_number")})]) from error


def _syntax(message: str, text: str) -> Fault:
    place = PLACE.search(message)
    line, column = (int(n) for n in place.groups()) if place and place.group(1) else (text.rstrip().count("\n") + 1, 1)
    detail = message[: place.start()] if place else message
    return Fault(line, "", "syntax", {"column": column, "detail": detail})


class _Reader:
    """One pass over the raw tables; ``is_broken``: a table is so wrong that nothing can stand in for it."""

    def __init__(self, raw: dict[str, Any]):
        self.raw = raw
        self.found: list[tuple[Path, str, Mapping[str, Any]]] = []
        self.is_broken = False

    def refuse(self, path: Path, code: str, **values: Any) -> None:
        self.found.append((path, code, values))

    def table(self, table: Table, raw: dict[str, Any], path: Path) -> Any:
        for name in raw:
            if table.key(name) is None:
                self.unknown(name, table, path)
        values = {}
        for key in table.keys:
            if key.name in raw:
                values |= self.given(key, raw[key.name], (*path, key.name))
            elif key.required:
                self.refuse((*path, key.name), "missing", allowed=_allowed(key))
            if key.required:
                values.setdefault(key.attribute, _blank(key))
        return table.of(**values)

    def unknown(self, name: str, table: Table, path: Path) -> None:
        names = [key.name for key in table.keys]
        near = get_close_matches(name, names, n=1)
        code = "unknown_key_near" if near else "unknown_key"
        if path and DOCUMENT.key(name):  # TOML counts what stands below a header as part of that table
            code = "unknown_key_top"
        self.refuse((*path, name), code, allowed=", ".join(names), near="".join(near))

    def given(self, key: Key, raw: Any, path: Path) -> dict[str, Any]:
        """The field that ``key`` fills; nothing where its value is refused."""
        match key.holds:
            case Kind() as kind:
                return dict(zip([key.attribute], self.single(kind, raw, path), strict=False))
            case One(table) if isinstance(raw, dict):
                return {key.attribute: self.table(table, raw, path)}
            case Many(table) if isinstance(raw, list):
                if key.required and not raw:
                    self.refuse(path, "missing", allowed=_allowed(key))
                items = [self.item(table, item, (*path, n)) for n, item in enumerate(raw)]
                return {key.attribute: tuple(item for item in items if item is not None)}
            case Listed(kind) if isinstance(raw, list):
                items = [self.single(kind, item, (*path, n)) or [kind.blank] for n, item in enumerate(raw)]
                return {key.attribute: tuple(value for item in items for value in item)}
            case ById(item) if isinstance(raw, dict):
                return {key.attribute: self.by_id(item, raw, path)}
        self.refuse(path, "wrong_type", allowed=_allowed(key), given=shown(raw))
        return {}

    def single(self, kind: Kind, raw: Any, path: Path) -> list[Any]:
        """The value, or none where it is refused."""
        try:
            return [kind.read(raw)]
        except Refused as refused:
            self.refuse(path, refused.code, **refused.values)
            return []

    def item(self, table: Table | Choice, raw: Any, path: Path) -> Any:
        if not isinstance(raw, dict):
            self.refuse(path, "wrong_type", allowed=Phrase("many_tables", {"name": path[-2]}), given=shown(raw))
        elif isinstance(table, Table):
            return self.table(table, raw, path)
        elif isinstance(raw.get("kind"), str) and raw["kind"] in table.tables:
            return self.table(table.tables[raw["kind"]], raw, path)
        else:
            self.kind(next(iter(table.tables.values())).key("kind"), raw, path)
        self.is_broken = True
        return None

    def kind(self, key: Key, raw: dict[str, Any], path: Path) -> None:
        if "kind" in raw:
            self.given(key, raw["kind"], (*path, "kind"))
        else:
            self.refuse((*path, "kind"), "missing", allowed=_allowed(key))

    def by_id(self, item: Kind | Table, raw: dict[str, Any], path: Path) -> dict[str, Any]:
        values = {}
        for name, value in raw.items():
            here = (*path, name)
            if name != "all" and not ID.fullmatch(name):
                self.refuse(here, "not_allowed", allowed=Phrase("id"), given=shown(name))
            elif isinstance(item, Kind):
                for single in self.single(item, value, here):
                    values[name] = single
            elif isinstance(value, dict):
                values[name] = self.table(item, value, here)
            else:
                self.refuse(here, "wrong_type", allowed=Phrase("a_table"), given=shown(value))
        return values


def _allowed(key: Key) -> Phrase:
    match key.holds:
        case Kind() as kind:
            return kind.allowed
        case Listed(kind):
            return Phrase("list_of", {"item": kind.allowed})
        case One():
            return Phrase("one_table", {"name": key.name})
        case Many():
            return Phrase("many_tables", {"name": key.name})
    return Phrase("by_id")


def _blank(key: Key) -> Any:
    return key.holds.blank if isinstance(key.holds, Kind) else ()
