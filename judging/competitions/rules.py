"""What decides between entries: threshold, ties and limits. Fixed when judging opens."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from judging.competitions.amending import amend
from judging.competitions.document import decisive, hundredths, points
from judging.competitions.models import Competition
from judging.competitions.undecided import is_open, key_by_key, marked
from judging.errors import Invalid
from judging.ranking.rules import Criterion, Limits, Public, Rules, Scored, Ties

COMPARISONS = ("none", "ge", "gt")
#: Steps of a tie chain that look at score sheets, besides ``criterion:<id>`` and ``round:<id>``.
OF_SHEETS = ("median", "highest", "lowest", "first-places", "chair")
LOT = "lot"


@dataclass(frozen=True, slots=True)
class Decisions:
    """The rules as the organiser enters them; None for what is still to be decided.

    Points are hundredths. ``tie_chain`` is the order of tie-breaks as the document names
    them, the empty list the decision to have none; ``chair`` the number of the judge who
    chairs. ``awards_per_entrant`` 0 is the decision to have no limit.
    """

    threshold_comparison: str | None = None
    threshold: int | None = None
    tie_chain: list[str] | None = None
    chair: str = ""
    at_line: str | None = "decide"
    awards_per_entry: int | None = 1
    awards_per_entrant: int | None = None
    minimum_judges: int | None = None


def decisions_of(competition: Competition) -> Decisions:
    """What has been decided so far."""
    rules = competition.rules

    def said(path: str, value):
        return None if is_open(rules, path) else value

    last = decisive(rules)
    at = f"round.{last.id}" if last else "round"
    comparison = last and said(f"{at}.threshold", "none" if last.threshold is None else last.comparison)
    return Decisions(
        threshold_comparison=comparison,
        threshold=hundredths(last.threshold) if comparison else None,
        tie_chain=said("ties.chain", list(rules.ties.chain)),
        chair=rules.ties.chair,
        at_line=said("ties.at_line", rules.ties.at_line),
        awards_per_entry=said("limits.per_entry", rules.limits.per_entry),
        awards_per_entrant=said("limits.per_entrant", rules.limits.per_entrant),
        minimum_judges=last and said(f"{at}.minimum", last.minimum),
    )


def decide(competition: Competition, wanted: Decisions, **act) -> None:
    """Write the rules, until judging opens; what is not decided keeps its provisional value and stays open."""
    rules = competition.rules
    last = decisive(rules)
    _check(wanted, rules)
    after = replace(rules, ties=_ties(wanted, rules.ties), limits=_limits(wanted, rules))
    after = key_by_key(key_by_key(after, "ties", ("chain", "at_line")), "limits", ("per_entry", "per_entrant"))
    after = marked(after, {
        "ties.chain": wanted.tie_chain is not None,
        "ties.at_line": wanted.at_line is not None,
        "limits.per_entry": wanted.awards_per_entry is not None,
        "limits.per_entrant": wanted.awards_per_entrant is not None,
    })  # fmt: skip
    if last is not None:
        after = _passing(after, last, wanted)
    amend(competition, after, verb="rules changed", **act)


def steps_of(rules: Rules) -> Iterator[str]:
    """Every step that may stand between equal results under these rules."""
    scored = [round_ for round_ in rules.rounds if isinstance(round_, Scored)]
    yield from dict.fromkeys(
        f"criterion:{criterion.id}" for round_ in reversed(scored) for criterion in round_.criteria
    )
    yield from OF_SHEETS if scored else ()
    yield from (f"round:{round_.id}" for round_ in rules.rounds[:-1] if isinstance(round_, Scored | Public))
    yield LOT


def most_points(round_: Scored) -> int | None:
    """The most points an entry can have, in hundredths; None while a maximum is missing, or where points are added."""
    maxima = [_most(criterion) for criterion in round_.criteria]
    if not maxima or None in maxima or round_.carries or round_.combine == "sum":
        return None
    return hundredths(sum(maxima))


def is_reachable(threshold: int | None, comparison: str | None, total: int | None) -> bool:
    """Whether an entry can meet the threshold at all; true while one of them is not known."""
    if threshold is None or total is None:
        return True
    return threshold < total if comparison == "gt" else threshold <= total


def _most(criterion: Criterion) -> Fraction | None:
    """The most points of a criterion in the group that may have most."""
    maxima = [part.maximum for part in criterion.parts] or [criterion.maximum]
    if None in maxima:
        return None
    own = [(sum(maxima), criterion.factor)]
    others = [
        (other.maximum or sum(maxima), other.factor or criterion.factor) for other in criterion.differences.values()
    ]
    return max(maximum * factor for maximum, factor in own + others)


def _ties(wanted: Decisions, ties: Ties) -> Ties:
    chain = ties.chain if wanted.tie_chain is None else tuple(wanted.tie_chain)
    return replace(ties, chain=chain, chair=wanted.chair, at_line=wanted.at_line or ties.at_line)


def _limits(wanted: Decisions, rules: Rules) -> Limits:
    now = rules.limits
    entrant = now.per_entrant if wanted.awards_per_entrant is None else wanted.awards_per_entrant
    return replace(now, per_entry=wanted.awards_per_entry or now.per_entry, per_entrant=entrant)


def _passing(rules: Rules, last: Scored, wanted: Decisions) -> Rules:
    """The threshold and the least number of judges, in the last scored round."""
    is_same = last.threshold is not None and hundredths(last.threshold) == wanted.threshold
    has_threshold = wanted.threshold_comparison in ("ge", "gt") and (is_same or wanted.threshold is not None)
    threshold, comparison = last.threshold, last.comparison
    if wanted.threshold_comparison == "none":
        threshold, comparison = None, "ge"
    elif has_threshold:
        threshold = last.threshold if is_same else points(wanted.threshold)
        comparison = wanted.threshold_comparison
    decided = replace(last, threshold=threshold, comparison=comparison, minimum=wanted.minimum_judges or last.minimum)
    rounds = tuple(decided if each is last else each for each in rules.rounds)
    return marked(replace(rules, rounds=rounds), {
        f"round.{last.id}.threshold": has_threshold or wanted.threshold_comparison == "none",
        f"round.{last.id}.minimum": wanted.minimum_judges is not None,
    })  # fmt: skip


def _check(wanted: Decisions, rules: Rules) -> None:
    last = decisive(rules)
    if wanted.threshold_comparison not in (None, *COMPARISONS):
        raise Invalid("Please choose how points meet the threshold.")
    if wanted.threshold_comparison in (None, "none") and wanted.threshold is not None:
        raise Invalid("Please choose how points meet the threshold.")
    if last and not is_reachable(wanted.threshold, wanted.threshold_comparison, most_points(last)):
        raise Invalid("Nobody could reach this threshold: it is above the points on offer.")
    if wanted.awards_per_entrant is not None and wanted.awards_per_entrant < 0:
        raise Invalid("The number of awards must be zero or more.")
    if wanted.minimum_judges is not None and wanted.minimum_judges < 1:
        raise Invalid("At least one judge must score each entry.")
    _check_chain(wanted.tie_chain or [], wanted.chair, rules)


def _check_chain(chain: list[str], chair: str, rules: Rules) -> None:
    known = [*steps_of(rules), *rules.ties.chain]
    if any(step not in known for step in chain) or len(set(chain)) < len(chain):
        raise Invalid("Each step between equal results may be used once.")
    if "chair" in chain and not chair:
        raise Invalid("Please enter the number of the judge who chairs.")
