"""The rules as one file at the desk: what goes in comes out, and nothing changes before somebody says so."""

from io import BytesIO
from random import Random

import pytest

import tests.factories as make
from judging.audit import queries as log
from judging.competitions import presets
from judging.competitions.following import differing
from judging.infra.db import db
from judging.ranking.document.reading import MOST_BYTES, read
from judging.ranking.document.writing import write
from tests.second import random_documents
from tests.second.toml_text import toml
from tests.web.untouched import untouched

PAGE = "/desk/mau/setup/file"
DOCUMENTS = 220


@pytest.fixture
def desk(app, as_person):
    """A draft, its organiser's and its secretary's clients."""
    competition = make.competition(slug="mau", stage="draft")
    organiser, secretary = make.person(), make.person()
    make.staff(organiser, competition)
    make.staff(secretary, competition, "secretary")
    make.save()
    return competition, as_person(organiser), as_person(secretary)


def sent(competition, text: str | bytes, **fields):
    """The text in its field, or as a file where it is bytes."""
    db.session.expire_all()
    where = {"file": (BytesIO(text), "rules.toml")} if isinstance(text, bytes) else {"document": text}
    return {"data": {"seen": competition.version, **where, **fields}, "content_type": "multipart/form-data"}


def replaced(competition, organiser, text: str | bytes) -> str:
    """The file of the rules after ``text`` was taken in."""
    answer = organiser.post(f"{PAGE}/replacement", **sent(competition, text))
    assert answer.status_code == 302, answer.text
    db.session.expire_all()
    assert list(differing(competition, competition.rules)) == []
    return organiser.get("/desk/mau/regulation/rules.toml").get_data(as_text=True)


@pytest.mark.parametrize("preset", presets.names())
def test_a_preset_comes_out_as_it_went_in(desk, preset):
    competition, organiser, _ = desk
    text = presets.text(preset)
    out = replaced(competition, organiser, text.encode())
    assert out == write(presets.load(preset))
    assert replaced(competition, organiser, out) == out
    assert [line.verb for line in log.latest(competition.id)] == ["rules imported"]


def test_random_rules_come_out_as_they_went_in_one_after_the_other(desk):
    """Whatever stood there before: rounds change their kind, groups and awards come and go, rows follow."""
    competition, organiser, _ = desk
    for seed in range(DOCUMENTS):
        rng = Random(seed)
        text = toml(random_documents.document(rng) if seed % 4 else random_documents.crowded(rng))
        assert replaced(competition, organiser, text.replace("\n", "\r\n")) == write(read(text)), seed


def test_the_page_shows_the_file_and_sends_it_back_unchanged(desk):
    competition, organiser, _ = desk
    before = competition.document
    fields = untouched(organiser, PAGE)
    assert (
        fields["document"].replace("\r\n", "\n") == before.rstrip("\n")
        or fields["document"].replace("\r\n", "\n") == before
    )
    assert "Không có gì thay đổi" in organiser.post(PAGE, data=fields).text
    assert organiser.post(f"{PAGE}/replacement", data=fields).status_code == 302
    db.session.expire_all()
    assert competition.document == before
    assert not log.latest(competition.id)


def test_checking_says_what_would_change_and_changes_nothing(desk):
    competition, organiser, _ = desk
    before = competition.document
    text = before.replace('name = "Chung khảo"\n', 'name = "Chung khảo"\nthreshold = 70\n').replace(
        "cap = 1", "cap = 3"
    )
    assert text != before
    page = organiser.post(PAGE, **sent(competition, text.replace("[[round]]", "[[round]]\nminimum = 2", 1)))
    assert page.status_code == 200
    for words in ("Chung khảo", "70", "Giải Nhất", "threshold = 70"):
        assert words in page.text, words
    db.session.expire_all()
    assert competition.document == before
    assert not log.latest(competition.id)


@pytest.mark.parametrize("address", [PAGE, f"{PAGE}/replacement"])
def test_every_mistake_is_named_with_its_line_and_the_text_stays(desk, address):
    competition, organiser, _ = desk
    text = competition.document.replace('kind = "score"', 'kind = "score"\nper = "page"\nthreshhold = 7', 1)
    answer = organiser.post(address, **sent(competition, text))
    assert answer.status_code == 422
    line = text.split("\n").index('per = "page"') + 1
    assert f"Dòng {line}" in answer.text and f"Dòng {line + 1}" in answer.text
    assert "một trong các từ" in answer.text and "có lẽ là threshold" in answer.text
    assert "threshhold = 7" in answer.text.split("<textarea")[1]
    organiser.set_cookie("language", "en")
    assert f"Line {line}" in (english := organiser.post(address, **sent(competition, text)).text)
    assert "one of the words" in english


@pytest.mark.parametrize("bad", [b"\xff\xfe", b'name = "' + b"a" * MOST_BYTES + b'"', b"", b"\x00", b"= 1"])
def test_what_is_not_a_file_of_rules_is_refused(desk, bad):
    competition, organiser, _ = desk
    for address in (PAGE, f"{PAGE}/replacement"):
        assert organiser.post(address, **sent(competition, bad + b" ")).status_code == 422
    db.session.expire_all()
    assert competition.rules.id == "sample"


def test_what_entrants_rely_on_stays(desk):
    competition, organiser, _ = desk
    competition.state = "open"
    make.entry(competition, make.person(), number=1)
    make.save()
    lowered = competition.document.replace("cap = 2", "cap = 1")
    for address in (PAGE, f"{PAGE}/replacement"):
        answer = organiser.post(address, **sent(competition, lowered))
        assert answer.status_code == 409
        assert "cap = 1" in answer.text.split("<textarea")[1]
    raised = competition.document.replace("cap = 2", "cap = 5")
    assert organiser.post(f"{PAGE}/replacement", **sent(competition, raised)).status_code == 302


@pytest.mark.parametrize("address", [PAGE, f"{PAGE}/replacement"])
def test_only_before_judging_only_what_was_seen_and_only_by_organisers(desk, address):
    competition, organiser, secretary = desk
    text = competition.document.replace("cap = 2", "cap = 4")
    assert secretary.get(PAGE).status_code == 403
    assert secretary.post(address, **sent(competition, text)).status_code == 403
    assert organiser.post(address, **sent(competition, text, seen=competition.version + 1)).status_code == 409
    for round_ in competition.rounds:
        round_.state = "judging"
    competition.state = "open"
    make.save()
    assert organiser.post(address, **sent(competition, text)).status_code == 409
    assert "cap = 4" not in competition.document
