"""What is asked about each subject: nothing that belongs to another one, nothing missing when it is sent."""

import pytest

import tests.factories as make
from judging.entries import declarations, drafting, queries, screening, subjects, texts
from judging.errors import Closed, Conflict, Invalid
from judging.ranking.rules import Ladder

NOW = make.NOW
OTHERS = ("person", "facility", "village")


def draft(subject, person=None, *, groups=0, **values):
    competition = make.competition(groups=groups, subject=subject, **values)
    return drafting.start(competition, person or make.person(), now=NOW)


def saved(entry, **fields):
    drafting.save(entry, fields, seen=texts.seen(entry), actor=entry.entrant, now=NOW)
    return entry


def test_every_subject_of_the_rules_is_known():
    assert set(subjects.SUBJECTS) == {"product", "set", *OTHERS}
    for subject in subjects.SUBJECTS.values():
        assert set(subject.required) <= set(subject.columns)
        assert {name for name in subject.columns if name not in ("category_id", "kind", "set_type")} <= set(
            subject.labels
        )


def test_a_person_begins_with_the_own_name_and_has_no_maker(app):
    entry = draft("person", make.person("Nguyễn Thị Hường", craft_village="Làng Gốm"))
    assert (entry.title, entry.maker, entry.craft_village) == ("Nguyễn Thị Hường", "", "Làng Gốm")
    office = make.person("Phòng Kinh tế", kind="organisation")
    assert draft("person", office).title == ""


def test_a_second_person_is_somebody_else(app):
    first = draft("person", make.person("Nguyễn Thị Hường"))
    second = drafting.start(first.competition, first.entrant, like=first, now=NOW)
    assert second.title == ""


def test_a_facility_and_a_village_begin_with_what_is_known_of_their_entrant(app):
    maker = make.person("Xưởng Mẫu", kind="organisation", address="Số 1", commune="Xã Mẫu", province="Tỉnh Mẫu")
    facility = draft("facility", maker)
    assert (facility.title, facility.details) == ("Xưởng Mẫu", {"address": "Số 1, Xã Mẫu, Tỉnh Mẫu"})
    village = draft("village", make.person(craft_village="Làng Đúc", commune="Xã A", province="Tỉnh B"))
    assert (village.title, village.details) == ("Làng Đúc", {"commune": "Xã A", "province": "Tỉnh B"})


@pytest.mark.parametrize("subject", OTHERS)
def test_what_belongs_to_products_is_neither_kept_nor_asked(app, subject):
    entry = saved(draft(subject), kind="set", set_type="combined", pieces=[("Ấm", 1)], materials="Đất", maker="Ai đó")
    assert (entry.kind, entry.set_type, entry.pieces, entry.materials, entry.maker) == ("single", "", [], "", "")
    missing = texts.missing(entry)
    assert not {"materials", "size", "maker", "category_id"} & set(missing)
    assert declarations.outstanding(entry) == ["eligibility"]


def test_facts_are_kept_clean_and_only_those_of_the_subject(app):
    entry = saved(draft("person"), details={"trade": "  Gốm \u202e ", "years": 0, "workers": 3})
    assert entry.details == {"trade": "Gốm", "years": 0}
    saved(entry, details={"works": "Bình\r\nLọ"})
    assert entry.details == {"trade": "Gốm", "years": 0, "works": "Bình\nLọ"}
    saved(entry, details={"trade": "", "years": None})
    assert entry.details == {"works": "Bình\nLọ"}
    for wrong in (-1, "mười", 1.5):
        with pytest.raises(Invalid):
            saved(entry, details={"years": wrong})


def test_no_fact_at_nought_counts_as_missing(app):
    entry = saved(draft("person"), details={"trade": "Gốm", "years": 0, "works": "Một bình"})
    assert [key for key in texts.missing(entry) if key.startswith("detail:")] == []
    assert "detail:years" in texts.missing(saved(entry, details={"years": None}))


def test_a_set_stays_a_set_where_products_compete(app):
    entry = saved(draft("set"), kind="set", set_type="combined", pieces=[("Ấm", 1)], details={"trade": "Gốm"})
    assert (entry.kind, [piece.name for piece in entry.pieces], entry.details) == ("set", ["Ấm"], {})


def test_the_decision_of_the_level_below_is_asked_where_there_is_a_ladder(app):
    entry = draft("product", ladder=Ladder(level="tỉnh", needs="xã"))
    assert "recognition" in texts.missing(entry)
    saved(entry, recognition="QĐ 12/QĐ-UBND ngày 1/6/2026")
    assert "recognition" not in texts.missing(entry) and "12/qd-ubnd" in entry.search
    assert saved(draft("product"), recognition="QĐ 12").recognition == ""


def test_without_groups_everything_is_in_the_one_row(app):
    entry = draft("person")
    assert [entry.category] == entry.competition.categories
    other = entry.competition.categories[0].id
    saved(entry, category_id=None)
    drafting.put_in(entry, other + 1000)
    assert entry.category_id == other
    grouped = draft("person", groups=2)
    assert grouped.category is None and "category_id" in texts.missing(grouped)


def test_names_are_looked_for_only_where_the_maker_is_hidden(app):
    person = make.person("Nguyễn Thị Hường")
    hidden = make.entry(make.competition(), person, story="Do Nguyễn Thị Hường làm.")
    shown = make.entry(make.competition(identity="shown"), person, story="Do Nguyễn Thị Hường làm.")
    herself = make.entry(make.competition(subject="person"), person, story="Do Nguyễn Thị Hường làm.")
    assert [bool(texts.names_in(entry)) for entry in (hidden, shown, herself)] == [True, False, False]


@pytest.mark.parametrize("subject", OTHERS)
def test_nothing_is_brought_of_a_person_facility_or_village(app, subject):
    entry = make.entry(make.competition(subject=subject), make.person())
    with pytest.raises(Closed):
        screening.receive(entry, actor=make.person(), now=NOW)
    assert queries.not_arrived(entry.competition_id) == []
    product = make.entry(make.competition(), make.person())
    assert queries.not_arrived(product.competition_id) == [product]


def test_staff_enter_no_person_either(app):
    competition, clerk = make.competition(subject="person"), make.person()
    make.staff(clerk, competition, "secretary")
    with pytest.raises(Conflict):
        drafting.start(competition, clerk, now=NOW)
