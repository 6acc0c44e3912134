"""What decides between products: threshold, ties, limits, and who sees what. Frozen when judging opens."""

from dataclasses import asdict, dataclass
from datetime import datetime

from judging.audit.recording import record
from judging.competitions.models import COMPARISONS, Competition
from judging.competitions.setting_up import fill, hold
from judging.errors import Closed, Invalid

#: Steps of a tie chain besides ``criterion:<id>``.
FIGURES = ("median", "highest", "lowest")


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules as the organiser enters them; None for not decided yet.

    ``tie_chain`` is the order of tie-breaks, the empty list the decision to have none.
    ``awards_per_entrant`` 0 is the decision to have no limit.
    """

    threshold_comparison: str | None = None
    threshold: int | None = None
    tie_chain: list[str] | None = None
    awards_per_entrant: int | None = None
    minimum_judges: int | None = None
    is_identity_shown: bool = False
    is_total_public: bool = False
    is_statement_required: bool = False


def decide(competition: Competition, wanted: Rules, *, seen: int, has_entries: bool, actor, now: datetime) -> None:
    """Write the rules, until judging opens."""
    hold(competition, seen=seen)
    if has_entries and wanted.is_statement_required != competition.is_statement_required:
        raise Closed("Products have been submitted: whether texts per criterion are required can no longer change.")
    _check_threshold(competition, wanted)
    _check_chain(competition, wanted.tie_chain or [])
    if wanted.awards_per_entrant is not None and wanted.awards_per_entrant < 0:
        raise Invalid("The number of awards must be zero or more.")
    if wanted.minimum_judges is not None and wanted.minimum_judges < 1:
        raise Invalid("At least one judge must score each product.")
    changed = fill(competition, asdict(wanted))
    if changed:
        record("rules changed", now=now, actor=actor, competition=competition, fields=changed)


def total_of(competition: Competition) -> int | None:
    """The most points a product can receive, in hundredths; None while a maximum is missing."""
    maxima = [criterion.maximum for criterion in competition.criteria]
    return sum(maxima) if maxima and None not in maxima else None


def _check_threshold(competition: Competition, wanted: Rules) -> None:
    if wanted.threshold_comparison not in (None, *COMPARISONS):
        raise Invalid("Please choose how points meet the threshold.")
    if wanted.threshold_comparison in (None, "none") and wanted.threshold is not None:
        raise Invalid("Please choose how points meet the threshold.")
    if not is_reachable(wanted.threshold, wanted.threshold_comparison, total_of(competition)):
        raise Invalid("Nobody could reach this threshold: it is above the points on offer.")


def is_reachable(threshold: int | None, comparison: str | None, total: int | None) -> bool:
    """Whether a product can meet the threshold at all; true while one of them is not known."""
    if threshold is None or total is None:
        return True
    return threshold < total if comparison == "gt" else threshold <= total


def _check_chain(competition: Competition, chain: list[str]) -> None:
    known = [*(f"criterion:{criterion.id}" for criterion in competition.criteria), *FIGURES]
    if any(step not in known for step in chain) or len(set(chain)) < len(chain):
        raise Invalid("Each step between equal results may be used once.")
