"""The public list: nothing before publication; then names, photographs, files; totals only by the rules."""

import io

import pytest
from python_calamine import CalamineWorkbook

import tests.factories as make
from judging.awards import publishing
from judging.results import computing


@pytest.fixture
def competition(app):
    return make.judged((57, 33), (41, 23), (40, 20), (3, 4), slug="mau")


def publish(competition):
    actor = make.person()
    run = computing.compute(competition, actor=actor, now=make.NOW)
    recognition = publishing.Recognition("12/QĐ", make.NOW.date(), "Ủy ban Mẫu")
    publication = publishing.publish(competition, recognition, run_id=run.id, actor=actor, now=make.NOW)
    make.save()
    return publication


def test_nothing_is_there_before_publication(competition, client):
    make.save()
    for path in ("awards", "awards/1", "awards.csv", "awards.xlsx"):
        assert client.get(f"/c/mau/{path}").status_code == 404


def test_the_list_and_each_award(competition, client):
    award = publish(competition).awards[0]
    page = client.get("/c/mau/awards").text
    assert award.title in page and "12/QĐ" in page
    assert award.maker in client.get(f"/c/mau/awards/{award.entry.number}").text
    assert client.get("/c/mau/awards/4").status_code == 404


def test_a_group_without_products_says_so(competition, client):
    publish(competition)
    page = client.get("/c/mau/awards").text
    assert "Nhóm này không có sản phẩm dự thi." in page and "0 sản phẩm dự thi" not in page
    assert "đơn vị dự thi" not in page


def test_objects_are_brought_until_the_awards_are_published(competition, client):
    competition.delivery = "Mang hiện vật đến Nhà văn hóa."
    make.save()
    assert "Nhà văn hóa" in client.get("/c/mau").text
    publish(competition)
    assert "Nhà văn hóa" not in client.get("/c/mau").text


def test_totals_stay_with_the_organisers_by_default(competition, client):
    publish(competition)
    texts = client.get("/c/mau/awards").text + client.get("/c/mau/awards/1").text + client.get("/c/mau/awards.csv").text
    assert "90,00" not in texts and "90.00" not in texts


def test_totals_are_public_where_the_rules_say_so(app, client):
    competition = make.judged((57, 33), (41, 23), slug="mau", is_total_public=True)
    publish(competition)
    assert "90,00" in client.get("/c/mau/awards/1").text


def test_both_files_say_the_same(competition, client):
    publication = publish(competition)
    text = client.get("/c/mau/awards.csv").data.decode("utf-8-sig")
    book = CalamineWorkbook.from_filelike(io.BytesIO(client.get("/c/mau/awards.xlsx").data))
    rows = book.get_sheet_by_index(0).to_python()
    assert len(rows) == len(text.splitlines()) == len(publication.awards) + 1
    assert rows[0][0] == "Số dự thi" and rows[1][3] in text


def test_a_title_that_looks_like_a_formula_is_text(app, client):
    competition = make.judged((57, 33), slug="mau")
    publication = publish(competition)
    publication.awards[0].title = "=1+1"
    make.save()
    assert "'=1+1" in client.get("/c/mau/awards.csv").data.decode("utf-8-sig")
    book = CalamineWorkbook.from_filelike(io.BytesIO(client.get("/c/mau/awards.xlsx").data))
    assert "=1+1" in book.get_sheet_by_index(0).to_python()[1]
