"""The preliminary round, objects as they arrive, and names found in texts."""

from datetime import timedelta

import pytest

import tests.factories as make
from judging.audit import queries as audit
from judging.entries import photos, queries, screening, texts
from judging.errors import Closed, Incomplete, Invalid, Stale
from judging.infra.db import db

NOW = make.NOW
TOMORROW = NOW + timedelta(days=1)


@pytest.fixture
def entry(app):
    made = make.entry(make.competition(), make.person("Nguyễn Thị Hường"), state="submitted")
    make.photo(made)
    return made


@pytest.fixture
def organiser(entry):
    return make.staff(make.person(), entry.competition).person


def by(person):
    return {"actor": person, "now": NOW}


def verbs(entry):
    return [line.verb for line in audit.about(f"entry:{entry.id}", entry.competition_id)]


def test_accept(entry, organiser):
    screening.accept(entry, **by(organiser))
    assert (entry.state, entry.decided_at, verbs(entry)) == ("accepted", NOW, ["entry accepted"])


def test_return_has_a_reason_and_a_date_of_its_own(entry, organiser):
    with pytest.raises(Invalid):
        screening.return_for_correction(entry, reason="Mờ", until=NOW, opened=["photos"], **by(organiser))
    screening.return_for_correction(entry, reason=" Ảnh mờ ", until=TOMORROW, opened=["photos"], **by(organiser))
    assert (entry.state, entry.reason, entry.correct_until) == ("returned", "Ảnh mờ", TOMORROW)
    screening.accept(entry, **by(organiser))
    assert (entry.state, entry.correct_until) == ("accepted", None)


@pytest.mark.parametrize("state", ["submitted", "returned", "refused"])
def test_nothing_incomplete_is_accepted(entry, organiser, state):
    entry.state, entry.photos[0].state = state, "waiting"
    with pytest.raises(Incomplete):
        screening.accept(entry, **by(organiser))
    entry.photos[0].state, entry.story = "ready", ""
    with pytest.raises(Incomplete):
        screening.accept(entry, **by(organiser))


def test_what_was_changed_since_it_was_looked_at_is_not_accepted(entry, organiser):
    seen = entry.version
    photos.describe(entry.photos[0], caption="Bình gốm", actor=entry.entrant, now=TOMORROW)
    db.session.flush()
    with pytest.raises(Stale):
        screening.accept(entry, seen=seen, **by(organiser))
    screening.accept(entry, seen=entry.version, **by(organiser))


def test_refuse_needs_a_reason_and_can_be_taken_back(entry, organiser):
    with pytest.raises(Invalid):
        screening.refuse(entry, reason=" ", **by(organiser))


def test_refused_then_accepted(entry, organiser):
    screening.refuse(entry, reason="Sao chép", **by(organiser))
    screening.accept(entry, **by(organiser))
    assert verbs(entry) == ["entry refused", "entry accepted"]


def test_not_once_judging_has_opened(app):
    entry = make.entry(make.competition(stage="judging"), make.person(), state="submitted")
    for act in (screening.accept,):
        with pytest.raises(Closed):
            act(entry, **by(make.person()))


def test_objects_arrive(entry, organiser):
    screening.accept(entry, **by(organiser))
    assert queries.not_arrived(entry.competition_id) == [entry]
    screening.receive(entry, pieces=3, **by(organiser))
    assert (entry.received_at, entry.received_by_id, entry.received_pieces) == (NOW, organiser.id, 3)
    assert queries.not_arrived(entry.competition_id) == []
    screening.take_back_arrival(entry, **by(organiser))
    screening.take_back_arrival(entry, **by(organiser))
    assert entry.received_at is None
    assert verbs(entry) == ["entry accepted", "object received", "object not received"]
    with pytest.raises(Invalid):
        screening.receive(entry, pieces=0, **by(organiser))


def test_names_are_found_without_marks_and_in_parts(entry):
    criterion = str(entry.competition.criteria[0].id)
    entry.entrant.phone, entry.craft_village, entry.maker = "0912345678", "Làng Mây", "Tổ Mây Đan"
    entry.story = "Bà THI HUONG làm ở lang may. Gọi +84 912.345.678 hay 0912 345 678."
    entry.statements = {criterion: "Của tổ mây đan"}
    entry.photos[0].caption = f"Thư {entry.entrant.email}"
    found = texts.names_in(entry)
    caption = f"caption:{entry.photos[0].id}"
    assert found == [
        ("story", "Làng Mây"),
        ("story", "Thị Hường"),
        (f"statement:{criterion}", "Tổ Mây Đan"),
        (caption, entry.entrant.email),
        ("story", "0912345678"),
    ]


def test_a_part_of_another_word_is_no_name(entry):
    entry.craft_village = "Mây"
    entry.story = "Những đám mâyy trắng. Đan mâyt."
    assert texts.names_in(entry) == []


def test_listing_folds_filters_and_pages(app):
    competition = make.competition()
    maker = make.person()
    for number in range(1, 53):
        make.entry(
            competition, maker, state="accepted" if number > 2 else "submitted", number=number, title=f"Đèn {number}"
        )
    make.entry(competition, maker, state="draft")
    page = queries.listing(competition.id, search="DEN", page=2)
    assert (page.total, page.pages, [entry.number for entry in page.rows]) == (52, 2, [51, 52])
    assert queries.listing(competition.id, state="submitted").total == 2
    assert queries.listing(competition.id, category_id=competition.categories[1].id).total == 0
    assert queries.listing(competition.id, search="100%").rows == []
    assert queries.counts(competition.id) == {"accepted": 50, "submitted": 2}
