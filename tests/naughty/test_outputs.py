"""Naughty strings wherever an entry's texts are shown: pages of every audience, files, paper, mail and the log."""

import csv
import io
import json
import logging
import re
import zipfile
from email import message_from_bytes, policy
from string import printable

import pytest
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

import tests.factories as make
from judging.awards.exporting import FORMULA
from judging.infra import mail
from judging.infra.db import db
from judging.infra.log import Lines
from judging.ranking import rules
from judging.web import letters
from tests.conftest import on_one_database
from tests.naughty.filling import shown
from tests.naughty.pages import Page, squeezed
from tests.naughty.strings import STRINGS, VIETNAMESE

AUDIENCES = ("owner", "organiser", "judge", "anybody")
LONG_FIELD = 120
FIRST = rules.Award(id="first", name="Giải Nhất", name_en="First prize", cap=len(STRINGS))
PRINTED = set(f"{printable}{VIETNAMESE}“”–…½①ﬁ")
TITLES = {number: string for number, string in enumerate(STRINGS, 1) if shown(string)}


def kept(string: str) -> str:
    """As the domain keeps it, cut to the narrowest column."""
    return shown(string)[:LONG_FIELD]


@pytest.fixture
def hall(app):
    """A published list: an entry for every string, which stands in each of its texts."""
    competition = make.competition("mau", stage="published", groups=1, awards=(FIRST,))
    owner, organiser = make.person("Người Gửi"), make.person("Người Tổ chức")
    make.staff(organiser, competition)
    judge = make.judge(competition, number=1)
    entries = []
    for number, string in TITLES.items():
        text = kept(string)
        names = ("title", "story", "materials", "technique", "size", "maker", "craft_village")
        entry = make.entry(competition, owner, number=number, kind="set", reason=text, **dict.fromkeys(names, text))
        make.piece(entry, text)
        make.photo(entry, caption=text, original_name=text)
        entries.append(entry)
        make.sheet(judge, entry, 40, 30)
    make.award_list(competition, *((entry, 0, place) for place, entry in enumerate(entries, 1)))
    make.save()
    people = {"owner": owner, "organiser": organiser, "judge": judge.person}
    clients = {name: make.signed_in(app, person) for name, person in people.items()}
    return app, entries, clients | {"anybody": app.test_client()}


@on_one_database
def test_every_page_shows_text_as_text(hall):
    app, entries, clients = hall
    wrong, seen = [], {name: set() for name in AUDIENCES}
    for who, address in addresses(app, entries):
        answer = clients[who].get(address)
        wrong += [(who, address, answer.status_code)] if answer.status_code >= 500 else []
        if answer.status_code == 200 and answer.mimetype == "text/html":
            page = Page(answer.text)
            wrong += [(who, address, page.running)] if page.running else []
            seen[who] |= {number for number, string in TITLES.items() if kept(string) in page.words}
    assert wrong == []
    assert {who: set(TITLES) - numbers for who, numbers in seen.items()} == {who: set() for who in AUDIENCES}


def addresses(app, entries):
    """Every page that the routes know by these names: a few entries for those of one entry, all lists whole."""
    some = entries[:: max(1, len(entries) // 4)]
    known = {"slug": "mau", "form": "csv", "position": 1}
    for rule in app.url_map.iter_rules():
        own = {"entry_id", "number", "entry_number"} & set(rule.arguments)
        if "GET" not in rule.methods or not set(rule.arguments) <= {*known, *own}:
            continue
        for entry in some if own else some[:1]:
            values = known | {"entry_id": entry.id, "number": entry.number, "entry_number": entry.number}
            path = rule.build({name: values[name] for name in rule.arguments}, append_unknown=False)[1]
            yield from ((who, path + page) for who in AUDIENCES for page in ("", "?page=2"))


@on_one_database
def test_no_cell_of_a_file_is_a_formula_and_each_is_whole(hall):
    _, _, clients = hall
    text = clients["anybody"].get("/c/mau/awards.csv").data.decode("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(text, newline=""))
    assert [cell for row in rows for cell in row if cell.lstrip(' "').startswith(FORMULA)] == []
    titles = [kept(string) for string in TITLES.values()]
    assert [row[3][row[3] == f"'{title}" :] for row, title in zip(rows, titles, strict=True)] == titles
    book = clients["anybody"].get("/c/mau/awards.xlsx").data
    _, *rows = CalamineWorkbook.from_filelike(io.BytesIO(book)).get_sheet_by_index(0).to_python()
    written = [re.sub("_x([0-9A-F]{4})_", lambda code: chr(int(code[1], 16)), row[3]) for row in rows]
    assert written == titles  # what XML may not hold is escaped
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        assert [
            name for name in parts.namelist() if b"<f>" in parts.read(name) or b"<hyperlink" in parts.read(name)
        ] == []


@on_one_database
@pytest.mark.parametrize("paper", ["labels.pdf?kind=labels", "labels.pdf?kind=cards", "paper.pdf"])
def test_paper_is_set(hall, paper):
    """Every letter of Vietnamese has its glyph (``tests/infra/test_typesetting``)."""
    answer = hall[2]["organiser"].get(f"/desk/mau/{paper}")
    assert (answer.status_code, answer.data[:5]) == (200, b"%PDF-")


@on_one_database
def test_a_receipt_says_the_text_itself(hall):
    """Of the letters its fonts know; where a line is broken says nothing."""
    _, entries, clients = hall
    read = {entry.title: entry.id for entry in entries if set(entry.title) <= PRINTED}
    for title, number in read.items():
        paper = PdfReader(io.BytesIO(clients["owner"].get(f"/my/entries/{number}/receipt.pdf").data))
        assert unspaced(title) in unspaced("".join(page.extract_text() for page in paper.pages)), title
    assert len(read) > len(entries) / 2


def unspaced(text: str) -> str:
    return "".join(text.split())


@on_one_database
def test_the_letter_of_a_return_says_the_whole_reason(hall):
    app, (entry, *_), _ = hall
    entry.entrant.email, entry.correct_until = "ai@example.org", make.NOW
    for string in STRINGS:
        entry.reason = shown(string)
        with app.test_request_context():
            letters.about(entry, "returned", now=make.NOW)
        db.session.flush()
        (posted,) = mail.waiting(make.NOW)
        sent = mail.as_mail(posted, "no-reply@example.org").as_bytes()
        db.session.delete(posted)
        assert shown(string) in squeezed(message_from_bytes(sent, policy=policy.default).get_content())


@on_one_database
@pytest.mark.parametrize("string", STRINGS, ids=ascii)
def test_a_letter_has_one_subject_and_its_whole_text(app, string):
    mail.post(
        person_id=make.person().id,
        recipient="ai@example.org",
        subject=f"{string} x",
        body=f"{shown(string)}\n",
        now=make.NOW,
    )
    make.save()
    sent = mail.as_mail(mail.waiting(make.NOW)[0], "no-reply@example.org").as_bytes()
    letter = message_from_bytes(sent, policy=policy.default)
    assert squeezed(letter.get_content()) == shown(string)
    assert len(letter.get_all("subject")) == 1 and letter.get_all("to") == ["ai@example.org"] and not letter["bcc"]


@pytest.mark.parametrize("string", STRINGS, ids=ascii)
def test_a_line_of_the_log_stays_one_line(string):
    line = Lines().format(logging.LogRecord("judging", logging.INFO, "", 0, "%s", (string,), None))
    assert json.loads(line)["what"] == string and len(line.split("\n")) == 1
