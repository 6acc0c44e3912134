"""Exact numbers and shares as people type and read them: 37,5 · 2/3 · 75%."""

import re
from decimal import Decimal
from fractions import Fraction
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms.validators import ValidationError

from judging.infra.i18n import language
from judging.ranking.document.kinds import Cap, Kind, Number, Refused, Whole
from judging.ranking.document.writing import number

TYPED = re.compile(r"([0-9]{1,12})(?:[.,]([0-9]{1,12}))?|([0-9]{1,12}) ?/ ?([0-9]{1,12})")
#: May mean a thousand, or one.
THOUSANDS = re.compile(r"[1-9][0-9]{0,2}([.,][0-9]{3})+")
HUNDRED = Fraction(100)


def written(value: Fraction | int | str, kind: Kind) -> str:
    """A value as its field shows it: shares as a percentage where that is exact."""
    if not isinstance(value, Fraction):
        return str(value)
    percentage = number(value * HUNDRED)
    if _is_share(kind) and not percentage.startswith('"'):
        return f"{_local(percentage)}%"
    return _local(number(value).strip('"'))


def read(text: str, kind: Kind) -> Any:
    """The exact value of what was typed; raises ValidationError with what may be."""
    try:
        return kind.read(_raw(text, kind))
    except (Refused, ValueError, ZeroDivisionError) as error:
        raise ValidationError(_wanted(kind)) from error


def _is_share(kind: Kind) -> bool:
    return isinstance(kind, Number) and kind.most == 1


def _local(text: str) -> str:
    return text.replace(".", ",") if language() == "vi" else text


def _raw(text: str, kind: Kind) -> Any:
    """What the document would hold: a whole number, a decimal, or a fraction in quotes."""
    typed = text.replace("\u00a0", " ").strip()
    if isinstance(kind, Cap) and typed == "all":
        return typed
    is_percent = typed.endswith("%") and _is_share(kind)
    found = TYPED.fullmatch(typed.removesuffix("%").strip() if is_percent else typed)
    if not found or (THOUSANDS.fullmatch(typed) and not is_percent):
        raise ValueError(typed)
    whole, decimals, above, below = found.groups()
    exact = Fraction(int(above), int(below)) if above else Fraction(f"{whole}.{decimals or 0}")
    exact = exact / HUNDRED if is_percent else exact
    if exact.denominator == 1:
        return int(exact)
    spelt = number(exact)
    return spelt.strip('"') if spelt.startswith('"') else Decimal(spelt)


def _wanted(kind: Kind):
    match kind:
        case Whole(least, None):
            return _l("Please write a whole number, %(least)s or more.", least=least)
        case Whole(least, most):
            return _l("Please write a whole number from %(least)s to %(most)s.", least=least, most=most)
        case Number(above_zero=True, most=1):
            return _l("Please write a share above 0, such as “75%” or “2/3”.")
        case Number(most=1):
            return _l("Please write a share from 0% to 100%, such as “75%” or “2/3”.")
        case Number(above_zero=True):
            return _l("Please write a number above 0, such as “37.5” or “2/3”.")
    return _l("Please write a number, such as “37.5” or “2/3”.")
