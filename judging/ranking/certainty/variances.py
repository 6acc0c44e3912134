"""How much of the spread of scores is merit, how much is severity and how much chance; and the predictions from that.

Restricted maximum likelihood (REML: Patterson and Thompson, 1971), as lme4 has it. Not to be used with fewer than about
five judges as a statement on judges in general, nor where entries were given to judges by their quality (``mixed``).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from judging.ranking.certainty.marks import Floats, Marks
from judging.ranking.certainty.mixed import Equations, Values, Variances, of_totals
from judging.ranking.certainty.severity import Severities, refuse_unlinked
from judging.ranking.certainty.untold import Reason, Untold

STEPS, HALVINGS, NEAR_ENOUGH = 100, 4, 1e-7
LEAST = 1e-6  # of all the spread: what a variance of nought is taken for
#: With fewer degrees of freedom the spread of chance is off by a third and more, and 95 % intervals come out too short
#: by as much (Student's t has 2.57 with five, the normal law 1.96).
LEAST_FREEDOM = 5
WIDEST = 10  # no variance grows or shrinks by more in one of Newton's steps


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Shrunken:
    """The mean, and what each entry's ``merit`` (n) and each judge's ``effect`` (m) adds to it, drawn towards 0 where
    there are few sheets; in points."""

    mean: float
    merit: Floats
    effect: Floats


def variances(marks: Marks) -> Variances:
    """The components of variance of sheets' totals, in points²; one of nought is told as a millionth of all of it.

    Raises Untold: no sheets, one entry, one judge, no entry with two sheets, all totals equal, a group whose sheets
    fall into parts that share no judge, or too few sheets.
    """
    refuse_unlinked(marks)
    return fitted(of_totals(marks))


def refuse_certain(marks: Marks, severe: Severities) -> None:
    """Raise Untold where the sheets do not show how far chance goes: too few of them, or none off the others at all.

    Everything would come out as certain, and only because nothing is known.
    """
    if severe.freedom < LEAST_FREEDOM:
        raise Untold(Reason.TOO_FEW)
    if severe.spread <= LEAST**2 * (1 + float(np.abs(marks.total).max())):
        raise Untold(Reason.ALIKE)


def shrunken(marks: Marks, variances: Variances) -> Shrunken:
    """What each entry and judge adds, by these variances (above 0): best linear unbiased predictions."""
    found = Equations(of_totals(marks), variances).found
    return Shrunken(mean=float(found.fixed[0]), merit=found.entry, effect=found.judge)


def fitted(values: Values) -> Variances:
    """The variances by REML. Raises Untold where all values are equal, but for the fixed part."""
    # With V = Σ σ_k² Z_k Z_k' and P = V⁻¹ − V⁻¹X(X'V⁻¹X)⁻¹X'V⁻¹, the restricted log-likelihood L has
    #     2 ∂L/∂σ_k² = y'P Z_k Z_k' P y − tr(P Z_k Z_k'),
    # and the average of observed and expected information is ½ f_k'P f_l, f_k = Z_k Z_k' P y (Gilmour, Thompson and
    # Cullis, 1995). All of it comes out of the absorbed equations: Z_k'P y = u_k/σ_k², P f = (what is left of f)/σ_e²,
    # and the rest in ``_traces``. Newton's step with that information is halved until the likelihood grows. Where it
    # never does, σ_k² √(y'P Z_k Z_k' P y / tr(P Z_k Z_k')) does: it is where Σ (a_k/σ_k² + b_k σ_k²) is least, a bound
    # of −2L that touches it here, log|V| being concave and y'V⁻¹y convex (Zhou, Hu, Zhou and Lange, 2019).
    aside = values.y - values.fixed @ np.linalg.lstsq(values.fixed, values.y)[0]
    spread = float(np.mean(aside**2))
    if spread <= LEAST**2 * (1 + float(np.mean(values.y**2))):
        raise Untold(Reason.ALL_EQUAL)
    values = replace(values, y=aside)  # the same likelihood, and no digits are lost on the mean
    now = Equations(values, Variances(spread / 3, spread / 3, spread / 3))
    height = deviance(now)
    for _ in range(STEPS):
        for variances in _candidates(now, LEAST * spread):
            then = Equations(values, Variances(*map(float, variances)))
            lower = deviance(then)
            if lower < height - NEAR_ENOUGH:
                now, height = then, lower
                break
        else:
            break
    return now.variances


def deviance(equations: Equations) -> float:
    """−2 times the restricted log-likelihood, but for a constant."""
    # log|V| + log|X'V⁻¹X| = log|S| + log|D| + (N − p − n − m) log σ_e² + n log σ_u² + m log σ_v², as the determinant of
    # Henderson's equations is that of S times that of D; and y'P y = y'(what is left)/σ_e².
    values = equations.values
    (count, free), n, m = values.fixed.shape, values.entries, values.judges
    logs = np.log(equations.variances) @ np.array([n, m, count - free - n - m])
    logs += np.log(equations.weights).sum() - np.linalg.slogdet(equations.inverse)[1]
    return float(logs + values.y @ equations.found.left / equations.variances.rest)


def _candidates(equations: Equations, least: float) -> Iterator[Floats]:
    """What to try next (3): Newton's step, ever shorter, and at last the step that never fails but is short."""
    now = np.array(equations.variances)
    directions = _directions(equations)
    projected = np.array([equations.solved(f).left for f in directions]) / now[2]
    forms, traces = directions @ projected.T, _traces(equations)
    squares = _squares(equations)
    slope = squares - traces
    is_free = (now > least) | (slope > 0)  # one that wants below nought stays where it is
    ridge = np.diag(LEAST * traces / now)  # or there is no solution where all of a kind are exactly alike
    step = np.zeros(3)
    step[is_free] = np.linalg.solve((forms + ridge)[np.ix_(is_free, is_free)], slope[is_free])
    for part in 0.5 ** np.arange(HALVINGS):
        yield np.clip(now + part * step, np.maximum(now / WIDEST, least), now * WIDEST)
    yield np.maximum(now * np.sqrt(squares / traces), least)


def _squares(equations: Equations) -> Floats:
    """y'P Z_k Z_k' P y for entries, judges and what is left (3)."""
    found = equations.found
    return (
        np.array([part @ part for part in (found.entry, found.judge, found.left)]) / np.array(equations.variances) ** 2
    )


def _directions(equations: Equations) -> Floats:
    """f_k = Z_k Z_k' P y for entries, judges and what is left (3 × N)."""
    values, found = equations.values, equations.found
    parts = np.array([found.entry[values.entry], found.judge[values.judge], found.left])
    return parts / np.array(equations.variances)[:, None]


def _traces(equations: Equations) -> Floats:
    """tr(P Z_k Z_k') for entries, judges and what is left (3)."""
    # With C σ_e² the prediction error of u_k, tr(P Z_k Z_k') = (number of u_k − λ_k tr C)/σ_k². For entries
    # tr C = Σ 1/d_i + tr(S⁻¹ Q'D⁻²Q), and number − λ Σ 1/d_i = Σ n_i/d_i; and tr(P V) = N − p divides the rest.
    values, inverse = equations.values, equations.inverse
    count, free = values.fixed.shape
    absorbed = float(np.sum(inverse * equations.absorbed(2)))
    entries = float(np.sum(values.of_entry / equations.weights)) - equations.ratio_entry * absorbed
    judges = values.judges - equations.ratio_judge * float(inverse.diagonal()[free:].sum())
    return np.array([entries, judges, count - free - entries - judges]) / np.array(equations.variances)
