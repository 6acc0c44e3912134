"""How each judge walks through their groups, as chosen for the round; the order itself is ``walking``."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select

from judging.accounts.models import Person
from judging.audit.recording import record
from judging.competitions import lifecycle
from judging.competitions.holding import hold
from judging.competitions.models import Competition, Round
from judging.entries.models import Entry
from judging.errors import Invalid, NotFound
from judging.infra.db import db
from judging.panel.models import Judge, JudgeCategory
from judging.panel.walking import WAYS, Walk, order_for


def walks_of(judge: Judge, round_: Round) -> dict[int, Walk]:
    """Group (its id) -> the walk of this judge through it in a round."""
    mine = select(JudgeCategory.category_id).where(JudgeCategory.judge_id == judge.id)
    return {
        category: Walk(way=round_.walk, rank=rank, tables=tables, draw=f"{round_.competition_id}.{round_.key}")
        for category, (rank, tables) in _known(judge, mine).items()
    }


def walked(judge: Judge, round_: Round, entries: Iterable[Entry]) -> list[Entry]:
    """``entries``, of one group or of several, group by group in the order of this judge's walk."""
    groups = defaultdict(dict)
    for entry in entries:
        groups[entry.category_id][entry.number] = entry
    walks = walks_of(judge, round_)
    return [
        found[number] for category, found in groups.items() for number in order_for(found, walks.get(category, Walk()))
    ]


def _known(judge: Judge, mine) -> dict[int, tuple[int, tuple[int, ...]]]:
    """Group -> how many judges come before, and the numbers that ever stood there."""
    before = select(JudgeCategory.category_id).join(Judge).where(Judge.number < judge.number)
    ranks = defaultdict(int)
    for category in db.session.scalars(before.where(JudgeCategory.category_id.in_(mine))):
        ranks[category] += 1
    standing = select(Entry.category_id, Entry.number).where(Entry.category_id.in_(mine), Entry.number.is_not(None))
    standing = standing.where(Entry.state.in_(("accepted", "withdrawn")))
    tables = {category: [] for category in db.session.scalars(mine)}
    for category, number in db.session.execute(standing.order_by(Entry.number)):
        tables[category].append(number)
    return {category: (ranks[category], tuple(numbers)) for category, numbers in tables.items()}


def choose(competition: Competition, round_: Round, way: str, *, actor: Person, now: datetime) -> None:
    """Lead the judges of a round another way; what is scored already stays as it is. Raises Closed after the round."""
    hold(competition, "draft", "open", "judging")
    lifecycle.require(round_.state, "waiting", "judging")
    if way not in WAYS:
        raise Invalid("Please choose one of the ways.")
    if round_.kind != "score":
        raise NotFound()
    if round_.walk == way:
        return
    round_.walk = way
    record("walking order chosen", now=now, actor=actor, competition=competition, subject=f"round:{round_.id}", way=way)
