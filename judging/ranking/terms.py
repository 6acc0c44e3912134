"""A sheet and what was taken away from it, as people write it: "84 − 3.58"."""

from collections.abc import Sequence

from judging.ranking.printing import shortest
from judging.ranking.types import RoundResult, Sheet

#: More sheets than these are not written out in a sentence.
MOST_TERMS = 7


def is_corrected(result: RoundResult) -> bool:
    """Whether the effects of the judges were taken away from the sheets of this result."""
    return any(sheet.effect is not None for sheet in result.sheets)


def term(sheet: Sheet, language: str) -> str:
    """The total as written, less the effect of its judge; the total alone where there is nothing to take away."""
    total = shortest(sheet.total, language)
    if not sheet.effect:
        return total
    return f"{total} {'−' if sheet.effect > 0 else '+'} {shortest(abs(sheet.effect), language)}"


def terms_of(sheets: Sequence[Sheet], language: str) -> str:
    """All of them in brackets, behind a space; "" where they would be too many to read."""
    if len(sheets) > MOST_TERMS:
        return ""
    return f" ({'; '.join(term(sheet, language) for sheet in sheets)})"
