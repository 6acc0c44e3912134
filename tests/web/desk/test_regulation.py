"""The rules as articles and as a file, for the desk alone."""

import tests.factories as make
from judging.ranking.document.reading import read


def desk(as_person):
    competition, organiser = make.competition("mau"), make.person()
    make.staff(organiser, competition)
    make.save()
    return competition, as_person(organiser)


def test_the_articles_are_numbered_in_the_language_of_the_page(app, as_person):
    competition, organiser = desk(as_person)
    page = organiser.get("/desk/mau/regulation").text
    assert "Điều 1. " in page and competition.categories[0].name in page
    assert "/desk/mau/regulation" in organiser.get("/desk/mau/setup").text


def test_in_english_they_are_english(app, as_person):
    competition, organiser = make.competition("mau"), make.person(language="en")
    make.staff(organiser, competition)
    make.save()
    assert "Article 1. " in as_person(organiser).get("/desk/mau/regulation").text


def test_the_file_reads_back_as_the_same_rules(app, as_person):
    competition, organiser = desk(as_person)
    answer = organiser.get("/desk/mau/regulation/rules.toml")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="mau-rules.toml"'
    assert read(answer.data) == competition.rules


def test_others_find_neither(app, as_person):
    desk(as_person)
    stranger = as_person(make.person())
    assert stranger.get("/desk/mau/regulation").status_code == 404
    assert stranger.get("/desk/mau/regulation/rules.toml").status_code == 404
