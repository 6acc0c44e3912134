"""What an answer may be, how it is kept, of whom it is asked and who reads it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tests.factories as make
from judging.competitions.models import Question
from judging.entries import answers, drafting, texts
from judging.errors import Incomplete, Invalid
from judging.infra.db import db

OPTIONS = [{"key": "tre", "name": "Tre"}, {"key": "dat", "name": "Đất"}, {"key": "go", "name": "Gỗ"}]


def question(kind, **values) -> Question:
    return Question(key="k", kind=kind, name="Câu", options=OPTIONS, groups=[], on_key="", **values)


@pytest.mark.parametrize(
    ("kind", "value", "kept"),
    [
        ("line", "  Bát   Tràng\n", "Bát Tràng"),
        ("text", "a\r\nb", "a\nb"),
        ("line", "Hu\u031b\u01a1\u0300ng"[:0] + unicodedata.normalize("NFD", "Hường"), "Hường"),
        ("number", "12,50", "12.5"),
        ("number", "-0", "0"),
        ("number", "1000000", "1000000"),
        ("number", "1.000.000", "1000000"),
        ("number", "-12,500,000", "-12500000"),
        ("number", "0.000001", "0.000001"),
        ("choice", "tre", "tre"),
        ("several", ["go", "tre", "go"], ["tre", "go"]),
        ("date", "2026-11-23", "2026-11-23"),
        ("yes_no", "no", False),
        ("yes_no", "yes", True),
        ("table", [["Ấm", "1"], ["", " "], ["Chén", "6", "x", "thừa"]], [["Ấm", "1", ""], ["Chén", "6", "x"]]),
    ],
)
def test_kept(kind, value, kept):
    assert answers.checked(question(kind), value) == kept
    assert answers.checked(question(kind), kept) == kept, "what is kept is taken again as it is"


@pytest.mark.parametrize("kind", ["line", "text", "number", "choice", "several", "date", "yes_no", "table"])
@pytest.mark.parametrize("nothing", [None, "", []])
def test_nothing_is_no_answer(kind, nothing):
    assert answers.checked(question(kind), nothing) is None


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        *(
            ("number", typed)
            for typed in ("1.000.00", "1.000,000", "1.000.000,5", "1e5", "NaN", "Infinity", "٣", "1/2", "1" * 13)
        ),
        *(("choice", typed) for typed in ("bamboo", "TRE")),
        ("several", ["tre", "bamboo"]),
        ("date", "23/11/2026"),
        ("date", "2026-02-30"),
        ("yes_no", "maybe"),
    ],
)
def test_what_is_no_answer_of_its_kind(kind, value):
    with pytest.raises(Invalid):
        answers.checked(question(kind), value)


@pytest.mark.parametrize(
    ("kind", "bounds", "least", "most"),
    [
        ("number", (2, 4), "2", "4"),
        ("number", (2, 4), "2.0", "3,999999"),
        ("line", (2, 4), "ab", "abcd"),
        ("text", (2, 4), "ab", "abcd"),
        ("several", (1, 2), ["tre"], ["tre", "go"]),
        ("table", (1, 2), [["a"]], [["a"], ["b"]]),
    ],
)
def test_bounds_themselves_are_taken(kind, bounds, least, most):
    asked = question(kind, least=bounds[0], most=bounds[1])
    assert answers.checked(asked, least) is not None and answers.checked(asked, most) is not None


@pytest.mark.parametrize(
    ("kind", "bounds", "wrong"),
    [
        ("number", (2, 4), "4.000001"),
        ("text", (None, 4), "abcde"),
        ("several", (None, 1), ["tre", "go"]),
        ("table", (None, 1), [["a"], ["b"]]),
        ("line", (None, None), "a" * 301),
        ("line", (None, 4000), "a" * 301),
        ("text", (None, None), "a" * 4001),
        ("table", (None, None), [["a"]] * 31),
    ],
)
def test_beyond_bounds(kind, bounds, wrong):
    with pytest.raises(Invalid):
        answers.checked(question(kind, least=bounds[0], most=bounds[1]), wrong)


@pytest.mark.parametrize(
    ("kind", "least", "little", "enough"),
    [
        ("number", 2, "1.999999", "2"),
        ("line", 2, "a", "ab"),
        ("text", 2, "a", "ab"),
        ("several", 2, ["tre"], ["tre", "go"]),
        ("table", 2, [["a"]], [["a"], ["b"]]),
    ],
)
def test_too_little_is_kept_while_it_is_written_and_missing_before_it_is_sent(entry, kind, least, little, enough):
    make.question(entry.competition, key="k", kind=kind, options=OPTIONS, least=least)
    db.session.refresh(entry.competition)
    save(entry, moi="yes", k=little)
    assert (entry.answers["k"], lacking(entry)) == (answers.checked(question(kind), little), ["answer:k"])
    save(entry, k=enough)
    assert lacking(entry) == []


def test_an_answer_to_what_the_question_was_is_none(entry):
    asked = entry.competition.questions[0]
    save(entry, moi="yes")
    asked.kind, asked.options = "date", []
    assert (lacking(entry), answers.given(entry, to="desk")) == (["answer:moi"], [])


@given(st.text(max_size=40))
def test_any_text_is_kept_composed_or_refused(text):
    kept = answers.checked(question("line"), text)
    assert kept is None or kept == unicodedata.normalize("NFC", kept)


@pytest.fixture
def entry(app):
    competition = make.competition()
    make.question(competition, key="moi", kind="yes_no", is_required=True, is_for_judges=False)
    make.question(competition, key="vi-sao", on_key="moi", on_value="no", is_required=True, is_public=True)
    make.question(competition, key="lo-nung", groups=[competition.categories[1].key], is_required=True)
    made = make.entry(competition, make.person(), state="draft")
    made.category_id = competition.categories[0].id
    make.save()
    return made


def save(entry, **given):
    drafting.save(entry, {"answers": given}, seen=texts.seen(entry), actor=entry.entrant, now=make.NOW)


def lacking(entry) -> list[str]:
    return [key for key in texts.missing(entry) if key.startswith("answer:")]


def test_asked_in_its_group_and_after_its_answer(entry):
    assert lacking(entry) == ["answer:moi"]
    save(entry, moi="yes")
    assert lacking(entry) == []
    save(entry, moi="no")
    assert lacking(entry) == ["answer:vi-sao"]
    entry.category = entry.competition.categories[1]
    assert lacking(entry) == ["answer:vi-sao", "answer:lo-nung"]


def test_what_is_asked_no_more_is_kept_and_read_by_nobody(entry):
    save(entry, **{"moi": "no", "vi-sao": "Còn dùng thử"})
    save(entry, moi="yes")
    assert entry.answers["vi-sao"] == "Còn dùng thử"
    assert [one.key for one, _kept in answers.given(entry, to="desk")] == ["moi"]


def test_each_reads_what_is_for_them(entry):
    save(entry, **{"moi": "no", "vi-sao": "Còn dùng thử", "unknown": "x"})
    read = {to: [one.key for one, _kept in answers.given(entry, to=to)] for to in ("desk", "judges", "public")}
    assert read == {"desk": ["moi", "vi-sao"], "judges": ["vi-sao"], "public": ["vi-sao"]}
    assert set(entry.answers) == {"moi", "vi-sao"}


def test_a_name_in_an_answer_that_judges_read_is_found(entry):
    save(entry, **{"moi": "no", "vi-sao": f"Do {entry.entrant.name} làm"})
    assert ("answer:vi-sao", entry.entrant.name) in texts.names_in(entry)


def test_what_was_sent_stays_complete(entry):
    save(entry, moi="yes")
    entry.state, entry.number = "submitted", 7
    with pytest.raises(Incomplete):
        save(entry, moi="no")
