"""Refusing what cannot be ranked, before anything is computed.

This package names its refusals by code, one of ``REASONS``; the domain that asked for
the ranking knows how to say them to a person.
"""

from collections.abc import Iterable, Mapping, Sequence

from judging.errors import Incomplete, Invalid
from judging.ranking.types import Candidate, Decision, Rules, TieBreak

REASONS = (
    "criteria_none",
    "criterion_repeated",  # values: name
    "criterion_unknown",  # values: criterion and, for a score, entry and judge
    "maximum_not_positive",  # values: criterion, maximum
    "prize_repeated",  # values: name
    "cap_negative",  # values: prize, group, cap
    "comparison_unknown",  # values: comparison
    "tie_break_unknown",  # values: kind
    "limit_below_one",  # values: limit
    "entry_repeated",  # values: name
    "decision_repeated",  # values: name, the tied entries
    "minimum_judges_below_one",  # values: minimum
    "judges_missing",  # values: missing (entries), minimum
    "sheets_missing",  # values: missing (entry, judge, criterion)
    "score_repeated",  # values: entry, judge, criterion
    "score_out_of_range",  # values: entry, judge, criterion, points, maximum
)

COMPARISONS = {"ge", "gt"}
KINDS = {"criterion", "median", "highest", "lowest"}


def check_rules(rules: Rules) -> None:
    """Raise ``Invalid`` unless every rule can be carried out as written."""
    criteria = {criterion.id for criterion in rules.criteria}
    refuse_repeats("criterion_repeated", (criterion.id for criterion in rules.criteria))
    refuse_repeats("prize_repeated", (prize.id for prize in rules.prizes))
    if not criteria:
        raise Invalid("criteria_none")
    for criterion in rules.criteria:
        if criterion.maximum <= 0:
            raise Invalid("maximum_not_positive", criterion=criterion.id, maximum=criterion.maximum)
    if rules.threshold and rules.threshold.comparison not in COMPARISONS:
        raise Invalid("comparison_unknown", comparison=rules.threshold.comparison)
    for step in rules.tie_chain:
        _check_step(step, criteria)
    for prize in rules.prizes:
        for group, cap in prize.caps.items():
            if cap is not None and cap < 0:
                raise Invalid("cap_negative", prize=prize.id, group=group, cap=cap)
    if rules.awards_per_entrant is not None and rules.awards_per_entrant < 1:
        raise Invalid("limit_below_one", limit=rules.awards_per_entrant)


def _check_step(step: TieBreak, criteria: set[str]) -> None:
    if step.kind not in KINDS:
        raise Invalid("tie_break_unknown", kind=step.kind)
    if step.kind == "criterion" and step.criterion not in criteria:
        raise Invalid("criterion_unknown", criterion=step.criterion)


def check_candidates(candidates: Sequence[Candidate], panels: Mapping[str, frozenset[str]], minimum: int) -> None:
    """Raise ``Invalid`` for an entry named twice, ``Incomplete`` for one with fewer judges than ``minimum``."""
    refuse_repeats("entry_repeated", (candidate.entry for candidate in candidates))
    if minimum < 1:
        raise Invalid("minimum_judges_below_one", minimum=minimum)
    short = sorted(c.entry for c in candidates if len(panels.get(c.entry, ())) < minimum)
    if short:
        raise Incomplete("judges_missing", missing=short, minimum=minimum)


def check_decisions(decisions: Sequence[Decision]) -> None:
    """Raise ``Invalid`` for two decisions on the same tied entries: nothing says which one holds."""
    refuse_repeats("decision_repeated", (tuple(sorted(d.entries)) for d in decisions))


def refuse_repeats(reason: str, names: Iterable) -> None:
    """Raise ``Invalid`` with the first of ``names`` met a second time."""
    seen = set()
    for name in names:
        if name in seen:
            raise Invalid(reason, name=name)
        seen.add(name)
