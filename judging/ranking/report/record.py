"""The whole result as plain values, ready for JSON (``docs/rules.md``, section 12); the same bytes for the same input.

Exact figures are texts such as "262/3". ``total`` is rounded for the page, with as many
decimals as keep the totals of its group apart; the order of the entries is that of the
result: by group, best first, entries without a place last.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from fractions import Fraction
from hashlib import sha256
from typing import Any

from judging.ranking.explain import Explainer
from judging.ranking.printing import printed
from judging.ranking.report.derivation import derivation
from judging.ranking.rules import ALL, Rules
from judging.ranking.types import Given, Outcome, Standing, TieAcrossLine


@dataclass(frozen=True, slots=True)
class Names:
    """What stands for the rules and for the input: hashes in hexadecimal."""

    rules: str
    input: str


def input_hash(given: Given, chair: str = "") -> str:
    """The SHA-256 of everything that was handed in besides the rules; the order of the rows means nothing."""
    content = {
        "entries": _ordered([c.entry, c.group, c.entrant, c.number, sorted(c.recognised)] for c in given.entries),
        "scores": _ordered(
            [s.round, s.entry, s.judge, s.criterion, str(s.points), s.panel, _text(s.weight)] for s in given.scores
        ),
        "ballots": _ordered([*asdict(b).values()] for b in given.ballots),
        "votes": _ordered([v.round, v.entry, v.votes] for v in given.votes),
        "required": _ordered([*key, sorted(judges)] for key, judges in given.required.items()),
        "decisions": _ordered([d.group or "", list(d.entries)] for d in given.decisions),
        "withheld": _ordered([w.award, w.group or ""] for w in given.withheld),
        "seed": given.seed,
        "chair": chair,
    }
    return sha256(json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def _ordered(rows: Iterable[list]) -> list[list]:
    return sorted(rows)


def _text(figure: Fraction | None) -> str | None:
    return None if figure is None else str(figure)


def record(rules: Rules, outcome: Outcome, names: Names) -> dict[str, Any]:
    """Everything: entries with their derivations, awards, ties and warnings."""
    explainer = Explainer(rules, outcome)
    return {
        "rules": {"id": rules.id, "hash": names.rules},
        "input_hash": names.input,
        "entries": [_entry(rules, standing, explainer) for standing in outcome.standings],
        "awards": [*_awards(outcome)],
        "warnings": [*warnings(outcome)],
    }


def written(content: dict[str, Any]) -> str:
    """The record as text: one line an entry, an award and a warning, the same on every machine."""
    return "{" + ",".join(f"\n{_json(key)}: {_block(value)}" for key, value in content.items()) + "\n}\n"


def _block(value: Any) -> str:
    if not isinstance(value, list) or not value:
        return _json(value)
    return "[\n" + ",\n".join(map(_json, value)) + "\n]"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def is_open(outcome: Outcome) -> bool:
    """Whether a tie across a line still awaits its decision."""
    return any(not tie.decided for tie in outcome.ties)


def shown_total(standing: Standing, explainer: Explainer) -> str:
    """The total as it is printed, with a decimal point and no thousands: "1608.50"; "" where there is none."""
    if standing.total is None:
        return ""
    return printed(standing.total, explainer.decimals[standing.group], "en").replace(",", "")


def _entry(rules: Rules, standing: Standing, explainer: Explainer) -> dict[str, Any]:
    return {
        "entry": standing.entry,
        "group": standing.group,
        "entrant": standing.entrant,
        "number": standing.number,
        "exact": _text(standing.total),
        "total": shown_total(standing, explainer) or None,
        "place": standing.place,
        "tied_with": list(standing.tied_with),
        "qualified": standing.qualified,
        "band": standing.band,
        "award": standing.award,
        "awards": list(standing.awards),
        "reason": str(standing.reason),
        "last_round": standing.last_round,
        "explanation": explainer.explain(standing),
        "derivation": derivation(rules, standing),
    }


def _awards(outcome: Outcome) -> Iterator[dict[str, Any]]:
    """What became of every award, with the ties at which it is at stake: one over several groups concerns each."""
    groups = {standing.entry: standing.group for standing in outcome.standings}
    concerned = [(tie, {groups[e] for e in tie.entries} if tie.group is None else {tie.group}) for tie in outcome.ties]
    for count in outcome.awards:
        ties = [tie for tie, of in concerned if count.award in tie.awards and count.group in of]
        yield {
            "award": count.award,
            "group": count.group,
            "cap": ALL if count.cap is None else count.cap,
            "given": count.given,
            "held": count.held,
            "withheld": count.withheld,
            "tie_across_line": [_tie(tie) for tie in ties],
        }


def _tie(tie: TieAcrossLine) -> dict[str, Any]:
    return {
        "entries": list(tie.entries),
        "awards": list(tie.awards),
        "decided": tie.decided,
        "order": list(tie.order),
    }


def warnings(outcome: Outcome) -> Iterator[dict[str, Any]]:
    """What people should look at before they sign, ties that await a decision first."""
    for tie in outcome.ties:
        if not tie.decided:
            yield {"code": "tie_awaits_decision", "group": tie.group, "entries": list(tie.entries)}
    for warning in outcome.warnings:
        told = {"code": warning.code, "round": warning.round}
        if warning.because:
            yield told | {"because": warning.because}
        else:
            yield told | {"entry": warning.entry, "value": str(warning.value)}
    for decision in outcome.unused_decisions:
        yield {"code": "decision_unused", "group": decision.group, "entries": list(decision.entries)}
