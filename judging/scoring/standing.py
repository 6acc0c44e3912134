"""Where one sheet stands: what is kept of it, and whether it can still change."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, and_, bindparam, case, select

from judging.audit.models import Event
from judging.competitions.models import Category, Round
from judging.entries.models import Entry
from judging.infra.db import connection, db
from judging.panel.models import ConflictOfInterest, Judge, JudgeCategory, StandDown, Waiver
from judging.scoring.decisions import SheetReopening
from judging.scoring.merge import Sheet
from judging.scoring.models import HandIn, Memo, ScoreSheet, SecondLook
from judging.scoring.places import IS_REACHED, SITS, Place

#: Marks a sentence for the catalogue.
N_ = str

WAITING = N_("Judging has not begun. Scores can be given once the organisers open it.")
OVERDUE = N_("The deadline of this round has passed. Please call the organisers if a score is missing.")
CLOSED = N_("The round is closed; scores can no longer change.")
NOT_JUDGED = N_("This entry is not being judged. Please call the organisers if you need to.")
CONFLICT = N_("You have declared a conflict of interest; this sheet is closed.")
WAIVED = N_("The organisers do without your sheet of this entry. Please call them if you want to score it.")
STOOD_DOWN = N_("The organisers have left you out of this group. Please call them if you have a question.")
HANDED_IN = N_(
    "You have handed this group in; its scores can no longer change. Please call the organisers if one is wrong."
)


@dataclass(frozen=True, slots=True)
class Standing:
    """A sheet as kept, its row (None before the first score), and why it is closed (None while it is open)."""

    row: int | None
    sheet: Sheet
    closed: str | None


def standing_of(place: Place) -> Standing:
    """The sheet at ``place`` as it stands at this moment."""
    found = row_of(place)
    kept = Sheet(found.scores, found.comment, found.version) if found.sheet else Sheet()
    closed = CLOSED if is_over(found) or found.attempt != place.attempt else reason_of(found)
    return Standing(found.sheet, kept, closed)


def row_of(place: Place) -> Row:
    """Everything known of the sheet at ``place`` (``_COLUMNS``)."""
    wanted = {"judge": place.judge_id, "entry": place.entry_id, "round": place.round_id}
    return connection().execute(_AT_PLACE, wanted).one()


def rows_of(judge_id: int, round_id: int, numbers: Collection[int]) -> dict[int, Row]:
    """Exhibit number -> the same, of those among ``numbers`` that this judge has in the round."""
    wanted = {"judge": judge_id, "round": round_id, "numbers": [*numbers]}
    return {row.number: row for row in connection().execute(_OF_NUMBERS, wanted)}


def hold(judge_id: int, round_id: int) -> None:
    """Nobody else writes this judge's sheets, closes the round or hands a group in until this transaction ends.

    SQLite's writer holds everything anyway.
    """
    if db.engine.dialect.name != "sqlite":
        db.session.execute(select(Judge.id).where(Judge.id == judge_id).with_for_update())
        db.session.execute(select(Round.id).where(Round.id == round_id).with_for_update(read=True))


def is_over(found: Row) -> bool:
    """Whether the round is closed."""
    return found.round == "closed"


def reason_of(found: Row) -> str | None:
    """Why this sheet cannot change while its round is not closed; None where it can."""
    if found.round == "waiting":
        return WAITING
    return CLOSED if is_passed(found) else own_reason_of(found)


def is_passed(found: Row) -> bool:
    """Whether this is a first sheet that stands, of a round in which other entries are scored again."""
    return found.again > found.attempt


def own_reason_of(found: Row) -> str | None:
    """Why this very sheet cannot change, however far its round is; None where nothing is in the way."""
    reasons = (
        (found.state != "accepted" or not found.is_active, NOT_JUDGED),
        (found.is_conflict, CONFLICT),
        (found.is_waived, WAIVED),
        (found.is_stood_down, STOOD_DOWN),
        (found.is_handed_in, HANDED_IN),
    )
    return next((sentence for is_so, sentence in reasons if is_so), None)


def first_closing_of(round_id: int) -> datetime | None:
    """When a round was closed for the first time: ``closed_at`` tells the last."""
    closings = select(Event).join(Round, Round.competition_id == Event.competition_id).where(Round.id == round_id)
    closings = closings.where(Event.verb == "judging closed").order_by(Event.id).add_columns(Round.key)
    found = (event.at for event, key in db.session.execute(closings) if event.data.get("round") == key)
    return next(found, None)


def _is_there(row, **same):
    """Whether this judge has such a row."""
    return (
        select(row.judge_id)
        .where(row.judge_id == Judge.id, *(getattr(row, name) == value for name, value in same.items()))
        .exists()
    )


#: The attempt of an entry: 2 where its sheets lay far apart and it is scored again.
ATTEMPT = case(
    (
        select(SecondLook.entry_id)
        .where(SecondLook.entry_id == Entry.id, SecondLook.round_id == Round.id)
        .correlate(Entry, Round)  # said plainly: it is used a floor deeper as well
        .exists(),
        2,
    ),
    else_=1,
)
_COLUMNS = (
    Entry.id.label("entry"),
    Entry.number,
    Entry.state,
    Entry.category_id,
    Category.key.label("group"),
    Judge.is_active,
    Round.key.label("round_key"),
    Round.state.label("round"),
    Round.attempt.label("again"),
    Round.due_at,
    Round.grace_minutes,
    Round.closed_at,
    ATTEMPT.label("attempt"),
    (
        _is_there(HandIn, round_id=Round.id, attempt=ATTEMPT, category_id=Entry.category_id)
        & ~_is_there(SheetReopening, round_id=Round.id, attempt=ATTEMPT, entry_id=Entry.id, settled_at=None)
    ).label("is_handed_in"),
    _is_there(StandDown, round_id=Round.id, category_id=Entry.category_id).label("is_stood_down"),
    _is_there(ConflictOfInterest, entry_id=Entry.id).label("is_conflict"),
    _is_there(Waiver, round_id=Round.id, entry_id=Entry.id).label("is_waived"),
    ScoreSheet.id.label("sheet"),
    ScoreSheet.scores,
    ScoreSheet.comment,
    ScoreSheet.version,
    ScoreSheet.written,
    Memo.judge_id.label("memo"),
    Memo.note,
    Memo.is_bookmarked,
    Memo.written.label("noted"),
)
#: Built once: a tablet asks this with every tap.
_STANDING = (
    select(*_COLUMNS)
    .select_from(Judge)
    .join(Entry, Entry.competition_id == Judge.competition_id)
    .join(Category, Category.id == Entry.category_id)
    .join(Round, Round.id == bindparam("round"))
    .outerjoin(
        ScoreSheet,
        and_(
            ScoreSheet.judge_id == Judge.id,
            ScoreSheet.entry_id == Entry.id,
            ScoreSheet.round_id == Round.id,
            ScoreSheet.attempt == ATTEMPT,
        ),
    )
    .outerjoin(Memo, and_(Memo.judge_id == Judge.id, Memo.entry_id == Entry.id))
    .where(Judge.id == bindparam("judge"))
)
_AT_PLACE = _STANDING.where(Entry.id == bindparam("entry"))
_OF_NUMBERS = _STANDING.join(
    JudgeCategory, and_(JudgeCategory.judge_id == Judge.id, JudgeCategory.category_id == Entry.category_id)
).where(Entry.number.in_(bindparam("numbers", expanding=True)), IS_REACHED, SITS)
