"""What a judge signs: the sheets of a handed-in group, and the fingerprint of what the server holds of them.

The rule of the fingerprint. A sheet's digest is the first 16 hexadecimal digits of the SHA-256 of the canonical JSON
(keys sorted, no spaces) of ``[salt, number, {criterion key: hundredths}, comment]``. The fingerprint is the first 8, as
"7F3A-92C1", of the SHA-256 of ``[salt, round key, attempt, judge's number, group key, [[number, digest], …]]`` by
number: every sheet of that judge in that group and attempt that counts. The salt is the random name of the judge's
first operation, which no screen shows: without it nobody can try scores out against a fingerprint.

Sealed. Points are printed from the judge's own page after handing in; the desk can print them once the round is
closed. Until then it sees neither points nor fingerprint, only whether signed paper came back and still agrees. Who
ticks types the fingerprint that stands on the paper (or scans it).
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from judging.accounts.models import Person
from judging.audit.recording import record
from judging.competitions.models import Category, Competition, Round
from judging.entries.models import Entry
from judging.errors import Closed, Conflict
from judging.infra.db import db, lock
from judging.panel import queries as panel
from judging.panel.models import Judge
from judging.paper.models import SignedPaper
from judging.ranking.fingerprint import canonical, fingerprint
from judging.scoring.models import HandIn, Operation, ScoreSheet

#: Marks a sentence for the catalogue.
N_ = str

DISAGREES = N_(
    "This fingerprint is not that of what the server holds. Please let the judge print the group again, sign it and "
    "hand it back."
)


@dataclass(frozen=True, slots=True)
class Held:
    """One sheet as the server holds it."""

    entry: Entry
    scores: dict[str, int]
    comment: str
    digest: str


@dataclass(frozen=True, slots=True)
class Holding:
    """What the server holds of one judge's group in one attempt."""

    judge: Judge
    category: Category
    round: Round
    attempt: int
    salt: str
    sheets: list[Held]

    @property
    def fingerprint(self) -> str:
        """The short name of exactly these sheets."""
        names = [[held.entry.number, held.digest] for held in self.sheets]
        return fingerprint(
            [self.salt, self.round.key, self.attempt, self.judge.number, self.category.key, names]
        )  # fmt: skip

    @property
    def digests(self) -> dict[str, str]:
        """Exhibit number -> digest."""
        return {str(held.entry.number): held.digest for held in self.sheets}


@dataclass(frozen=True, slots=True)
class Due:
    """A group handed in, or signed and opened again (``hand_in`` None): the paper that came back last, None before.

    ``changed`` are the numbers that no longer agree with it; of an attempt that is over nothing more is signed.
    """

    attempt: int
    is_current: bool
    hand_in: HandIn | None
    judge: Judge
    category: Category
    signed: SignedPaper | None
    changed: list[int]


def holding(judge: Judge, category: Category, attempt: int) -> Holding:
    """One judge's group in the round judges see."""
    round_ = judge.competition.scored_round
    wanted = (ScoreSheet.judge_id == judge.id, Entry.category_id == category.id, ScoreSheet.attempt == attempt)
    return _holdings(round_, *wanted).get((judge.id, category.id, attempt)) or Holding(
        judge, category, round_, attempt, "", []
    )


def tick(judge: Judge, category: Category, printed: str, *, actor: Person, now: datetime) -> SignedPaper:
    """The paper with this fingerprint came back signed; repeated, it changes nothing.

    Raises Closed before the hand-in, Conflict where the paper is not what the server holds.
    """
    lock(judge)
    round_ = judge.competition.scored_round
    if hand_in_of(judge, category) is None:
        raise Closed("This group has not been handed in; there is nothing to sign yet.")
    held = holding(judge, category, round_.attempt)
    if _plain(printed) != _plain(held.fingerprint):
        raise Conflict(DISAGREES)
    key = {"round_id": round_.id, "attempt": round_.attempt, "judge_id": judge.id, "category_id": category.id}
    known = db.session.scalar(select(SignedPaper).filter_by(**key, fingerprint=held.fingerprint))
    if known is not None:
        return known
    made = SignedPaper(
        **key, fingerprint=held.fingerprint, digests=held.digests, ticked_by_id=actor.id, ticked_at=now
    )  # fmt: skip
    db.session.add(made)
    record("signed paper back", now=now, actor=actor, competition=judge.competition, subject=f"judge:{judge.id}",
           group=category.id)  # fmt: skip
    return made


def hand_in_of(judge: Judge, category: Category) -> HandIn | None:
    """The hand-in of a group in the attempt under way, or the last one."""
    round_ = judge.competition.scored_round
    return db.session.get(HandIn, (round_.id, round_.attempt, judge.id, category.id)) if round_ else None


def due(competition: Competition) -> list[Due]:
    """Every group that was ever handed in or signed in the round judges see, in a constant number of statements."""
    round_ = competition.scored_round
    if round_ is None:
        return []
    judges = {judge.id: judge for judge in panel.judges_of(competition.id)}
    groups = {category.id: category for category in competition.categories}
    held = _holdings(round_)
    signed = _signed(round_, held)
    hand_ins = {
        (row.judge_id, row.category_id, row.attempt): row
        for row in db.session.scalars(select(HandIn).where(HandIn.round_id == round_.id))
    }
    keys = sorted(
        hand_ins.keys() | signed.keys(), key=lambda key: (judges[key[0]].number, groups[key[1]].position, key)
    )
    return [
        Due(
            attempt=key[2],
            is_current=key[2] == round_.attempt,
            hand_in=hand_ins.get(key),
            judge=judges[key[0]],
            category=groups[key[1]],
            signed=signed.get(key),
            changed=_changed(signed.get(key), held.get(key)),
        )
        for key in keys
    ]


def _signed(round_: Round, held: dict[tuple[int, int, int], Holding]) -> dict[tuple[int, int, int], SignedPaper]:
    """(judge, group, attempt) -> the signed paper that agrees; where none does, the one that came back last."""
    signed = {}
    rows = select(SignedPaper).where(SignedPaper.round_id == round_.id).order_by(SignedPaper.id)
    for paper in db.session.scalars(rows.options(joinedload(SignedPaper.ticked_by))):
        key = (paper.judge_id, paper.category_id, paper.attempt)
        if key not in signed or _changed(signed[key], held.get(key)):
            signed[key] = paper
    return signed


def _changed(paper: SignedPaper | None, held: Holding | None) -> list[int]:
    """The numbers whose sheet is not what was signed: changed, added or gone."""
    if paper is None:
        return []
    now = held.digests if held else {}
    return sorted(int(key) for key in paper.digests.keys() | now.keys() if paper.digests.get(key) != now.get(key))


def _holdings(round_: Round, *where) -> dict[tuple[int, int, int], Holding]:
    """(judge, group, attempt) -> what is held, of the sheets that count: not of conflicts, waivers and entries gone."""
    keys = {str(line.id): line.key for line in round_.lines}
    sheets = select(ScoreSheet.judge_id, ScoreSheet.attempt, ScoreSheet.scores, ScoreSheet.comment, Entry)
    sheets = sheets.join(Entry, Entry.id == ScoreSheet.entry_id).where(ScoreSheet.round_id == round_.id, *where)
    sheets = sheets.where(Entry.state == "accepted", Entry.reached >= panel.least_reached(round_))
    rows = db.session.execute(sheets.options(joinedload(Entry.category)).order_by(Entry.number)).all()
    competition = rows[0].Entry.competition if rows else None
    judges = {judge.id: judge for judge in panel.judges_of(competition.id)} if rows else {}
    out = panel.excused(competition, round_) if rows else set()
    salts = _salts(judges)
    found = {}
    for row in rows:
        if (row.judge_id, row.Entry.id) in out:
            continue
        judge, category = judges[row.judge_id], row.Entry.category
        holding = found.setdefault(
            (judge.id, category.id, row.attempt),
            Holding(judge, category, round_, row.attempt, salts[judge.id], []),
        )
        plain = {keys[key]: value for key, value in row.scores.items()}
        digest = sha256(canonical([holding.salt, row.Entry.number, plain, row.comment])).hexdigest()[:16]
        holding.sheets.append(Held(row.Entry, row.scores, row.comment, digest))
    return found


def _salts(judges: dict[int, Judge]) -> dict[int, str]:
    """Judge -> the random name of the first operation; nothing where sheets are older than operations."""
    first = select(Operation.judge_id, Operation.uuid).where(Operation.judge_id.in_(judges), Operation.number == 1)
    return defaultdict(str, dict(db.session.execute(first).all())) if judges else defaultdict(str)


def _plain(printed: str) -> str:
    return "".join(sign for sign in printed.upper() if sign.isalnum())
