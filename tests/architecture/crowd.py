"""One competition of any size, its rows inserted in bulk, and somebody of each audience who sees all of it."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from types import SimpleNamespace

from sqlalchemy import insert

import tests.factories as make
from judging.accounts.models import Person
from judging.audit.models import Event
from judging.awards import publishing
from judging.competitions.models import Competition
from judging.entries.belongings import Piece
from judging.entries.models import Entry, Photo
from judging.findings.models import Finding
from judging.infra import ids
from judging.infra.db import db
from judging.infra.text import folded
from judging.panel.models import ConflictOfInterest, Waiver
from judging.ranking import rules
from judging.results import computing
from judging.scoring.models import ScoreSheet

PANEL = 3


def build(stage: str, size: int) -> SimpleNamespace:
    """A competition at ``stage`` with ``size`` accepted products; half are one entrant's, a fifth get an award."""
    competition = make.competition("mau", stage=stage, by=_rules(size))
    if stage == "judging":
        competition.rounds[0].state = "closed"
    people = {name: make.person(name) for name in ("owner", "organiser", "secretary")}
    people["administrator"] = make.person("administrator", is_administrator=True)
    for role in ("organiser", "secretary"):
        make.staff(people[role], competition, role)
    panel = [make.judge(competition, number=number) for number in range(1, PANEL + 1)]
    make.save()
    entries = _entries(competition, people["owner"], size)
    _belongings(competition, entries, people)
    if stage in ("judging", "closed", "published"):
        _judge(competition, panel, entries, is_over=stage != "judging")
    make.save()
    if stage in ("closed", "published"):
        _publish(competition, people["organiser"], is_published=stage == "published")
    world = {"competition": competition, "panel": panel, "people": people | {"judge": panel[0].person}}
    entry = world["entry"] = db.session.get(Entry, entries[0])
    world |= {
        "photo": entry.photos[0],
        "upload": make.upload(entry),
        "category": entry.category,
        "criterion": competition.criteria[0],
    }
    world |= {"request": make.data_request(competition), "request_here": make.data_request(None)}
    world |= {"prize": competition.prizes[0], "person": people["owner"], "seat_judge": panel[0]}
    world["ballot"] = SimpleNamespace(code=f"final-1-{panel[0].number}-{entry.number}")
    return SimpleNamespace(**world, stage=stage)


def _rules(size: int) -> rules.Rules:
    """A screening before the scores, these as fine as can be, and awards for a fifth."""
    known = make.document()
    (final,) = known.rounds
    fine = tuple(replace(criterion, step=Fraction(1, 100)) for criterion in final.criteria)
    screening = rules.Eligibility(id="screening", name="Sơ khảo", conditions=(rules.Condition(id="new", name="Mới"),))
    return replace(
        known,
        rounds=(screening, replace(final, criteria=fine)),
        awards=tuple(replace(award, cap=max(1, size // 20)) for award in known.awards),
    )


def _entries(competition: Competition, owner: Person, size: int) -> list[int]:
    others = _people(size // 2)
    texts = {"story": "Câu chuyện", "materials": "Đất", "technique": "Vuốt tay", "size": "30 cm", "year": 2026}
    times = {"created_at": make.NOW, "updated_at": make.NOW, "submitted_at": make.NOW}
    rows = [
        {
            "competition_id": competition.id,
            "category_id": competition.categories[n % 2].id,
            "entrant_id": owner.id if n < size - len(others) else others[n - size],
            "number": n + 1,
            "state": "accepted",
            "reached": 2,
            "title": f"Bình gốm {n}",
            "maker": "Người làm",
            "search": folded(f"Bình gốm {n}"),
            **texts,
            **times,
        }
        for n in range(size)
    ]
    return list(db.session.scalars(insert(Entry).returning(Entry.id, sort_by_parameter_order=True), rows))


def _people(count: int) -> list[int]:
    rows = [
        {"name": f"Người {n}", "email": f"n{n}@example.org", "search": f"nguoi {n} n{n}@example.org",
         "created_at": make.NOW}
        for n in range(count)
    ]  # fmt: skip
    return list(db.session.scalars(insert(Person).returning(Person.id, sort_by_parameter_order=True), rows))


def _belongings(competition: Competition, entries: list[int], people: dict[str, Person]) -> None:
    """A piece and two photos of it each, a line in the log each, and more staff where there is more work."""
    photo = {"state": "ready", "width": 1200, "height": 1500, "created_at": make.NOW}
    cups = [{"entry_id": entry, "position": 1, "name": "Chén"} for entry in entries]
    pieces = db.session.scalars(insert(Piece).returning(Piece.id, sort_by_parameter_order=True), cups).all()
    photos = [
        {"entry_id": entry, "piece_id": piece, "key": ids.key(), "position": n, **photo}
        for entry, piece in zip(entries, pieces, strict=True)
        for n in (1, 2)
    ]
    db.session.execute(insert(Photo), photos)
    line = {"at": make.NOW, "actor_id": people["owner"].id, "competition_id": competition.id, "verb": "entry submitted"}
    db.session.execute(insert(Event), [{**line, "subject": f"entry:{entry}", "data": {}} for entry in entries])
    for _ in range(len(entries) // 40):
        make.staff(make.person(), competition, "secretary")
    elsewhere = make.competition()
    for _ in range(1 + len(entries) // 40):
        for asker in (people["organiser"], None):
            make.data_request(competition, asker)
            make.data_request(elsewhere, asker, came_on=date(2020, 1, 6))
            make.data_request(None, asker)


def _judge(competition: Competition, panel: list, entries: list[int], *, is_over: bool) -> None:
    """Everybody passed the screening. Sheets of every judge, no two totals alike; the last has conflicts and
    waivers, and sheets left until over."""
    screening, final = competition.rounds
    found = {"round_id": screening.id, "data": {"new": [1, 1]}, "recorded_by_id": panel[0].person_id,
             "recorded_at": make.NOW}  # fmt: skip
    db.session.execute(insert(Finding), [{**found, "entry_id": entry} for entry in entries])
    first, second = (str(line.id) for line in final.lines)
    sheets = [
        {
            "round_id": final.id,
            "judge_id": judge.id,
            "entry_id": entry,
            "scores": {first: 5000 - n, second: 500},
            "updated_at": make.NOW,
        }
        for judge in panel
        for n, entry in enumerate(entries)
        if judge is not panel[-1] or is_over or n % 2
    ]
    db.session.execute(insert(ScoreSheet), sheets)
    last = {"judge_id": panel[-1].id}
    conflicts = [{**last, "entry_id": entry, "declared_at": make.NOW} for entry in entries[::10]]
    db.session.execute(insert(ConflictOfInterest), conflicts)
    decided = {"round_id": final.id, "reason": "Vắng", "decided_by_id": panel[0].person_id, "decided_at": make.NOW}
    db.session.execute(insert(Waiver), [{**last, "entry_id": entry, **decided} for entry in entries[1::10]])


def _publish(competition: Competition, organiser: Person, *, is_published: bool) -> None:
    competition.state = "open"
    run = computing.compute(competition, actor=organiser, now=make.NOW)
    if is_published:
        recognition = publishing.Recognition("1/QĐ", make.NOW.date(), "Ủy ban Mẫu")
        publishing.publish(competition, recognition, run_id=run.id, actor=organiser, now=make.NOW)
    make.save()
