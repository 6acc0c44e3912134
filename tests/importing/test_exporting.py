"""Entries go out in the shape in which they come in: imported elsewhere they are the same entries."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

import tests.factories as make
from judging.desk.importing import cells, columns, exporting, lists, piece_names, sheets
from judging.desk.importing.doing import OF_PERSON
from judging.desk.importing.template import template
from judging.entries import authors, sets, subjects, texts
from judging.entries.models import Entry
from judging.errors import Conflict
from judging.infra.db import db
from judging.infra.text import clean
from judging.tasks import photos as worker
from judging.tasks.imports import Source
from tests.importing import samples
from tests.importing.calls import Call

NAUGHTY = [
    "=1+1",
    "'=1+1",
    "+84",
    "-5",
    "@x",
    "\t=1",
    "’",
    "a;b",
    "a|b\\",
    '"',
    "＝1",
    "  x  ",
    "<b>",
    "x\ny",
    "1,5",
    "\\",
]


def full(subject: str = "product"):
    """A competition that asks for everything there is."""
    competition = make.competition(subject=subject, statements="required")
    options = [{"key": "do", "name": "Đỏ; sẫm", "name_en": "Red"}, {"key": "xanh", "name": "Xanh", "name_en": ""}]
    for kind in columns.ANSWERS:
        make.question(competition, kind=kind, options=options, key=f"cau-{kind}", name=f"Câu {kind}")
    make.question(competition, key="chat-lieu", name="Chất liệu")
    db.session.refresh(competition)
    return competition


def told(entry: Entry) -> dict:
    """What must be the same elsewhere."""
    found = {name: getattr(entry, name) for name in texts.asked(entry.competition)}
    found |= {name: texts.fields_of(entry)[name] for name in ("authors", "details", "answers")}
    found["pieces"] = [line._replace(key="") for line in sets.lines_of(entry)]
    places = {criterion.id: criterion.key for criterion in entry.competition.criteria}
    found["statements"] = {places[int(key)]: text for key, text in entry.statements.items()}
    found["category_id"] = entry.category and entry.category.key
    found["person"] = [getattr(entry.entrant, name) for name in ("name", *OF_PERSON)]
    found["shown"] = [photo.piece and entry.pieces.index(photo.piece) for photo in entry.photos]
    return found | {"captions": [photo.caption for photo in entry.photos]}


def fill(entry: Entry, text: str) -> None:
    """Everything that can be said of it, with this text wherever a text can stand."""
    line, competition = " ".join(clean(text).split()), entry.competition
    for name in texts.asked(competition):
        if isinstance(getattr(entry, name), str) and name not in ("kind", "set_type", "title"):
            setattr(entry, name, clean(text) if name == "story" else line)
    facts = subjects.of(competition.rules).facts
    entry.details = {f.key: 7 if f.kind == "number" else line for f in facts if line or f.kind == "number"}
    entry.statements = {str(criterion.id): clean(text) for criterion in competition.criteria if clean(text)}
    entry.answers = {
        "cau-number": "1.125", "cau-choice": "do", "cau-several": ["do", "xanh"], "cau-date": "2025-12-31",
        "cau-yes_no": False, "cau-table": [["a", line], ["|", "\\"]],
        **({"cau-text": clean(text), "cau-line": line, "chat-lieu": line} if line else {}),
    }  # fmt: skip


def elsewhere(app, content: bytes, folder: Path, form: str, subject: str, photos: Path | None = None) -> list[Entry]:
    """The same entries in another competition, which has none."""
    other, organiser = full(subject), make.person()
    make.save()
    call = Call(app, other.id, organiser.id)
    (folder / f"a.{form}").write_bytes(content)
    source = Source(folder / f"a.{form}", photos)
    assert [(each.cell, each.reason % each.values) for each in call.look(source).faults] == []
    call.take(source)
    return db.session.query(Entry).where(Entry.competition_id == other.id).order_by(Entry.id).all()


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("form", ["xlsx", "csv"])
@pytest.mark.parametrize("subject", ["product", "person", "facility", "village"])
def test_every_word_comes_back(app, tmp_path, form, language, subject):
    competition, entries = full(subject), []
    for text in NAUGHTY:
        artisan = make.person(email=None, password=None, address="Số 1", representative="Bà Mẫu", kind="group")
        entry = make.entry(competition, artisan, state="submitted", contact="0900 000 001, a@example.org")
        fill(entry, text)
        entries.append(entry)
    if subject == "product":
        entries[0].kind, entries[0].set_type = "set", "combined"
        make.piece(entries[0], "Ấm; có nắp × 2", 3, use="Rót | pha; trà"), make.piece(entries[0], "Chén", 6)
        entries[0].authors = make.authors("Trần Văn Một; hai", "Lê | Thị")
        entries[0].authors[1].part = "Vẽ \\ tay"
    make.save()
    rows = exporting.rows_of(competition, exporting.entries_of(competition.id), language)
    content = exporting.as_csv(rows) if form == "csv" else exporting.as_xlsx(rows, "A")
    wanted = [told(entry) for entry in entries]
    found = elsewhere(app, content, tmp_path, form, subject)
    for one, other in zip(found, wanted, strict=True):
        assert json.loads(json.dumps(told(one))) == json.loads(json.dumps(other))
    assert {entry.contact for entry in found} == {"0900 000 001, a@example.org"}


def test_no_cell_of_an_export_computes(app, tmp_path):
    competition = make.competition()
    for text in NAUGHTY:
        make.entry(competition, make.person(), title=text)
    rows = exporting.rows_of(competition, exporting.entries_of(competition.id), "vi")
    (tmp_path / "a.xlsx").write_bytes(exporting.as_xlsx(rows, "A"))
    with zipfile.ZipFile(tmp_path / "a.xlsx") as book:
        assert b"<f" not in book.read("xl/worksheets/sheet1.xml")
    for line in exporting.as_csv(rows).decode("utf-8-sig").splitlines():
        assert not line.startswith(("=", "+", "-", "@", '"=', '"+'))


def test_photos_come_back_clean_under_the_names_in_the_sheet(call, tmp_path):
    call.take(samples.source(tmp_path, 2))
    worker.run_waiting(limit=10, now=make.NOW)
    db.session.rollback()
    entries = exporting.entries_of(call.competition_id)
    entries[0].photos[1].caption = "Mặt bên"
    make.save()
    named, file = exporting.photos_of(entries), tmp_path / "ra.zip"
    with file.open("wb") as content:
        exporting.write_photos(named, store=call.app.extensions["photos"], into=content)
    with zipfile.ZipFile(file) as archive:
        assert archive.namelist() == [*samples.photos_of(1), *samples.photos_of(2)]
        assert Image.open(io.BytesIO(archive.read("SP-2-3.jpg"))).size == (220, 220)
    rows = exporting.rows_of(entries[0].competition, entries, "vi")
    wanted = [told(entry) for entry in entries]
    found = elsewhere(call.app, exporting.as_xlsx(rows, "A"), tmp_path, "xlsx", "product", file)
    for one, other in zip(found, wanted, strict=True):
        assert told(one) == other
    for entry, name in zip(found, ("SP-1-1.jpg", "SP-2-1.jpg"), strict=True):
        assert entry.photos[0].original_name == name and entry.photos[0].caption == ""


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("form", ["xlsx", "csv"])
@pytest.mark.parametrize("shown", [(None, 0, 1), (2, None, 3), (4, 4, None), (None, None, 5), (3, 2, 0)])
def test_which_piece_each_photo_shows_comes_back(call, tmp_path, form, language, shown):
    call.take(samples.source(tmp_path, 1))
    worker.run_waiting(limit=10, now=make.NOW)
    db.session.rollback()
    [entry] = exporting.entries_of(call.competition_id)
    entry.kind, entry.set_type = "set", "combined"
    names = ("Ấm", "Âm", "Chén", "Chén", "#1", "=1+1; hai")
    pieces = [make.piece(entry, name, position=place) for place, name in enumerate(names, 1)]
    for photo, place in zip(entry.photos, shown, strict=True):
        photo.piece = None if place is None else pieces[place]
    make.save()
    file = tmp_path / "ra.zip"
    with file.open("wb") as content:
        exporting.write_photos(exporting.photos_of([entry]), store=call.app.extensions["photos"], into=content)
    rows = exporting.rows_of(entry.competition, [entry], language)
    content = exporting.as_csv(rows) if form == "csv" else exporting.as_xlsx(rows, "A")
    wanted = told(entry)
    [found] = elsewhere(call.app, content, tmp_path, form, "product", file)
    assert told(found) == wanted and wanted["shown"] == list(shown)
    assert exporting.rows_of(found.competition, [found], language)[1][-3:] == ["", "", ""]  # none is ready yet


@given(st.lists(st.text("aAấ#12", min_size=1, max_size=3), min_size=1, max_size=30))
def test_any_piece_is_found_by_what_a_sheet_calls_it(names):
    for place in range(len(names)):
        assert piece_names.place_of(piece_names.written(place, names), names) == place


def test_an_export_imported_where_it_is_from_changes_nothing_imported_and_tells_the_rest(call, tmp_path):
    call.take(samples.source(tmp_path, 2))
    own = make.entry(db.session.query(Entry).first().competition, make.person("Người gửi qua mạng"))
    make.save()
    rows = exporting.rows_of(own.competition, exporting.entries_of(call.competition_id), "vi")
    assert [row[0] for row in rows[1:]] == [f"#{own.id}", "SP-1", "SP-2"]
    for row in rows:
        row[-3:] = ["", "", ""] if row is not rows[0] else row[-3:]
    found = call.faults(tmp_path, rows)
    assert list(found) == ["A2"] and "not imported" in found["A2"]


def test_what_an_entrant_has_not_sent_and_what_was_erased_stay_in(app):
    competition = make.competition()
    make.entry(competition, make.person(), state="draft")
    make.entry(competition, make.person(), erased_at=make.NOW)
    kept = make.entry(competition, make.person(), state="withdrawn")
    assert exporting.entries_of(competition.id) == [kept]


def test_a_cell_longer_than_a_workbook_holds_is_not_cut():
    with pytest.raises(Conflict, match="CSV"):
        exporting.as_xlsx([["a" * 40_000]], "A")


def test_a_workbook_does_not_say_when_it_was_made(app):
    """Else its length would change by itself, and a change of it could tell of something else."""
    for content in (exporting.as_xlsx([["a"]], "A"), template(full(), "vi")):
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            assert b">2000-01-01T00:00:00Z</dcterms:created>" in book.read("docProps/core.xml")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_template_is_understood_as_it_is(app, tmp_path, language):
    (tmp_path / "a.xlsx").write_bytes(template(full(), language))
    head, example = sheets.read(tmp_path / "a.xlsx")
    found, faults = columns.find(full(), head)
    assert not faults and {column.key for column in found.values()} >= {"code", "title", "photos", "answer:cau-table"}
    assert example.cells[1] == columns.EXAMPLE
    with zipfile.ZipFile(tmp_path / "a.xlsx") as book:
        words = book.read("xl/sharedStrings.xml").decode()
    assert "Đỏ; sẫm" in words and ("Bắt buộc." in words) == (language == "vi")


@given(st.lists(st.text(min_size=1).map(lambda text: " ".join(clean(text).split())).filter(bool)))
def test_any_words_in_one_cell_come_back(parts):
    assert lists.split(lists.joined(parts, ";", by="\n"), ";") == parts


WORDS = st.text().map(lambda text: " ".join(clean(text).split())[:100].strip())
NAMES = WORDS.filter(bool)


@given(st.lists(st.tuples(NAMES, st.integers(1, 999), WORDS, WORDS, WORDS), max_size=30))
def test_any_pieces_come_back(pieces):
    written = lists.lined([(f"{name} × {count}", *traits) for name, count, *traits in pieces])
    assert cells.pieces(written) == [sets.Line(name, count, "", *traits) for name, count, *traits in pieces]


@given(st.lists(st.tuples(NAMES, WORDS), max_size=20))
def test_any_authors_come_back(known):
    assert cells.several_authors(lists.lined(known)) == [authors.Line(*one) for one in known]
