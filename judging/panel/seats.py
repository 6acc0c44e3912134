"""Where judges sit: in which scored rounds, and in which panel of each."""

from collections.abc import Mapping

from judging.competitions.document import rule_of
from judging.competitions.models import Competition, Round
from judging.errors import Closed, Conflict, Invalid
from judging.panel.models import Judge, RoundSeat
from judging.ranking.rules import Panel, Scored

#: Marks a sentence for the catalogue.
N_ = str

NOT_CHOSEN = N_("Please choose this judge's panel in every round that has panels.")


def panels_of(competition: Competition, round_: Round) -> tuple[Panel, ...]:
    """The panels of a round; none where all judges are one."""
    rule = rule_of(competition, round_)
    return rule.panels if isinstance(rule, Scored) else ()


def is_choice(competition: Competition) -> bool:
    """Whether there is anything to choose: several scored rounds, or panels in one."""
    rounds = competition.scored_rounds
    return len(rounds) > 1 or any(panels_of(competition, round_) for round_ in rounds)


def is_settled(round_: Round) -> bool:
    """Whether nobody can begin to score in it: it is closed, or some of its sheets are being scored again."""
    return round_.state == "closed" or round_.attempt > 1


def seats_of(judge: Judge) -> dict[str, str]:
    """Scored round -> the judge's panel there ("" where none is named), by key, in order."""
    chosen = {seat.round_id: seat.panel for seat in judge.seats}
    rounds = judge.competition.scored_rounds
    return {row.key: chosen.get(row.id, "") for row in rounds if not chosen or row.id in chosen}


def without_panel(judge: Judge) -> list[Round]:
    """The rounds still to be scored where this judge sits and needs a panel."""
    seats = seats_of(judge)
    return [
        round_
        for round_ in judge.competition.scored_rounds
        if round_.key in seats and not is_settled(round_) and not _fits(judge.competition, round_, seats[round_.key])
    ]


def seat(judge: Judge, wanted: Mapping[str, str] | None, *, before: Mapping[str, str]) -> None:
    """Let the judge sit as ``wanted`` (round -> panel; None: in every round still to be scored), and ``before`` as far
    as rounds are settled.

    Raises Closed for a settled round, Conflict where a round under way would lose the judge.
    """
    competition = judge.competition
    rounds = {round_.key: round_ for round_ in competition.scored_rounds}
    settled = {key for key, round_ in rounds.items() if is_settled(round_)}
    if wanted is None:
        wanted = {key: "" for key in rounds if key not in settled}
    _check(wanted, before, rounds=rounds, settled=settled)
    chosen = {key: panel for key, panel in before.items() if key in settled} | dict(wanted)
    if rounds and not chosen:
        raise Invalid("Please choose at least one round for this judge.")
    if any(not _fits(competition, rounds[key], panel) for key, panel in chosen.items() if key not in settled):
        raise Invalid(NOT_CHOSEN)
    _write(judge, {rounds[key].id: panel for key, panel in chosen.items()}, everywhere=len(chosen) == len(rounds))


def require_panels(judge: Judge) -> None:
    """Refuse a judge who would score without a panel where the rules have panels; raises Conflict."""
    if without_panel(judge):
        raise Conflict(NOT_CHOSEN)


def _check(wanted: Mapping[str, str], before: Mapping[str, str], *, rounds: Mapping, settled: set[str]) -> None:
    if not wanted.keys() <= rounds.keys():
        raise Invalid("Please choose at least one round for this judge.")
    if rounds and settled == rounds.keys() and not before:
        raise Closed("Every round with points is closed already: nobody can be added to the panel any more.")
    if any(wanted[key] != before.get(key) for key in wanted.keys() & settled):
        raise Closed("A round that is closed keeps its judges.")
    if any(rounds[key].state == "judging" for key in before.keys() - wanted.keys() - settled):
        raise Conflict(
            "The round is open: judges can be added to it, not taken out. Stand the judge down from a group instead."
        )


def _fits(competition: Competition, round_: Round, panel: str) -> bool:
    panels = panels_of(competition, round_)
    return not panels or panel in {each.id for each in panels}


def _write(judge: Judge, chosen: Mapping[int, str], *, everywhere: bool) -> None:
    """Rows for each seat; none where the judge sits in every round and no panel is named: so it stays in new rounds."""
    rows = {} if everywhere and not any(chosen.values()) else chosen
    known = {row.round_id: row for row in judge.seats}
    judge.seats = [known.get(round_id) or RoundSeat(round_id=round_id) for round_id in rows]
    for row in judge.seats:
        row.panel = rows[row.round_id]
