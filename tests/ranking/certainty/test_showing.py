"""What a page shows of a diagnosis at one line."""

from dataclasses import replace
from fractions import Fraction

import pytest

from judging.ranking.certainty.showing import View, key_of, lines_for, views_of
from judging.ranking.certainty.types import Advice, Change, Diagnosis, Extra, Figure, Line
from tests.ranking.certainty import examples
from tests.ranking.certainty.examples import LINE, UNCLEAR


def view(diagnosis: Diagnosis | None = None, line: int = 1, **values) -> View:
    diagnosis = diagnosis or examples.around_a_line()
    return View(examples.the_rules(), diagnosis, diagnosis.lines[line], **{"language": "vi"} | values)


def test_a_view_says_what_stands_at_its_line():
    found = view()
    assert found.title == "Quanh vạch giải Khuyến khích nhóm Gốm sứ"
    assert found.leading.startswith("Bảy sản phẩm quanh vạch giải Khuyến khích không")  # the title named the group
    assert found.unmoving == "" or "nhóm Gốm sứ" not in found.unmoving
    assert len(found.further) > 1 and found.key == "c-gom-award-khuyen-khich"
    assert view(language="en").leading.startswith("Seven products")


def test_in_what_the_rasch_model_measures_stands_by_its_tables():
    said, scale = view().rasch
    assert "logit" in scale and said and scale not in said
    assert said[0] == view().sentences("rasch")[0]


def test_what_is_said_of_judges_may_be_about_several_groups():
    diagnosis = examples.around_a_line()
    assert not view(replace(diagnosis, groups=("gom",))).is_among_groups
    assert view(replace(diagnosis, groups=("gom", "tre"))).is_among_groups


def test_where_there_is_no_line_there_is_still_a_chart():
    diagnosis = replace(examples.around_a_line(), lines=())
    (line,) = lines_for(diagnosis, "gom")
    found = View(examples.the_rules(), diagnosis, line, language="vi")
    assert (found.leading, found.further, found.chart.cut) == ("", (), None)
    assert found.title == "Điểm và khoảng điểm có thể"
    assert len(found.chart.rows) == 18 and found.has_chance


def test_the_lines_of_a_group_and_those_across_all():
    own, other, across = (Line(id="award:a", group=group) for group in ("gom", "tre", "all"))
    diagnosis = Diagnosis(round="r", groups=("gom", "tre"), maximum=Fraction(100), lines=(own, other, across))
    assert lines_for(diagnosis, "tre") == (other, across)
    assert [key_of(line) for line in diagnosis.lines] == ["gom.award:a", "tre.award:a", "all.award:a"]
    assert [each.line for each in views_of(examples.the_rules(), diagnosis, "vi")] == [own, across, other]


def test_the_table_holds_what_the_chart_shows_or_everything():
    large = examples.large(300, 20)
    assert len(view(large, 0).listed) == 24 and len(view(large, 0, is_all=True).listed) == 300
    assert [entry.entry for entry in view(large, 0).listed] == [
        row.entry.entry for row in view(large, 0).chart.rows
    ]  # fmt: skip


def test_entries_are_above_or_unclear_at_this_line():
    found = view()
    assert [found.is_above(entry) for entry in found.entries] == [True] * 11 + [False] * 7
    assert found.unclear == frozenset(UNCLEAR) and view(line=0).unclear == frozenset()


@pytest.mark.parametrize(("maximum", "places"), [(100, 1), (20, 1), (19, 2), (10, 2)])
def test_estimates_on_short_scales_are_finer(maximum, places):
    assert view(replace(examples.around_a_line(), maximum=Fraction(maximum))).coarse == places


def test_totals_have_the_decimals_that_keep_them_apart():
    diagnosis = examples.around_a_line()
    close = replace(diagnosis.entries[1], total=diagnosis.entries[0].total + Fraction(1, 1000))
    assert view().places == 2
    assert view(replace(diagnosis, entries=(diagnosis.entries[0], close))).places == 3


def test_what_nobody_could_tell_is_not_there():
    found = view(examples.nothing_told(), 0)
    assert (found.has_chance, found.has_severity, found.advice, found.fair_entries) == (False, False, None, [])
    assert view().has_chance and view().has_severity
    assert "chỉ có một giám khảo" in found.sentences("severity")[0]
    assert view().sentences("no such part") == ()


def test_only_who_would_cross_this_line_is_named():
    moving = list(view().moving)
    assert moving[0] == ("Nếu không có phiếu của Giám khảo 3", "số 119, 126", "số 130, 124")
    assert len(moving) == 4 and view().unmoving.startswith("Tính nhẹ đi một phần mười bất kỳ tiêu chí nào")
    assert [rises for _, rises, _ in view(line=0).moving] == [""]


def test_what_was_tried_at_the_lines_of_several_groups_is_told_of_this_group():
    changes = (
        Change(kind="without_judge", of="1", line=LINE, rises=("500", "119"), falls=("130", "501")),
        Change(kind="weight_up", of="tham-my", line=LINE, rises=("500",), falls=("501",)),
        Change(kind="weight_down", of="tham-my", line="award:nhat", rises=("119",)),
    )
    found = view(replace(examples.around_a_line(), changes=changes))
    assert [(each.kind, each.rises, each.falls) for each in found.changes] == [
        ("without_judge", ("119",), ("130",)), ("weight_up", (), ()),
    ]  # fmt: skip
    assert len(list(found.moving)) == 1 and "nặng thêm" in found.unmoving


def test_the_figures_that_say_most_come_first():
    first, others = view().agreement
    assert {figure.id.partition("_")[0] for figure in first} == {"kendall", "g", "judges"}
    assert [figure.id for figure in others][:2] == ["icc_1_1", "icc_2_1"]
    assert len(first) + len(others) == len(examples.around_a_line().agreement)
    only = (Figure(id="icc_1_1", value=0.5),)
    assert view(replace(examples.around_a_line(), agreement=only)).agreement == (list(only), [])


def test_the_judges_together_are_told_without_each_of_them():
    first, rest = view().severity
    assert first[0].startswith("Mức chênh là") and first[1].startswith("Mọi giám khảo đều chấm")
    assert rest and not set(first) & set(rest) and not any("Giám khảo 2:" in said for said in first + rest)


def test_advice_is_that_of_this_group_and_line():
    diagnosis = examples.around_a_line()
    mine = diagnosis.advice[0]
    other = Advice(line=LINE, sheets=(Extra(entry="500", judge="1", gain=0.1),), now=1, then=2, evenly=1)
    said, sheets = view(replace(diagnosis, advice=(other, mine))).advice
    assert sheets == mine.sheets and "122" in said
    assert view(line=0).advice is None
    assert [view(line=line).is_advised for line in (0, 1)] == [False, True]
    assert view().number("122") == 122


def test_sheets_that_help_no_more_than_others_are_not_listed():
    diagnosis = examples.around_a_line()
    even = replace(diagnosis.advice[0], evenly=diagnosis.advice[0].then)
    said, sheets = view(replace(diagnosis, advice=(even,))).advice
    assert sheets == () and "không có ích hơn rải đều" in said


def test_measures_of_the_listed_entries():
    found = view().fair_entries
    assert [fair.id for fair in found][:3] == ["125", "120", "121"] and len(found) == 18
    some = replace(examples.around_a_line(), rasch_entries=examples.around_a_line().rasch_entries[1:2])
    assert [fair.id for fair in view(some).fair_entries] == ["120"]
