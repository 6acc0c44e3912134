"""Awards: how many in each group, provisional until confirmed, raised but not lowered once announced."""

from dataclasses import replace

import pytest

import tests.factories as make
from judging.competitions import presets, prizes
from judging.errors import Closed, Invalid
from judging.ranking.document.open_points import open_points
from judging.ranking.rules import ALL, Band
from tests.competitions.typed import call_of, offers_of

FIRST, SECOND = make.document().awards


def draft(*awards, groups: int = 2, **values):
    return make.competition(
        stage="draft", by=replace(make.document(groups), awards=awards or (FIRST, SECOND), **values)
    )


def offer(competition, caps: dict, *, is_confirmed: bool = False, in_use=None, **values) -> None:
    """Write the caps of some awards, the others as they stand."""
    offers = offers_of(competition)
    offers |= {key: replace(offers[key], caps=wanted, **values) for key, wanted in caps.items()}
    prizes.offer(competition, offers, is_confirmed=is_confirmed, **call_of(competition, **in_use or {}))


@pytest.mark.parametrize(
    ("award", "undecided", "caps"),
    [
        (FIRST, (), {"group-1": 1, "group-2": 1}),
        (replace(FIRST, cap=None), (), {}),
        (replace(FIRST, caps={"group-2": 5}), (), {"group-1": 1, "group-2": 5}),
        (replace(FIRST, cap=None, caps={"group-2": ALL}), (), {"group-1": 0, "group-2": ALL}),
        (replace(FIRST, cap=None, caps={"group-2": 5}), ("award.first.caps.group-1",), {"group-2": 5}),
        (FIRST, ("award.first.caps.group-1",), {"group-1": 1, "group-2": 1}),
        (FIRST, ("award",), {"group-1": 1, "group-2": 1}),
        (replace(FIRST, across=True), (), {"all": 1}),
    ],
)
def test_the_number_of_each_group(award, undecided, caps):
    assert prizes.caps_of(award, replace(make.document(), undecided=undecided)) == caps


def test_without_groups_an_award_is_counted_once():
    rules = make.document(groups=0)
    assert (
        prizes.caps_of(FIRST, rules) == prizes.caps_of(replace(FIRST, cap=None, caps={"all": 1}), rules) == {"all": 1}
    )
    assert prizes.counted(FIRST, rules) == ["all"] and prizes.counted(replace(FIRST, side=True), rules) == []


@pytest.mark.parametrize("preset", presets.names())
def test_saving_a_presets_awards_untouched_confirms_nothing(app, preset):
    rules = presets.load(preset)
    competition = make.competition(stage="draft", by=rules)
    prizes.offer(competition, offers_of(competition), **call_of(competition))
    assert competition.rules == rules


def test_one_number_or_one_a_group(app):
    competition = draft()
    offer(competition, {"first": {"group-1": 2, "group-2": 0}})
    assert competition.rules.awards[0] == replace(FIRST, cap=None, caps={"group-1": 2, "group-2": 0})
    offer(competition, {"first": {"group-1": 3, "group-2": 3}})
    assert competition.rules.awards[0] == replace(FIRST, cap=3)


def test_a_number_left_empty_is_open_until_it_is_entered(app):
    competition = draft()
    offer(competition, {"first": {"group-2": 1}})
    assert open_points(competition.rules) == ["award.first.caps.group-1"]
    offer(competition, {"first": {}})
    assert "award.first.cap" in open_points(competition.rules)
    offer(competition, {"first": {"group-1": 1, "group-2": 4}})
    assert open_points(competition.rules) == []


def test_what_is_provisional_stays_so_when_it_is_corrected_and_ends_when_it_is_confirmed(app):
    open_ = ("award.first.cap", "award.second.across", "ties.chain")
    competition = draft(undecided=open_)
    assert prizes.unconfirmed(FIRST, competition.rules) == {"group-1", "group-2"}
    assert prizes.unconfirmed(SECOND, competition.rules) == set()
    offer(competition, {"first": {"group-1": 5, "group-2": 6}})
    assert competition.rules.undecided == open_
    first = competition.rules.awards[0]
    assert prizes.unconfirmed(first, competition.rules) == {"group-1", "group-2"}
    offer(competition, {"first": {"group-1": 5, "group-2": 6}}, is_confirmed=True)
    assert competition.rules.undecided == ("ties.chain",)


def test_confirming_leaves_open_what_is_empty(app):
    competition = draft(undecided=("award",))
    offer(competition, {"second": {"group-1": 1}}, is_confirmed=True)
    assert competition.rules.undecided == ("award.second.caps.group-2",)


@pytest.mark.parametrize(
    ("awards", "undecided", "is_so"),
    [
        ((FIRST,), (), False),
        ((FIRST,), ("award.first.cap",), True),
        ((replace(FIRST, cap=None),), ("award.first.cap",), False),
        ((replace(FIRST, cap=None, caps={"group-1": 1}),), ("award.first.caps.group-2",), False),
        ((FIRST,), ("award.first.across",), True),
        ((), ("award",), True),
        ((), ("awards.first", "ties"), False),
    ],
)
def test_only_what_stands_there_can_be_confirmed(awards, undecided, is_so):
    assert prizes.has_unconfirmed(replace(make.document(), awards=awards, undecided=undecided)) is is_so


def test_an_award_changes_between_each_group_and_all_groups_without_its_number(app):
    competition = draft()
    offer(competition, {"first": {"group-1": 1, "group-2": 1}}, is_across=True)
    assert competition.rules.awards[0] == replace(FIRST, cap=None, across=True)
    offer(competition, {"first": {"all": 4}})
    assert competition.rules.awards[0] == replace(FIRST, cap=4, across=True) and not open_points(competition.rules)
    offer(competition, {"first": {"all": 4}}, is_across=False)
    assert competition.rules.awards[0] == replace(FIRST, cap=None)


def test_awards_over_all_groups_stand_above_the_others(app):
    competition = draft()
    with pytest.raises(Invalid, match="above"):
        offer(competition, {"second": {"group-1": 2, "group-2": 2}}, is_across=True)


def test_announced_awards_are_raised_not_lowered(app):
    competition = draft()
    for caps in ({"group-1": 1, "group-2": 2}, {}):
        with pytest.raises(Closed):
            offer(competition, {"second": caps}, in_use={"has_entries": True})
    offer(competition, {"second": {"group-1": ALL, "group-2": 2}}, in_use={"has_entries": True})
    assert competition.rules.awards[1].caps == {"group-1": ALL, "group-2": 2}


def test_without_points_an_award_goes_to_all_or_to_nobody_of_a_group(app):
    rules = presets.load("state-artisan-title")
    competition = make.competition(stage="draft", by=rules)
    with pytest.raises(Invalid):
        offer(competition, {"nghe-nhan-uu-tu": {"nhan-dan": 0, "uu-tu": 3}})
    offer(competition, {"nghe-nhan-uu-tu": {"nhan-dan": ALL, "uu-tu": 0}})
    assert competition.rules.awards[1].caps == {"nhan-dan": ALL}


def test_a_side_prize_keeps_what_its_rules_say(app):
    competition = make.competition(stage="draft", by=presets.load("hanoi-craft-village-2025"))
    offers = offers_of(competition)
    offers["giai-phu"] = replace(offers["giai-phu"], name="Giải Chuyên đề", caps={})
    prizes.offer(competition, offers, **call_of(competition))
    side = competition.rules.awards[-1]
    assert (side.name, side.cap, side.side) == ("Giải Chuyên đề", 50, True)


def test_awards_come_and_go_until_a_product_is_in(app):
    competition = draft(undecided=("award.first.cap", "award.second.caps"), bands=(Band(id="vang", start=1),))
    made = prizes.add(competition, "Vàng", "Gold", **call_of(competition))
    assert made.key == "vang-2" and [row.key for row in competition.prizes] == ["first", "second", "vang-2", "vang"]
    prizes.remove(competition, competition.prizes[0], **call_of(competition))
    assert competition.rules.undecided == ("award.second.caps",)
    for act in (
        lambda call: prizes.add(competition, "Bạc", "", **call),
        lambda call: prizes.remove(competition, made, **call),
    ):
        with pytest.raises(Closed):
            act(call_of(competition, has_entries=True))


def test_the_first_award_decides_that_there_are_awards(app):
    competition = make.competition(stage="draft", by=presets.load("expert-and-public-vote"))
    prizes.add(competition, "Giải Nhất", "", **call_of(competition))
    assert "award" not in competition.rules.undecided
    assert "award.giai-nhat.cap" in open_points(competition.rules)
