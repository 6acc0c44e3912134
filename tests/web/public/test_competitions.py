"""The public page of a competition and of its rules: every kind of award and round, told once and in order."""

from dataclasses import replace
from fractions import Fraction

import pytest

import tests.factories as make
from judging.competitions import presets
from judging.ranking import rules

COUNCIL = rules.Vote(id="council", name="Hội đồng họp", share=Fraction(2, 3))
CROWD = rules.Public(id="crowd", name="Công chúng chọn", maximum=Fraction(20))
CHECK = rules.Eligibility(
    id="check", name="Xét điều kiện", conditions=(rules.Condition(id="new", name="Sản phẩm làm trong năm"),)
)


def page(client, by, **values):
    make.competition("mau", by=by, **values)
    make.save()
    return client.get("/c/mau").text.split("<main")[1]


def in_order(text, *words):
    places = [text.index(word) for word in words]
    assert places == sorted(places)


def test_every_kind_of_round_in_its_order(client):
    scored = replace(make.document().rounds[0], threshold=Fraction(70))
    text = page(client, make.document(rounds=(CHECK, scored, CROWD, COUNCIL)))
    in_order(text, "Xét điều kiện", "Sản phẩm làm trong năm", "Chung khảo", "từ 70 điểm trở lên", "Sáng tạo",
             "tối đa 60 điểm", "Công chúng chọn", "nhiều nhất 20 điểm", "Hội đồng họp", "bỏ phiếu kín")  # fmt: skip


def test_without_scores_nothing_is_said_of_judges(client):
    title = rules.Award(id="title", name="Nghệ nhân", cap="all")
    by = make.document(groups=0, rounds=(CHECK, COUNCIL), awards=(title,), subject="person", identity="shown")
    text = page(client, by)
    told = text[text.index("Việc chấm diễn ra") :]  # above, whoever enters declares to be on no panel
    assert "giám khảo" not in told.casefold() and "Nộp hồ sơ" in text and "Danh hiệu, công nhận" in text


def test_awards_of_groups_stand_apart_from_those_over_all(client):
    first, second = make.document().awards
    best = rules.Award(id="best", name="Giải Đặc biệt", cap=1, across=True)
    side = rules.Award(id="public", name="Giải Khán giả", side=True)
    text = page(client, make.document(awards=(best, first, replace(second, cap="all"), side)))
    table = text[text.index("<table") : text.index("</table>")]
    assert "Giải Đặc biệt" not in table and "Giải Khán giả" not in table
    assert table.count("mọi hồ sơ đạt") == 2
    in_order(text, "Nhóm 2", "Chung các nhóm", "Giải Đặc biệt", "Giải phụ", "Giải Khán giả")


def test_grades_without_awards(client):
    bands = (
        rules.Band(id="gold", name="5 sao", start=Fraction(90)),
        rules.Band(id="rest", name="4 sao", start=Fraction(141, 2)),
    )
    text = page(client, make.document(awards=(), bands=bands))
    in_order(text, "Nhóm 1", "5 sao", "từ 90 điểm", "4 sao", "từ 70,5 điểm")
    assert "số giải tối đa" not in text


def test_without_groups_no_group_is_shown(client):
    text = page(client, make.document(groups=0))
    assert "Nhóm" not in text and "Tất cả" not in text and "Giải Nhất" in text


def test_the_maker_is_said_to_be_hidden_only_where_that_is_so(client):
    assert "không biết ai làm ra" in page(client, make.document())
    make.competition("khac", by=make.document(identity="shown"))
    make.save()
    assert "không biết ai làm ra" not in client.get("/c/khac").text


@pytest.mark.parametrize("preset", presets.names())
def test_every_preset_has_its_pages(client, preset):
    by = presets.load(preset)
    text = page(client, by)
    for round_ in by.rounds:
        assert round_.name in text
    told = client.get("/c/mau/rules")
    assert told.status_code == 200 and "round." not in told.text.split("<main")[1]


def test_the_rules_are_articles_with_the_way_to_each(client):
    make.competition("mau", by=make.document(rounds=(make.document().rounds[0], COUNCIL)))
    make.save()
    text = client.get("/c/mau/rules").text
    assert text.count('id="article-') == text.count('href="#article-') >= 5
    assert "Điều 1. " in text and "Vòng 2: Hội đồng họp" in text
    assert "Giám khảo xem xét" not in text


def test_guidance_is_shown_of_the_criteria_that_have_some(client, as_person):
    final = make.document().rounds[0]
    told = replace(
        final.criteria[0], guidance="Xem ý tưởng mới.", levels=(rules.Level(start=Fraction(40), name="Tốt"),)
    )
    competition = make.competition(
        "mau", by=make.document(rounds=(replace(final, criteria=(told, final.criteria[1])),))
    )
    judge = make.judge(competition)
    make.save()
    for text in (client.get("/c/mau/rules").text, as_person(judge.person).get("/judge/mau/rules").text):
        guidance = text[text.index('class="guidance"') :]
        in_order(guidance, "Sáng tạo", "Xem ý tưởng mới.", "từ 40", "Tốt")
        assert "Chưa có hướng dẫn" not in text


def test_the_terms_are_read_before_anybody_enters(client):
    made = make.competition("mau")
    made.terms = {"of_entrant": 3, "is_by_maker": True, "is_piece_photo_needed": True, "declared": ["not_sold"]}
    make.save()
    for address in ("/c/mau", "/c/mau/rules"):
        text = client.get(address).text
        in_order(text, "Số hồ sơ của mỗi người làm", "nhiều nhất 3", "có ảnh của từng món", "chưa từng được bán")


def test_without_terms_only_the_usual_declarations_are_told(client):
    text = page(client, make.document())
    assert "Điều kiện tham gia" in text and "nhiều nhất" not in text[text.index("Điều kiện tham gia") :]
