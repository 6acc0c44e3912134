"""The order of the Vietnamese alphabet, for titles and for people."""

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import ARRAY, Text, cast, collate, func, select

import tests.factories as make
from judging.accounts import queries as accounts
from judging.entries import queries as entries
from judging.infra.alphabet import person_key, vietnamese_key
from judging.infra.db import db

LETTERS = [*"aăâbcdđeêghiklmnoôơpqrstuưvxy"]
TONES = ["ma", "mà", "mả", "mã", "má", "mạ"]
#: In order; taken from the collation vi of Unicode CLDR.
WORDS = [
    "1 bình", "An", "An Bình", "Anh", "ăn", "Ân", "ba", "bà", "bả", "bã", "bá", "bạ", "ba ba", "Bát", "Bình",
    "Bình gốm", "Chén", "cốc", "cơm", "Dao", "dừa", "Đa", "Đèn lồng gốm", "đồng", "gốm", "Khay",
    "lụa", "mây", "ngà", "nón",
    "sơn", "tranh", "tre", "ưng", "vải", "xa", "yến",
]  # fmt: skip


def shuffled(words):
    mixed = list(words)
    random.Random(7).shuffle(mixed)
    return mixed


def test_titles():
    assert sorted(shuffled(WORDS), key=vietnamese_key) == WORDS


def test_letters_stand_in_the_alphabet():
    assert sorted(shuffled(LETTERS), key=vietnamese_key) == LETTERS


def test_tones_stand_in_their_order():
    assert sorted(shuffled(TONES), key=vietnamese_key) == TONES


def test_letters_come_before_tones_over_the_whole_text():
    assert sorted(["má b", "mà c", "ma d"], key=vietnamese_key) == ["má b", "mà c", "ma d"]
    assert sorted(["lồng b", "lông c", "lọng a"], key=vietnamese_key) == ["lọng a", "lồng b", "lông c"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Anh", "Ăn"), ("Dừa", "Đa"), ("cốc", "cơm"), ("Bình", "Bình gốm"), ("An Bình", "Anh"), ("9", "a"),
        ("zebra", "日本"), ("f", "g"), ("z", "ж"),
    ],
)  # fmt: skip
def test_pairs(before, after):
    assert vietnamese_key(before) < vietnamese_key(after)


def test_case_and_spaces_make_no_difference():
    assert vietnamese_key("  Đèn   LỒNG ") == vietnamese_key("đèn lồng")


def test_people_stand_by_their_given_name_then_the_rest():
    people = ["Trần Văn An", "Lê Thị Ánh", "Nguyễn Thị Ánh", "Bùi Văn Đạt", "Cao Thị Hường", "Ngô Hường", "Y"]
    assert sorted(shuffled(people), key=person_key) == people


@given(st.text(max_size=60))
def test_however_it_was_typed_it_stands_at_the_same_place(text):
    forms = {unicodedata.normalize(form, text) for form in ("NFC", "NFD")}
    assert len({vietnamese_key(form) for form in forms}) == 1
    assert len({person_key(form) for form in forms}) == 1


@given(st.text(alphabet="abcdđ éèê", max_size=8), st.text(alphabet="abcdđ éèê", max_size=8))
def test_a_beginning_stands_before_what_it_begins(text, more):
    assert vietnamese_key(text.strip()) <= vietnamese_key(text.strip() + more)


SYLLABLES = [
    unicodedata.normalize("NFC", first + vowel + tone + last)
    for first in ("", "b", "d", "đ", "ng", "t")
    for vowel in "aăâeêioôơuưy"
    for tone in ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
    for last in ("", "n")
]


@pytest.mark.parametrize("server", ["postgres"], indirect=True)
@pytest.mark.postgres
def test_it_is_the_order_of_unicode_cldr(app):
    """PostgreSQL's ICU, which knows CLDR's collation ``vi``, sorts two thousand names as we do."""
    rng = random.Random(1)
    names = sorted({" ".join(rng.choices(SYLLABLES, k=rng.randint(1, 3))) for _ in range(2000)} | set(SYLLABLES))
    rows = select(func.unnest(cast(names, ARRAY(Text))).label("name")).subquery()
    theirs = db.session.scalars(select(rows.c.name).order_by(collate(rows.c.name, "vi-x-icu"))).all()
    assert sorted(names, key=vietnamese_key) == list(theirs)


def test_a_row_keeps_its_place_when_its_name_changes(app):
    person, entry = make.person("Trần Văn An"), make.entry(make.competition(), make.person(), title="Đèn")
    assert (person.sort, entry.sort) == (person_key("Trần Văn An"), vietnamese_key("Đèn"))
    person.name, entry.title = "Trần Văn Ơn", "Ấm"
    assert (person.sort, entry.sort) == (person_key("Trần Văn Ơn"), vietnamese_key("Ấm"))
    person.kind = "organisation"
    assert person.sort == vietnamese_key("Trần Văn Ơn")


def test_lists_stand_in_that_order_in_the_database_too(app):
    titles = ["An", "Ăn", "Ân", "Bà", "Bá", "Cơm", "Da", "Đa", "Đèn lồng gốm"]
    competition, person = make.competition(), make.person("Nguyễn Văn Ơn")
    for title in shuffled(titles):
        make.entry(competition, person, title=title)
    for name in shuffled(["Vũ Thị An", "Lê Ánh", "Trần Bình", "Cao Đạt"]):
        make.person(name)
    found = entries.listing(competition.id, order="name").rows
    assert [entry.title for entry in found] == titles
    names = [each.name for each in accounts.found("", page=1)[0]]
    assert names == ["Vũ Thị An", "Lê Ánh", "Trần Bình", "Cao Đạt", "Nguyễn Văn Ơn"]
