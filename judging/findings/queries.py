"""Reading findings, as rows and as what the ranking takes."""

from collections.abc import Collection, Iterator
from fractions import Fraction

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from judging.competitions.models import Round
from judging.entries.models import Entry
from judging.entries.queries import PAGE, Page
from judging.errors import NotFound
from judging.findings.models import Finding
from judging.infra.db import db
from judging.infra.text import folded
from judging.panel import queries as panel
from judging.ranking import types


def findings_in(round_: Round) -> dict[int, Finding]:
    """Entry id -> what has been recorded of it in this round."""
    return {row.entry_id: row for row in db.session.scalars(select(Finding).where(Finding.round_id == round_.id))}


def takers_in(round_: Round) -> set[int]:
    """The ids of the entries that take part in a round."""
    return set(db.session.scalars(panel.taking_part(round_, Entry.id)))


def entries_in(round_: Round) -> list[Entry]:
    """The entries that take part in a round, by number, with their groups."""
    rows = db.session.scalars(panel.taking_part(round_, Entry).options(joinedload(Entry.category)))
    return list(rows)


def missing_in(round_: Round) -> list[Entry]:
    """The entries of a round of which nothing has been recorded yet, by number."""
    recorded = findings_in(round_)
    return [entry for entry in entries_in(round_) if entry.id not in recorded]


def entry_in(round_: Round, number: int) -> Entry:
    """One of the entries that take part in a round, by number; raises NotFound."""
    found = db.session.scalar(panel.taking_part(round_, Entry).where(Entry.number == number))
    if found is None:
        raise NotFound()
    return found


def finding_of(round_: Round, entry: Entry) -> Finding | None:
    """What has been recorded of one entry."""
    return db.session.get(Finding, (round_.id, entry.id))


def newest_in(round_: Round) -> Finding | None:
    """What was recorded last in a round: who was present then probably still is."""
    rows = select(Finding).where(Finding.round_id == round_.id)
    return db.session.scalar(rows.order_by(Finding.recorded_at.desc(), Finding.entry_id.desc()).limit(1))


def following(round_: Round, number: int) -> Entry | None:
    """The next entry after ``number`` of which nothing has been recorded; from the front again after the last."""
    waiting = [entry for entry in missing_in(round_) if entry.number != number]
    return next((entry for entry in waiting if entry.number > number), next(iter(waiting), None))


def listing(
    round_: Round, *, among: Collection[int] | None = None, category_id: int | None, search: str = "", page: int = 1
) -> Page:
    """The entries of a round by number, a page at a time: of these ids (all, unless told), of a group, with words."""
    wanted = panel.taking_part(round_, Entry).options(joinedload(Entry.category))
    if category_id:
        wanted = wanted.where(Entry.category_id == category_id)
    for word in folded(search).split():
        wanted = wanted.where(Entry.search.contains(word, autoescape=True))
    rows = [entry for entry in db.session.scalars(wanted) if among is None or entry.id in among]
    number = min(max(1, page), max(1, -(-len(rows) // PAGE)))
    return Page(rows[(number - 1) * PAGE : number * PAGE], number, len(rows))


def answers_in(round_: Round) -> Iterator[types.Score]:
    """Of a round of eligibility: one answer, 1 or 0, for each member who examined a condition."""
    if round_.kind == "eligibility":
        for number, row in _by_number(round_):
            for condition, (yes, answers) in row.data.items():
                for member in range(answers):
                    yield types.Score(str(number), str(member + 1), condition, Fraction(int(member < yes)), round_.key)


def ballots_in(round_: Round) -> Iterator[types.Ballots]:
    """Of a council's vote: the ballots on each entry."""
    if round_.kind == "vote":
        for number, row in _by_number(round_):
            yield types.Ballots(entry=str(number), round=round_.key, **row.data)


def votes_in(round_: Round) -> Iterator[types.Votes]:
    """Of a public vote: the votes for each entry."""
    if round_.kind == "public":
        for number, row in _by_number(round_):
            yield types.Votes(str(number), round_.key, row.data["votes"])


def _by_number(round_: Round) -> Iterator[tuple[int, Finding]]:
    """What has been recorded in a round, with the number of the entry it is of."""
    rows = select(Entry.number, Finding).join(Finding, Finding.entry_id == Entry.id)
    yield from db.session.execute(rows.where(Finding.round_id == round_.id).order_by(Entry.number))
