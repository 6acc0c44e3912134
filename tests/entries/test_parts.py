"""What a return opens can be corrected, the rest cannot: texts, pieces, photos, answers, statements."""

from datetime import timedelta

import pytest

import tests.factories as make
from judging.entries import drafting, parts, photos, screening, standing, submitting, texts, uploads
from judging.errors import Closed, Invalid
from judging.infra import ids
from judging.infra.db import db

NOW = make.NOW
TOMORROW = NOW + timedelta(days=1)
DIGEST = "a" * 64


@pytest.fixture
def competition(app):
    """It asks two questions, the second only after a yes to the first, and a third in the second group alone."""
    made = make.competition(statements="optional")
    make.question(made, key="xuong", kind="yes_no")
    make.question(made, key="tho", on_key="xuong", on_value="yes")
    make.question(made, key="rieng", groups=[made.categories[1].key])
    db.session.refresh(made)
    return made


@pytest.fixture
def entry(competition):
    made = make.entry(competition, make.person(), state="submitted")
    make.photo(made, caption="Trước")
    make.piece(made)
    db.session.refresh(made)
    return made


def give_back(entry, *opened, now=NOW):
    screening.return_for_correction(
        entry, reason="Xin sửa", until=TOMORROW, opened=opened, actor=make.person(), now=now
    )


def save(entry, **fields):
    drafting.save(entry, fields, seen=texts.seen(entry), actor=entry.entrant, now=NOW)


def test_the_parts_are_those_of_its_form(entry, competition):
    first, second = (f"statement:{criterion.id}" for criterion in competition.criteria)
    columns = ["category_id", "title", "story", "materials", "technique", "size", "year", "maker", "craft_village"]
    asked = ["answer:xuong", "answer:tho", "answer:rieng"]
    assert parts.of(entry) == ["photos", *columns, "pieces", "authors", *asked, first, second]
    assert parts.shown(entry) == ["photos", *columns, "pieces", "authors", "answer:xuong", first, second]


def test_something_must_be_opened_and_be_there(entry):
    for opened in ((), ("number",), ("photos", "answer:khac")):
        with pytest.raises(Invalid):
            give_back(entry, *opened)
    assert (entry.state, entry.locked) == ("submitted", [])


def test_only_what_is_opened_changes(entry, competition):
    give_back(entry, "size", "answer:xuong")
    assert parts.opened(entry) == ["size", "answer:xuong"]
    save(entry, size="40 cm", answers={"xuong": "no"})
    criterion = str(competition.criteria[0].id)
    for fields in (
        {"title": "Khác"}, {"category_id": competition.categories[1].id}, {"kind": "set"}, {"pieces": []},
        {"answers": {"rieng": "Riêng"}}, {"statements": {criterion: "Đẹp"}},
    ):  # fmt: skip
        with pytest.raises(Closed):
            save(entry, **fields)
    assert (entry.size, entry.answers, entry.title[:4]) == ("40 cm", {"xuong": False}, "Bình")


def test_photos_are_one_part(entry):
    give_back(entry, "size")
    photo, who = entry.photos[0], {"actor": entry.entrant, "now": NOW}
    for act in (
        lambda: photos.add(entry, key=ids.key(), name="a.jpg", digest=DIGEST, **who),
        lambda: photos.describe(photo, caption="Sau", **who),
        lambda: photos.arrange(entry, [photo.id], **who),
        lambda: photos.remove(photo, **who),
        lambda: uploads.begin(entry, key=ids.key(), length=9, digest=DIGEST, name="a.jpg", now=NOW),
        lambda: uploads.advance(make.upload(entry), seen=0, to=9, **who),
    ):
        with pytest.raises(Closed):
            act()
    give_back(entry, "photos")
    photos.describe(photo, caption="Sau", **who)
    assert photo.caption == "Sau"
    with pytest.raises(Closed):
        save(entry, size="40 cm")


def test_what_hangs_on_an_open_part_and_what_is_missing_is_open_too(entry):
    entry.story, entry.photos[0].state = "", "waiting"
    give_back(entry, "answer:xuong")
    assert parts.opened(entry) == ["photos", "story", "answer:xuong"]
    save(entry, answers={"xuong": "yes", "tho": "Ba thợ"}, story="Kể")
    assert entry.answers == {"xuong": True, "tho": "Ba thợ"}
    give_back(entry, "category_id")
    assert "answer:rieng" not in entry.locked and "answer:xuong" in entry.locked


def test_a_question_asked_since_is_open(entry, competition):
    give_back(entry, "size")
    make.question(competition, key="them")
    db.session.refresh(competition)
    save(entry, answers={"them": "Thêm"})
    assert entry.answers == {"them": "Thêm"}


def test_the_whole_entry(entry):
    give_back(entry, *parts.of(entry))
    assert parts.is_whole_open(entry)
    save(entry, title="Khác", size="40 cm")


def test_sent_again_or_decided_nothing_is_locked(entry):
    give_back(entry, "size")
    submitting.submit(entry, agreed={"own_work", "eligibility"}, actor=entry.entrant, now=NOW)
    assert entry.locked == []
    save(entry, title="Khác")
    give_back(entry, "size")
    screening.accept(entry, actor=make.person(), now=NOW)
    assert entry.locked == []


def test_what_two_states_differ_in():
    before = {
        "title": "A",
        "kind": "single",
        "pieces": [],
        "details": {"x": 1, "y": 2},
        "answers": {},
        "statements": {},
    }
    after = before | {"kind": "set", "pieces": [("Chén", 1)], "details": {"x": 1, "z": 3}, "answers": {"q": "a"}}
    assert parts.changed(before, after) == ["pieces", "detail:y", "detail:z", "answer:q"]
    assert parts.changed(before, before) == []


def test_where_each_piece_needs_a_photo_pieces_open_with_the_photos(entry, competition):
    give_back(entry, "pieces")
    assert "photos" in entry.locked
    entry.state, competition.terms = "submitted", {"is_piece_photo_needed": True}
    give_back(entry, "pieces")
    assert "photos" not in entry.locked


def test_a_returns_date_that_is_over_gives_way_to_the_deadline_that_is_not(entry, competition):
    give_back(entry, "size")
    assert standing.change_until(entry, NOW) == TOMORROW
    competition.deadline_at = TOMORROW + timedelta(days=9)
    assert standing.change_until(entry, TOMORROW) == competition.deadline_at
    competition.deadline_at = NOW
    assert standing.change_until(entry, TOMORROW) == TOMORROW
