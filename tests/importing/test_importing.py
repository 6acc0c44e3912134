"""Many entries at once: what a sheet says becomes entries, whole or not at all, and the same twice is nothing new."""

from pathlib import Path

import pytest

import tests.factories as make
from judging.accounts.models import Person
from judging.audit.models import Event
from judging.competitions.models import Competition
from judging.desk.importing.faults import Faulty
from judging.entries import drafting
from judging.entries import photos as entry_photos
from judging.entries.belongings import Guardian, Imported
from judging.entries.models import Entry, Photo
from judging.errors import Closed, Stale
from judging.infra.db import db, writing
from judging.panel.models import Judge
from judging.tasks import imports
from judging.tasks.imports import Source
from tests import statements
from tests.importing import samples
from tests.importing.calls import Call

NOW = make.NOW


def entry(code: str) -> Entry:
    db.session.rollback()
    return db.session.query(Entry).join(Imported).where(Imported.code == code).one()


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_every_row_becomes_an_entry_on_paper_with_its_photos(call, tmp_path, form):
    source = samples.source(tmp_path, 10, form=form)
    plan, written = call.take(source)
    assert (plan.count("new"), plan.photos, plan.unused, written.entries) == (10, 30, [], 10)
    made = entry("SP-10")
    assert (made.title, made.kind, made.category.name, made.year) == ("Bình gốm số 10", "set", "Nhóm 1", 2010)
    assert [(piece.name, piece.count) for piece in made.pieces] == [("Chén nhỏ", 6), ("Ấm", 1)]
    assert made.is_on_paper and made.entered_by_id == call.actor_id and made.state == "draft"
    assert made.entrant.name == "Nghệ nhân Mẫu 9" and made.contact == "0900 000009, nghe.nhan9@example.org"
    assert (made.entrant.email, made.entrant.phone, made.entrant.province) == (None, None, "Tỉnh Mẫu")
    assert [photo.original_name for photo in made.photos] == samples.photos_of(10)
    assert {photo.state for photo in db.session.query(Photo)} == {"waiting"}
    assert sorted(photo.key for photo in db.session.query(Photo)) == sorted(call.incoming)


def test_two_products_of_one_artisan_are_one_person_s(call, tmp_path):
    call.take(samples.source(tmp_path, 4))
    assert entry("SP-3").entrant_id == entry("SP-4").entrant_id != entry("SP-2").entrant_id


def test_the_log_says_who_imported_how_many(call, tmp_path):
    call.take(samples.source(tmp_path, 2))
    line = db.session.query(Event).where(Event.verb == "entries imported").one()
    assert (line.actor_id, line.data["new"], line.data["changed"]) == (call.actor_id, 2, 0)


def test_a_row_asks_the_database_little_while_everybody_waits(call, tmp_path):
    asked, other = [], make.competition()
    make.save()
    for count, competition_id in ((3, call.competition_id), (9, other.id)):
        (folder := tmp_path / str(count)).mkdir()
        source = samples.source(folder, count)
        with statements.counted() as seen:
            Call(call.app, competition_id, call.actor_id).take(source)
        asked.append(len(seen))
    assert asked[1] - asked[0] <= 6 * 13  # three photos and their lines in the log are six of them


def test_the_same_again_changes_nothing(call, tmp_path):
    source = samples.source(tmp_path, 3)
    call.take(source)
    before = [(row.id, row.version, row.updated_at) for row in db.session.query(Entry)]
    files = call.incoming
    plan, written = call.take(source)
    db.session.rollback()
    assert (plan.count("same"), written.entries) == (3, 0)
    assert [(row.id, row.version, row.updated_at) for row in db.session.query(Entry)] == before
    assert call.incoming == files
    assert db.session.query(Event).where(Event.verb == "entries imported").count() == 1


def test_a_changed_row_changes_its_untouched_entry_and_no_other(call, tmp_path):
    source = samples.source(tmp_path, 3)
    call.take(source)
    table = samples.rows(3)
    at = {name: place for place, name in enumerate(samples.HEAD)}
    table[2][at["title"]], table[2][at["materials"]] = "Tên khác", ""
    table[2][at["Người dự thi"]] = "Nghệ nhân Khác"
    plan = call.look(Source(samples.sheet(tmp_path / "sua.xlsx", table), source.photos))
    assert [step.act for step in plan.steps] == ["same", "changed", "same"]
    call.take(Source(tmp_path / "sua.xlsx", source.photos))
    changed = entry("SP-2")
    assert (changed.title, changed.materials, changed.entrant.name) == ("Tên khác", "", "Nghệ nhân Khác")
    assert len(changed.photos) == 3
    assert db.session.query(Person).where(Person.name == "Nghệ nhân Mẫu 2").count() == 0


def test_a_changed_photo_takes_the_place_of_the_former(call, tmp_path):
    source = samples.source(tmp_path, 1)
    call.take(source)
    kept = {photo.original_name: photo.key for photo in entry("SP-1").photos}
    names = samples.photos_of(1)
    folder = samples.photos(tmp_path / "khac", names)
    (folder / names[1]).write_bytes(samples.photo(99))
    plan, _ = call.take(Source(source.sheet, folder))
    found = {photo.original_name: photo.key for photo in entry("SP-1").photos}
    assert plan.count("changed") == 1 and list(found) == names
    assert [found[name] == kept[name] for name in names] == [True, False, True]
    assert sorted(call.incoming) == sorted(found.values())


def test_a_sheet_alone_leaves_the_photos_as_they_are(call, tmp_path):
    source = samples.source(tmp_path, 2)
    call.take(source)
    assert call.look(Source(source.sheet)).count("same") == 2
    table = samples.rows(2)
    table[1][samples.HEAD.index("title")] = "Tên khác"
    call.take(Source(samples.sheet(tmp_path / "sua.xlsx", table)))
    assert (entry("SP-1").title, len(entry("SP-1").photos)) == ("Tên khác", 3)
    assert call.look(Source(samples.sheet(tmp_path / "sua.xlsx", table), source.photos)).count("same") == 2


def depicting(folder: Path, text: str, *, pieces: str | None = "Chén × 6; Ấm") -> Source:
    """One set with three photos; ``text`` says which pieces they show, ``pieces`` None has no column for the pieces."""
    table = samples.rows(1)
    at = samples.HEAD.index("pieces")
    table[0].append("photo_pieces"), table[1].append(text)
    table[1][at] = pieces
    table = [[*line[:at], *line[at + 1 :]] if pieces is None else line for line in table]
    names = samples.photos_of(1)
    zipped = folder / "anh.zip"
    return Source(
        samples.sheet(folder / "bo.xlsx", table), zipped if zipped.exists() else samples.photos(zipped, names)
    )


def shown() -> list[str | None]:
    return [photo.piece and photo.piece.name for photo in entry("SP-1").photos]


def test_which_piece_a_photo_shows_is_changed_by_the_sheet_until_somebody_chooses(call, tmp_path):
    call.take(depicting(tmp_path, "Ấm\n\nchen"))
    assert shown() == ["Ấm", None, "Chén"]
    assert call.look(depicting(tmp_path, "Ấm\n\nchen")).count("same") == 1
    call.take(depicting(tmp_path, "Chén", pieces="Đĩa; Chén"))
    assert shown() == ["Chén", None, None]
    call.take(Source(depicting(tmp_path, "Đĩa\nChén", pieces=None).sheet))  # neither photos nor pieces came
    assert shown() == ["Đĩa", "Chén", None]
    made = entry("SP-1")
    made.photos[0].piece = made.pieces[1]
    make.save()
    source = depicting(tmp_path, "Chén", pieces=None)
    assert [(fault.cell, "worked on" in fault.reason) for fault in call.look(source).faults] == [("A2", True)]


def test_words_for_photos_are_not_for_those_that_were_refused(call, tmp_path):
    call.take(depicting(tmp_path, ""))
    entry("SP-1").photos[0].state = "refused"
    make.save()
    call.take(Source(depicting(tmp_path, "Ấm").sheet))
    assert shown() == [None, "Ấm", None]


def test_what_somebody_worked_on_is_told_and_left(call, tmp_path):
    source = samples.source(tmp_path, 2)
    call.take(source)
    with writing():
        photo = entry("SP-1").photos[0]
        db.session.rollback()
    with writing():
        actor = db.session.get(Person, call.actor_id)
        entry_photos.describe(db.session.get(Photo, photo.id), caption="Mặt trước", actor=actor, now=NOW)
    assert call.look(source).count("same") == 2  # the sheet says what it said
    table = samples.rows(2)
    table[1][samples.HEAD.index("title")] = "Tên khác"
    found = call.faults(tmp_path, table, source.photos)
    assert list(found) == ["A2"] and "worked on" in found["A2"]
    assert entry("SP-1").title == "Bình gốm số 1"


def test_an_account_with_the_telephone_is_linked_and_not_written_over(call, tmp_path):
    holder = make.person("Chủ tài khoản", phone="0900000001")
    make.save()
    table = samples.rows(1)
    table[1][samples.HEAD.index("Điện thoại")] = 900000001  # a spreadsheet dropped the zero
    table[1][samples.HEAD.index("Thư điện tử")] = ""
    source = Source(
        samples.sheet(tmp_path / "a.xlsx", table), samples.photos(tmp_path / "anh.zip", samples.photos_of(1))
    )
    assert call.look(source).steps[0].account_id == holder.id
    call.take(source)
    made = entry("SP-1")
    assert (made.entrant_id, made.entrant.name, made.contact) == (holder.id, "Chủ tài khoản", "")
    assert not made.is_on_paper and made.entered_by_id == call.actor_id


def linked(call, folder, person) -> tuple[list[list], Source]:
    """One row of ``person``, imported: its table and its files."""
    make.save()
    table = samples.rows(1)
    table[1][samples.HEAD.index("Điện thoại")] = person.phone
    table[1][samples.HEAD.index("Thư điện tử")], table[1][samples.HEAD.index("pieces")] = "", "Chén × 2"
    source = Source(samples.sheet(folder / "a.xlsx", table), samples.photos(folder / "anh.zip", samples.photos_of(1)))
    call.take(source)
    assert entry("SP-1").entrant_id == person.id
    return table, source


def enclose(made: Entry) -> None:
    make.enclosure(made, make.question(made.competition, kind="pdf"))


def guard(made: Entry) -> None:
    made.is_under_age, made.guardian = True, Guardian(name="Mẹ", relation="mẹ", phone="0900000002")


def show_piece(made: Entry) -> None:
    made.photos[0].piece = made.pieces[0]


def declare(made: Entry) -> None:
    made.declarations = {"own_work": {"version": "1", "at": NOW.isoformat()}}


@pytest.mark.parametrize(
    "work",
    [make.upload, enclose, guard, show_piece, declare, lambda made: make.consent(made, "participation")],
    ids=["upload", "enclosure", "guardian", "piece", "declaration", "consent"],
)
def test_what_no_sheet_can_say_is_work_too(call, tmp_path, work):
    table, source = linked(call, tmp_path, make.person(phone="0900000001"))
    work(entry("SP-1"))
    make.save()
    assert call.look(source).count("same") == 1
    table[1][samples.HEAD.index("title")] = "Tên khác"
    found = call.faults(tmp_path, table, source.photos)
    assert list(found) == ["A2"] and "worked on" in found["A2"]


@pytest.mark.parametrize("phone", ["0900000002", "0900000009", ""])
def test_an_entry_of_an_account_goes_to_nobody_else(call, tmp_path, phone):
    holder, _ = make.person(phone="0900000001"), make.person(phone="0900000002")
    table, source = linked(call, tmp_path, holder)
    table[1][samples.HEAD.index("Điện thoại")] = phone
    found = call.faults(tmp_path, table, source.photos)
    assert list(found) == ["E2" if phone else "F2"] and "another telephone" in next(iter(found.values()))
    table[1][samples.HEAD.index("Điện thoại")] = holder.phone
    table[1][samples.HEAD.index("title")] = "Tên khác"
    assert call.look(Source(samples.sheet(tmp_path / "b.xlsx", table), source.photos)).count("changed") == 1


def test_staff_judges_and_two_accounts_at_once_are_refused_at_their_cell(call, tmp_path):
    first = make.person(phone="0900000001")
    make.person(email="nghe.nhan2@example.org"), make.person(phone="0900000002")
    competition = db.session.get(Competition, call.competition_id)
    make.staff(first, competition, "secretary")
    make.add(Judge(competition_id=competition.id, person=make.person(phone="0900000003"), number=1))
    make.save()
    table = samples.rows(3)
    table[1][samples.HEAD.index("Điện thoại")] = "0900 000 001"
    table[2][samples.HEAD.index("Điện thoại")] = "0900 000 002"
    photos = samples.photos(tmp_path / "anh.zip", [n for k in (1, 2, 3) for n in samples.photos_of(k)])
    found = call.faults(tmp_path, table, photos)
    assert list(found) == ["E2", "E3", "E4"]
    assert "work for" in found["E2"] and "two different accounts" in found["E3"] and "panel" in found["E4"]


def test_nothing_is_imported_while_anything_is_wrong(call, tmp_path):
    source = samples.source(tmp_path, 3)
    table = samples.rows(3)
    table[2][samples.HEAD.index("year")] = "năm ngoái"
    samples.sheet(source.sheet, table)
    with pytest.raises(Faulty) as refused:
        call.take(source)
    assert [fault.cell for fault in refused.value.faults] == ["N3"]
    assert db.session.query(Entry).count() == 0 and call.incoming == []


def test_what_changed_since_it_was_looked_at_is_not_imported(call, tmp_path):
    source = samples.source(tmp_path, 2)
    seen = call.look(source).fingerprint
    samples.sheet(source.sheet, samples.rows(1))
    with pytest.raises(Stale):
        call.take(source, seen=seen)
    assert db.session.query(Entry).count() == 0 and call.incoming == []


def test_a_fault_in_the_last_row_leaves_nothing_of_the_first(call, tmp_path, monkeypatch):
    source, save = samples.source(tmp_path, 3), drafting.save

    def breaking(entry, fields, **more):
        save(entry, fields, **more)
        if fields["title"] == "Bình gốm số 3":
            raise OSError("the disk is full")

    monkeypatch.setattr(drafting, "save", breaking)
    with pytest.raises(OSError, match="full"):
        call.take(source)
    assert db.session.query(Entry).count() == 0 and db.session.query(Photo).count() == 0 and call.incoming == []


def test_photos_swept_away_meanwhile_refuse_the_import(call, tmp_path, monkeypatch):
    source, bring = samples.source(tmp_path, 2), imports.doing.bring

    def slow(plan, pictures, incoming, *, arrived):
        bring(plan, pictures, incoming, arrived=arrived)
        incoming.remove(next(iter(arrived.values()))[0])

    monkeypatch.setattr(imports.doing, "bring", slow)
    with pytest.raises(Stale, match="too long"):
        call.take(source)
    assert db.session.query(Entry).count() == 0 and call.incoming == []


def test_after_the_deadline_nothing_is_imported(app, tmp_path):
    competition, organiser = make.competition(deadline_at=NOW), make.person()
    make.save()
    with pytest.raises(Closed):
        Call(app, competition.id, organiser.id).take(samples.source(tmp_path, 1))
