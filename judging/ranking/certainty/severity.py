"""How severe each judge is, measured on the entries shared with colleagues, and whether the sheets allow it.

The model: the total of a sheet is what the entry is worth + what its judge adds to everything + chance. Both are
fixed effects, so nothing is assumed about who was given what: a judge who was sent the best entries is not taken for
a lenient one. Source: the two-way layout with unequal numbers, Searle, "Linear Models" (1971), chapter 7;
for calibrating reviewers, Ge, Welling and Ghahramani (2013). Not to be used where a judge's severity changes with the
entry or on the way (see the flags), nor between components, nor where ``weakly_linked`` without saying so.
"""

from dataclasses import dataclass

import numpy as np

from judging.ranking.certainty.marks import Floats, Indices, Marks
from judging.ranking.certainty.untold import Reason, Untold

WEAKLY_LINKED = "weakly_linked"  # the caution's code
MOST_STRAIN = 0.1


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Severities:
    """What least squares says of n entries, m judges and N sheets, all in points.

    ``effect`` (m) is what each judge adds: above 0 lenient, and 0 without a sheet; ``error`` (m) its standard error;
    ``corrected`` (n) the mean of an entry's sheets with their judges' effects taken away; ``residual`` (N) what is left
    of a sheet, ``spread`` the standard deviation of that, allowing for the degrees of freedom used up; ``freedom`` is
    how many are left.
    """

    effect: Floats
    error: Floats
    corrected: Floats
    residual: Floats
    spread: float
    freedom: int


def severities(marks: Marks) -> Severities:
    """Each judge's severity by least squares, with its error; needs n·m numbers of room.

    Raises Untold: no sheets, one entry, one judge, no entry with two sheets, a group whose sheets fall into parts that
    share no judge (other groups may be such parts), or too few sheets to tell chance from severity.
    """
    # Minimise Σ (t_ij − u_i − v_j)² over N sheets. Setting the derivative by u_i to nought gives
    #     u_i = mean over i's sheets of (t_ij − v_j),
    # and with that put in, the derivative by v_j gives m equations for the judges alone, n_j and n_i counting sheets:
    #     M v = r,   M = diag(n_j) − B' diag(1/n_i) B,   r_j = Σ over j's sheets of (t_ij − mean_i).
    # M sends a constant to nought in each component (adding a point to every judge and taking it from every entry
    # changes no sheet), so v is fixed by Σ n_j v_j = 0 there: the mean sheet stays as it is. With w the n_j of one
    # component and N_c their sum, K = M + Σ_c w w'/N_c is regular; 1'M = 0 and 1'r = 0, so K v = r has w'v = 0.
    # K 1 = w, hence the covariance s² K⁻¹ M K⁻¹ of v is s² (K⁻¹ − 1 1'/N_c), 1 1' within components.
    links = _links(marks)
    freedom = _refuse(marks, links)
    if freedom < 1:
        raise Untold(Reason.TOO_FEW)
    covariance = _covariance(marks, links)
    mean = _means(marks, marks.total)
    aside = marks.total - mean[marks.entry]
    effect = covariance @ np.bincount(marks.judge, aside, len(marks.judges))
    shared = _means(marks, effect[marks.judge])
    residual = aside - effect[marks.judge] + shared[marks.entry]
    spread = float(np.sqrt(residual @ residual / freedom))
    return Severities(
        effect=effect,
        error=spread * np.sqrt(np.maximum(covariance.diagonal(), 0)),
        corrected=mean - shared,
        residual=residual,
        spread=spread,
        freedom=freedom,
    )


def linked(marks: Marks) -> int:
    """Into how many parts the sheets fall that share neither an entry nor a judge; 1 is good, 0 is no sheet at all."""
    return _links(marks).count


def components(marks: Marks) -> tuple[Indices, Indices]:
    """Which of these parts each entry (n) and each judge (m) is in, counted from 0; −1 without a sheet."""
    label = _links(marks).label
    entries = np.full(len(marks.entries), -1)
    entries[marks.entry] = label[marks.judge]
    return entries, label


def strain(marks: Marks) -> Floats:
    """How much estimating the severities adds to the error variance of each entry's corrected figure (n), as a share.

    Raises Untold as ``severities`` does, but for too few sheets: it depends only on who judged what.
    """
    # The corrected figure of i has the variance s²/n_i of its own sheets and, on top, that of a_i'v, a_i = B_i/n_i.
    # (From the mean sheet, whose a is w/N, as K⁻¹ w/N − 1/N = 0.) The share is n_i a_i' C a_i = B_i' C B_i/n_i,
    # C = K⁻¹ − 1 1'/N_c. It is nought where every judge has every entry, about one by the sheets a judge has where
    # these are dealt at random, and large where panels hang together by a few entries: a whole panel shares one error.
    links = _links(marks)
    _refuse(marks, links)
    table = _table(marks)
    return ((table @ _covariance(marks, links)) * table).sum(1) / np.maximum(marks.sheets_of_entry, 1)


def weakly_linked(marks: Marks) -> bool:
    """Whether a correction is to be read with care: it adds over a tenth to the error variance of some entry.

    Sheets dealt at random stay below the limit from about twenty sheets a judge on, whatever the points are (0.01 to
    0.03 with a hundred); panels that share a twentieth of their entries come to 0.15 and more.
    Raises Untold as ``strain`` does.
    """
    return bool(strain(marks).max() > MOST_STRAIN)


@dataclass(frozen=True, slots=True, eq=False)
class _Links:
    """``shared`` (m × m) is B' diag(1/n_i) B, ``label`` (m) each judge's component of ``count``, or −1;
    ``filled`` judges have sheets."""

    shared: Floats
    label: Indices
    count: int
    filled: int


def _table(marks: Marks) -> Floats:
    """B (n × m): 1 where the judge has a sheet of the entry."""
    table = np.zeros((len(marks.entries), len(marks.judges)))
    table[marks.entry, marks.judge] = 1
    return table


def _links(marks: Marks) -> _Links:
    table = _table(marks)
    table /= np.sqrt(np.maximum(marks.sheets_of_entry, 1))[:, None]
    shared = table.T @ table
    together = shared > 0
    label, count = np.full(len(marks.judges), -1), 0
    for judge in np.flatnonzero(marks.sheets_of_judge):
        if label[judge] < 0:
            label[_reached(together, judge)] = count
            count += 1
    return _Links(shared, label, count, np.count_nonzero(marks.sheets_of_judge))


def _reached(together: np.ndarray, judge: int) -> np.ndarray:
    """Every judge who can be reached from this one over shared entries."""
    found = together[judge]
    while True:
        wider = together[found].any(0)
        if np.array_equal(wider, found):
            return found
        found = wider


def refuse_unlinked(marks: Marks) -> None:
    """Raise Untold where nothing can be said about judges on these sheets: see ``severities``."""
    if _refuse(marks, _links(marks)) < 1:
        raise Untold(Reason.TOO_FEW)


def _refuse(marks: Marks, links: _Links) -> int:
    """The degrees of freedom that are left, unless judges cannot be compared."""
    if not len(marks.entry):
        raise Untold(Reason.NO_SHEETS)
    if np.count_nonzero(marks.sheets_of_entry) == 1:
        raise Untold(Reason.ONE_ENTRY)
    if links.filled == 1:
        raise Untold(Reason.ONE_JUDGE)
    if marks.sheets_of_entry.max() == 1:
        raise Untold(Reason.NOTHING_SHARED)
    if links.count > 1:
        groups = marks.group[marks.entry]
        parts = np.unique(groups * links.count + links.label[marks.judge])
        if len(parts) > len(np.unique(groups)):
            raise Untold(Reason.UNCONNECTED)
    return len(marks.entry) - np.count_nonzero(marks.sheets_of_entry) - links.filled + links.count


def _covariance(marks: Marks, links: _Links) -> Floats:
    """K⁻¹ − 1 1'/N_c: the judges' covariance where a sheet's spread is 1; nought for those without a sheet."""
    counts = marks.sheets_of_judge
    same = (links.label[:, None] == links.label) & (links.label >= 0)
    share = same / np.maximum(same @ counts, 1)
    system = np.diag(np.maximum(counts, 1)) - links.shared + share * np.outer(counts, counts)
    return np.linalg.inv(system) - share - np.diag(counts == 0)


def _means(marks: Marks, values: Floats) -> Floats:
    """The mean of ``values`` (N) over each entry's sheets; 0 without a sheet."""
    return np.bincount(marks.entry, values, len(marks.entries)) / np.maximum(marks.sheets_of_entry, 1)
