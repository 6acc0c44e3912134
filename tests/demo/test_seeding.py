"""The demo at a tenth of its size, on every kind of database."""

from collections import Counter
from datetime import datetime

import pytest
from sqlalchemy import func, select

from judging.accounts.models import Person
from judging.audit.models import Event
from judging.awards import queries as awards
from judging.competitions import queries as competitions
from judging.demo import plans, seeding, visitors
from judging.entries import texts
from judging.entries.models import Entry
from judging.infra import clock
from judging.infra.db import db, writing
from judging.panel.models import ConflictOfInterest
from judging.results import missing
from judging.results.computing import outcome_of
from judging.results.queries import newest_run
from judging.scoring.models import HandIn, ScoreSheet
from judging.scoring.progress import board


@pytest.fixture
def demo(app):
    assert seeding.is_empty()
    with writing():
        seeding.seed(now=clock.now(), size=0.1)
    assert not seeding.is_empty()
    return {slug: competitions.by_slug(slug) for slug in plans.SLUGS}


def states(competition) -> Counter:
    counted = select(Entry.state, func.count()).where(Entry.competition_id == competition.id).group_by(Entry.state)
    return Counter(dict(db.session.execute(counted).all()))


def test_a_tenth(demo):
    assert [competitions.stage_of(each) for each in demo.values()] == ["judging", "published", "open"]
    assert states(demo[plans.HANOI]) == {"accepted": 43}
    assert states(demo[plans.REGION]) == {"accepted": 23}
    assert sum(states(demo[plans.OPEN]).values()) == 6
    assert {"draft", "submitted", "returned", "accepted", "withdrawn"} == set(states(demo[plans.OPEN]))
    assert [(each.key, each.state) for each in demo[plans.HANOI].rounds] == [
        ("so-khao", "closed"),
        ("chung-khao", "judging"),
    ]
    _judging(demo[plans.HANOI])
    _published(demo[plans.REGION])
    _texts()
    _people(demo)


def _judging(competition):
    whole = sum(cell.whole for line in board(competition).lines for cell in line.cells if cell)
    assert abs(len(missing.missing_sheets(competition)) - whole / 3) < whole / 6
    seats = [len(line.judge.categories) for line in board(competition).lines]
    assert seats == [6, 6, 6, 6, 5]
    assert db.session.scalar(select(func.count()).select_from(HandIn)) == 8 + 5 * 4
    assert db.session.scalar(select(func.count()).select_from(ConflictOfInterest)) == 3
    away = select(Entry.number).where(Entry.competition_id == competition.id, Entry.received_at.is_(None))
    assert len(db.session.scalars(away).all()) == 5
    assert all(sheet.updated_at <= clock.now() for sheet in db.session.scalars(select(ScoreSheet)))
    steps = {criterion.maximum // criterion.step for criterion in competition.criteria}
    assert min(steps) <= 10 < max(steps)


def _published(competition):
    publication = awards.publication_of(competition)
    standings = outcome_of(newest_run(competition.id)).standings
    assert sum(standing.total >= 70 for standing in standings) == len(publication.awards) == 13
    assert publication.decision_number.endswith("MẪU")


def _texts():
    """Nothing judges read names its maker, and no log line is from the future."""
    for entry in db.session.scalars(select(Entry)):
        assert texts.names_in(entry) == []
        if entry.number:
            assert texts.texts_missing(entry) == []
            assert entry.search == texts.search_text(entry)
    assert db.session.scalar(select(func.max(Event.at))) <= clock.now()
    assert db.session.scalar(select(func.count()).select_from(Event).where(Event.verb == "sheet saved")) == 0


def _people(demo):
    addresses = db.session.scalars(select(Person.email).where(Person.email.is_not(None))).all()
    assert all(address.endswith("@example.org") for address in addresses)
    assert db.session.scalar(select(func.count(Person.phone))) == 0
    roles = Counter((each.role, each.competition and each.competition.slug) for each in visitors.people_to_be())
    assert {role for role, _ in roles} == {"administrator", "organiser", "secretary", "judge", "entrant"}
    assert roles["judge", plans.HANOI] and roles["entrant", plans.OPEN] and roles["organiser", plans.REGION]


def test_whenever_it_is_made(app):
    """At New Year's midnight too, every date keeps its order."""
    with writing():
        seeding.seed(now=datetime(2026, 12, 31, 17, 0, 1, tzinfo=clock.UTC), size=0.1)
    assert competitions.stage_of(competitions.by_slug(plans.REGION)) == "published"
