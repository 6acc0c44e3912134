"""A figure as people of either country write it: what may mean two things is asked, never guessed."""

import re
from decimal import Decimal

import pytest

import tests.factories as make
from tests.web.desk.sent import fields_of

JSON = {"Accept": "application/json"}


@pytest.fixture
def entry(app):
    competition = make.competition("mau")
    make.question(competition, key="can", kind="number", name="Cân nặng", unit="g")
    made = make.entry(competition, make.person())
    make.save()
    return made


@pytest.fixture
def write(entry, as_person):
    me, address = as_person(entry.entrant), f"/my/entries/{entry.id}"

    def write(typed, **headers):
        return me.post(address, data=fields_of(me, address) | {"answer_can": typed}, headers=headers)

    return write


def test_a_point_before_three_digits_is_asked_about_and_nothing_is_lost(entry, write):
    page = write("1.500")
    assert page.status_code == 422 and "“1.500” có thể đọc là 1500 hoặc 1,5." in page.text
    assert 'value="1.500"' in page.text and "can" not in entry.answers
    assert "1500" in write("1.500", **JSON).get_json()["message"]


@pytest.mark.parametrize(
    ("typed", "kept"), [("1500", "1500"), ("1,5", "1.5"), ("1.5", "1.5"), ("1.500.000", "1500000")]
)
def test_what_means_one_thing_is_kept(entry, write, typed, kept):
    assert write(typed).status_code == 302
    assert entry.answers["can"] == kept


@pytest.mark.parametrize("typed", ["1.125", "12,345", "-1.500"])
def test_both_ways_the_question_names_are_taken(entry, write, typed):
    words = write(typed, **JSON).get_json()["message"]
    whole, fraction = re.search(r"đọc là (\S+) hoặc (\S+)\.", words).groups()
    meant = {whole: Decimal(re.sub("[.,]", "", typed)), fraction: Decimal(typed.replace(",", "."))}
    for written, figure in meant.items():
        assert write(written).status_code == 302 and Decimal(entry.answers["can"]) == figure


def test_what_the_page_itself_shows_is_taken_back(entry, write):
    entry.answers = {"can": "1.125"}
    make.save()
    assert write("1,1250").status_code == 302 and entry.answers["can"] == "1.125"
