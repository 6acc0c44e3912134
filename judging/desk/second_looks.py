"""Entries whose sheets lie further apart than the rules allow, and letting judges score them again."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from sqlalchemy import select

from judging.accounts.models import Person
from judging.competitions.document import rule_of
from judging.competitions.holding import hold
from judging.competitions.models import Competition, Round
from judging.competitions.queries import stage_of
from judging.entries.models import Entry
from judging.errors import NotFound, Stale
from judging.infra.db import db
from judging.panel import queries as panel
from judging.panel.models import Judge
from judging.ranking.rules import Scored
from judging.results import computing
from judging.scoring import second_looks


@dataclass(frozen=True, slots=True)
class FarApart:
    """An entry, by how many points its sheets differ, and what each judge gave it."""

    entry: Entry
    spread: Fraction
    sheets: list[tuple[Judge, Fraction]]


def round_of(competition: Competition) -> Round:
    """The scored round that judges see, where the rules say how far sheets may lie apart; raises NotFound."""
    round_ = competition.scored_round
    if round_ is None or _allowed(competition, round_) is None:
        raise NotFound()
    return round_


def allowed(competition: Competition) -> Fraction:
    """By how many points the sheets of one entry may differ; raises NotFound where the rules do not say."""
    return _allowed(competition, round_of(competition))


def is_foreseen(competition: Competition) -> bool:
    """Whether entries of the round under way could be scored again once it is closed."""
    round_ = competition.round
    return _allowed(competition, round_) is not None and round_.attempt == 1


def may_open(competition: Competition) -> bool:
    """Whether entries can be scored again now: the round is closed for the first time, and the next one waits."""
    round_ = competition.scored_round
    if round_ is None or _allowed(competition, round_) is None:
        return False
    is_time = stage_of(competition) in ("judging", "closed")
    return is_time and round_.state == "closed" and round_.attempt == 1 and round_.required is None


def far_apart(competition: Competition) -> list[FarApart]:
    """The entries of the closed round whose sheets differ too much, by number; raises Incomplete."""
    round_ = round_of(competition)
    outcome = computing.so_far(competition, round_)
    warnings = [each for each in outcome.warnings if each.code == "spread" and each.round == round_.key]
    spreads = {int(each.entry): each.value for each in warnings}
    sheets = {standing.number: standing for standing in outcome.standings}
    judges = {str(judge.number): judge for judge in panel.judges_of(competition.id)}
    rows = select(Entry).where(Entry.competition_id == competition.id, Entry.number.in_(spreads))
    return [
        FarApart(entry, spreads[entry.number], [
            (judges[sheet.judge], sheet.total)
            for result in sheets[entry.number].rounds if result.round == round_.key
            for sheet in sorted(result.sheets, key=lambda sheet: judges[sheet.judge].number)
        ])
        for entry in db.session.scalars(rows.order_by(Entry.number))
    ]  # fmt: skip


def open_again(
    competition: Competition, numbers: Collection[int], *, reason: str, actor: Person, now: datetime
) -> None:
    """Let these entries be scored again; raises Stale for a number whose sheets are not far apart."""
    hold(competition, "judging", "closed")
    found = {each.entry.number: each.entry for each in far_apart(competition)} if may_open(competition) else {}
    if not set(numbers) <= found.keys():
        raise Stale("The sheets of these entries are not far apart any more. Please look again.")
    chosen = [found[number] for number in sorted(set(numbers))]
    second_looks.open_again(competition, chosen, reason=reason, actor=actor, now=now)


def _allowed(competition: Competition, round_: Round) -> Fraction | None:
    rule = rule_of(competition, round_)
    return rule.spread if isinstance(rule, Scored) else None
