"""What the list of a round shows: its entries with what was recorded of them, or with their results."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from flask import request

from judging.competitions.document import rule_of
from judging.competitions.models import Competition, Round
from judging.desk import course
from judging.entries.queries import Page
from judging.errors import Incomplete
from judging.findings import checking, queries
from judging.findings.models import Finding
from judging.infra.i18n import named
from judging.ranking.rules import Eligibility, Vote
from judging.ranking.rules import Round as Rule
from judging.web.desk.findings_forms import Row

#: What a list can be narrowed to: of a round under way, and of a closed one.
STATES = ("missing", "recorded", "passed", "out")


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a round's list, and what it was narrowed to."""

    round: Round
    rule: Rule
    page: Page
    rows: list[Row]
    chosen: dict
    counts: dict[str, int]
    results: dict[int, course.Result] = field(default_factory=dict)
    refusal: Incomplete | None = None

    @property
    def unrecorded(self) -> list[Row]:
        """The rows of this page of which nothing has been recorded."""
        return [row for row in self.rows if row.finding is None]

    def address(self, **other) -> dict:
        """What the address of this list says, with something else said."""
        said = {"state": self.chosen["state"], "group": self.chosen["group"], "q": self.chosen["q"],
                "page": self.page.number}  # fmt: skip
        told = {name: value or None for name, value in (said | other).items()}
        return told | {"page": told["page"] if told["page"] != 1 else None}


def listing(competition: Competition, round_: Round, numbers: Iterable[int] | None = None) -> Listing:
    """The list the address asks for; the rows are those of ``numbers`` where a form was sent of them."""
    results, refusal = _results(competition, round_)
    kept, takers = queries.findings_in(round_), queries.takers_in(round_)
    kinds = {
        "missing": takers - kept.keys(),
        "recorded": takers & kept.keys(),
        "passed": {entry for entry, result in results.items() if result.is_passed},
        "out": {entry for entry, result in results.items() if not result.is_passed},
    }
    chosen = _chosen(competition)
    page = queries.listing(
        round_,
        among=kinds.get(chosen["state"]),
        category_id=chosen["group"],
        search=chosen["q"],
        page=request.args.get("page", 1, type=int),
    )
    shown = page.rows if numbers is None else [e for e in queries.entries_in(round_) if e.number in {*numbers}]
    rows = [Row(entry, kept.get(entry.id)) for entry in shown]
    counts = {"": len(takers)} | {name: len(ids) for name, ids in kinds.items()}
    return Listing(round_, rule_of(competition, round_), page, rows, chosen, counts, results, refusal)


def verdict(rule: Rule, finding: Finding) -> tuple[str, str]:
    """What a recorded finding says so far: (good or bad, the names of failing conditions or ``quorum``)."""
    if isinstance(rule, Eligibility):
        failing = checking.failing(rule, finding.data)
        return "bad" if failing else "good", "; ".join(named(c) for c in rule.conditions if c.id in failing)
    if isinstance(rule, Vote) and not checking.is_valid_session(rule, finding.data):
        return "bad", "quorum"
    return "good", ""


def _chosen(competition: Competition) -> dict:
    state = request.args.get("state", "")
    return {
        "state": state if state in STATES else "",
        "group": request.args.get("group", type=int),
        "q": request.args.get("q", "").strip()[:100],
    }


def _results(competition: Competition, round_: Round) -> tuple[dict[int, course.Result], Incomplete | None]:
    """Of a closed round who passed and why; or why nobody can say yet."""
    if round_.state != "closed":
        return {}, None
    try:
        return course.results_of(competition, round_), None
    except Incomplete as refusal:
        return {}, refusal
