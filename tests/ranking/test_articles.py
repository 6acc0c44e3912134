"""The rules as articles: complete in both languages, and with an example the ranking computed."""

import re
from dataclasses import replace
from fractions import Fraction

import pytest

from judging.competitions import presets
from judging.ranking.articles import articles, text, words_en, words_vi
from judging.ranking.articles.example import JUDGES, judges_of
from judging.ranking.document.reading import read
from judging.ranking.rules import Scored

HUE = """
id = "hue"
name = "Thiết kế hàng thủ công mỹ nghệ"
name_en = "Craft design"
subject = "set"
[[group]]
id = "gom"
name = "Gốm"
name_en = "Ceramics"
[[group]]
id = "tre"
name = "Tre"
name_en = "Bamboo"
[[round]]
id = "chung-khao"
name = "Chung khảo"
name_en = "Final"
kind = "score"
threshold = 70
[[round.criterion]]
id = "dep"
name = "Thẩm mỹ"
name_en = "Beauty"
maximum = 60
floor = 30
[[round.criterion]]
id = "dung"
name = "Công dụng"
name_en = "Use"
maximum = 20
step = 0.5
factor = 2
[[award]]
id = "dac-biet"
name = "Giải Đặc biệt"
name_en = "Grand prize"
cap = 1
across = true
[[award]]
id = "nhat"
name = "Giải Nhất"
name_en = "First prize"
caps = { gom = 2, tre = 1 }
[ties]
chain = ["criterion:dep", "median"]
[limits]
per_entrant = 2
"""


def test_the_articles_say_every_rule_in_vietnamese():
    said = text(read(HUE), "vi")
    assert said.startswith("THIẾT KẾ HÀNG THỦ CÔNG MỸ NGHỆ\n\nĐiều 1. Phạm vi và nguyên tắc\n1. ")
    for sentence in (
        "2 tiêu chí, tổng điểm tối đa của một phiếu là 100:",
        "a) Thẩm mỹ: từ 0 đến 60 điểm, bước 1 điểm",
        "b) Công dụng: từ 0 đến 20 điểm, bước 0,5 điểm (hệ số 2)",
        "a) Thẩm mỹ: 30 điểm",
        "Đối tượng đạt khi tổng điểm từ 70 điểm trở lên.",
        "a) Giải Đặc biệt: tối đa 1",
        "a) Giải Nhất: tối đa 2 (nhóm Gốm)",
        "b) Giải Nhất: tối đa 1 (nhóm Tre)",
        "không quá 2 giải",
        "a) điểm tiêu chí “Thẩm mỹ” cao hơn",
        "b) trung vị tổng điểm các phiếu cao hơn",
    ):
        assert sentence in said
    assert [int(n) for n in re.findall(r"^Điều (\d+)\.", said, re.MULTILINE)] == list(range(1, 7))


def test_the_example_is_computed_by_the_ranking():
    said = text(read(HUE), "en")
    assert "(a) Judge 1: Beauty 54; Use 16 × 2. Sheet total: 86" in said
    assert "(b) Judge 2: Beauty 48; Use 17 × 2. Sheet total: 82" in said
    assert "(c) Judge 3: Beauty 51; Use 14 × 2. Sheet total: 79" in said
    assert "(d) mean: (86 + 82 + 79) ÷ 3 = 82.3333 (247/3)" in said
    assert "82.3333 (247/3) reaches the threshold of 70" in said


def test_the_example_leaves_out_what_the_rules_leave_out():
    changed = HUE.replace("threshold = 70", 'threshold = 90\ncomparison = "gt"\ndrop_high = 1\ndecimals.figure = 1')
    said = text(read(changed), "en")
    assert "mean: (82 + 79) ÷ 2 = 80.5 (without Judge 1)" in said
    assert "80.5 does not reach the threshold of 90" in said
    (round_,) = read(changed).rounds
    assert len(judges_of(round_)) == JUDGES
    assert len(judges_of(replace(round_, drop_low=3))) == 5
    assert len(judges_of(replace(round_, minimum=7))) == 7


def test_a_vote_says_how_many_of_eleven_are_enough():
    said = text(presets.load("state-artisan-title"), "en")
    assert "at least 90% of the members listed" in said
    assert "where the members listed are 11, 10 yes votes pass and 9 do not" in said
    rules = presets.load("state-artisan-title")
    (vote,) = rules.rounds
    all_of_them = text(replace(rules, rounds=(replace(vote, share=Fraction(1), comparison="gt"),)), "en")
    assert "not even 11 yes votes pass" in all_of_them
    nobody = text(replace(rules, rounds=(replace(vote, share=Fraction(0)),)), "en")
    assert "no yes vote is needed" in nobody


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("key", presets.names())
def test_every_preset_can_be_told(key, language):
    rules = presets.load(key)
    said = text(rules, language)
    assert not re.search(r"[{}]|\bNone\b", said)
    names = [*rules.groups, *rules.awards, *(c for r in rules.rounds if isinstance(r, Scored) for c in r.criteria)]
    for thing in names:
        assert (thing.name if language == "vi" else thing.name_en) in said
    assert len(articles(rules, language)) == said.count("\nĐiều " if language == "vi" else "\nArticle ")


def test_what_is_tentative_is_marked():
    said = text(presets.load("hanoi-craft-village-2024"), "vi")
    assert "Giải Nhì: tối đa 2 [còn phải quyết định]" in said
    assert "Giải Đặc biệt: tối đa 1\n" in said


def test_both_languages_have_every_sentence_with_the_same_places():
    vi, en = words_vi.WORDS, words_en.WORDS
    assert vi.keys() == en.keys()
    places = {key: [set(re.findall(r"{(\w+)}", words[key])) for words in (vi, en)] for key in vi}
    assert {key: both for key, both in places.items() if both[0] != both[1]} == {}
