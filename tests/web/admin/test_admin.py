"""Administration: people and new competitions; nobody else knows that it exists."""

import re

import pytest
from sqlalchemy import func, select

import config
import tests.factories as make
from judging.accounts import recovery
from judging.accounts.models import Person
from judging.audit.models import Event
from judging.competitions.models import Competition, Staff
from judging.infra import clock
from judging.infra.db import db
from judging.infra.mail import Message
from judging.web.admin.log_words import VERBS
from tests.statements import counted

FORM = {"preset": "hanoi-handicraft-design", "title": "Thiết kế mẫu Hà Nội", "year": "2027", "contact": "", "slug": ""}


@pytest.fixture
def administrator(app):
    person = make.person("Quản trị", is_administrator=True)
    make.save()
    return person


@pytest.fixture
def admin(as_person, administrator):
    return as_person(administrator)


def test_make_a_competition_for_a_known_organiser(admin, administrator):
    organiser = make.person(phone="0912345678")
    make.save()
    assert admin.get("/admin/competitions/new").status_code == 200
    assert admin.post("/admin/competitions", data=FORM | {"contact": "+84 912 345 678"}).status_code == 302
    made = db.session.scalars(select(Competition)).one()
    assert (made.slug, made.state) == ("thiet-ke-mau-ha-noi-2027", "draft")
    assert db.session.get(Staff, (made.id, organiser.id)).role == "organiser"
    assert "Thiết kế mẫu Hà Nội" in admin.get("/admin/competitions").text


def test_a_new_organiser_is_invited(app, admin):
    form = FORM | {"contact": "Moi@Example.org", "organiser": "Người mới"}
    assert admin.post("/admin/competitions", data=FORM | {"contact": "moi@example.org"}).status_code == 422
    assert db.session.scalar(select(func.count()).select_from(Competition)) == 0
    admin.post("/admin/competitions", data=form)
    person = db.session.scalars(select(Person).where(Person.email == "moi@example.org")).one()
    page = admin.get("/admin/competitions").text
    assert "“Quên mật khẩu”, “Dùng mã”" in page
    code = re.search(r"([2-9A-Z]{4}-){3}[2-9A-Z]{4}", page).group(0)
    assert recovery.of_paper("moi@example.org", code, now=clock.now()).person_id == person.id
    letter = db.session.scalars(select(Message)).one()
    assert letter.recipient == "moi@example.org" and code not in letter.body
    assert "http://localhost/recovery" in letter.body


@pytest.mark.parametrize("changes", [{"title": ""}, {"year": "27"}, {"preset": "none"}, {"slug": "Hà Nội"}])
def test_a_form_that_is_refused(admin, administrator, changes):
    answer = admin.post("/admin/competitions", data=FORM | {"contact": administrator.email} | changes)
    assert answer.status_code == 422 and administrator.email in answer.text


def test_find_people(admin):
    person = make.person("Đặng Thị Hường", phone="0912345678")
    make.save()
    assert "Đặng Thị Hường" in admin.get("/admin/people?q=dang huong").text
    assert "“zzz”" in admin.get("/admin/people?q=zzz").text
    assert "0912345678" in admin.get(f"/admin/people/{person.id}").text
    assert admin.get("/admin/people/9999").status_code == 404


def test_the_list_asks_the_same_of_the_database_however_long_it_is(admin):
    for _ in range(3):
        make.person()
    make.save()
    with counted() as few:
        admin.get("/admin/people")
    for _ in range(60):
        make.person()
    make.save()
    with counted() as many:
        page = admin.get("/admin/people").text
    assert len(few) == len(many) and "page=2" in page


def test_close_and_open_an_account(admin, as_person):
    person = make.person()
    make.save()
    theirs = as_person(person)
    assert theirs.get("/account/").status_code == 200
    admin.post(f"/admin/people/{person.id}/disabling")
    assert theirs.get("/account/").status_code == 302
    admin.post(f"/admin/people/{person.id}/disabling/end")
    assert person.is_active
    verbs = db.session.scalars(select(Event.verb).where(Event.subject == f"person:{person.id}")).all()
    assert verbs == ["person disabled", "person enabled"]


def test_the_last_administrator_stays(admin, administrator):
    for act in ("disabling", "administration/end"):
        assert admin.post(f"/admin/people/{administrator.id}/{act}").status_code == 409
    other = make.person()
    make.save()
    assert admin.post(f"/admin/people/{other.id}/administration").status_code == 302
    assert admin.post(f"/admin/people/{administrator.id}/administration/end").status_code == 302
    assert admin.get("/admin/people").status_code == 404
    db.session.refresh(other)
    assert other.is_administrator


def test_hand_out_a_code(admin):
    person = make.person(phone="0912345678")
    make.save()
    admin.post(f"/admin/people/{person.id}/recovery-codes")
    page = admin.get(f"/admin/people/{person.id}").text
    code = re.search(r"([2-9A-Z]{4}-){3}[2-9A-Z]{4}", page).group(0)
    assert recovery.of_paper("0912345678", code, now=clock.now())
    assert code not in admin.get(f"/admin/people/{person.id}").text


def test_reset_a_second_step(admin):
    person = make.person(second_factor="JBSWY3DPEHPK3PXP")
    make.save()
    admin.post(f"/admin/people/{person.id}/second-factor/end")
    assert person.second_factor is None


def test_everything_done_to_an_account_has_words():
    sources = [file.read_text() for file in (config.ROOT / "judging" / "accounts").glob("*.py")]
    verbs = {verb for source in sources for verb in re.findall(r'record\(\s*"([^"]+)"', source)}
    assert verbs | {"copy of own data made", "person erased"} == VERBS.keys()
