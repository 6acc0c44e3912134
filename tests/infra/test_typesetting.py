"""Paper: our fonts hold every letter, what people wrote is data, and the same gives the same bytes."""

import unicodedata

import pytest
from fontTools.ttLib import TTFont

from judging.infra import typesetting
from tests.factories import NOW

VOWELS, TONES = "aăâeêioôơuưy", ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
LETTERS = {unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES} | set("đ")
SIGNS = "₫–—…“”‘’·×°%&/()0123456789" + "\u0300\u0301\u0303\u0309\u0323"
ENTRY = {"number": "7", "title": "Bình", "group": "", "qr": typesetting.qr("https://example.org/x/mau/7")}
DATA = {"title": "Nhãn", "language": "vi", "words": {}, "competition": "Mẫu", "entries": [ENTRY]}


@pytest.mark.parametrize("style", ["Regular", "Medium", "SemiBold"])
def test_every_vietnamese_letter_has_its_glyph(style):
    known = TTFont(typesetting.FONTS[0] / f"BeVietnamPro-{style}.ttf").getBestCmap()
    wanted = LETTERS | {letter.upper() for letter in LETTERS} | set(SIGNS)
    assert len(LETTERS) == 73
    assert {sign for sign in wanted if ord(sign) not in known} == set()


def test_the_same_gives_the_same_bytes():
    assert typesetting.pdf("labels", DATA, now=NOW) == typesetting.pdf("labels", DATA, now=NOW)


@pytest.mark.parametrize("typed", ['#read("labels.typ")', "#panic()", "$ x", "*a", '"', "\\", "]", "<a> @b", "`"])
def test_markup_in_a_title_is_a_title(typed):
    """Each would stop the typesetter, or read a file, were it read as markup."""
    assert typesetting.pdf("labels", {**DATA, "entries": [{**ENTRY, "title": typed}]}, now=NOW)[:5] == b"%PDF-"
