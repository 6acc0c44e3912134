"""How many entries one may send: of one entrant or maker, in a group, in all; exactly."""

import threading
from dataclasses import asdict

import pytest

import tests.factories as make
from judging.competitions.terms import Terms
from judging.entries import declarations, drafting, limits, screening, submitting, texts, withdrawing
from judging.entries.models import Entry
from judging.errors import Invalid
from judging.infra.db import db, writing

NOW = make.NOW
ALL = set(declarations.TEXTS) | {"participation"}


def competition_of(**values):
    return make.competition(terms=asdict(Terms(**values)))


def draft(competition, entrant, **values):
    entry = make.entry(competition, entrant, state="draft", **values)
    make.photo(entry)
    return entry


def submit(entry):
    submitting.submit(entry, agreed=ALL, actor=entry.entrant, now=NOW)
    return entry


def move(entry, **fields):
    drafting.save(entry, fields, seen=texts.seen(entry), actor=entry.entrant, now=NOW)


def test_without_terms_nothing_is_limited(app):
    competition, person = make.competition(), make.person()
    for _ in range(3):
        submit(draft(competition, person))
    assert limits.uses(draft(competition, person)) == []


def test_of_one_entrant_in_all(app):
    competition, person, other = competition_of(of_entrant=2), make.person(), make.person()
    submit(draft(competition, person))
    submit(draft(competition, person, group=1))
    third = draft(competition, person)
    assert limits.uses(third) == [limits.Use("of_entrant", 2, 2)]
    with pytest.raises(Invalid, match="at most") as refusal:
        submit(third)
    assert refusal.value.values == {"used": 2, "most": 2}
    assert (third.state, third.number) == ("draft", None)
    submit(draft(competition, other))
    submit(draft(competition_of(of_entrant=1), person))


def test_of_one_entrant_in_one_group(app):
    competition, person = competition_of(of_entrant_in_group=1), make.person()
    submit(draft(competition, person))
    with pytest.raises(Invalid, match="in this group"):
        submit(draft(competition, person))
    submit(draft(competition, person, group=1))


def test_in_one_group_of_everybody(app):
    competition = competition_of(in_group=1)
    submit(draft(competition, make.person()))
    with pytest.raises(Invalid, match="This group"):
        submit(draft(competition, make.person()))
    submit(draft(competition, make.person(), group=1))


def test_in_all_of_everybody(app):
    competition = competition_of(in_all=1)
    submit(draft(competition, make.person()))
    with pytest.raises(Invalid, match="This competition has"):
        submit(draft(competition, make.person(), group=1))


def test_a_co_operative_has_as_many_of_each_maker(app):
    competition, house = competition_of(of_entrant=1, is_by_maker=True), make.person(kind="organisation")
    submit(draft(competition, house, maker="Bà Gốm"))
    submit(draft(competition, house, maker="Ông Mây"))
    with pytest.raises(Invalid, match="of this maker"):
        submit(draft(competition, house, maker="  bà GỐM"))
    submit(draft(competition, make.person(), maker="Bà Gốm"))


@pytest.mark.parametrize(("state", "counts"), [
    ("draft", False), ("submitted", True), ("returned", True), ("accepted", True), ("refused", False),
    ("withdrawn", False),
])  # fmt: skip
def test_what_takes_part_counts(app, state, counts):
    competition, person = competition_of(of_entrant=1), make.person()
    make.entry(competition, person, state=state)
    (use,) = limits.uses(draft(competition, person))
    assert (use.used, use.is_full) == (int(counts), counts)


def test_room_comes_back_with_a_withdrawal(app):
    competition, person = competition_of(of_entrant=1), make.person()
    first, second = submit(draft(competition, person)), draft(competition, person)
    withdrawing.withdraw(first, actor=person, now=NOW)
    assert submit(second).state == "submitted"


def test_a_returned_entry_goes_again_though_the_terms_are_stricter_now(app):
    competition, person = make.competition(), make.person()
    submit(draft(competition, person))
    again = submit(draft(competition, person))
    competition.terms = asdict(Terms(of_entrant=1))
    until = NOW.replace(year=NOW.year + 1)
    screening.return_for_correction(again, reason="Xin sửa", until=until, opened=["title"], actor=person, now=NOW)
    assert submit(again).state == "submitted"


def test_what_was_sent_moves_to_no_group_that_is_full(app):
    competition, person = competition_of(of_entrant_in_group=1), make.person()
    submit(draft(competition, person))
    second = submit(draft(competition, person, group=1))
    with pytest.raises(Invalid):
        move(second, category_id=competition.categories[0].id)


def test_what_was_sent_gets_no_maker_who_has_enough(app):
    competition, house = competition_of(of_entrant=1, is_by_maker=True), make.person(kind="organisation")
    submit(draft(competition, house, maker="Bà Gốm"))
    second = submit(draft(competition, house, maker="Ông Mây"))
    with pytest.raises(Invalid):
        move(second, maker="Bà Gốm")
    move(second, maker="Ông Mây Tre")
    draft_of_same = draft(competition, house)
    move(draft_of_same, maker="Bà Gốm")  # a draft takes nobody's room


@pytest.mark.parametrize("field", ["maker", "category_id"])
def test_the_competition_is_held_before_what_was_sent_is_written(app, monkeypatch, field):
    entry = submit(draft(competition_of(of_entrant=9, is_by_maker=True), make.person()))
    fields = {"maker": "Ông Mây", "category_id": entry.competition.categories[1].id}
    before, told = getattr(entry, field), []
    monkeypatch.setattr(limits, "lock", lambda row: told.append((row, getattr(entry, field))))
    move(entry, **{field: fields[field]})
    assert told[0] == (entry.competition, before)


@pytest.mark.parametrize("is_by_maker", [False, True])
def test_limits_that_are_lowered_later_forbid_no_correction(app, is_by_maker):
    competition, house = make.competition(), make.person(kind="organisation")
    first, second = (submit(draft(competition, house, maker="Bà Gốm")) for _ in range(2))
    lowered = dict.fromkeys(("of_entrant", "of_entrant_in_group", "in_group", "in_all"), 1)
    competition.terms = asdict(Terms(**lowered, is_by_maker=is_by_maker))
    move(first, maker="bà  GỐM", title="Bình hoa")
    assert (first.maker, first.title) == ("bà  GỐM", "Bình hoa")
    group = competition.categories[1].id
    move(second, category_id=group)
    assert second.category_id == group
    with pytest.raises(Invalid, match="in this group|This group"):
        move(first, category_id=group)


def test_another_maker_is_refused_only_where_makers_are_counted(app):
    competition, house = competition_of(of_entrant=2), make.person(kind="organisation")
    entry = submit(draft(competition, house, maker="Bà Gốm"))
    submit(draft(competition, house, maker="Ông Mây"))
    competition.terms = asdict(Terms(of_entrant=1))
    move(entry, maker="Ông Mây")
    assert entry.maker == "Ông Mây"


def test_before_an_entry_is_begun_only_what_counts_whatever_it_is(app):
    person = make.person()
    full = {"of_entrant": 3, "of_entrant_in_group": 2, "in_group": 9, "in_all": 10}
    assert [use.name for use in limits.uses_of(competition_of(**full), person.id)] == ["of_entrant", "in_all"]
    assert [use.name for use in limits.uses_of(competition_of(**full, is_by_maker=True), person.id)] == ["in_all"]


def test_two_who_send_at_once_do_not_share_the_last_room(app):
    competition = competition_of(in_all=1)
    drafts = [draft(competition, make.person()).id for _ in range(2)]
    make.save()
    both, told = threading.Barrier(2), []

    def send(entry_id):
        with app.app_context():
            both.wait()
            try:
                with writing():
                    submit(db.session.get(Entry, entry_id))
                told.append("sent")
            except Invalid:
                told.append("full")

    senders = [threading.Thread(target=send, args=(entry_id,)) for entry_id in drafts]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    assert sorted(told) == ["full", "sent"]


def test_a_photo_of_each_piece_where_the_terms_need_it(app):
    set_ = draft(competition_of(is_piece_photo_needed=True), make.person(), kind="set", set_type="models")
    move(set_, pieces=[("Bình", 1, "k1"), ("Lọ", 1, "k2")])
    assert texts.missing(set_) == ["piece_photos"]
    for piece in set_.pieces:
        set_.photos.append(make.photo(set_, piece=piece))
    assert texts.missing(set_) == []
