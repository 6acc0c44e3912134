"""Two opinions on one random competition: the engine's and the second implementation's, in the same words."""

from fractions import Fraction

from judging.errors import Incomplete, Invalid
from judging.ranking.document.reading import read
from judging.ranking.pipeline import rank
from judging.ranking.types import Ballots, Candidate, Decision, Given, Outcome, Score, Votes, Withheld
from tests.second.random_competitions import Competition
from tests.second.result import result


def both(drawn: Competition) -> tuple[dict, dict]:
    """Equal where the engine and the second implementation agree; of most refusals only that it is one."""
    return ordered(engine(drawn)), ordered(result(drawn.document(), drawn.given))


def ordered(found: dict) -> dict:
    """The page gives no order to the counts and to the unused decisions, and a code to the refusals of a correction."""
    if "refused" in found:
        return {"refused": found["refused"] if found["refused"].startswith("correction_") else "something"}
    awards = sorted(found["awards"], key=lambda row: (row["award"], row["group"]))
    unused = sorted(found["unused_decisions"], key=lambda decision: decision["entries"])
    return found | {"awards": awards, "unused_decisions": unused}


def engine(drawn: Competition) -> dict:
    rules = read(drawn.text)
    try:
        return plain(rank(rules, given(drawn.given)))
    except (Incomplete, Invalid) as refusal:
        return {"refused": refusal.reason}


def given(rows: dict) -> Given:
    return Given(
        entries=tuple(Candidate(**row | {"recognised": frozenset(row["recognised"])}) for row in rows["entries"]),
        scores=tuple(Score(**row) for row in rows["scores"]),
        ballots=tuple(Ballots(**row) for row in rows["ballots"]),
        votes=tuple(Votes(**row) for row in rows["votes"]),
        required={key: frozenset(judges) for key, judges in rows["required"].items()},
        decisions=tuple(Decision(row["group"], tuple(row["entries"])) for row in rows["decisions"]),
        withheld=tuple(Withheld(**row) for row in rows["withheld"]),
        seed=rows["seed"],
    )


def plain(outcome: Outcome) -> dict:
    return {
        "entries": {
            standing.entry: {
                "group": standing.group,
                "last_round": standing.last_round,
                "total": None if standing.total is None else str(Fraction(standing.total)),
                "place": standing.place,
                "tied_with": sorted(standing.tied_with),
                "qualified": standing.qualified,
                "band": standing.band,
                "award": standing.award,
                "reason": str(standing.reason),
            }
            for standing in outcome.standings
        },
        "awards": [
            {
                "award": row.award,
                "group": row.group,
                "cap": "all" if row.cap is None else row.cap,
                "given": row.given,
                "held": row.held,
                "withheld": row.withheld,
            }
            for row in outcome.awards
        ],
        "ties": [
            {
                "group": tie.group,
                "entries": sorted(tie.entries),
                "stakes": list(tie.awards),
                "decided": tie.decided,
            }
            for tie in outcome.ties
        ],
        "unused_decisions": [
            {"group": decision.group, "entries": list(decision.entries)} for decision in outcome.unused_decisions
        ],
        "effects": effects(outcome),
        "warnings": {
            "spread": sorted([w.round, w.entry] for w in outcome.warnings if w.code == "spread"),
            "correction_not_used": sorted(
                [w.round, w.because] for w in outcome.warnings if w.code == "correction_not_used"
            ),
        },
    }


def effects(outcome: Outcome) -> dict:
    """Round -> judge -> what was taken away, as the derivations of all entries tell it."""
    found: dict = {}
    for standing in outcome.standings:
        for played in standing.rounds:
            for sheet in played.sheets:
                if sheet.effect is not None:
                    found.setdefault(played.round, {}).setdefault(sheet.judge, set()).add(str(sheet.effect))
    return {name: {judge: "/".join(sorted(told)) for judge, told in judges.items()} for name, judges in found.items()}
