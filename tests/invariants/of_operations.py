"""Ways to break what must hold between the log and the sheets; ``test_invariants`` plants each."""

import tests.factories as make
from judging.infra.db import db
from judging.scoring import operations, places, sheets
from judging.scoring.models import Memo, Operation, ScoreSheet


def scored() -> ScoreSheet:
    """A sheet written by the form: two operations of one judge."""
    judge = make.judge(make.competition(stage="judging"))
    make.entry(judge.competition, make.person(), number=7)
    db.session.flush()
    place = places.place_of(judge, 7)
    scores = {scale.key: 3000 for scale in place.scales}
    sheets.fill_in(place, sheets.prepared(place, scores, "", seen=0), now=make.NOW)
    return db.session.query(ScoreSheet).filter_by(judge_id=judge.id).one()


def receipts_are_chained():
    scored()
    last = db.session.query(Operation).order_by(Operation.number.desc()).first()
    values = {name: getattr(last, name) for name in operations._COLUMNS}
    make.add(Operation(**values | {"uuid": "b" * 32, "number": 3, "hash": "0" * 64, "outcome": "overtaken"}))


def receipts_without_a_gap():
    scored()
    last = db.session.query(Operation).order_by(Operation.number.desc()).first()
    line = {name: getattr(last, name) for name in operations._COLUMNS} | {"uuid": "b" * 32, "outcome": "overtaken"}
    operations.append([line], operations.Last(last.number + 1, last.hash))


def scores_stand_by_operations():
    sheet = scored()
    sheet.scores = dict.fromkeys(sheet.scores, 2000)


def scores_kept_but_not_written():
    scored().written = {}


def scores_written_but_not_kept():
    sheet = scored()
    sheet.written = sheet.written | {"comment": [1, None, 0]}


def notes_differ():
    judge = make.judge(make.competition())
    entry = make.entry(judge.competition, make.person())
    make.add(Memo(judge_id=judge.id, entry_id=entry.id, note="Khác", written={"note": [1, 1, 1]}))


FURTHER = {
    receipts_without_a_gap: "receipts_are_chained",
    scores_kept_but_not_written: "scores_stand_by_operations",
    scores_written_but_not_kept: "scores_stand_by_operations",
    notes_differ: "scores_stand_by_operations",
}
