"""Where one sheet stands: what is kept of it, and whether it can still change."""

from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import and_, select

from judging.competitions.models import Round
from judging.entries.models import Entry
from judging.errors import NotFound
from judging.infra.db import db
from judging.panel.models import ConflictOfInterest, Judge, JudgeCategory, StandDown, Waiver
from judging.scoring.merge import Sheet
from judging.scoring.models import HandIn, ScoreSheet
from judging.scoring.queries import scales_of
from judging.scoring.scales import Scale

#: Marks a sentence for the catalogue.
N_ = str

WAITING = N_("Judging has not begun. Scores can be given once the organisers open it.")
CLOSED = N_("The round is closed; scores can no longer change.")
NOT_JUDGED = N_("This product is not being judged. Please call the organisers if you need to.")
CONFLICT = N_("You have declared a conflict of interest; this sheet is closed.")
WAIVED = N_("The organisers do without your sheet of this product. Please call them if you want to score it.")
STOOD_DOWN = N_("The organisers have left you out of this group. Please call them if you have a question.")
HANDED_IN = (
    "You have handed this group in; its scores can no longer change. Please call the organisers if one is wrong."
)


class Ref(NamedTuple):
    """Stands for a row in the log, without reading that row anew under the lock."""

    id: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a judge's scores of one entry go: plain values, read before the lock and good beyond it."""

    competition: Ref
    person: Ref
    judge_id: int
    entry_id: int
    category_id: int
    scales: tuple[Scale, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """A sheet as kept, its row (None before the first score), and why it is closed (None while it is open)."""

    row: int | None
    sheet: Sheet
    closed: str | None


def place_of(judge: Judge, number: int) -> Place:
    """The place for ``judge``'s scores of entry ``number``; raises NotFound outside the judge's groups."""
    mine = select(Entry.id, Entry.category_id).join(JudgeCategory, JudgeCategory.category_id == Entry.category_id)
    mine = mine.where(JudgeCategory.judge_id == judge.id, Entry.competition_id == judge.competition_id)
    found = db.session.execute(mine.where(Entry.number == number, Entry.state == "accepted")).first()
    if found is None:
        raise NotFound()
    return Place(
        competition=Ref(judge.competition_id),
        person=Ref(judge.person_id),
        judge_id=judge.id,
        entry_id=found.id,
        category_id=found.category_id,
        scales=scales_of(judge.competition_id),
    )


def standing_of(place: Place) -> Standing:
    """The sheet at ``place`` as it stands at this moment."""
    found = db.session.execute(_everything(place)).one()
    kept = Sheet(found.scores, found.comment, found.version) if found.sheet else Sheet()
    return Standing(found.sheet, kept, _closed(found))


def hold(place: Place) -> None:
    """Nobody closes the round or hands the group in until this transaction ends (SQLite's writer holds everything)."""
    if db.engine.dialect.name != "sqlite":
        held = select(Judge.id, Round.id).join(Round, Round.competition_id == Judge.competition_id)
        db.session.execute(held.where(Judge.id == place.judge_id).with_for_update(read=True))


def _closed(found) -> str | None:
    reasons = (
        (found.round == "waiting", WAITING),
        (found.round == "closed", CLOSED),
        (found.entry != "accepted" or not found.is_active, NOT_JUDGED),
        (found.is_conflict, CONFLICT),
        (found.is_waived, WAIVED),
        (found.is_stood_down, STOOD_DOWN),
        (found.is_handed_in, HANDED_IN),
    )
    return next((sentence for is_so, sentence in reasons if is_so), None)


def _everything(place: Place):
    """One statement: the sheet and everything that could close it."""
    one_sheet = {"judge_id": place.judge_id, "entry_id": place.entry_id}
    whole_group = {"judge_id": place.judge_id, "category_id": place.category_id}
    columns = (
        Round.state.label("round"),
        Entry.state.label("entry"),
        Judge.is_active,
        select(HandIn.judge_id).filter_by(**whole_group).exists().label("is_handed_in"),
        select(StandDown.judge_id).filter_by(**whole_group).exists().label("is_stood_down"),
        select(ConflictOfInterest.judge_id).filter_by(**one_sheet).exists().label("is_conflict"),
        select(Waiver.judge_id).filter_by(**one_sheet).exists().label("is_waived"),
        ScoreSheet.id.label("sheet"),
        ScoreSheet.scores,
        ScoreSheet.comment,
        ScoreSheet.version,
    )
    own = and_(ScoreSheet.judge_id == Judge.id, ScoreSheet.entry_id == Entry.id)
    rows = select(*columns).select_from(Judge).join(Entry, Entry.id == place.entry_id).outerjoin(ScoreSheet, own)
    rows = rows.join(Round, Round.competition_id == Judge.competition_id).where(Judge.id == place.judge_id)
    return rows.order_by(Round.position.desc()).limit(1)
