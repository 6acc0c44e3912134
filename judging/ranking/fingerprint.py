"""A short name for frozen rules, the same on every machine: change anything and the name changes."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from fractions import Fraction
from hashlib import sha256
from typing import Any


def canonical(value: Any) -> bytes:
    """The one way to write ``value`` down: UTF-8 JSON, keys sorted, no spaces, fractions as "262/3".

    Takes this package's values and what they are made of. Anything that has no exact
    spelling, a float above all, raises ``TypeError``.
    """
    return _text(value).encode()


def fingerprint(value: Any) -> str:
    """The first 8 hexadecimal digits of the SHA-256 of ``canonical(value)``, as "7F3A-92C1" for reading aloud."""
    digits = sha256(canonical(value)).hexdigest()[:8].upper()
    return f"{digits[:4]}-{digits[4:]}"


def _text(value: Any) -> str:
    return json.dumps(_plain(value), sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def _plain(value: Any) -> Any:
    match value:
        case None | bool() | int() | str():
            return value
        case Fraction():
            return str(value)
        case tuple() | list():
            return [_plain(item) for item in value]
        case frozenset() | set():
            return sorted((_plain(item) for item in value), key=_text)
        case Mapping() if all(isinstance(key, str) for key in value):
            return {key: _plain(item) for key, item in value.items()}
        case _ if is_dataclass(value) and not isinstance(value, type):
            return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    raise TypeError(f"{value!r} has no exact spelling")
