"""The desk sees who agreed to what; of artisans on paper it takes consents back."""

import pytest

import tests.factories as make
from judging.desk import consenting
from judging.entries import consents
from judging.infra.db import db


@pytest.fixture
def competition(app):
    return make.competition("mau")


@pytest.fixture
def secretary(competition, as_person):
    person = make.person()
    make.staff(person, competition, "secretary")
    return as_person(person)


def test_counts_by_purpose_and_version(competition):
    first, second, third = (make.entry(competition, make.person()) for _ in range(3))
    make.entry(competition, make.person(), state="draft")
    consents.withdraw(first, "publication", actor=first.entrant, now=make.NOW)
    consents.withdraw(second, "publication", actor=second.entrant, now=make.NOW)
    make.consent(second, "publication", version="1")
    third.is_under_age = True
    db.session.flush()
    counted = {count.purpose: count for count in consenting.counts(competition.id)}
    publishing = counted["publication"]
    assert (publishing.present, publishing.earlier, publishing.withdrawn, publishing.never) == (1, 1, 1, 0)
    assert (counted["news"].asked, counted["news"].never) == (3, 3)
    assert (counted["guardian"].asked, counted["guardian"].never) == (1, 1)


def test_the_page_names_each_entry_with_its_versions(competition, secretary):
    make.entry(competition, make.person("Trần Thị Bình"), title="Khay tre")
    make.entry(competition, make.person(), state="draft", title="Bản nháp")
    make.entry(make.competition(), make.person(), title="Nơi khác")
    make.save()
    page = secretary.get("/desk/mau/consents").text
    assert "Khay tre" in page and "Trần Thị Bình" in page
    assert "Bản nháp" not in page and "Nơi khác" not in page


def test_an_artisan_on_paper_takes_a_consent_back_through_the_secretary(competition, secretary, as_person):
    by, artisan = make.person(), make.person(email=None, password=None)
    entry = make.entry(competition, artisan, entered_by_id=by.id)
    own = make.entry(competition, make.person())
    make.save()
    address = f"/desk/mau/entries/{entry.id}/consents"
    assert secretary.post(f"{address}/publication/withdrawal").status_code == 302
    assert secretary.post(f"{address}/guardian/withdrawal").status_code == 404
    assert secretary.post(f"/desk/mau/entries/{own.id}/consents/publication/withdrawal").status_code == 404
    db.session.expire_all()
    assert set(consents.live(entry)) == {"participation"}
    assert set(consents.live(own)) == {"participation", "publication"}
    assert f"{address}/participation/withdrawal" in secretary.get(f"/desk/mau/entries/{entry.id}").text
