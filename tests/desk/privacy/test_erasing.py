"""Erasing a person: their own words are nowhere, in no table and no file; what was counted stays."""

import io
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import inspect, text

import tests.factories as make
from judging.accounts import recovery
from judging.accounts.models import Person
from judging.audit.models import Event
from judging.audit.recording import record
from judging.awards.models import Award
from judging.desk.importing.kept import SHEET, Keeping
from judging.desk.privacy import erasing, leftovers, standing
from judging.entries import messages, permits, versions
from judging.entries.belongings import Guardian, Imported
from judging.entries.models import Entry
from judging.errors import Conflict
from judging.infra import mail
from judging.infra.db import db
from judging.infra.text import folded
from judging.panel.models import ConflictOfInterest
from judging.rights import answering, filing
from judging.rights.models import DataRequest
from judging.rights.terms import Days
from judging.scoring.models import ScoreSheet
from judging.tasks import mail as sending

NOW = make.NOW
CANARY = "Chimyến"


@pytest.fixture
def person(app):
    """Somebody whose every text holds the canary."""
    return make.person(
        f"Nguyễn {CANARY}", email=f"{folded(CANARY)}@example.org", phone="0987123450", kind="group",
        representative=f"Bà {CANARY}", address=f"Ngõ {CANARY}", commune=f"Xã {CANARY}", province=f"Tỉnh {CANARY}",
        craft_village=f"Làng {CANARY}", second_factor="SECRET",
    )  # fmt: skip


def entry_of(person, competition, **values):
    """An entry with the canary in every column of text, a piece, a photo with its files, a guardian."""
    texts = {name: f"{name} {CANARY}" for name in (*erasing.TEXTS, "title", "contact") if name != "set_type"}
    values = (
        texts
        | {
            "details": {"works": CANARY},
            "answers": {"noi-lam": CANARY},
            "statements": {"1": CANARY},
            "search": folded(CANARY),
        }
        | values
    )
    entry = make.entry(competition, person, **values)
    make.piece(entry, f"Chén {CANARY}", material=CANARY, model=CANARY, use=CANARY)
    entry.authors = make.authors(f"Trần {CANARY}", f"Lê {CANARY}")
    entry.authors[0].part = CANARY
    entry.guardian = Guardian(name=f"Mẹ {CANARY}", relation=CANARY, phone="0987123451")
    code = {"code": f"{CANARY}-{entry.id}", "row": "", "photos": "", "made": "", "imported_at": NOW}
    entry.imported = Imported(competition_id=competition.id, **code)
    make.upload(entry, original_name=f"Thêm {CANARY}.jpg")
    make.enclosure(entry, make.question(competition, kind="pdf"), original_name=f"{CANARY}.pdf")
    photo = make.photo(entry, caption=f"Ảnh {CANARY}", original_name=f"{CANARY}.jpg")
    db.session.refresh(entry)
    if entry.number:
        versions.keep(entry, versions.SENT, actor=person, now=NOW)
        messages.write(entry, f"Tôi là {CANARY}", key="", is_from_desk=False, actor=person, now=NOW)
    said = {"now": NOW, "competition": competition, "subject": f"entry:{entry.id}", "reason": f"Xin sửa {CANARY}"}
    record("entry returned", **said)
    return entry, photo


def store_photo(app, photo):
    folder = Path(app.instance_path) / "processing" / photo.key
    folder.mkdir(parents=True)
    (folder / "master.jpg").write_bytes(CANARY.encode())
    app.extensions["photos"].put(photo.key, folder)


def everything():
    """Every value of every table as text."""
    with db.engine.connect() as connection:
        for table in inspect(db.engine).get_table_names():
            for row in connection.execute(text(f'SELECT * FROM "{table}"')):
                for value in row:
                    yield table, str(value)


def hits(app):
    """Where the canary is: tables, and files below the instance and beside the database."""
    words = (CANARY, folded(CANARY), "0987123450", "0987123451", CANARY.encode("unicode_escape").decode())
    found = {table for table, value in everything() if any(word in value for word in words)}
    folders = [Path(app.instance_path)]
    if db.engine.dialect.name == "sqlite":
        folders.append(app.extensions["test_folder"])
    for file in (file for folder in folders for file in folder.rglob("*") if file.is_file()):
        if any(word.encode() in file.read_bytes() or word in file.name for word in words):
            found.add(file.name)
    return found


def erase(app, person):
    left = erasing.erase(person, now=NOW)
    make.save()
    leftovers.let_go(left, store=app.extensions["photos"], instance=Path(app.instance_path))
    db.session.expire_all()


def test_nothing_of_the_person_is_anywhere(app, person):
    published = make.competition(stage="published")
    awarded, photo = entry_of(person, published, number=12)
    make.award_list(published, (awarded, 0, 1))
    award = db.session.query(Award).one()
    award.kept_authors = award.kept_craft_village = award.kept_commune = award.kept_province = CANARY
    judge = make.judge(published)
    make.add(ConflictOfInterest(judge_id=judge.id, entry_id=awarded.id, declared_at=NOW, reason=f"Họ hàng {CANARY}"))
    _draft, other_photo = entry_of(person, make.competition(), state="draft")
    recovery.post_link(person.email, letter=lambda whom, secret: ("Thư", f"Kính gửi {whom.name}"), now=NOW)
    mail.post(person_id=person.id, recipient=f"old-{person.email}", subject="x", body=CANARY, now=NOW)
    make.save()
    allowed = {"until": NOW + timedelta(days=90), "reason": f"Nhà {CANARY} bị lũ", "actor": make.person(), "now": NOW}
    permits.give(make.competition(), person, **allowed)
    asked = filing.ask(person, "object", f"Tôi là {CANARY}", competition=published, days=Days(), now=NOW)[0]
    answering.answer(asked, f"Kính gửi {CANARY}", actor=make.person(), now=NOW)
    make.save()
    for each in (photo, other_photo):
        store_photo(app, each)
    with app.test_request_context():
        assert sending.send_due(NOW) == 2
    tables = {"person", "entry", "photo", "enclosure", "piece", "author", "guardian", "award", "event", "message"}
    tables |= {"entry_message", "entry_version", "late_permit", "imported", "data_request", "request_step"}
    assert tables | {"master.jpg"} <= hits(app)
    erase(app, person)
    assert hits(app) - {"empty"} == set()


def test_sheets_that_wait_to_be_imported_go_with_the_person_and_stay_without(app, person):
    keeping, sheet = Keeping(app.instance_path), f"Mã hồ sơ,Người dự thi\nSP-1,{CANARY}".encode()
    keeping.take(competition_id=make.competition().id, names={SHEET: "a.csv"}, files={SHEET: io.BytesIO(sheet)})
    make.save()
    leftovers.let_go(erasing.Left(), store=app.extensions["photos"], instance=Path(app.instance_path))
    assert SHEET in hits(app)
    erase(app, person)
    assert SHEET not in hits(app) and not list(keeping.root.iterdir())


def test_what_was_counted_stays(app, person):
    competition = make.competition(stage="published")
    entry, _photo = entry_of(person, competition, number=12)
    make.sheet(make.judge(competition), entry, 40, 30)
    make.award_list(competition, (entry, 0, 1))
    make.save()
    erase(app, person)
    award = db.session.query(Award).one()
    assert (award.entry.number, award.place, award.total, award.is_named, award.title) == (12, 1, "70", False, "")
    assert (entry.title, entry.state, entry.category_id) == ("Hồ sơ 0012", "accepted", competition.categories[0].id)
    assert list(db.session.query(ScoreSheet).one().scores.values()) == [4000, 3000]
    assert (person.name, person.is_active, person.password) == (f"#{person.id}", False, None)


def test_a_draft_goes_a_sent_one_leaves_first_a_judged_one_becomes_a_number(app, person):
    entries = [
        make.entry(make.competition(), person, state="draft"),
        make.entry(make.competition(stage="judging"), person),
        make.entry(make.competition(stage="closed"), person),
    ]
    make.save()
    assert [fate.becomes for fate in standing.fates(person)][::-1] == ["deleted", "withdrawn", "number"]
    ids = [entry.id for entry in entries]
    erase(app, person)
    states = {entry.id: entry.state for entry in db.session.query(Entry)}
    assert states == {ids[1]: "withdrawn", ids[2]: "accepted"}


def test_the_log_keeps_its_lines_and_loses_the_typed_words(app, person):
    entry, _photo = entry_of(person, make.competition())
    lines = db.session.query(Event).count()
    erase(app, person)
    told = {line.verb: line.data for line in db.session.query(Event)}
    assert told["entry returned"] == {"reason": ""} and told["entry erased"]["becomes"] == "withdrawn"
    assert "person erased" in told and db.session.query(Event).count() > lines


def test_what_was_typed_of_a_pair_of_photos_goes_from_the_other_entrys_line_as_well(app, person):
    competition = make.competition()
    _entry, photo = entry_of(person, competition)
    other = make.photo(make.entry(competition, make.person(), number=99))
    for beside in (photo.id, other.id + 1000):
        said = {"photo": other.id, "other": beside, "reason": f"Của {CANARY}"}
        record("photos the same", now=NOW, competition=competition, subject=f"entry:{other.entry_id}", **said)
    make.save()
    erase(app, person)
    lines = db.session.query(Event).filter_by(verb="photos the same").order_by(Event.id)
    assert [line.data["reason"] for line in lines] == ["", f"Của {CANARY}"]


def test_a_request_stays_without_its_words_and_an_open_one_ends(app, person):
    make.data_request(make.competition(), person, text=CANARY)
    make.save()
    erase(app, person)
    asked = db.session.query(DataRequest).one()
    assert (asked.person_id, asked.text, asked.state) == (person.id, "", "done") and asked.closed_at
    assert [step.kind for step in asked.steps] == ["received", "erased"]


def test_what_the_desk_noted_down_with_an_address_of_theirs_goes_too(app, person):
    competition = make.competition()
    told = {"name": CANARY, "text": CANARY}
    own = [make.data_request(competition, contact=contact, **told) for contact in (person.email.upper(), person.phone)]
    other = make.data_request(competition, contact="0999 999 999", name="Người khác", text="Của người khác")
    make.save()
    erase(app, person)
    assert [(one.name, one.contact, one.text, one.state) for one in own] == [("", "", "", "done")] * 2
    assert (other.name, other.state) == ("Người khác", "open")


def test_erasing_twice_changes_nothing_more(app, person):
    erase(app, person)
    at = person.erased_at
    assert erasing.erase(person, now=NOW) == erasing.Left() and person.erased_at == at


def test_others_stay_as_they_are(app, person):
    other = make.person("Ai Đó Khác", phone="0911111111")
    entry = make.entry(make.competition(), other, title="Của người khác")
    mail.post(person_id=other.id, recipient=other.email, subject="x", body="y", now=NOW)
    make.save()
    erase(app, person)
    assert (other.name, other.phone, entry.title) == ("Ai Đó Khác", "0911111111", "Của người khác")
    assert db.session.query(mail.Message).count() == 1


@pytest.mark.parametrize("stage", ["draft", "open", "judging", "closed", "published"])
def test_who_works_for_a_competition_that_is_not_over_cannot_be_erased(app, person, stage):
    make.staff(person, make.competition(stage=stage))
    if stage == "published":
        erase(app, person)
        assert person.erased_at
        return
    with pytest.raises(Conflict):
        erasing.erase(person, now=NOW)


def test_administrators_and_judges_cannot_be_erased(app):
    for busy in (make.person(is_administrator=True), make.judge(make.competition()).person):
        with pytest.raises(Conflict):
            erasing.erase(busy, now=NOW)


def test_the_list_says_whom_to_erase_again_and_names_nobody(app, person):
    make.entry(make.competition(stage="closed"), person)
    make.save()
    erase(app, person)
    file = Path(app.instance_path) / leftovers.LIST
    listed = leftovers.read_list(file)
    assert {kind for kind, _id in listed} == {"person", "entry"}
    assert leftovers.created(listed["person", person.id]) == person.created_at
    assert leftovers.keep_list(Path(app.instance_path)) == 0
    assert db.session.get(Person, person.id).erased_at
