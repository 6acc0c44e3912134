"""How far the judges agree: every figure that these sheets allow, by its name in the field."""

from collections.abc import Iterator
from contextlib import suppress

from judging.ranking.certainty.agreeing import generalizability, icc
from judging.ranking.certainty.agreeing.alpha import Level, alpha
from judging.ranking.certainty.agreeing.concordance import concordance
from judging.ranking.certainty.marks import Marks
from judging.ranking.certainty.types import Figure
from judging.ranking.certainty.untold import Untold
from judging.ranking.certainty.variances import Variances


def agreement(marks: Marks, variances: Variances | None = None) -> tuple[Figure, ...]:
    """The figures of agreement on the sheets' totals, without those these sheets do not allow.

    ``icc_1_1`` … ``icc_3_k`` (from ``variances`` where the jury is incomplete), ``alpha_nominal`` … ``alpha_ratio``,
    ``kendall_w`` (complete juries), and with ``variances`` ``g_relative``, ``g_absolute`` (of as many sheets as an
    entry had) and ``judges_needed`` (how many would be needed for 0.8: of the relative coefficient where every judge
    sees every entry, else of the absolute one). A share of variance of a whole jury is told as 0 where its estimate is
    below. Raises ``Untold``: NO_SHEETS, ONE_ENTRY, ONE_JUDGE,
    NOTHING_SHARED, ALL_EQUAL.
    """
    return tuple(Figure(id=id, value=value) for id, value in _figures(marks, variances))


def _figures(marks: Marks, variances: Variances | None) -> Iterator[tuple[str, float]]:
    """Each family in turn, left out where these sheets do not allow it; the first is refused with all."""
    told = dict(icc.one_way(marks)) | _two_way(marks, variances)
    yield from ((id, max(value, 0.0) if id.endswith("_k") else value) for id, value in sorted(told.items()))
    for level in Level:
        with suppress(Untold):
            yield f"alpha_{level}", alpha(marks, level)
    with suppress(Untold):
        yield "kendall_w", concordance(marks)
    if variances:
        yield from _generalized(marks, variances)


def _two_way(marks: Marks, variances: Variances | None) -> dict[str, float]:
    """The ICCs with judges as a factor: by the analysis of variance, else E/(E + J + R) and E/(E + R) of components."""
    if is_complete(marks):
        return dict(icc.two_way(icc.table(marks)))
    if not variances or variances.entry + variances.rest <= 0:
        return {}
    noise = {"2": variances.judge + variances.rest, "3": variances.rest}
    return {
        f"icc_{form}_{name}": generalizability.coefficient(variances.entry, noise[form], judges)
        for form in noise
        for name, judges in (("1", 1.0), ("k", typical(marks)))
    }


def is_complete(marks: Marks) -> bool:
    """Whether every judge has a sheet of every entry."""
    return len(marks.total) == len(marks.entries) * len(marks.judges)


def typical(marks: Marks) -> float:
    """The harmonic mean of the numbers of sheets of an entry: noise/k is then the mean noise of the entries' means."""
    sheets = marks.sheets_of_entry[marks.sheets_of_entry > 0]
    return float(len(sheets) / (1 / sheets).sum())


def _generalized(marks: Marks, variances: Variances) -> Iterator[tuple[str, float]]:
    relative, absolute = variances.rest, variances.judge + variances.rest
    for name, noise in (("relative", relative), ("absolute", absolute)):
        yield f"g_{name}", generalizability.coefficient(variances.entry, noise, typical(marks))
    needed = generalizability.judges_for(variances.entry, relative if is_complete(marks) else absolute)
    if needed:
        yield "judges_needed", float(needed)
