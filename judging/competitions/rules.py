"""What decides between entries: threshold, ties, limits, and who sees what. Fixed when judging opens."""

from dataclasses import dataclass, replace

from judging.competitions.amending import amend
from judging.competitions.document import decisive, hundredths, points
from judging.competitions.models import Competition
from judging.competitions.undecided import is_open, marked
from judging.errors import Invalid
from judging.ranking.rules import Rules, Scored

COMPARISONS = ("none", "ge", "gt")
#: Steps of a tie chain besides ``criterion:<id>`` and ``round:<id>``.
FIGURES = ("median", "highest", "lowest", "first-places", "chair", "lot")


@dataclass(frozen=True, slots=True)
class Decisions:
    """The rules as the organiser enters them; None for not decided yet.

    Points are hundredths. ``tie_chain`` is the order of tie-breaks as the document names
    them, the empty list the decision to have none; ``chair`` the number of the judge who
    chairs. ``awards_per_entrant`` 0 is the decision to have no limit.
    """

    threshold_comparison: str | None = None
    threshold: int | None = None
    tie_chain: list[str] | None = None
    chair: str = ""
    awards_per_entrant: int | None = None
    minimum_judges: int | None = None
    is_identity_shown: bool = False
    is_total_public: bool = False
    is_statement_required: bool = False


def decisions_of(competition: Competition) -> Decisions:
    """What has been decided so far."""
    rules = competition.rules
    last = decisive(rules)
    at = f"round.{last.id}" if last else "round"
    comparison = None if last is None or is_open(rules, f"{at}.threshold") else last.comparison
    return Decisions(
        threshold_comparison="none" if comparison and last.threshold is None else comparison,
        threshold=hundredths(last.threshold) if last else None,
        tie_chain=None if is_open(rules, "ties.chain") else list(rules.ties.chain),
        chair=rules.ties.chair,
        awards_per_entrant=None if is_open(rules, "limits.per_entrant") else rules.limits.per_entrant,
        minimum_judges=None if last is None or is_open(rules, f"{at}.minimum") else last.minimum,
        is_identity_shown=rules.identity == "shown",
        is_total_public=rules.totals == "public",
        is_statement_required=rules.statements == "required",
    )


def decide(competition: Competition, wanted: Decisions, **act) -> None:
    """Write the rules, until judging opens."""
    rules = competition.rules
    last = decisive(rules)
    _check(wanted, last)
    after = replace(
        rules,
        identity="shown" if wanted.is_identity_shown else "hidden",
        totals="public" if wanted.is_total_public else "closed",
        statements="required" if wanted.is_statement_required else "optional",
        ties=replace(rules.ties, chain=tuple(wanted.tie_chain or ()), chair=wanted.chair),
        limits=replace(rules.limits, per_entrant=wanted.awards_per_entrant or 0),
    )
    after = marked(after, {
        "ties.chain": wanted.tie_chain is not None,
        "limits.per_entrant": wanted.awards_per_entrant is not None,
    })  # fmt: skip
    if last is not None:
        after = _passing(after, last, wanted)
    amend(competition, after, verb="rules changed", **act)


def most_points(round_: Scored) -> int | None:
    """The most points a sheet can hold, in hundredths; None while a maximum is missing."""
    maxima = [hundredths(points_) for points_ in map(_maximum, round_.criteria)]
    return sum(maxima) if maxima and None not in maxima else None


def is_reachable(threshold: int | None, comparison: str | None, total: int | None) -> bool:
    """Whether an entry can meet the threshold at all; true while one of them is not known."""
    if threshold is None or total is None:
        return True
    return threshold < total if comparison == "gt" else threshold <= total


def _maximum(criterion):
    if not criterion.parts:
        return criterion.maximum and criterion.maximum * criterion.factor
    maxima = [part.maximum for part in criterion.parts]
    return None if None in maxima else sum(maxima) * criterion.factor


def _passing(rules: Rules, last: Scored, wanted: Decisions) -> Rules:
    """The threshold and the least number of judges, in the last scored round."""
    has_threshold = wanted.threshold_comparison in ("ge", "gt")
    decided = replace(
        last,
        threshold=points(wanted.threshold) if has_threshold and wanted.threshold is not None else None,
        comparison=wanted.threshold_comparison if has_threshold else "ge",
        minimum=wanted.minimum_judges or 1,
    )
    rounds = tuple(decided if each is last else each for each in rules.rounds)
    is_said = wanted.threshold_comparison == "none" or (has_threshold and wanted.threshold is not None)
    return marked(replace(rules, rounds=rounds), {
        f"round.{last.id}.threshold": is_said,
        f"round.{last.id}.minimum": wanted.minimum_judges is not None,
    })  # fmt: skip


def _check(wanted: Decisions, last: Scored | None) -> None:
    if wanted.threshold_comparison not in (None, *COMPARISONS):
        raise Invalid("Please choose how points meet the threshold.")
    if wanted.threshold_comparison in (None, "none") and wanted.threshold is not None:
        raise Invalid("Please choose how points meet the threshold.")
    if last and not is_reachable(wanted.threshold, wanted.threshold_comparison, most_points(last)):
        raise Invalid("Nobody could reach this threshold: it is above the points on offer.")
    if wanted.awards_per_entrant is not None and wanted.awards_per_entrant < 0:
        raise Invalid("The number of awards must be zero or more.")
    if wanted.minimum_judges is not None and wanted.minimum_judges < 1:
        raise Invalid("At least one judge must score each product.")
    chain = wanted.tie_chain or []
    known = [*(f"criterion:{criterion.id}" for criterion in (last.criteria if last else ())), *FIGURES]
    if any(step not in known and not step.startswith("round:") for step in chain) or len(set(chain)) < len(chain):
        raise Invalid("Each step between equal results may be used once.")
