"""Reading back what ``fingerprint.canonical`` wrote: the same values, exactly."""

from enum import StrEnum
from fractions import Fraction
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints


def restored(kind: type, plain: Any) -> Any:
    """``plain`` (text, numbers, lists and mappings, as JSON keeps them) as a value of ``kind``, a frozen dataclass."""
    return _value(kind, plain)


def _value(kind: Any, plain: Any) -> Any:
    if plain is None:
        return None
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        return _value(next(arm for arm in get_args(kind) if arm is not type(None)), plain)
    if origin is tuple:
        kinds = get_args(kind)
        each = kinds[:1] * len(plain) if kinds[-1] is Ellipsis else kinds
        return tuple(_value(one, item) for one, item in zip(each, plain, strict=True))
    if kind is Fraction or (isinstance(kind, type) and issubclass(kind, StrEnum)):
        return kind(plain)
    if hasattr(kind, "__dataclass_fields__"):
        hints = _hints(kind)
        return kind(**{name: _value(hints[name], item) for name, item in plain.items()})
    return plain


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
