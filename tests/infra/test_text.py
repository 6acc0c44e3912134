"""One form of each letter at the boundary, and searching that ignores marks."""

import time
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from judging.infra.ids import digest_of_code
from judging.infra.text import clean, email_key, folded, phone_key

NAME = "Nguyễn Thị Hường"
DECOMPOSED = unicodedata.normalize("NFD", NAME)


def test_composed_and_decomposed_are_one():
    assert DECOMPOSED != NAME
    assert clean(DECOMPOSED) == NAME
    assert folded(DECOMPOSED) == folded(NAME) == "nguyen thi huong"


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        (None, ""),
        ("  gốm \t\n", "gốm"),
        ("một\r\nhai\rba", "một\nhai\nba"),
        ("a\x00b\x1bc\x7f", "abc"),
        ("\u202egốm\u202c\u2066", "gốm"),
        ("\ufeffgốm\u200b", "gốm"),
        ("e\u200b\u0301", "é"),  # a letter and its mark, kept apart by something invisible
        ("a\tb", "a\tb"),
        ("\ud800", "?"),
        ("👩\u200d🎨", "👩\u200d🎨"),
    ],
)
def test_cleaning(raw, kept):
    assert clean(raw) == kept


@given(st.text(st.characters(exclude_categories=[])))
@example("a" + "\u0344" * 40)  # each is two marks once it is decomposed
def test_cleaned_text_is_composed_and_stays_as_it_is(text):
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    cleaned.encode("utf-8")
    assert not {"\x00", "\r", "\u202e"} & set(cleaned)


@pytest.mark.parametrize("heap", ["\u0315\u0300", "\u0f73", "\u0344", "\u3099\uff9e\u0323"])
@pytest.mark.parametrize("way", [clean, folded, email_key, phone_key, digest_of_code])
def test_a_megabyte_of_marks_on_one_letter_takes_no_longer_than_one_of_letters(way, heap):
    """Sorting them takes Python minutes."""
    start = time.process_time()
    way("a" + heap * (500_000 // len(heap)))
    assert time.process_time() - start < 2


def test_a_letter_keeps_thirty_marks():
    assert clean("e" + "\u0301" * 1000 + "m") == "é" + "\u0301" * 29 + "m"
    assert clean("e\u0323\u0302") == "ệ"


@pytest.mark.parametrize(
    ("text", "found_by"),
    [
        ("Đèn lồng gốm", "den long gom"),
        ("ĐỒ GỖ", "đồ gỗ"),
        ("Ｂình　ｇốm", "binh gom"),
        ("Sơn   mài\n", "son mai"),
        ("Mây tre đan ₫", "may tre dan ₫"),
        ("㎒", "mhz"),
    ],
)
def test_folding(text, found_by):
    assert folded(text) == folded(found_by) == found_by.replace("đ", "d").replace("ồ", "o").replace("ỗ", "o")


@given(st.text())
def test_folding_twice_changes_nothing_and_the_normal_form_never_matters(text):
    assert folded(folded(text)) == folded(text)
    assert folded(unicodedata.normalize("NFD", text)) == folded(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (None, None),
        ("", None),
        ("không có", None),
        ("0912 345 678", "0912345678"),
        ("0912.345.678", "0912345678"),
        ("+84 912 345 678", "0912345678"),
        ("+84 (0)912 345 678", "0912345678"),
        ("84912345678", "0912345678"),
        ("0084 912 345 678", "0912345678"),
        ("０９１２３４５６７８", "0912345678"),
        ("024 3123 4567", "02431234567"),
        ("+84 24 3123 4567", "02431234567"),
        ("٠٩١٢", None),
    ],
)
def test_telephone_numbers(typed, kept):
    assert phone_key(typed) == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  An.Nguyen@Example.ORG ", "an.nguyen@example.org"),
        ("ａｎ@example.org", "an@example.org"),
        ("an@example.org\u200b", "an@example.org"),
        ("", None),
        (None, None),
    ],
)
def test_mail_addresses(typed, kept):
    assert email_key(typed) == kept
