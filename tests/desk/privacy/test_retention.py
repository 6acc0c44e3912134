"""What is kept no longer than needed, by a clock of the test's own."""

from datetime import timedelta
from pathlib import Path

import pytest

import tests.factories as make
from judging.accounts.models import OneTimeCode, SignIn
from judging.audit.models import Event
from judging.awards.models import Publication
from judging.desk.privacy import retention
from judging.entries.models import Entry
from judging.infra import mail
from judging.infra.db import db
from judging.tasks import housekeeping

NOW = make.NOW
DAY = timedelta(days=1)


def keep(now, months=12, mails=90):
    left, counts = retention.keep_no_longer(months=months, mails=timedelta(days=mails), now=now)
    db.session.flush()
    return left, {name: n for name, n in counts.items() if n}


@pytest.fixture
def published(app):
    competition = make.competition(stage="published")
    competition.won = make.entry(competition, make.person(), title="Được giải")
    competition.lost = make.entry(competition, make.person(), title="Không giải", number=99)
    competition.photo = make.photo(competition.lost)
    competition.draft = make.entry(competition, make.person(), state="draft")
    make.award_list(competition, (competition.won, 0, 1))
    db.session.query(Publication).one().published_at = NOW
    db.session.flush()
    db.session.refresh(competition.lost)
    return competition


def test_an_entry_without_an_award_becomes_a_number_twelve_months_after_publication(published):
    a_year_on = NOW.replace(year=NOW.year + 1)
    assert keep(a_year_on - timedelta(seconds=1)) == (retention.Left(), {})
    left, counts = keep(a_year_on)
    assert counts == {"entries": 2} and left.photos == [published.photo.key]
    assert (published.lost.title, published.won.title) == ("Hồ sơ 0099", "Được giải")
    assert {entry.id for entry in db.session.query(Entry)} == {published.won.id, published.lost.id}
    assert keep(a_year_on) == (retention.Left(), {})


def test_a_person_with_an_account_stays(published):
    keep(NOW + 400 * DAY)
    assert published.lost.entrant.erased_at is None and published.lost.entrant.email


def test_an_artisan_on_paper_goes_with_the_last_entry(published):
    artisan, by = make.person("Bà Đan Tre", email=None, password=None), make.person()
    entry = make.entry(published, artisan, entered_by_id=by.id)
    other = make.entry(make.competition(), artisan, entered_by_id=by.id)
    keep(NOW + 400 * DAY)
    assert entry.erased_at and artisan.erased_at is None
    db.session.delete(other)
    db.session.flush()
    assert keep(NOW + 401 * DAY)[1] == {"people": 1}
    assert artisan.name == f"#{artisan.id}"


def test_what_is_not_published_is_kept(app):
    entry = make.entry(make.competition(stage="closed"), make.person())
    keep(NOW + 4000 * DAY)
    assert entry.erased_at is None


def test_the_months_are_a_setting(published):
    assert keep(NOW + 63 * DAY, months=2)[1] == {"entries": 2}


@pytest.mark.parametrize(
    ("moment", "months", "before"),
    [("2027-03-31", 1, "2027-02-28"), ("2027-01-15", 12, "2026-01-15"), ("2028-02-29", 12, "2027-02-28")],
)
def test_months_end_where_the_calendar_does(moment, months, before):
    moved = retention._months_before(NOW.fromisoformat(moment), months)
    assert moved.date().isoformat() == before


def test_the_words_of_a_closed_request_go_after_the_months_those_of_an_open_one_stay(app):
    closed = make.data_request(None, state="done", closed_at=NOW)
    waiting = make.data_request(None)
    assert keep(NOW + 364 * DAY)[1] == {}
    assert keep(NOW + 366 * DAY)[1] == {"requests": 1}
    assert (closed.name, closed.contact, closed.text) == ("", "", "") and waiting.text and waiting.name
    assert keep(NOW + 366 * DAY)[1] == {}


def test_old_mails_sign_ins_and_codes_go(app):
    person = make.person()
    mail.post(person_id=person.id, recipient="a@example.org", subject="x", body="y", now=NOW)
    mail.post(person_id=person.id, recipient="b@example.org", subject="x", body="y", now=NOW)
    db.session.flush()
    sent = db.session.query(mail.Message).first()
    sent.sent_at = NOW
    for name, ended in (("over", NOW), ("live", None)):
        values = {"created_at": NOW, "expires_at": NOW + 300 * DAY, "ended_at": ended}
        make.add(SignIn(id=name, person_id=person.id, **values))
    for digest, used in (("used", NOW), ("unused", None)):
        make.add(OneTimeCode(person_id=person.id, purpose="recovery", digest=digest, created_at=NOW, used_at=used))
    assert keep(NOW + 29 * DAY)[1] == {}
    assert keep(NOW + 31 * DAY)[1] == {"sign_ins": 1, "codes": 1}
    left, counts = keep(NOW + 91 * DAY)
    assert counts == {"mails": 1} and left.mails == [sent.id]
    assert [each.id for each in db.session.query(SignIn)] == ["live"]


def test_the_log_gets_counts_only(published):
    keep(NOW + 400 * DAY)
    line = db.session.query(Event).filter_by(verb="housekeeping done").one()
    assert set(line.data) == {"entries", "people", "requests", "mails", "sign_ins", "codes"}
    assert all(isinstance(value, int) for value in line.data.values())


def test_the_worker_keeps_house_files_too(app, published):
    instance = Path(app.instance_path)
    (instance / "mail").mkdir(parents=True, exist_ok=True)
    lost = instance / "mail" / "000099.eml"
    lost.write_text("x")
    make.save()
    counts = housekeeping.keep_house(NOW + 400 * DAY)
    assert counts["entries"] == 2 and counts["files"] == 1 and not lost.exists()
    assert housekeeping.keep_house(NOW + 400 * DAY)["files"] == 0
