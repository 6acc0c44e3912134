"""Drafts are saved as they are typed, and never over what another device wrote."""

from datetime import timedelta

import pytest

import tests.factories as make
from judging.audit import queries as audit
from judging.entries import drafting, texts
from judging.errors import Closed, Conflict, Incomplete, Invalid, Stale
from judging.infra.db import db

NOW = make.NOW


def saved(entry, **fields):
    drafting.save(entry, fields, seen=texts.seen(entry), actor=entry.entrant, now=NOW)
    return entry


def test_a_draft_begins_with_what_is_known(app):
    maker = make.person("Nguyễn Thị Hường", craft_village="Làng Gốm")
    entry = drafting.start(make.competition(), maker, now=NOW)
    assert (entry.state, entry.maker, entry.craft_village, entry.number) == (
        "draft",
        "Nguyễn Thị Hường",
        "Làng Gốm",
        None,
    )
    assert "nguyen thi huong" in entry.search


def test_another_product_keeps_maker_village_group_materials(app):
    first = make.entry(make.competition(), make.person(), group=1, maker="Tổ Gốm", materials="Đất")
    second = drafting.start(first.competition, first.entrant, like=first, now=NOW)
    assert (second.maker, second.materials, second.category_id) == ("Tổ Gốm", "Đất", first.category_id)
    assert (second.title, second.story) == ("", "")


def test_no_draft_after_the_deadline_nor_for_staff(app):
    late = make.competition(deadline_at=NOW - timedelta(seconds=1))
    with pytest.raises(Closed):
        drafting.start(late, make.person(), now=NOW)
    competition, clerk = make.competition(), make.person()
    make.staff(clerk, competition, "secretary")
    with pytest.raises(Conflict):
        drafting.start(competition, clerk, now=NOW)


def test_everything_typed_is_kept_clean(app):
    entry = make.entry(make.competition(), make.person(), state="draft")
    criterion = str(entry.competition.criteria[0].id)
    saved(
        entry,
        title="  Bi\u0300nh\u200b gốm ",
        kind="set",
        set_type="combined",
        pieces=[("Ấm", 1), (" ", 4), ("Chén", 6)],
        statements={criterion: "Mới", "999": "khác"},
    )
    assert entry.title == "Bình gốm"
    assert [(piece.position, piece.name, piece.count) for piece in entry.pieces] == [(1, "Ấm", 1), (2, "Chén", 6)]
    assert entry.statements == {criterion: "Mới"}
    assert "binh gom" in entry.search
    saved(entry, pieces=[("Chén", 6)], statements={criterion: ""})
    assert [piece.name for piece in entry.pieces] == ["Chén"]
    assert entry.statements == {}


@pytest.mark.parametrize("fields", [{"category_id": 0}, {"kind": "many"}, {"set_type": "odd"}])
def test_values_no_form_offers(app, fields):
    entry = make.entry(make.competition(), make.person(), state="draft")
    with pytest.raises(Invalid):
        saved(entry, **fields)


def test_a_group_of_another_competition(app):
    entry, other = make.entry(make.competition(), make.person(), state="draft"), make.competition()
    with pytest.raises(Invalid):
        saved(entry, category_id=other.categories[0].id)


def test_two_devices(app):
    entry = make.entry(make.competition(), make.person(), state="draft")
    seen = texts.seen(entry)
    drafting.save(entry, {"title": "Một"}, seen=seen, actor=entry.entrant, now=NOW)
    drafting.save(entry, {"title": "Một"}, seen=seen, actor=entry.entrant, now=NOW)
    with pytest.raises(Stale):
        drafting.save(entry, {"title": "Hai"}, seen=seen, actor=entry.entrant, now=NOW)


def test_a_photo_or_a_decision_meanwhile_does_not_make_the_texts_stale(app):
    entry = make.entry(make.competition(), make.person(), state="submitted")
    seen = texts.seen(entry)
    make.photo(entry)
    entry.received_at = NOW
    db.session.flush()
    drafting.save(entry, {"title": "Hai"}, seen=seen, actor=entry.entrant, now=NOW)


def test_the_same_texts_are_welcome_after_the_deadline_others_are_not(app):
    competition = make.competition(deadline_at=NOW - timedelta(hours=1))
    entry = make.entry(competition, make.person(), state="submitted")
    saved(entry, title=entry.title)
    with pytest.raises(Closed):
        saved(entry, title="Khác")


def test_an_accepted_entry_that_changes_waits_again(app):
    entry = make.entry(make.competition(), make.person(), state="accepted")
    saved(entry, story="Câu chuyện khác.")
    assert (entry.state, entry.decided_at) == ("submitted", None)
    line = audit.about(f"entry:{entry.id}", entry.competition_id)[-1]
    assert (line.verb, line.data) == ("entry changed", {"what": "story", "was_accepted": True})


def test_what_was_sent_stays_complete(app):
    entry = make.entry(make.competition(), make.person(), state="submitted")
    with pytest.raises(Incomplete):
        saved(entry, title="")
