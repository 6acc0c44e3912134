"""A copy has what was said, and nothing of what holds once."""

from datetime import timedelta

import pytest

import tests.factories as make
from judging.entries import authors, copying, sets
from judging.errors import Closed, Conflict

NOW = make.NOW


@pytest.fixture
def last_year(app):
    old = make.competition(stage="published", deadline_at=NOW - timedelta(days=300))
    first = old.criteria[0]
    made = make.entry(
        old, make.person(), group=1, state="accepted", title="Bộ ấm", kind="set", set_type="combined", contact="0911",
        statements={str(first.id): "Mới"}, answers={"noi": "Xưởng"}, recognition="Số 1", year=2025,
        declarations={"own_work": {"version": "1", "at": "x"}}, received_at=NOW,
    )  # fmt: skip
    make.question(old, key="noi", kind="line")
    made.pieces = [make.piece(made, "Ấm", 1, use="Pha"), make.piece(made, "Chén", 6)]
    made.authors = make.authors("Một", "Hai")
    made.photos = [make.photo(made, caption="Trên", piece=made.pieces[1]), make.photo(made)]
    return made


def copied(entry, competition, group=0, **values):
    taken = [copying.Taken(photo, f"k{photo.id}" * 3, f"d{photo.id}") for photo in entry.ready_photos]
    act = {"taken": taken, "actor": entry.entrant, "now": NOW} | values
    return copying.copy(entry, competition, competition.categories[group], **act)


def test_texts_pieces_authors_and_photos_go_along(last_year):
    now = make.competition()
    made = copied(last_year, now)
    assert (made.title, made.story, made.size, made.maker, made.year) == (
        *("Bộ ấm", last_year.story, last_year.size, last_year.maker, 2025),
    )
    assert (made.competition_id, made.category_id) == (now.id, now.categories[0].id)
    assert sets.lines_of(made) == sets.lines_of(last_year)
    assert {piece.id for piece in made.pieces}.isdisjoint(piece.id for piece in last_year.pieces)
    assert authors.names(made) == ["Một", "Hai"]
    assert [(photo.caption, photo.piece and photo.piece.name, photo.state) for photo in made.photos] == [
        ("Trên", "Chén", "waiting"),
        ("", None, "waiting"),
    ]
    assert made.photos[0].piece is made.pieces[1]
    assert made.statements == {str(now.criteria[0].id): "Mới"}
    assert len(last_year.photos) == len(last_year.pieces) == 2


def test_what_holds_once_stays_behind(last_year):
    made = copied(last_year, make.competition())
    assert (made.state, made.number, made.submitted_at, made.received_at) == ("draft", None, None, None)
    assert (made.declarations, made.consents, made.guardian, made.is_under_age) == ({}, [], None, None)
    assert (made.recognition, made.contact) == ("", "")


@pytest.mark.parametrize(("key", "values", "goes"), [
    ("noi", {"kind": "line"}, True), ("noi", {"kind": "text"}, False), ("khac", {"kind": "line"}, False),
    ("noi", {"kind": "line", "most": 3}, False),
])  # fmt: skip
def test_answers_go_to_the_same_question(last_year, key, values, goes):
    now = make.competition()
    make.question(now, key=key, **values)
    assert copied(last_year, now).answers == ({"noi": "Xưởng"} if goes else {})


def test_to_another_group_of_the_same_competition(app):
    entry = make.entry(make.competition(), make.person(), title="Bình")
    made = copied(entry, entry.competition, group=1)
    assert (made.title, made.category_id) == ("Bình", entry.competition.categories[1].id)


def test_only_where_the_same_is_asked_and_entries_are_taken(last_year):
    with pytest.raises(Closed, match="copied there"):
        copied(last_year, make.competition(subject="person"))
    with pytest.raises(Closed):
        copied(last_year, make.competition(deadline_at=NOW - timedelta(seconds=1)))
    here = make.competition()
    make.staff(last_year.entrant, here)
    with pytest.raises(Conflict):
        copied(last_year, here)
    last_year.erased_at = NOW
    with pytest.raises(Closed, match="copied there"):
        copied(last_year, make.competition())
