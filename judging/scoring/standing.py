"""Where one sheet stands: what is kept of it, and whether it can still change."""

from dataclasses import dataclass

from sqlalchemy import and_, bindparam, select

from judging.competitions.models import Round
from judging.entries.models import Entry
from judging.infra.db import db
from judging.panel.models import ConflictOfInterest, Judge, StandDown, Waiver
from judging.scoring.merge import Sheet
from judging.scoring.models import HandIn, ScoreSheet
from judging.scoring.places import Place

#: Marks a sentence for the catalogue.
N_ = str

WAITING = N_("Judging has not begun. Scores can be given once the organisers open it.")
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
    wanted = {
        "judge": place.judge_id,
        "entry": place.entry_id,
        "category": place.category_id,
        "round": place.round_id,
        "attempt": place.attempt,
    }
    found = db.session.connection().execute(_STANDING, wanted).one()
    kept = Sheet(found.scores, found.comment, found.version) if found.sheet else Sheet()
    return Standing(found.sheet, kept, _closed(found, place))


def hold(place: Place) -> None:
    """Nobody closes the round or hands the group in until this transaction ends (SQLite's writer holds everything)."""
    if db.engine.dialect.name != "sqlite":
        held = select(Judge.id, Round.id).join(Round, Round.id == place.round_id)
        db.session.execute(held.where(Judge.id == place.judge_id).with_for_update(read=True))


def _closed(found, place: Place) -> str | None:
    reasons = (
        (found.round == "waiting", WAITING),
        (found.round == "closed" or found.again > place.attempt, CLOSED),
        (found.state != "accepted" or not found.is_active, NOT_JUDGED),
        (found.is_conflict, CONFLICT),
        (found.is_waived, WAIVED),
        (found.is_stood_down, STOOD_DOWN),
        (found.is_handed_in, HANDED_IN),
    )
    return next((sentence for is_so, sentence in reasons if is_so), None)


def _is_there(row, **wanted):
    """Whether there is a row with these values, each given when the statement is executed."""
    same = [getattr(row, name) == bindparam(key) for name, key in wanted.items()]
    return select(row.judge_id).where(*same).exists()


#: Built once: a tablet asks this with every tap.
_STANDING = (
    select(
        Round.state.label("round"),
        Round.attempt.label("again"),
        Entry.state,
        Judge.is_active,
        _is_there(HandIn, round_id="round", attempt="attempt", judge_id="judge", category_id="category").label(
            "is_handed_in"
        ),
        _is_there(StandDown, round_id="round", judge_id="judge", category_id="category").label("is_stood_down"),
        _is_there(ConflictOfInterest, judge_id="judge", entry_id="entry").label("is_conflict"),
        _is_there(Waiver, round_id="round", judge_id="judge", entry_id="entry").label("is_waived"),
        ScoreSheet.id.label("sheet"),
        ScoreSheet.scores,
        ScoreSheet.comment,
        ScoreSheet.version,
    )
    .select_from(Judge)
    .join(Entry, Entry.id == bindparam("entry"))
    .join(Round, Round.id == bindparam("round"))
    .outerjoin(
        ScoreSheet,
        and_(
            ScoreSheet.judge_id == Judge.id,
            ScoreSheet.entry_id == Entry.id,
            ScoreSheet.round_id == Round.id,
            ScoreSheet.attempt == bindparam("attempt"),
        ),
    )
    .where(Judge.id == bindparam("judge"))
)
