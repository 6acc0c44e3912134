"""A competition's rules as a document: its rows follow it, and what is read is what was written."""

import pytest

import tests.factories as make
from judging.competitions import following, presets
from judging.competitions.document import decisive, fingerprint_of, hundredths, is_relative, new_id, points
from judging.competitions.making import make as make_from
from judging.ranking.document.reading import read
from judging.ranking.document.writing import write
from judging.ranking.rules import Award, Group, Keep, Public, Scored, Vote


def from_preset(key):
    return make_from(key, slug="cuoc-thi", title="Cuộc thi mẫu", actor=None, organiser=make.person(), now=make.NOW)


@pytest.mark.parametrize("preset", presets.names())
def test_every_presets_rows_are_its_document(app, preset):
    competition = from_preset(preset)
    rules = presets.load(preset)
    assert competition.rules == rules == read(competition.document)
    assert not [*following.differing(competition, rules)]
    assert [row.key for row in competition.categories] == ([group.id for group in rules.groups] or ["all"])
    assert [(row.kind, row.key) for row in competition.prizes] == [
        *(("side" if award.side else "award", award.id) for award in rules.awards),
        *(("band", band.id) for band in rules.bands),
    ]


def test_a_row_that_was_written_otherwise_is_found(app):
    competition = make.competition()
    rules = competition.rules
    competition.criteria[0].step = 50
    assert len([*following.differing(competition, rules)]) == 1
    competition.prizes[0].name, competition.categories[1].key = "Giải Vàng", "khac"
    assert len([*following.differing(competition, rules)]) == 3


def test_what_is_still_open_stands_in_no_row(app):
    rules = make.document(undecided=("round.final.criterion.beauty.step", "round.final.criterion.creativity.maximum"))
    creativity, beauty = make.competition(by=rules).criteria
    assert (creativity.maximum, creativity.step) == (None, 100)
    assert (beauty.maximum, beauty.step) == (4000, None)


def test_the_fingerprint_is_the_documents(app):
    one, same, other = make.competition(), make.competition(), make.competition(threshold=points(7000))
    assert fingerprint_of(one) == fingerprint_of(same) != fingerprint_of(other)
    assert write(one.rules) == one.document


def test_the_last_scored_round_decides():
    assert decisive(presets.load("rural-industrial-nation")).id == "vong-2"
    assert decisive(presets.load("state-artisan-title")) is None


def test_points_are_hundredths_and_finer_ones_are_not():
    assert hundredths(points(3750)) == 3750
    assert hundredths(points(1) / 2) is None and hundredths(None) is None


def test_names_become_ids_people_can_read():
    groups = (Group(id="gom-su"), Group(id="n-5"))
    assert new_id("Sơn mài", groups) == "son-mai"
    assert new_id("Gốm sứ", groups) == "gom-su-2"
    assert new_id("All", groups) == "all-2"
    assert new_id("5 sao", (Award(id="n-5-sao"),)) == "n-5-sao-2"


def test_some_results_hang_on_who_else_takes_part():
    assert not is_relative(Scored(id="a")) and not is_relative(Vote(id="a"))
    assert is_relative(Scored(id="a", keep=Keep(count=1))) and is_relative(Public(id="a"))
    assert is_relative(Scored(id="a", combine="corrected"))
