"""Publishing: only the ranking in force, only from the sheets it was computed from."""

import csv
import io

import pytest
from sqlalchemy import select

import tests.factories as make
from judging.awards import award_list, exporting, publishing, queries
from judging.errors import Invalid, NotFound, Stale
from judging.infra.db import db
from judging.results import computing
from judging.scoring.models import ScoreSheet

RECOGNITION = publishing.Recognition("12/QĐ", make.NOW.date(), "Ủy ban Mẫu")


@pytest.fixture
def ranked(app):
    competition = make.judged((60, 40), (50, 30), (40, 30), (10, 10))
    actor = make.person()
    return competition, computing.compute(competition, actor=actor, now=make.NOW), actor


def publish(competition, run, actor, recognition=RECOGNITION):
    return publishing.publish(competition, recognition, run_id=run.id, actor=actor, now=make.NOW)


def test_the_list_is_kept_as_it_was_published(ranked):
    competition, run, actor = ranked
    publication = publish(competition, run, actor)
    first = publication.awards[0]
    first.entry.title = "Tên khác"
    assert [award.place for award in publication.awards] == [1, 2, 3]
    assert first.title != "Tên khác"
    assert (publication.entries_count, publication.entrants_count, queries.honoured(publication)) == (4, 4, (3, 3))


def test_an_older_ranking_is_not_published(ranked):
    competition, run, actor = ranked
    computing.compute(competition, actor=actor, now=make.NOW)
    with pytest.raises(Stale):
        publish(competition, run, actor)


def test_a_ranking_of_other_sheets_is_not_published(ranked):
    competition, run, actor = ranked
    sheet = db.session.scalar(select(ScoreSheet).limit(1))
    sheet.scores = dict.fromkeys(sheet.scores, 0)
    db.session.flush()
    with pytest.raises(Stale):
        publish(competition, run, actor)


def test_a_ranking_by_other_rules_is_not_published(ranked):
    competition, run, actor = ranked
    run.rules_fingerprint = "0000-0000"
    with pytest.raises(Stale):
        publish(competition, run, actor)


def test_a_decision_needs_its_number(ranked):
    competition, run, actor = ranked
    with pytest.raises(Invalid):
        publish(competition, run, actor, publishing.Recognition("", make.NOW.date(), "Ủy ban Mẫu"))


def test_nothing_is_public_before(ranked):
    competition, run, actor = ranked
    with pytest.raises(NotFound):
        queries.publication_of(competition)
    with pytest.raises(NotFound):
        queries.awards_of(competition, 1)


def test_one_entrant_twice_is_honoured_once(ranked):
    competition, run, actor = ranked
    lines = award_list.proposed(competition, run)
    lines[1].entry.entrant_id = lines[0].entry.entrant_id
    assert award_list.honoured(lines) == (3, 2)


@pytest.mark.parametrize("head", exporting.FORMULA)
def test_no_cell_is_a_formula(head):
    written = exporting.as_csv([[f"{head}cmd|' /C calc'!A0", f" {head}1"]]).decode("utf-8-sig")
    (row,) = csv.reader(io.StringIO(written, newline=""))
    assert row == [f"'{head}cmd|' /C calc'!A0", f"' {head}1"]
