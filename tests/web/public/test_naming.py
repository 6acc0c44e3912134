"""Nobody is named in public who does not agree to it; the place stays."""

import pytest

import tests.factories as make
from judging.awards import highlights, queries
from judging.entries import consents
from judging.infra.db import db

OWN = ("Khay tre Mùa Gặt", "Lê Thị Kín", "Làng Kín", "Xã Kín", "Câu chuyện riêng")


@pytest.fixture
def entry(app):
    competition = make.competition("mau", stage="published")
    person = make.person("Lê Thị Kín", craft_village="Làng Kín", commune="Xã Kín")
    entry = make.entry(competition, person, number=12, title="Khay tre Mùa Gặt", story="Câu chuyện riêng")
    entry.photo = make.photo(entry)
    other = make.entry(competition, make.person(), number=13, title="Bình ai cũng thấy")
    publication = make.award_list(competition, (entry, 0, 1), (other, 1, 1))
    for award in publication.awards:
        award.kept_craft_village, award.kept_commune = award.entry.craft_village, award.entry.entrant.commune
    make.save()
    return entry


def pages(client):
    return {path: client.get(path).text for path in ("/", "/c/mau/awards", "/c/mau/awards/12", "/c/mau/awards.csv")}


def told(client):
    return {path for path, page in pages(client).items() if any(own in page for own in OWN)}


def withdraw(entry, purpose="publication"):
    consents.withdraw(entry, purpose, actor=entry.entrant, now=make.NOW)
    make.save()


def test_with_consent_the_work_is_named(client, entry):
    assert told(client) == {"/", "/c/mau/awards", "/c/mau/awards/12", "/c/mau/awards.csv"}
    assert queries.is_award_photo(entry.id)


@pytest.mark.parametrize("purpose", ["publication", "participation"])
def test_a_withdrawal_takes_the_names_off_and_leaves_the_number(client, entry, purpose):
    withdraw(entry, purpose)
    assert told(client) == set()
    seen = pages(client)
    for path in ("/c/mau/awards", "/c/mau/awards/12", "/c/mau/awards.csv"):
        assert "0012" in seen[path]
    assert "Bình ai cũng thấy" in seen["/c/mau/awards"]
    assert not queries.is_award_photo(entry.id)
    assert client.get(f"/photos/{entry.photo.key}/320.webp").status_code == 404


def test_other_words_do_not_unname_a_list_published_under_earlier_ones(client, entry):
    withdraw(entry)
    make.consent(entry, "publication", version="1")
    make.save()
    assert told(client) == set()
    queries.publication_of(entry.competition).consents_version = "1"
    make.save()
    assert "/c/mau/awards" in told(client)


def test_under_18_the_guardian_agrees_as_well(client, entry):
    entry.is_under_age = True
    make.save()
    assert told(client) == set()
    make.consent(entry, "guardian_publication")
    make.save()
    assert "/c/mau/awards" in told(client)
    consents.withdraw(entry, "guardian", actor=entry.entrant, now=make.NOW)
    make.save()
    assert told(client) == set()


def test_a_work_that_may_not_be_named_hangs_on_no_first_page(client, entry):
    assert [award.entry.number for award in highlights.works(each=3)[entry.competition_id]] == [12]
    withdraw(entry)
    db.session.expire_all()
    assert highlights.works(each=3) == {}
