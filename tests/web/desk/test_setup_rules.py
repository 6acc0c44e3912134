"""Groups, criteria, awards and rules at the desk: what the rules say is shown, and saving alone decides nothing."""

import re
from dataclasses import replace
from fractions import Fraction

import pytest

import tests.factories as make
from judging.audit import queries as log
from judging.competitions import making, presets
from judging.infra.db import db
from judging.ranking.rules import ALL, Criterion, Part, Ties
from tests.web.desk.sent import fields_of

PAGES = ("groups", "criteria", "awards", "rules")


@pytest.fixture
def desk(app, as_person):
    """The desk of a draft by some rules: the competition, and the organiser's client."""

    def opened(by=None, **values):
        competition = make.competition(slug="mau", stage="draft", by=by, **values)
        organiser = make.person()
        make.staff(organiser, competition)
        make.save()
        return competition, as_person(organiser)

    return opened


def rules_of(competition):
    db.session.expire_all()
    return competition.rules


def send(client, page: str, status: int = 302, **values):
    """The page's form with some fields changed."""
    address = f"/desk/mau/setup/{page}"
    answer = client.post(address, data=fields_of(client, address) | values)
    assert answer.status_code == status, answer.text
    return answer.text


@pytest.mark.parametrize("preset", presets.names())
def test_saving_a_presets_pages_untouched_changes_nothing(desk, preset):
    competition, organiser = desk(by=presets.load(preset))
    for page in ("groups", "awards", "rules"):
        send(organiser, page)
    for criterion in [row for round_ in competition.scored_rounds for row in round_.criteria]:
        send(organiser, f"criteria/{criterion.id}")
    assert rules_of(competition) == presets.load(preset)
    assert not log.latest(competition.id)


@pytest.mark.parametrize("preset", presets.names())
def test_every_page_shows_every_presets_rules(desk, preset):
    rules = presets.load(preset)
    _, organiser = desk(by=rules)
    shown = {page: organiser.get(f"/desk/mau/setup/{page}").text for page in PAGES}
    for page, things in (("groups", rules.groups), ("awards", rules.awards)):
        assert all(f'value="{thing.name}"' in shown[page] for thing in things)
    criteria = [criterion for round_ in rules.rounds if round_.kind == "score" for criterion in round_.criteria]
    assert all(criterion.name in shown["criteria"] for criterion in criteria)


def test_without_groups_everything_is_one(desk):
    competition, organiser = desk(groups=0)
    page = organiser.get("/desk/mau/setup/groups").text
    assert "tất cả được xếp hạng chung" in page and 'value="Tất cả"' not in page
    make.entry(competition, make.person())
    make.save()
    new = {"seen": competition.version, "name": "Gốm", "name_en": ""}
    refused = organiser.post("/desk/mau/setup/groups/new", data=new)
    assert refused.status_code == 409 and "trước khi có đối tượng dự thi hoặc giám khảo đầu tiên" in refused.text
    assert not rules_of(competition).groups


def test_groups_that_are_a_proposal_are_confirmed_by_a_tick(desk):
    competition, organiser = desk(undecided=("group",))
    send(organiser, "groups", **{f"name_{competition.categories[0].id}": "Gốm"})
    assert competition.categories[0].name == "Gốm" and rules_of(competition).undecided == ("group",)
    send(organiser, "groups", is_confirmed="y")
    assert rules_of(competition).undecided == ()
    assert "is_confirmed" not in organiser.get("/desk/mau/setup/groups").text


def test_each_scored_round_has_its_section(desk):
    competition, organiser = desk(by=presets.load("rural-industrial-nation"))
    first, second, _ = competition.rounds
    page = organiser.get("/desk/mau/setup/criteria").text
    assert page.index(f'id="round-{first.key}"') < page.index(f'id="round-{second.key}"')
    address = f"/desk/mau/setup/criteria/new?round={first.key}"
    assert first.name in organiser.get(address).text.split("<h1")[1].split("</h1>")[0]
    organiser.post(address, data={"seen": competition.version, "name": "Bao bì", "name_en": ""})
    db.session.expire_all()
    assert [len(round_.criteria) for round_ in (first, second)] == [5, 4]


def test_without_scores_nothing_is_asked_about_them(desk):
    competition, organiser = desk(by=presets.load("state-artisan-title"))
    assert "nên không có tiêu chí" in organiser.get("/desk/mau/setup/criteria").text
    assert organiser.get("/desk/mau/setup/criteria/new").status_code == 404
    page = organiser.get("/desk/mau/setup/rules").text
    names = {*re.findall(r'name="(\w+)"', page.split('<form id="rules"')[1].split("</form>")[0])}
    assert names == {"csrf_token", "seen", "limit", "most_awards"} - ({"csrf_token"} - names)
    send(organiser, "rules", limit="some", most_awards="1")
    assert rules_of(competition).limits.per_entrant == 1


def test_a_criterion_gets_parts_on_its_page(desk):
    competition, organiser = desk()
    first = competition.criteria[0]
    address = f"criteria/{first.id}"
    parts = {"part_1_name": "Ý tưởng", "part_1_maximum": "40", "part_1_step": "0,5", "part_2_name": "Hình dáng"}
    send(organiser, address, 422, **parts | {"part_1_step": "0,3"})
    send(organiser, address, **parts)
    (final,) = rules_of(competition).rounds
    assert final.criteria[0].parts == (
        Part(id="y-tuong", name="Ý tưởng", maximum=Fraction(40), step=Fraction(1, 2)),
        Part(id="hinh-dang", name="Hình dáng"),
    )
    page = organiser.get("/desk/mau/setup/criteria").text
    assert "Ý tưởng" in page and "Hình dáng" in page and page.count("Còn thiếu") >= 2
    send(organiser, address, part_1_name="", part_1_maximum="", part_1_step="", part_2_maximum="20", part_2_step="1")
    (final,) = rules_of(competition).rounds
    assert [(part.id, part.maximum) for part in final.criteria[0].parts] == [("hinh-dang", 20)]
    part = next(row for row in competition.round.rows if row.parent_id)
    assert organiser.get(f"/desk/mau/setup/criteria/{part.id}").status_code == 404


def test_points_that_are_a_proposal_are_told_and_kept(desk):
    rules = make.document(undecided=("round.final.criterion.beauty.step",))
    competition, organiser = desk(by=rules)
    address = f"criteria/{competition.criteria[1].id}"
    assert "Tạm ghi 0,5" in organiser.get(f"/desk/mau/setup/{address}").text
    send(organiser, address, guidance="Nhìn kỹ")
    assert rules_of(competition).undecided == rules.undecided
    send(organiser, address, step="0,5")
    assert rules_of(competition).undecided == ()


def test_criteria_that_are_a_proposal_are_confirmed_by_a_tick(desk):
    competition, organiser = desk(undecided=("round.final.criterion",))
    send(organiser, "criteria", 404)
    send(organiser, "criteria", is_confirmed="y")
    assert rules_of(competition).undecided == ()
    assert "Xác nhận các tiêu chí" in organiser.get("/desk/mau/log").text


def test_awards_are_a_matrix_with_all_that_qualify(desk):
    competition, organiser = desk()
    send(organiser, "awards", **{"cap_first_group-1": "", "all_second": "y"})
    first, second = rules_of(competition).awards
    assert first.caps == {"group-2": 1} and second.cap == ALL
    send(organiser, "awards", **{"cap_first_group-1": "Tất cả"})
    assert rules_of(competition).awards[0].caps == {"group-1": ALL, "group-2": 1}
    assert 'value="tất cả"' in organiser.get("/desk/mau/setup/awards").text
    for wrong in ("một", "-1", "10000"):
        html = send(organiser, "awards", 422, **{"cap_first_group-1": wrong})
        assert wrong in html and html.count("Xin ghi số nguyên.") == 1


def test_numbers_that_are_a_proposal_are_marked_and_confirmed_by_a_tick(desk):
    competition, organiser = desk(by=presets.load("hanoi-craft-village-2025"))
    before = rules_of(competition)
    page = organiser.get("/desk/mau/setup/awards").text
    assert page.count("chờ xác nhận") == 4 * 5 + 1 and "is_confirmed" in page
    send(organiser, "awards", **{f"cap_nhi_{group.id}": "2" for group in before.groups})
    now = rules_of(competition)
    assert now.awards[2].cap == 2 and now.undecided == before.undecided
    send(organiser, "awards", is_confirmed="y")
    assert not [path for path in rules_of(competition).undecided if path.startswith("award")]
    page = organiser.get("/desk/mau/setup/awards").text
    assert "chờ xác nhận" not in page and "is_confirmed" not in page


def test_a_side_prize_has_no_number_and_an_award_over_all_groups_has_one(desk):
    _, organiser = desk(by=presets.load("hanoi-craft-village-2025"))
    sent = fields_of(organiser, "/desk/mau/setup/awards")
    assert [name for name in sent if "giai-phu" in name] == ["name_giai-phu", "name_en_giai-phu"]
    assert [name for name in sent if name.startswith("cap_dac-biet")] == ["cap_dac-biet_all"]


def test_that_there_are_no_awards_is_a_decision_too(desk):
    competition, organiser = desk(by=replace(make.document(), awards=(), undecided=("award",)))
    send(organiser, "awards")
    assert rules_of(competition).undecided == ("award",)
    send(organiser, "awards", is_confirmed="y")
    assert rules_of(competition).undecided == ()


def test_an_award_is_put_over_all_groups(desk):
    competition, organiser = desk()
    send(organiser, "awards", across_first="y")
    assert rules_of(competition).awards[0].across and rules_of(competition).awards[0].cap is None
    send(organiser, "awards", cap_first_all="3")
    assert rules_of(competition).awards[0].cap == 3


def test_an_award_over_all_groups_below_others_is_refused(desk):
    competition, organiser = desk()
    assert "đứng trên" in send(organiser, "awards", 422, across_second="y")
    assert not rules_of(competition).awards[1].across


def test_rules_are_decided_one_by_one(desk):
    competition, organiser = desk(undecided=("round.final.threshold", "ties.chain", "limits.per_entrant"))
    chosen = {"comparison": "ge", "threshold": "70,5", "minimum_judges": "3", "limit": "some", "most_awards": "2"}
    send(organiser, "rules", **chosen)
    now = rules_of(competition)
    assert (now.rounds[0].threshold, now.rounds[0].minimum, now.limits.per_entrant) == (Fraction("70.5"), 3, 2)
    assert now.undecided == ("ties.chain",)
    steps = {
        "ties": "chain",
        "step_1": "criterion:beauty",
        "step_2": "first-places",
        "step_3": "chair",
        "step_4": "lot",
    }
    assert "số của giám khảo làm Chủ tịch." in send(organiser, "rules", 422, **steps)
    send(organiser, "rules", **steps, chair="1", at_line="none")
    assert rules_of(competition).ties == Ties(
        chain=("criterion:beauty", "first-places", "chair", "lot"), at_line="none", chair="1"
    )
    assert rules_of(competition).undecided == ()
    send(organiser, "rules", 422, step_2="criterion:beauty")


def test_figures_that_are_a_proposal_are_told_and_not_chosen(desk):
    open_points = ("round.final.threshold", "round.final.minimum", "ties.chain")
    rules = make.document(threshold=Fraction(70), minimum=3, ties=Ties(chain=("median", "lot")), undecided=open_points)
    competition, organiser = desk(by=rules)
    page = organiser.get("/desk/mau/setup/rules").text
    assert page.count("Tạm ghi") == 3 and "Tạm ghi 70," in page and "Tạm ghi 3," in page
    sent = fields_of(organiser, "/desk/mau/setup/rules")
    assert "comparison" not in sent and "ties" not in sent and sent["threshold"] == sent["minimum_judges"] == ""
    send(organiser, "rules")
    assert rules_of(competition) == rules


def test_the_decisive_round_is_named_where_there_are_several(desk):
    competition, organiser = desk(by=presets.load("rural-industrial-nation"))
    page = organiser.get("/desk/mau/setup/rules").text
    assert competition.rounds[1].name in page and "tổng điểm vòng “" in page
    send(organiser, "rules", ties="chain", step_1="round:vong-1", comparison="none", minimum_judges="5")
    now = rules_of(competition)
    assert now.ties.chain == ("round:vong-1",)
    assert [getattr(round_, "minimum", None) for round_ in now.rounds] == [1, 5, None]


def test_a_long_name_of_a_group_and_a_criterion_without_a_name_are_shown(desk):
    rules = make.document()
    lines = (Criterion(id="a-line", maximum=Fraction(5)),)
    rules = replace(rules, rounds=(replace(rules.rounds[0], criteria=lines),))
    _, organiser = desk(by=rules)
    for page in PAGES:
        assert organiser.get(f"/desk/mau/setup/{page}").status_code == 200
    assert "a-line" in organiser.get("/desk/mau/setup/rules").text


def test_a_competition_made_from_a_preset_shows_where_each_open_point_is_entered(app, as_person):
    organiser = make.person()
    making.make("if-design", slug="mau", title="Mẫu", actor=None, organiser=organiser, now=make.NOW)
    make.save()
    page = as_person(organiser).get("/desk/mau/setup").text
    assert "/setup/criteria#round-preselection" in page and "/setup/criteria#round-final" in page
    assert "/setup/rules" in page and "/setup/rounds/preselection" in page


def test_without_groups_no_criterion_differs_between_them(desk):
    competition, organiser = desk(by=make.document(0))
    page = organiser.get(f"/desk/mau/setup/criteria/{competition.criteria[0].id}/differences").text
    assert "Hệ số và điểm tối thiểu</h1>" in page and "Riêng từng nhóm" not in page
