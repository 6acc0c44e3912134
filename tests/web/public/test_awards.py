"""The public list: nothing before publication; then names, photographs, files; totals only by the rules."""

import io

import pytest
from python_calamine import CalamineWorkbook

import tests.factories as make
from judging.awards import publishing
from judging.entries import consents
from judging.entries import queries as entries
from judging.ranking import rules
from judging.results import computing, withholding
from tests import kinds


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
    assert "Nhóm này không có hồ sơ dự thi." in page and "0 sản phẩm dự thi" not in page
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
    competition = make.judged((57, 33), (41, 23), slug="mau", totals="public")
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
    publication.awards[0].kept_title = "=1+1"
    make.save()
    assert "'=1+1" in client.get("/c/mau/awards.csv").data.decode("utf-8-sig")
    book = CalamineWorkbook.from_filelike(io.BytesIO(client.get("/c/mau/awards.xlsx").data))
    assert "=1+1" in book.get_sheet_by_index(0).to_python()[1]


def test_grades_stand_level_by_level(app, client):
    publish(kinds.graded((89, 90), (90, 90), (40, 41), slug="sao"))
    page = client.get("/c/sao/awards").text
    assert page.index("5 sao") < page.index("/awards/2") < page.index("4 sao") < page.index("/awards/1")
    assert "/awards/3" not in page and "2 sản phẩm được công nhận</h1>" in page
    assert "4 sao" in client.get("/c/sao/awards/1").text
    assert not [
        path
        for path in ("", "/awards", "/awards/1")
        if "giải" in client.get(f"/c/sao{path}").text.split("<footer")[0].lower().replace("giải đáp", "")
    ]
    assert client.get("/c/sao/awards/3").status_code == 404


def test_a_title_is_public_without_place_or_total(app, client):
    publish(kinds.voted(9, 8, slug="nghe-nhan"))
    page = client.get("/c/nghe-nhan/awards").text
    assert "1 cá nhân được vinh danh" in page and "Nghệ nhân" in page and "Kết quả</h2>" in page
    one = client.get("/c/nghe-nhan/awards/1").text
    assert "Nghệ nhân" in one and "Tổng điểm" not in one
    assert client.get("/c/nghe-nhan/awards.csv").data.decode("utf-8-sig").count("\n") == 2


def test_what_goes_across_all_groups_comes_first(app, client):
    competition = kinds.both((0, (50, 30)), (1, (60, 40)), slug="chung", rules={"totals": "public"})
    publish(competition)
    page = client.get("/c/chung/awards").text
    assert page.index('id="across"') < page.index('id="group-')
    assert page.count("/awards/2") == 2 and "2 sản phẩm" in page.split("<h1>")[1]
    assert "Giải Đặc biệt · Giải Nhất" in client.get("/c/chung/awards/2").text
    rows = client.get("/c/chung/awards.csv").data.decode("utf-8-sig").splitlines()
    assert [row.split(",")[0] for row in rows[1:]] == ["2", "1", "2"] and rows[1].endswith('"100,00"')


def test_a_withheld_award_is_public_with_its_reason(competition, client):
    decided = withholding.Decided("Hội đồng", make.NOW.date(), "Chưa bài nào nổi trội")
    call = {"decided": decided, "actor": make.person(), "now": make.NOW}
    withholding.withhold(competition, competition.prizes[0], competition.categories[0], **call)
    publish(competition)
    page = client.get("/c/mau/awards").text
    assert page.count("Giải Nhất không trao: Chưa bài nào nổi trội") == 1 and "Hội đồng" not in page


def test_the_lot_is_public(app, client):
    competition = make.judged((60, 40), (60, 40), slug="tham", ties=rules.Ties(chain=("lot",)), lot="2047")
    publish(competition)
    assert "2047" in client.get("/c/tham/awards").text


def test_a_work_with_two_awards_hangs_once_on_the_first_page(app, client):
    competition = kinds.both((0, (50, 30)), (1, (60, 40)), slug="chung")
    publication = publish(competition)
    for entry in {award.entry_id: award.entry for award in publication.awards}.values():
        make.photo(entry)
    make.save()
    page = client.get("/").text
    assert page.count("/c/chung/awards/2") == 1 and page.count("/c/chung/awards/1") == 1
    assert "Giải Đặc biệt" in page


def test_several_authors_stand_on_the_list_as_far_as_it_may_be_read(competition, client):
    entry = entries.listing(competition.id).rows[0]
    entry.authors = make.authors("Trần Văn Một", "Lê Thị Hai")
    award = next(award for award in publish(competition).awards if award.entry_id == entry.id)
    page = client.get(f"/c/mau/awards/{entry.number}").text
    assert "Trần Văn Một, Lê Thị Hai" in page
    assert f"{award.maker}: Trần Văn Một, Lê Thị Hai" in client.get("/c/mau/awards.csv").text
    consents.withdraw(entry, "publication", actor=entry.entrant, now=make.NOW)
    make.save()
    everywhere = [client.get(f"/c/mau/awards{end}").text for end in ("", f"/{entry.number}", ".csv")]
    assert not any("Lê Thị Hai" in page for page in everywhere)
