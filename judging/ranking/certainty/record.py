"""Diagnoses as plain values, ready for JSON; the same bytes for the same input.

Exact figures are texts such as "262/3", estimated ones numbers with at most six decimals. Entries
stand in the order of the result, and everything that is said stands in both languages.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields
from fractions import Fraction
from math import isfinite
from typing import Any

from judging.ranking.certainty.telling.words import Teller, told
from judging.ranking.certainty.types import Diagnosis, Entry, Line
from judging.ranking.report import record as ranking
from judging.ranking.rules import Rules

LANGUAGES = ("vi", "en")
DECIMALS = 6


def record(diagnoses: Sequence[Diagnosis], rules: Rules, *, names: ranking.Names, seed: int) -> dict[str, Any]:
    """Everything: the hashes of what it was computed from, the seed of chance, and the diagnosis of each field."""
    return {
        "rules": {"id": rules.id, "hash": names.rules},
        "input_hash": names.input,
        "chance_seed": seed,
        "diagnoses": [_diagnosis(diagnosis, rules) for diagnosis in diagnoses],
    }


def written(content: Mapping[str, Any]) -> str:
    """The record as text: one line an entry, a judge, a change and so on, the same on every machine."""
    head = [f"{json.dumps(key)}: {json.dumps(value)}," for key, value in content.items() if key != "diagnoses"]
    blocks = [ranking.written(diagnosis).rstrip("\n") for diagnosis in content["diagnoses"]]
    return "\n".join(["{", *head, '"diagnoses": [', *([",\n".join(blocks)] if blocks else []), "]", "}", ""])


def _diagnosis(diagnosis: Diagnosis, rules: Rules) -> dict[str, Any]:
    """The values as they are; lines with what is found at them, why something is untold, and all of it in sentences."""
    tellers = {language: Teller(rules, diagnosis, language) for language in LANGUAGES}
    own = {
        "entries": [_entry(entry, tellers["en"]) for entry in diagnosis.entries],
        "lines": [_line(line, tellers) for line in diagnosis.lines],
        "untold": [_untold(part, tellers) for part in diagnosis.untold],
    }
    names = [each.name for each in fields(Diagnosis) if each.name != "unclear"]
    values = {name: own[name] if name in own else _plain(getattr(diagnosis, name)) for name in names}
    return values | {"told": {language: _plain(told(diagnosis, rules, language)) for language in LANGUAGES}}


def _untold(part: str, tellers: Mapping[str, Teller]) -> dict[str, Any]:
    reason = str(tellers[LANGUAGES[0]].diagnosis.untold[part])
    said = {language: teller.untold(part) for language, teller in tellers.items()}
    return {"part": part, "reason": reason, "said": said}


def _entry(entry: Entry, teller: Teller) -> dict[str, Any]:
    """As in the record of a ranking, ``exact`` is the total and ``total`` what is printed of it."""
    values = {}
    for name, value in _plain(entry).items():
        values |= {"exact": value, "total": teller.total(entry).replace(",", "")} if name == "total" else {name: value}
    return values


def _line(line: Line, tellers: Mapping[str, Teller]) -> dict[str, Any]:
    """Who is above it and who cannot be told apart there, in the order of the result."""
    teller = tellers[LANGUAGES[0]]
    return {
        "id": line.id,
        "group": line.group,
        "name": {language: each.line_name(line) for language, each in tellers.items()},
        "count": line.count,
        "points": _plain(line.points),
        "cut": _plain(line.cut),
        "above": [entry.entry for entry in teller.divided(line) if entry.entry in line.above],
        "unclear": [entry.entry for entry in teller.unclear(line)],
    }


def _plain(value: Any) -> Any:
    """Exact figures as text, estimated ones as numbers, frozen values as objects; what is not a figure is refused."""
    match value:
        case Fraction():
            return str(value)
        case float():
            return _number(value)
        case str() | int() | None:
            return value
        case Mapping():
            return {key: _plain(each) for key, each in value.items()}
        case tuple():
            return [_plain(each) for each in value]
    return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}


def _number(value: float) -> float:
    """A figure with at most six decimals, never −0; anything but a finite one is a fault of the statistic."""
    if not isfinite(value):
        raise ValueError("A diagnosis holds finite figures only.")
    return round(float(value), DECIMALS) + 0.0
