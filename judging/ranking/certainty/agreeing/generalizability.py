"""Generalizability: how far would another jury like this one agree, and how many judges would be enough?

Cronbach, Gleser, Nanda & Rajaratnam (1972); Brennan (2001). Stands on variance components, so juries may be incomplete.
Not to be used where harsher judges were sent the better entries, nor where components come from a handful of judges.
"""

from math import ceil

GOOD = 0.8  # the reliability usually asked for where something is decided about persons
MANY = 999  # more judges than that no jury has
ROUNDING = 1e-9  # of a judge, who is not asked for because of it


# The mean of k judges' sheets is entry + (judge + rest)/k. If everybody is seen by the same judges, their severities
# are the same for all and only R/k disturbs the order (relative, E rho²); if not, or against a fixed threshold,
# (J + R)/k does (absolute, Phi). Both are the squared correlation of that mean with the entry's own worth.
def coefficient(entry: float, noise: float, judges: float) -> float:
    """entry / (entry + noise / judges): from 0 to 1; 0 where nothing varies."""
    return entry / (entry + noise / judges) if entry > 0 else 0.0


# entry/(entry + noise/k) >= g  <=>  k >= g/(1 − g) · noise/entry
def judges_for(entry: float, noise: float, wanted: float = GOOD) -> int | None:
    """How many judges an entry would need for a coefficient of ``wanted`` (0 < wanted < 1); ``None`` for over 999."""
    if entry <= 0 or noise * wanted > (MANY + ROUNDING) * entry * (1 - wanted):
        return None
    return max(1, ceil(noise * wanted / (entry * (1 - wanted)) - ROUNDING))
