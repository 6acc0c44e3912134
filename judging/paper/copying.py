"""Bringing a sheet of paper in: two people type it, each alone; what both typed alike is written onto the sheet.

Sealed. Before the round closes a copy is read by who typed it and by nobody else. Where two copies differ, both people
hear which lines, each beside the own value alone, and look at the paper again: else whoever types anything at all would
be shown what stands on the paper. For the same reason the lines are named for a first correction and for no further
one, until the other person has typed again. What a tablet sent is shown to its judge alone. The desk learns only that
paper and tablet differ: whoever decides there does so without the tablet's points, after asking the judge, and gives
the reason; or the judge decides on the own page, where both stand side by side.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select

from judging.accounts.models import Person
from judging.audit.recording import record
from judging.errors import Closed, Conflict, Invalid, NotFound
from judging.infra.db import db, lock
from judging.infra.text import clean, folded
from judging.paper.ballots import Ballot
from judging.paper.models import PaperCopy, PaperSheet
from judging.scoring import places, sheets
from judging.scoring.merge import Sheet
from judging.scoring.models import ScoreSheet
from judging.scoring.places import Place
from judging.scoring.standing import standing_of

#: So often a person may type against another's copy and hear which lines differ.
NAMED = 2
#: Marks a sentence for the catalogue.
N_ = str

SHUT = N_(
    "This sheet can no longer change: the round is closed, the judge has handed the group in or does not score this "
    "entry. A handed-in sheet can be opened again."
)
TWICE = N_("Two people have entered this sheet. If a score is wrong, the judge corrects it on a tablet.")


@dataclass(frozen=True, slots=True)
class Difference:
    """A line that two people read differently from the same paper; None where one of them read nothing."""

    field: str
    first: int | str | None
    second: int | str | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Whether two copies say the same; else ``lines`` where they do not, none for who has tried too often."""

    is_alike: bool
    lines: list[Difference]


def type_in(ballot: Ballot, scores: object, comment: str, *, actor: Person, now: datetime) -> PaperSheet | None:
    """Keep what ``actor`` read from the paper; with another person's equal copy it counts, and is given.

    A sheet that a tablet has filled otherwise stays as it is until somebody decides. Typing again replaces one's own
    copy. Raises Closed where the sheet cannot change, Conflict where it has been counted from paper.
    """
    place = _open_place(ballot)
    typed = sheets.prepared(place, scores, comment, seen=0)
    if not typed.scores:
        raise Invalid("Please type the points as they stand on the paper.")
    lock(ballot.judge)
    if sheet_of(ballot) is not None:
        raise Conflict(TWICE)
    copies = copies_of(ballot)
    own = copies.get(actor.id) or PaperCopy(**ballot.key, typed_by_id=actor.id, typed_at=now, tries=0)
    others = [each for each in copies.values() if each is not own]
    own.tries = own.tries + 1 if others and own.typed_at > others[-1].typed_at else 1
    own.scores, own.comment, own.typed_at = dict(typed.scores), typed.comment, now
    db.session.add(own)
    record("paper sheet typed", now=now, actor=actor, competition=ballot.judge.competition, **_about(ballot))
    equal = next((each for each in copies.values() if each is not own and not differences(each, own)), None)
    return _agreed(ballot, place, (equal, own), actor=actor, now=now) if equal else None


def differences(first: PaperCopy, second: PaperCopy) -> list[Difference]:
    """Where two copies differ. A comment that only one of them typed, or with other marks and spaces, is none."""
    lines = sorted(first.scores.keys() | second.scores.keys(), key=int)
    pairs = [Difference(key, first.scores.get(key), second.scores.get(key)) for key in lines]
    if first.comment and second.comment and folded(first.comment) != folded(second.comment):
        pairs.append(Difference("comment", first.comment, second.comment))
    return [pair for pair in pairs if pair.first != pair.second]


def compared(ballot: Ballot, person: Person) -> Comparison:
    """``person``'s copy beside the other's; until the round is closed without what the other typed."""
    copies = copies_of(ballot)
    own = copies.pop(person.id, None)
    if own is None or not copies:
        return Comparison(is_alike=True, lines=[])
    found = differences(own, [*copies.values()][-1])
    if ballot.round.state != "closed":
        return Comparison(not found, [replace(pair, second=None) for pair in found] if own.tries <= NAMED else [])
    return Comparison(not found, found)


def contradictions(scores: Mapping[str, int], kept: Mapping[str, int]) -> list[Difference]:
    """The lines where the paper says something else than the sheet on the server: only those that both have."""
    both = sorted(scores.keys() & kept.keys(), key=int)
    return [Difference(key, scores[key], kept[key]) for key in both if scores[key] != kept[key]]


def decide(sheet: PaperSheet, ballot: Ballot, *, for_paper: bool, reason: str, actor: Person, now: datetime) -> None:
    """Between paper and tablet: the one counts, the other stays in the log. Raises Conflict when it is decided."""
    if not clean(reason):
        raise Invalid("Please write the reason; it stands in the log.")
    lock(ballot.judge)
    db.session.refresh(sheet)  # somebody else may have decided while we waited
    if sheet.outcome != "open":
        raise Conflict("This has been decided already. Please reload the page.")
    sheet.outcome = "counted" if for_paper else "tablet"
    sheet.reason, sheet.decided_by_id, sheet.decided_at = clean(reason), actor.id, now
    if for_paper:
        place = _open_place(ballot)
        _write(place, sheet, standing_of(place).sheet, now=now)
    record("paper decided", now=now, actor=actor, competition=ballot.judge.competition, **_about(ballot),
           outcome=sheet.outcome, reason=sheet.reason)  # fmt: skip


def copies_of(ballot: Ballot) -> dict[int, PaperCopy]:
    """Person -> what they typed; who typed last comes last."""
    copies = select(PaperCopy).filter_by(**ballot.key).order_by(PaperCopy.typed_at, PaperCopy.typed_by_id)
    return {copy.typed_by_id: copy for copy in db.session.scalars(copies)}


def sheet_of(ballot: Ballot) -> PaperSheet | None:
    """What two people typed alike; None until then."""
    return db.session.scalar(select(PaperSheet).filter_by(**ballot.key))


def on_server(ballot: Ballot) -> Mapping[str, int]:
    """What the judge's sheet holds: for after the round, when nothing is sealed."""
    kept = select(ScoreSheet.scores).filter_by(**ballot.key)
    return db.session.scalar(kept) or {}


def _agreed(
    ballot: Ballot, place: Place, copies: tuple[PaperCopy, PaperCopy], *, actor: Person, now: datetime
) -> PaperSheet:
    """Two copies are alike: write them, or wait for a decision where a tablet said something else."""
    first, second = copies
    kept = standing_of(place).sheet
    made = PaperSheet(
        **ballot.key, scores=dict(second.scores), comment=second.comment or first.comment,
        first_by_id=first.typed_by_id, second_by_id=second.typed_by_id, agreed_at=now,
    )  # fmt: skip
    if contradictions(made.scores, kept.scores):
        made.outcome = "open"
    elif made.scores == kept.scores:
        made.outcome = "same"
    else:
        made.outcome = "counted"
        _write(place, made, kept, now=now)
    db.session.add(made)
    record("paper sheet agreed", now=now, actor=actor, competition=ballot.judge.competition, **_about(ballot))
    return made


def _write(place: Place, paper: PaperSheet, kept: Sheet, *, now: datetime) -> None:
    """The paper's points over the sheet's, lines it leaves empty stay; the tablet's comment goes before the paper's."""
    whole = Sheet({**kept.scores, **paper.scores}, kept.comment or paper.comment, kept.version)
    sheets.fill_in(place, whole, now=now)


def _open_place(ballot: Ballot) -> Place:
    """Where the points go; raises Closed unless this very sheet is being scored."""
    if not ballot.is_current:
        raise Closed(SHUT)
    try:
        place = places.place_of(ballot.judge, ballot.entry.number)
    except NotFound as error:
        raise Closed(SHUT) from error
    if standing_of(place).closed:
        raise Closed(SHUT)
    return place


def _about(ballot: Ballot) -> dict:
    return {"subject": f"entry:{ballot.entry.id}", "judge": ballot.judge.id}
