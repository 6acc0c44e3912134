"""Migration 0002 on rows: rules become documents, nothing that was decided changes, and all of it goes back."""

from dataclasses import replace
from fractions import Fraction

import pytest
import sqlalchemy as sa

import tests.factories as make
from judging.competitions import queries as competitions
from judging.desk import invariants
from judging.infra import schema
from judging.infra.db import db
from judging.migrations.as_document.columns import hindrance
from judging.migrations.as_document.outcomes import Translation
from judging.ranking import rules
from judging.ranking.document.open_points import open_points
from judging.ranking.types import Decision
from judging.results.computing import outcome_of
from judging.results.inputs import fingerprint_of, inputs_of
from judging.results.queries import decisions_in_force, newest_run
from tests.infra import older


@pytest.fixture
def upgraded(fresh):
    """The older database as it was, row by row, and brought up to date."""
    schema.upgrade("0001")
    older.fill()
    before = rows()
    schema.upgrade()
    yield before
    db.session.remove()


def rows() -> dict[str, list[dict]]:
    """Table -> its rows, column by column."""
    known = sa.MetaData()
    with db.engine.connect() as connection:
        known.reflect(connection)
        return {
            name: [dict(row) for row in connection.execute(table.select().order_by(*table.columns[:1])).mappings()]
            for name, table in known.tables.items()
            if name != "alembic_version"
        }


def test_everything_that_must_hold_holds(upgraded):
    assert invariants.check() == []
    after = rows()
    for name in ("award", "publication", "judge_category", "conflict_of_interest", "staff"):
        kept = [{column: row[column] for column in upgraded[name][0]} for row in after[name]]
        assert kept == upgraded[name], name


def test_the_document_says_what_the_columns_said(upgraded):
    said = competitions.by_slug("dang-cham").rules
    assert [group.id for group in said.groups] == ["gom-su", "dong-da"]
    (final,) = said.rounds
    assert (final.id, final.threshold, final.comparison, final.minimum) == ("final", Fraction("60.5"), "ge", 1)
    assert [(c.id, c.maximum, c.step, c.guidance, c.hint) for c in final.criteria] == [
        ("sang-tao", 60, 1, "Hai\ndòng", "Mới ở đâu?"),
        ("tham-my", 40, Fraction(1, 2), "", ""),
    ]
    assert [(level.start, level.name) for level in final.criteria[0].levels] == [(0, "Khá"), (30, "Tốt")]
    assert [(award.id, award.cap, award.caps) for award in said.awards] == [
        ("giai-nhat", 1, {}),
        ("giai-nhi", None, {"gom-su": 2, "dong-da": "all"}),
    ]
    assert (said.ties.chain, said.limits.per_entrant) == (("criterion:tham-my", "median"), 0)
    assert (said.identity, said.totals, said.statements, said.undecided) == ("hidden", "public", "optional", ())
    published = competitions.by_slug("da-cong-bo").rules
    assert (published.identity, published.limits.per_entrant) == ("shown", 1)
    assert (published.rounds[0].threshold, published.rounds[0].minimum) == (None, 2)


def test_what_was_empty_is_still_open(upgraded):
    draft = competitions.by_slug("ban-nhap")
    assert open_points(draft.rules) == [
        "round.final.minimum",
        "round.final.threshold",
        "round.final.criterion.n-2-tinh-moi.step",
        "award.giai-nhat.caps.gom",
        "ties.chain",
        "limits.per_entrant",
        "round.final.criterion.n-2-tinh-moi.maximum",
        "award.giai-nhi.cap",
    ]
    assert [(row.key, row.position) for row in draft.categories] == [("gom", 1), ("gom-2", 2)]
    assert draft.rules_fingerprint is None


def test_what_judges_did_is_in_the_one_round(upgraded):
    after = rows()
    for name in ("hand_in", "waiver", "stand_down"):
        assert [row["round_id"] for row in after[name]] == [31], name
    assert [row["round_id"] for row in after["score_sheet"]] == [31] * 2 + [32] * 6
    assert {row["attempt"] for name in ("hand_in", "score_sheet") for row in after[name]} == {1}
    assert {(row["reached"], row["recognition"]) for row in after["entry"]} == {(1, "")}


def test_a_kept_ranking_reads_under_the_new_names_and_is_of_the_sheets_that_are_there(upgraded):
    competition = competitions.by_slug("da-cong-bo")
    run = newest_run(competition.id)
    outcome = outcome_of(run)
    assert [(s.entry, s.group, s.award, s.place) for s in outcome.standings] == [
        ("11", "may-tre", "giai-nhat", 1),
        ("9", "may-tre", "giai-nhi", 2),
        ("10", "may-tre", None, 3),
    ]
    first = outcome.standings[0].rounds[0]
    assert {sheet.judge for sheet in first.sheets} == {"1", "2"}
    assert [figure.criterion for figure in first.criteria] == ["sang-tao", "tham-my"]
    assert [(count.award, count.group, count.given) for count in outcome.awards] == [
        ("giai-nhat", "may-tre", 1),
        ("giai-nhi", "may-tre", 1),
    ]
    assert run.scores_fingerprint == fingerprint_of(inputs_of(competition))
    assert run.rules_fingerprint == competition.rules_fingerprint
    stale = rows()["run"][0]
    assert (stale["rules_fingerprint"], stale["scores_fingerprint"]) == ("AAAA-0000", "BBBB-0000")
    (decision,) = decisions_in_force(competition.id)
    assert decision.order == [10, 9] and outcome.unused_decisions == (Decision("may-tre", ("10", "9")),)


def test_equals_and_ties_read_under_the_new_names_and_back():
    translation = Translation(*[{}] * 5, entries={"21": "9", "22": "10"})
    standing = {"entry": "21", "place": 1, "tied_with": ["22"], "number": 9}
    kept = {"standings": [standing], "ties": [{"entries": ["21", "22"], "order": ["22", "21"]}]}
    new = translation.of(kept)
    assert new["standings"] == [standing | {"entry": "9", "tied_with": ["10"]}]
    assert new["ties"] == [{"entries": ["9", "10"], "order": ["10", "9"]}]
    assert translation.back.of(new) == kept


def test_the_log_tells_which_fingerprint_takes_the_place_of_which(upgraded):
    old = {row["id"]: row["rules_fingerprint"] for row in upgraded["competition"]}
    new = {row["id"]: row["rules_fingerprint"] for row in rows()["competition"]}
    told = {row["competition_id"]: row["data"] for row in rows()["event"] if row["verb"] == "rules restated"}
    assert told == {id: {"before": old[id], "rules": new[id]} for id in (older.JUDGING, older.PUBLISHED)}
    assert all(new[id] != old[id] for id in told)


def test_the_list_reads_as_before(upgraded, fresh):
    lines = fresh.test_client().get("/c/da-cong-bo/awards.csv").text.splitlines()[1:]
    assert lines == [
        '11,Mây tre,Giải Nhất,Sản phẩm 23,Người làm,,,,1,"90,25"',
        '9,Mây tre,Giải Nhì,Sản phẩm 21,Người làm,,,,2,"77,75"',
    ]


def test_down_and_up_again(upgraded):
    first = rows()
    db.session.remove()
    schema.downgrade("0001")
    back = rows()
    for table in back.keys() - {"event"}:
        assert as_before(table, back[table]) == as_before(table, upgraded[table]), table
    schema.upgrade()
    again = rows()
    for seat in first["judge"] + again["judge"]:
        assert len(seat.pop("key")) == 32  # drawn anew
    for table in again.keys() - {"event"}:
        assert again[table] == first[table], table
    assert invariants.check() == []


def as_before(table: str, kept: list[dict]) -> list[dict]:
    """Rows of the older schema; positions count from one now, and a score's order of keys means nothing."""
    kept = sorted(kept, key=repr)
    if table in ("category", "criterion"):
        places = [(row["competition_id"], row["position"]) for row in kept]
        return [row | {"position": places.index(place)} for row, place in zip(kept, places, strict=True)]
    return kept


SIMPLE = make.document(threshold=Fraction(60))
FINAL = SIMPLE.rounds[0]
FIRST = FINAL.criteria[0]


def with_round(**values) -> rules.Rules:
    return replace(SIMPLE, rounds=(replace(FINAL, **values),))


@pytest.mark.parametrize(
    ("document", "why"),
    [
        (SIMPLE, ""),
        (replace(SIMPLE, note="Ghi chú", sources=("https://example.org",), subject="set"), ""),
        (replace(SIMPLE, undecided=("ties.chain", "round.final.criterion.beauty.step")), ""),
        (replace(SIMPLE, rounds=(rules.Eligibility(id="so-khao"), FINAL)), "not one round of points"),
        (replace(SIMPLE, rounds=(rules.Vote(id="hoi-dong"),)), "not one round of points"),
        (replace(SIMPLE, subject="person"), "a person"),
        (replace(SIMPLE, undecided=("totals",)), "always decided"),
        (with_round(absent="allow"), "further than"),
        (with_round(criteria=(replace(FIRST, factor=Fraction(2)),)), "further than"),
        (with_round(criteria=(replace(FIRST, name="x" * 121),)), "too long"),
        (with_round(criteria=(replace(FIRST, hint="x" * 301),)), "too long"),
        (with_round(threshold=Fraction("60.005")), "finer"),
        (replace(SIMPLE, ties=rules.Ties(chain=("lot",))), "further than"),
        (replace(SIMPLE, limits=rules.Limits(per_entry=2)), "further than"),
        (replace(SIMPLE, bands=(rules.Band(id="sao", start=Fraction(90)),)), "further than"),
        (replace(SIMPLE, ladder=rules.Ladder(level="khu vực", needs="tỉnh")), "further than"),
    ],
)
def test_what_the_older_schema_can_hold(document, why):
    found = hindrance(document)
    assert why in found
    assert bool(why) == bool(found)


def test_what_it_cannot_hold_stays_where_it_is(fresh):
    schema.upgrade()
    make.competition("hai-vong", by=replace(SIMPLE, rounds=(rules.Eligibility(id="so-khao"), FINAL)))
    make.competition("mot-vong", by=SIMPLE, lot="1234")
    make.save()
    db.session.remove()
    schema.downgrade("0002")
    before = rows()
    with pytest.raises(RuntimeError, match="hai-vong: its rounds .* mot-vong: a lot was drawn"):
        schema.downgrade("0001")
    assert rows() == before
    schema.upgrade()
    assert schema.is_current()
