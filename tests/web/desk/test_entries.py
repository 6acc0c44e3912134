"""The desk's products: found, looked at, decided, received; typed from paper for an artisan."""

import io
import re
from datetime import timedelta

import pytest
from pypdf import PdfReader

import tests.factories as make
from judging.accounts.models import OneTimeCode
from judging.entries.models import Entry, Photo
from judging.infra.db import db
from judging.infra.mail import Message
from judging.panel.models import Judge
from tests import statements
from tests.media import pdfs

JSON = {"Accept": "application/json"}


@pytest.fixture
def competition(app):
    return make.competition("mau")


@pytest.fixture
def entry(competition):
    made = make.entry(competition, make.person("Trần Thị Gốm"), state="submitted", number=12)
    make.photo(made)
    make.save()
    return made


@pytest.fixture
def organiser(competition, as_person):
    person = make.person("Người Tổ chức")
    make.staff(person, competition)
    return as_person(person)


@pytest.fixture
def secretary(competition, as_person):
    person = make.person()
    make.staff(person, competition, "secretary")
    return as_person(person)


def test_found_without_marks_and_filtered(entry, organiser):
    make.entry(entry.competition, make.person(), state="draft", title="Của riêng tôi")
    make.save()
    page = organiser.get("/desk/mau/entries?q=tran+thi+gom")
    assert entry.title in page.text and "Của riêng tôi" not in page.text
    assert entry.title not in organiser.get("/desk/mau/entries?state=accepted").text
    assert "zzz" in organiser.get("/desk/mau/entries?q=zzz&group=999&page=7").text


def test_as_many_statements_for_many_as_for_few(competition, organiser):
    def ask(count):
        for _ in range(count):
            make.photo(make.entry(competition, make.person()))
        make.save()
        with statements.counted() as seen:
            assert organiser.get("/desk/mau/entries").status_code == 200
        return len(seen)

    assert ask(3) == ask(30)


def test_another_competitions_desk_and_a_draft_are_not_found(entry, organiser, as_person):
    elsewhere, clerk = make.competition("khac"), make.person()
    make.staff(clerk, elsewhere)
    draft = make.entry(entry.competition, make.person(), state="draft")
    make.save()
    assert as_person(clerk).get(f"/desk/khac/entries/{entry.id}").status_code == 404
    assert organiser.get(f"/desk/mau/entries/{draft.id}").status_code == 404
    for act in ("acceptance", "return", "refusal", "arrival", "photos", "submission", "claim-slip", "recovery-code"):
        assert as_person(clerk).post(f"/desk/khac/entries/{entry.id}/{act}").status_code == 404


def test_names_in_the_texts_are_pointed_out(entry, organiser):
    entry.story = "Bà tran thi gom tự tay làm."
    make.save()
    page = organiser.get(f"/desk/mau/entries/{entry.id}").text
    assert "<strong>Trần Thị Gốm</strong>" in page


def test_decisions_are_the_organisers(entry, organiser, secretary):
    address = f"/desk/mau/entries/{entry.id}"
    assert secretary.get(address).status_code == 200
    for act in ("acceptance", "return", "refusal"):
        assert secretary.post(f"{address}/{act}", data={"reason": "x"}).status_code == 403
    assert organiser.post(f"{address}/acceptance").status_code == 302
    assert entry.state == "accepted"


def test_a_return_needs_a_reason_and_is_mailed(entry, organiser):
    address = f"/desk/mau/entries/{entry.id}/return"
    assert organiser.get(address).status_code == 200
    assert organiser.post(address, data={"until": "2099-01-01T17:00"}).status_code == 422
    asked = {"reason": "Ảnh mờ", "opened": ["photos", "size"], "until": "2099-01-01T17:00"}
    past = organiser.post(address, data=asked | {"until": "2001-01-01T17:00"})
    assert past.status_code == 422 and "Ảnh mờ" in past.text
    nothing = organiser.post(address, data=asked | {"opened": []})
    assert nothing.status_code == 422 and 'id="opened-error"' in nothing.text
    assert organiser.post(address, data=asked).status_code == 302
    letter = db.session.query(Message).one()
    assert letter.recipient == entry.entrant.email
    assert "Ảnh mờ" in letter.body and "Ảnh sản phẩm, Kích thước" in letter.body
    assert f"http://localhost/my/entries/{entry.id}/receipt" in letter.body
    assert "Ảnh sản phẩm, Kích thước" in organiser.get(f"/desk/mau/entries/{entry.id}").text


def test_a_refusal(entry, organiser):
    address = f"/desk/mau/entries/{entry.id}/refusal"
    assert organiser.post(address).status_code == 422
    assert organiser.post(address, data={"reason": "Sao chép"}).status_code == 302
    assert (entry.state, entry.reason) == ("refused", "Sao chép")
    assert "Sao chép" in organiser.get(f"/desk/mau/entries/{entry.id}").text


def test_objects_are_ticked_by_the_secretary(entry, secretary):
    address = f"/desk/mau/entries/{entry.id}/arrival"
    assert secretary.post(address, data={"pieces": "0"}).status_code == 422
    assert secretary.post(address, data={"pieces": "3"}).status_code == 302
    assert entry.received_pieces == 3
    assert secretary.post(f"{address}/remove").status_code == 302
    assert entry.received_at is None


def test_once_judging_is_open_nothing_is_screened(entry, organiser):
    entry.competition.round.state = "judging"
    make.save()
    assert organiser.post(f"/desk/mau/entries/{entry.id}/acceptance").status_code == 409
    assert organiser.get(f"/desk/mau/entries/{entry.id}").status_code == 200


def test_from_paper_to_a_number_and_a_slip(competition, secretary):
    assert secretary.get("/desk/mau/entries/new").status_code == 200
    assert secretary.post("/desk/mau/entries").status_code == 422
    made = secretary.post("/desk/mau/entries", data={"name": "Ông Mộc", "contact": "0912 345 678", "commune": "Xã"})
    entry = db.session.query(Entry).one()
    address = f"/desk/mau/entries/{entry.id}"
    assert made.location == f"{address}/edit"
    page = secretary.get(made.location).text
    seen = re.search(r'name="version" type="hidden" value="([0-9a-f]+)"', page).group(1)
    texts = {"title": "Tượng", "story": "Kể", "materials": "Gỗ", "size": "1 m", "maker": "Ông Mộc"}
    form = texts | {"category_id": competition.categories[0].id, "version": seen, "kind": "single"}
    assert secretary.post(address, data=form, headers=JSON).get_json()["ok"]
    make.photo(entry)
    make.save()
    assert secretary.get(f"{address}/submission").status_code == 200
    declared = dict.fromkeys(("own_work", "eligibility", "participation"), "y") | {"under_age": "no"}
    assert secretary.post(f"{address}/submission", data=declared).location == address
    assert (entry.state, entry.number) == ("submitted", 1)
    slip = secretary.post(f"{address}/claim-slip")
    code = re.search(r'claim-code num">([^<]+)<', secretary.get(slip.location).text).group(1)
    assert code not in secretary.get(slip.location).text
    assert secretary.post(f"{address}/recovery-code").status_code == 409
    more = secretary.post("/desk/mau/entries", data={"like": entry.id})
    second = db.session.get(Entry, int(re.search(r"\d+", more.location).group()))
    assert (second.entrant_id, second.maker, second.contact) == (entry.entrant_id, "Ông Mộc", "0912 345 678")
    assert secretary.post(f"/desk/mau/entries/{second.id}/withdrawal").status_code == 302
    assert second.state == "withdrawn"


@pytest.fixture
def on_paper(competition):
    """A draft on paper that can be sent."""
    artisan = make.person("Ông Mộc", email=None, password=None)
    made = make.entry(competition, artisan, state="draft", entered_by_id=make.person().id)
    make.photo(made)
    make.save()
    return made


DECLARED = dict.fromkeys(("own_work", "eligibility", "participation"), "y") | {"under_age": "no"}


def test_what_was_typed_from_paper_has_a_receipt_to_hand_over(on_paper, secretary):
    page, paper = f"/desk/mau/entries/{on_paper.id}", f"/desk/mau/entries/{on_paper.id}/receipt.pdf"
    assert "receipt.pdf" not in secretary.get(page).text and secretary.get(paper).status_code == 404
    assert secretary.post(f"{page}/submission", data=DECLARED).location == page
    assert f'href="{paper}?language=vi"' in secretary.get(page).text
    printed = secretary.get(f"{paper}?language=vi")
    assert (printed.mimetype, printed.headers["Cache-Control"]) == ("application/pdf", "private, no-store")
    words = "".join(page.extract_text() for page in PdfReader(io.BytesIO(printed.data)).pages)
    assert "BIÊN NHẬN HỒ SƠ" in words and on_paper.title in words and f"/x/mau/{on_paper.number}" in words
    on_paper.erased_at = make.NOW
    make.save()
    assert "receipt.pdf" not in secretary.get(page).text and secretary.get(paper).status_code == 404


def test_a_receipt_is_not_the_desks_where_the_entrant_has_an_account(entry, secretary):
    assert "receipt.pdf" not in secretary.get(f"/desk/mau/entries/{entry.id}").text
    assert secretary.get(f"/desk/mau/entries/{entry.id}/receipt.pdf").status_code == 404


def test_who_judges_is_not_sent_for_and_the_desk_is_told_who_it_is(on_paper, competition, secretary):
    make.add(Judge(competition_id=competition.id, person=on_paper.entrant, number=1))
    make.save()
    answer = secretary.post(f"/desk/mau/entries/{on_paper.id}/submission", data=DECLARED, headers=JSON)
    assert answer.status_code == 409 and "Người này" in answer.get_json()["message"]
    assert on_paper.state == "draft"


def test_an_entrants_own_product_is_not_edited_here(entry, secretary):
    address = f"/desk/mau/entries/{entry.id}"
    photo = db.session.query(Photo).one()
    assert secretary.get(f"{address}/edit").status_code == 404
    for act in ("", "/photos", f"/photos/{photo.id}", f"/photos/{photo.id}/remove", "/submission", "/withdrawal"):
        assert secretary.post(f"{address}{act}", data={"title": "x"}).status_code == 404


def test_a_recovery_code_is_shown_once(entry, secretary):
    shown = secretary.post(f"/desk/mau/entries/{entry.id}/recovery-code")
    assert "claim-code" in secretary.get(shown.location).text
    assert "claim-code" not in secretary.get(shown.location).text
    assert db.session.query(OneTimeCode).one().person_id == entry.entrant_id


def test_no_code_opens_another_competitions_desk(entry, secretary):
    make.staff(entry.entrant, make.competition(), "secretary")
    make.save()
    assert secretary.post(f"/desk/mau/entries/{entry.id}/recovery-code").status_code == 403
    assert db.session.query(OneTimeCode).count() == 0


def test_the_page_s_own_form_accepts_what_it_shows_and_nothing_else(entry, organiser):
    entry.state = "submitted"
    make.save()
    address = f"/desk/mau/entries/{entry.id}"
    seen = re.search(r'name="seen" value="(\d+)"', organiser.get(address).text).group(1)
    entry.updated_at += timedelta(minutes=1)
    make.save()
    assert organiser.post(f"{address}/acceptance", data={"seen": seen}).status_code == 409
    assert organiser.post(f"{address}/acceptance", data={"seen": int(seen) + 1}).status_code == 302


def test_accepting_and_receiving_are_different_words(entry, organiser):
    address = f"/desk/mau/entries/{entry.id}"
    organiser.post(f"{address}/acceptance")
    page = organiser.get(address).text
    assert "Đã chấp nhận hồ sơ số" in page and "Đã chấp nhận</span>" in page
    assert "Nhận hiện vật</button>" in page
    organiser.post(f"{address}/arrival")
    log = organiser.get("/desk/mau/log").text
    assert "Chấp nhận hồ sơ" in log and "Đã nhận hiện vật" in log


def test_a_pdf_of_what_came_on_paper_is_taken_by_the_desk_alone(competition, secretary, organiser, as_person, tmp_path):
    question = make.question(competition, key="giay", kind="pdf")
    artisan = make.person(email=None, password=None)
    made = make.entry(competition, artisan, state="draft", entered_by_id=make.person().id)
    own = make.entry(competition, make.person(), state="draft")
    make.save()
    content = pdfs.plain(tmp_path / "a.pdf").read_bytes()

    def send(client, entry):
        address = f"/desk/mau/entries/{entry.id}/enclosures/{question.id}"
        sent = {"pdf": (io.BytesIO(content), "a.pdf")}
        return client.post(address, data=sent, content_type="multipart/form-data", headers=JSON).status_code

    assert [send(client, made) for client in (secretary, organiser)] == [200, 200]
    assert (send(secretary, own), send(as_person(own.entrant), made)) == (404, 404)
