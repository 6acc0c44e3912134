"""Closed competitions by other kinds of rules than points and prizes by group; see ``factories``."""

from fractions import Fraction

import tests.factories as make
from judging.competitions.models import Competition
from judging.findings.models import Finding
from judging.ranking import rules

STARS = (
    rules.Band(id="five", name="5 sao", name_en="5 stars", start=Fraction(90)),
    rules.Band(id="four", name="4 sao", name_en="4 stars", start=Fraction(70)),
    rules.Band(id="three", name="3 sao", name_en="3 stars", start=Fraction(50)),
)
BEST = rules.Award(id="best", name="Giải Đặc biệt", name_en="Grand prize", cap=1, across=True)
TITLE = rules.Award(id="title", name="Nghệ nhân", name_en="Artisan", cap="all")


def found(round_, entry, data: dict) -> Finding:
    """What was found of an entry in a round."""
    return make.add(Finding(
        round_id=round_.id, entry_id=entry.id, data=data, recorded_by_id=entry.entrant_id, recorded_at=make.NOW
    ))  # fmt: skip


def graded(*points: tuple[int, int], **values) -> Competition:
    """Stars alone, in one field: each entry was given these points by two judges."""
    quality = rules.Criterion(id="quality", name="Chất lượng", maximum=Fraction(100))
    final = rules.Scored(id=make.FINAL, name="Đánh giá", criteria=(quality,))
    by = make.document(0, rounds=(final,), awards=(), bands=STARS)
    competition = make.competition(by=by, stage=values.pop("stage", "closed"), **values)
    judges = [make.judge(competition), make.judge(competition)]
    for number, pair in enumerate(points, 1):
        entry = make.entry(competition, make.person(), number=number)
        for judge, given in zip(judges, pair, strict=True):
            make.sheet(judge, entry, given)
    return competition


def voted(*yes: int | None, **values) -> Competition:
    """A title by vote of nine: how many were in favour of each person; None for one who met no condition."""
    checked = rules.Eligibility(
        id="check", name="Xét điều kiện", conditions=(rules.Condition(id="years", name="Đủ 15 năm nghề"),)
    )
    council = rules.Vote(id="council", name="Hội đồng bỏ phiếu", share=Fraction(9, 10))
    by = make.document(0, rounds=(checked, council), awards=(TITLE,), subject="person")
    competition = make.competition(by=by, stage=values.pop("stage", "closed"), **values)
    first, second = competition.rounds
    for number, count in enumerate(yes, 1):
        entry = make.entry(competition, make.person(), number=number, reached=1 if count is None else 2, maker="")
        found(first, entry, {"years": [count is not None, 1]})
        if count is not None:
            ballots = {"listed": 9, "present": 9, "chair": True, "yes": count, "no": 9 - count}
            found(second, entry, ballots | {"abstain": 0, "invalid": 0})
    return competition


def both(*totals: tuple[int, tuple[int, int]], per_entry: int = 2, **values) -> Competition:
    """A grand prize across groups before the prizes of each: entries by group (0 or 1) and what both judges gave."""
    limits = rules.Limits(per_entry=per_entry)
    by = make.document(awards=(BEST, *make.document().awards), limits=limits, **values.pop("rules", {}))
    competition = make.competition(by=by, stage=values.pop("stage", "closed"), **values)
    judges = [make.judge(competition), make.judge(competition)]
    for number, (group, points) in enumerate(totals, 1):
        entry = make.entry(competition, make.person(), group=group, number=number)
        for judge in judges:
            make.sheet(judge, entry, *points)
    return competition
