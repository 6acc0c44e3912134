"""Rules back to text: the canonical document, and the fingerprint that changes when anything does.

Reading what is written here gives the same rules, and writing them again the same text.
"""

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from hashlib import sha256
from typing import Any

from judging.ranking import fingerprint as names
from judging.ranking.document.kinds import MOST_DIGITS
from judging.ranking.document.schema import DOCUMENT, ById, Choice, Key, Listed, Many, One, Table, defaults
from judging.ranking.rules import Rules

ESCAPED = re.compile(r'[\x00-\x08\x0a-\x1f"\\\x7f]')
ESCAPED_IN_LINES = re.compile(r'[\x00-\x08\x0b-\x1f\\\x7f]|"(?=")|"$')
SHORT = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


def plain(rules: Rules) -> dict[str, Any]:
    """The document as nested tables under its own key names, every default filled in; ``None`` where there is none."""
    return _plain(DOCUMENT, rules)


def write(rules: Rules) -> str:
    """The document in canonical form: keys in the order of the page, defaults left out."""
    return "\n".join(_lines(DOCUMENT, rules, "")).strip("\n") + "\n"


def canonical(rules: Rules) -> bytes:
    """The document as the one JSON text that stands for it."""
    return names.canonical(_content(rules))


def hashed(rules: Rules) -> str:
    """The SHA-256 of the canonical JSON, in hexadecimal."""
    return sha256(canonical(rules)).hexdigest()


def fingerprint(rules: Rules) -> str:
    """The first 8 digits of the hash, as "7F3A-92C1"."""
    return names.fingerprint(_content(rules))


def _content(rules: Rules) -> dict[str, Any]:
    """What the hash is made of; a round that corrects nothing says nothing of it, as before there was a correction."""
    document = plain(rules)
    for round_ in document["round"]:
        if "correction" in round_ and round_["correction"] is None:
            del round_["correction"]
    return document


def _plain(table: Table | Choice, value: Any) -> dict[str, Any]:
    table = table.table_of(value) if isinstance(table, Choice) else table
    return {key.name: _plain_value(key, getattr(value, key.attribute)) for key in table.keys}


def _plain_value(key: Key, value: Any) -> Any:
    match key.holds:
        case One(table):
            return None if value is None else _plain(table, value)
        case Many(table):
            return [_plain(table, item) for item in value]
        case Listed():
            return list(value)
        case ById(Table() as table):
            return {name: _plain(table, item) for name, item in value.items()}
        case ById():
            return dict(value)
    return value


def _lines(table: Table, value: Any, path: str) -> Iterator[str]:
    """The single values of one table, then the tables inside it, each behind its header."""
    known = defaults(table.of)
    written = [key for key in table.keys if key.required or getattr(value, key.attribute) != known.get(key.attribute)]
    for key in written:
        if not _is_table(key):
            yield f"{key.name} = {_spelt(getattr(value, key.attribute))}"
    for key in written:
        if _is_table(key):
            yield from _tables(key, getattr(value, key.attribute), path)


def _is_table(key: Key) -> bool:
    holds = key.holds
    return isinstance(holds, One | Many) or (isinstance(holds, ById) and isinstance(holds.item, Table))


def _tables(key: Key, value: Any, path: str) -> Iterator[str]:
    here = path + key.name
    holds = key.holds
    if isinstance(holds, One):
        yield from ["", f"[{here}]", *_lines(holds.table, value, f"{here}.")]
    elif isinstance(holds, Many):
        for item in value:
            own = holds.table.table_of(item) if isinstance(holds.table, Choice) else holds.table
            yield from ["", f"[[{here}]]", *_lines(own, item, f"{here}.")]
    else:
        for name in sorted(value):
            yield from ["", f"[{here}.{name}]", *_lines(holds.item, value[name], f"{here}.{name}.")]


def _spelt(value: Any) -> str:
    match value:
        case bool():
            return str(value).lower()
        case int():
            return str(value)
        case Fraction():
            return number(value)
        case str():
            return _lines_text(value) if "\n" in value else f'"{ESCAPED.sub(_escape, value)}"'
        case Mapping():
            return "{ " + ", ".join(f"{name} = {_spelt(value[name])}" for name in sorted(value)) + " }"
    items = [_spelt(item) for item in value]
    return f"[{', '.join(items)}]" if len(items) < 2 else "[\n" + "".join(f"    {item},\n" for item in items) + "]"


def number(value: Fraction) -> str:
    """The shortest exact spelling: ``40``, ``37.5``, or in quotes ``"2/3"``."""
    places = next((n for n in range(MOST_DIGITS + 1) if (value * 10**n).denominator == 1), None)
    if places is None:
        return f'"{value}"'
    sign, digits = "-" * (value < 0), f"{int(abs(value) * 10**places):0{places + 1}}"
    return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)


def _lines_text(value: str) -> str:
    return f'"""\n{ESCAPED_IN_LINES.sub(_escape, value)}"""'


def _escape(match: re.Match) -> str:
    character = match.group()
    return SHORT.get(character) or f"\\u{ord(character):04X}"
