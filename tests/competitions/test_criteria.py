"""Criteria and their parts: points a judge can set, open until they are entered."""

from dataclasses import replace
from fractions import Fraction

import pytest

import tests.factories as make
from judging.competitions import criteria, presets
from judging.competitions.criteria import PartDetails
from judging.errors import Closed, Conflict, Invalid
from judging.ranking.document.open_points import open_points
from judging.ranking.rules import Band, Gate, Level, Panel, Part, Ties
from tests.competitions.typed import call_of, details_of

STEP = "round.final.criterion.creativity.step"


def parts_of(criterion, competition):
    return [row for row in competition.round.rows if row.parent_id == criterion.id]


def edit(competition, criterion, *, with_parts=(), **values):
    criteria.edit(competition, criterion, details_of(criterion, with_parts, **values), **call_of(competition))


@pytest.mark.parametrize(
    "values",
    [
        {"maximum": 1000, "step": 300},
        {"maximum": 0},
        {"step": -100},
        {"bands": [{"from": 7000, "name": "Tốt", "name_en": ""}]},
        {"bands": [{"from": 3000, "name": "Khá", "name_en": ""}, {"from": 3000, "name": "Tốt", "name_en": ""}]},
        {"bands": [{"from": 0, "name": "", "name_en": ""}]},
        {"name": "Thẩm mỹ"},
        {"parts": [PartDetails("Hình", maximum=1000, step=300)]},
        {"parts": [PartDetails("", maximum=1000)]},
        {"parts": [PartDetails("Hình"), PartDetails("hinh")]},
        {"parts": [PartDetails("Hình", maximum=2000)], "bands": [{"from": 2100, "name": "Tốt", "name_en": ""}]},
    ],
)
def test_points_that_no_judge_could_set_are_refused(app, values):
    competition = make.competition(stage="draft")
    with pytest.raises(Invalid):
        edit(competition, competition.criteria[0], **values)


def test_a_new_criterion_is_open_until_its_points_are_entered(app):
    competition = make.competition(stage="draft")
    made = criteria.add(competition, competition.round, "Công dụng", name_en="Use", **call_of(competition))
    at = "round.final.criterion.cong-dung"
    assert (made.key, made.step, open_points(competition.rules)) == ("cong-dung", None, [f"{at}.step", f"{at}.maximum"])
    edit(competition, made, maximum=3000)
    assert open_points(competition.rules) == [f"{at}.step"]
    edit(competition, made, maximum=3000, step=50)
    assert open_points(competition.rules) == [] and (made.maximum, made.step) == (3000, 50)


def test_what_stands_there_provisionally_stays_until_it_is_entered(app):
    maximum = STEP.replace("step", "maximum")
    competition = make.competition(stage="draft", undecided=(STEP, maximum))
    first = competition.criteria[0]
    edit(competition, first, guidance="Nhìn kỹ")
    assert competition.rules.undecided == (STEP, maximum)
    assert competition.rules.rounds[0].criteria[0].maximum == 60
    edit(competition, first, maximum=6000, step=100)
    assert competition.rules.undecided == ()


def test_an_entered_point_can_be_taken_back(app):
    competition = make.competition(stage="draft")
    edit(competition, competition.criteria[0], maximum=None)
    assert competition.rules.undecided == ("round.final.criterion.creativity.maximum",)
    assert competition.criteria[0].maximum is None


def test_figures_finer_than_hundredths_survive_a_change_of_words(app):
    rules = make.document()
    fine = replace(
        rules.rounds[0].criteria[0], maximum=Fraction(200, 3), levels=(Level(start=Fraction(1, 3), name="Đạt"),)
    )
    rules = replace(rules, rounds=(replace(rules.rounds[0], criteria=(fine,)),))
    competition = make.competition(stage="draft", by=rules)
    edit(competition, competition.criteria[0], guidance="Nhìn kỹ")
    assert competition.rules.rounds[0].criteria == (replace(fine, guidance="Nhìn kỹ"),)


def test_a_criterion_gets_parts_and_loses_them(app):
    competition = make.competition(stage="draft", undecided=(STEP,))
    first = competition.criteria[0]
    wanted = [PartDetails("Ý tưởng", maximum=4000, step=50), PartDetails("Hình dáng", maximum=2000)]
    edit(competition, first, parts=wanted)
    idea, form = parts_of(first, competition)
    assert (idea.key, idea.maximum, idea.step) == ("creativity.y-tuong", 4000, 50)
    assert (form.key, form.maximum, form.step) == ("creativity.hinh-dang", 2000, None)
    assert (first.maximum, first.step, first.is_scored) == (6000, None, False)
    at = "round.final.criterion.creativity.part"
    assert competition.rules.undecided == (f"{at}.hinh-dang.step",)
    kept = details_of(first, [form]).parts
    edit(competition, first, parts=[*kept, PartDetails("Màu", maximum=1000, step=100)])
    assert [row.id for row in parts_of(first, competition)][0] == form.id
    assert open_points(competition.rules) == [f"{at}.hinh-dang.step"]
    edit(competition, first, maximum=6000, step=100, parts=[])
    assert open_points(competition.rules) == [] and not parts_of(first, competition)
    assert (first.maximum, first.step, first.is_scored) == (6000, 100, True)


def test_saving_a_criterion_in_parts_untouched_changes_nothing(app):
    rules = make.document()
    first, second = rules.rounds[0].criteria
    parts = (Part(id="idea", name="Ý", maximum=Fraction(20)), Part(id="form", name="Hình", maximum=Fraction(40)))
    for maximum in (None, Fraction(60)):
        split = replace(first, parts=parts, maximum=maximum)
        written = replace(rules, rounds=(replace(rules.rounds[0], criteria=(split, second)),))
        competition = make.competition(stage="draft", by=written)
        row = competition.criteria[0]
        edit(competition, row, with_parts=parts_of(row, competition))
        assert competition.rules == written


def test_parts_are_promised_with_the_criteria(app):
    competition = make.competition()
    first = competition.criteria[0]
    details = details_of(first, parts=[PartDetails("Hình", maximum=6000, step=100)])
    with pytest.raises(Closed):
        criteria.edit(competition, first, details, **call_of(competition, has_entries=True))


def test_a_criterion_that_another_rule_names_stays(app):
    band = Band(id="good", start=Fraction(80), gates=(Gate(criterion="beauty", at_least=Fraction(30)),))
    competition = make.competition(stage="draft", ties=Ties(chain=("criterion:creativity",)), bands=(band,))
    for criterion in competition.criteria:
        with pytest.raises(Conflict):
            criteria.remove(competition, criterion, **call_of(competition))


def test_a_criterion_goes_with_its_open_points_and_weights_until_a_product_is_in(app):
    panels = (Panel(id="a", weights={"beauty": Fraction(2), "creativity": Fraction(1)}),)
    rules = make.document(undecided=(STEP, "round.final.criterion.beauty.step"))
    competition = make.competition(
        stage="draft", by=replace(rules, rounds=(replace(rules.rounds[0], per="criterion", panels=panels),))
    )
    first, second = competition.criteria
    with pytest.raises(Closed):
        criteria.remove(competition, second, **call_of(competition, has_entries=True))
    criteria.remove(competition, second, **call_of(competition))
    assert competition.criteria == [first] and competition.rules.undecided == (STEP,)
    assert competition.rules.rounds[0].panels[0].weights == {"creativity": 1}


def test_each_scored_round_has_its_own_criteria(app):
    competition = make.competition(stage="draft", by=presets.load("rural-industrial-nation"))
    first, second, _ = competition.rounds
    made = criteria.add(competition, first, "Bao bì", **call_of(competition))
    assert made in first.criteria and len(second.criteria) == 4
    criteria.edit(competition, second.criteria[0], details_of(second.criteria[0], step=100), **call_of(competition))
    assert (first.criteria[0].step, second.criteria[0].step) == (None, 100)


def test_criteria_that_stood_there_provisionally_are_confirmed(app):
    competition = make.competition(stage="draft", undecided=("round.final.criterion", STEP))
    criteria.confirm(competition, **call_of(competition))
    assert competition.rules.undecided == (STEP,)
