"""The receipt: what stands on the paper is read back, its code too, and the letter leads to it."""

import io

import pytest
import zxingcpp
from PIL import Image
from pypdf import PdfReader

import tests.factories as make
from judging.infra import typesetting
from judging.infra.db import db
from judging.infra.mail import Message
from judging.web.printing import receipts

TICKED = {"own_work": "y", "eligibility": "y", "participation": "y", "publication": "y", "under_age": "no"}


@pytest.fixture
def entry(app):
    competition = make.competition("mau", phone="024 0000 0000")
    question = make.question(competition, name="Bản vẽ kỹ thuật", key="ban-ve", kind="pdf")
    made = make.entry(
        competition, make.person("Nguyễn Thị Mẫu", email="mau@example.org"), state="draft", title="Bình “Gốm” #1 *x*"
    )
    make.photo(made)
    make.enclosure(made, question, original_name="ban-ve-khay.pdf", pages=3)
    make.save()
    return made


@pytest.fixture
def me(entry, as_person):
    return as_person(entry.entrant)


@pytest.fixture
def sent(me, entry):
    answer = me.post(f"/my/entries/{entry.id}/submission", data=TICKED)
    assert answer.status_code == 302
    db.session.expire_all()
    return entry


def words_of(content: bytes) -> str:
    """The text of a PDF on one line: where a line is broken says nothing."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split())


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("vi", ["BIÊN NHẬN HỒ SƠ", "giờ Việt Nam", "3 trang", "1 ảnh", "Phiên bản 2", "Phiên bản 1"]),
        ("en", ["RECEIPT", "Vietnam time", "3 pages", "1 photo", "Version 2 of these words", "Version 1"]),
    ],
)
def test_what_stands_on_it(me, sent, language, told):
    answer = me.get(f"/my/entries/{sent.id}/receipt.pdf?language={language}")
    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    assert answer.headers["Cache-Control"] == "private, no-store"
    text = words_of(answer.data)
    for words in (*told, "Bình “Gốm” #1 *x*", "Nguyễn Thị Mẫu", "Bản vẽ kỹ thuật", "ban-ve-khay.pdf"):
        assert words in text, words
    assert f"http://localhost/x/mau/{sent.number}" in text and "024 0000 0000" in text


def test_its_code_is_read_back(app, sent):
    with app.test_request_context():
        data = {**receipts.receipt(sent), "language": "vi"}
        assert "Nguyễn Thị Mẫu" in str(data["facts"])
    page = typesetting.pictures("receipt", data, dots=150)[0]
    codes = zxingcpp.read_barcodes(Image.open(io.BytesIO(page)))
    assert [code.text for code in codes] == [f"http://localhost/x/mau/{sent.number}"]


def test_a_draft_has_none_and_anothers_is_not_found(me, entry, as_person):
    address = f"/my/entries/{entry.id}/receipt.pdf"
    assert me.get(address).status_code == 404
    entry.number, entry.state = 1, "submitted"
    make.save()
    assert as_person(make.person()).get(address).status_code == 404


def test_the_longest_texts_take_more_pages_and_lose_nothing(app, sent, me):
    sent.story = "\n".join(f"Đoạn {n} kể về nghề của làng, từ đời này sang đời khác. " * 6 for n in range(40))
    make.save()
    text = words_of(me.get(f"/my/entries/{sent.id}/receipt.pdf").data)
    assert "Đoạn 0 " in text and "Đoạn 39 " in text and "Phiên bản 2" in text


def test_the_page_leads_to_it_and_the_letter_to_both(me, sent):
    assert f"/my/entries/{sent.id}/receipt.pdf?language=vi" in me.get(f"/my/entries/{sent.id}/receipt").text
    (letter,) = db.session.query(Message).all()
    assert (letter.recipient, letter.person_id) == ("mau@example.org", sent.entrant_id)
    assert f"số {sent.number}" in letter.subject
    for address in ("receipt\n", "receipt.pdf?language=vi"):
        assert f"http://localhost/my/entries/{sent.id}/{address}" in letter.body


def test_no_letter_without_an_address_and_none_when_it_is_refused(entry, me):
    me.post(f"/my/entries/{entry.id}/submission", data=TICKED | {"participation": ""})
    assert db.session.query(Message).all() == []


def test_of_a_set_by_several_it_says_the_pieces_and_the_authors(app, sent):
    sent.kind, sent.set_type = "set", "materials"
    make.piece(sent, "Ấm", 2, material="gốm men tro")
    sent.authors = make.authors("Trần Văn Một", "Lê Thị Hai")
    make.save()
    with app.test_request_context():
        facts = str(receipts.receipt(sent)["facts"])
    for words in ("Ấm (2): gốm men tro", "Trần Văn Một", "Lê Thị Hai"):
        assert words in facts
