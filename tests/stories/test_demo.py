"""The demo at its real size: what it must show. Its photos are another test's."""

from collections import Counter
from types import SimpleNamespace

import pytest
from sqlalchemy import distinct, func, select

from judging import create_app
from judging.awards import publishing
from judging.awards.publishing import Recognition
from judging.competitions import queries as competitions
from judging.competitions import rounds
from judging.demo import plans, scoring, seeding
from judging.desk import invariants
from judging.entries.models import Entry
from judging.errors import Closed
from judging.findings import queries as findings
from judging.infra import clock, schema
from judging.infra.db import db, writing
from judging.results import computing, deciding, missing
from judging.results.computing import outcome_of
from judging.results.queries import newest_run
from judging.scoring.models import ScoreSheet

MARK = "Dữ liệu minh hoạ"
PRIZES = ["Giải Nhất", "Giải Nhì", "Giải Ba", "Giải Khuyến khích"]


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """The demo as it is made, then Hanoi's remaining sheets filled, handed in, and its round closed."""
    folder = tmp_path_factory.mktemp("demo")
    url = f"sqlite:///{folder / 'judging.db'}"
    app = create_app({"DEMO": "1", "INSTANCE": str(folder), "DATABASE_URL": url, "PUBLIC_URL": None})
    app.config.update(TESTING=True, WTF_CSRF_ENABLED=False)
    with app.app_context():
        schema.upgrade()
        with writing():
            seeding.seed(now=clock.now())
        left = len(missing.missing_sheets(hanoi()))
        with writing():
            filled = scoring.fill_remaining(hanoi(), now=clock.now())
            scoring.hand_everything_in(hanoi(), now=clock.now())
            rounds.close_round(hanoi(), actor=organiser(), now=clock.now())
        yield SimpleNamespace(app=app, left=left, filled=filled)
        db.session.remove()
        db.engine.dispose()


@pytest.fixture(autouse=True)
def _untouched(demo):
    """Each test leaves the demo as it was."""
    yield
    db.session.rollback()


def hanoi():
    return competitions.by_slug(plans.HANOI)


def organiser():
    return next(staff.person for staff in competitions.staff_of(hanoi().id) if staff.role == "organiser")


def compute(competition):
    return computing.compute(competition, actor=organiser(), now=clock.now())


def by_prize(outcome, group=None) -> Counter:
    names = {prize.key: prize.name for prize in hanoi().prizes}
    return Counter(names[s.award] for s in outcome.standings if s.award and group in (None, s.group))


def sheets_of(number: int) -> dict[int, ScoreSheet]:
    found = select(ScoreSheet).join(Entry).where(Entry.competition_id == hanoi().id, Entry.number == number)
    return {sheet.judge_id: sheet for sheet in db.session.scalars(found)}


def publish(competition, run):
    recognition = Recognition(number="01/QĐ-MẪU", on=clock.now().date(), authority="Cơ quan mẫu")
    return publishing.publish(competition, recognition, run_id=run.id, actor=organiser(), now=clock.now())


def test_its_size(demo):
    counted = select(Entry.competition_id, func.count(), func.count(distinct(Entry.entrant_id)))
    rows = db.session.execute(counted.group_by(Entry.competition_id).order_by(Entry.competition_id)).all()
    assert [tuple(row)[1:] for row in rows] == [(423, 183), (218, 205), (30, 16)]
    group = select(func.count()).where(Entry.competition_id == hanoi().id).group_by(Entry.category_id)
    assert db.session.scalars(group.order_by(Entry.category_id)).all() == [104, 71, 58, 66, 49, 75]
    required = 423 * 5 - 71 - 3
    assert demo.left == demo.filled
    assert abs(demo.left - required / 3) < required / 100
    assert invariants.check() == []


def test_the_region_recognises_126_of_218(demo):
    region = competitions.by_slug(plans.REGION)
    standings = outcome_of(newest_run(region.id)).standings
    recognised = [standing.total for standing in standings if standing.award]
    left_out = [standing.total for standing in standings if not standing.award]
    assert (len(recognised), len(standings)) == (126, 218)
    assert min(recognised) >= 70 > max(left_out)


def test_all_of_hanoi_passed_the_screening(demo):
    screening, final = hanoi().rounds
    assert [(r.kind, r.state) for r in (screening, final)] == [("eligibility", "closed"), ("score", "closed")]
    answers = [row.data for row in findings.findings_in(screening).values()]
    assert len(answers) == len(findings.entries_in(final)) == 423
    assert all(yes == asked for data in answers for yes, asked in data.values())


def test_the_region_takes_what_provinces_recognised_and_its_council_votes_on_what_has_the_points(demo):
    scored, vote = competitions.by_slug(plans.REGION).rounds
    assert all("MẪU" in entry.recognition for entry in findings.entries_in(scored))
    ballots = [row.data for row in findings.findings_in(vote).values()]
    assert (len(findings.entries_in(scored)), len(ballots)) == (218, 126)
    assert len({data["present"] for data in ballots}) > 1
    assert 0 < sum(data["no"] > 0 for data in ballots) < 126


def test_hanoi_gives_ninety(demo):
    outcome = outcome_of(compute(hanoi()))
    assert by_prize(outcome) == dict(zip(PRIZES, (6, 18, 24, 42), strict=True))
    for category in hanoi().categories:
        assert by_prize(outcome, category.key) == dict(zip(PRIZES, (1, 3, 4, 7), strict=True))
    assert len(publish(hanoi(), newest_run(hanoi().id)).awards) == 90


def test_a_group_below_the_threshold_gives_its_prizes_to_nobody(demo):
    before = outcome_of(compute(hanoi()))
    low = hanoi().categories[4].key
    for standing in before.standings:
        if standing.group == low:
            for sheet in sheets_of(standing.number).values():
                sheet.scores = {key: value // 400 * 200 for key, value in sheet.scores.items()}
    after = outcome_of(compute(hanoi()))
    assert not by_prize(after, low)
    assert by_prize(after) == dict(zip(PRIZES, (5, 15, 20, 35), strict=True))
    others = [(s.entry, s.award) for s in before.standings if s.group != low]
    assert [(s.entry, s.award) for s in after.standings if s.group != low] == others


def test_a_tie_at_a_first_place_waits_for_a_decision(demo):
    group = hanoi().categories[0].key
    first, second = (s for s in outcome_of(compute(hanoi())).standings if s.group == group and s.place <= 2)
    better, same = sheets_of(first.number), sheets_of(second.number)
    assert better.keys() == same.keys()
    for judge, sheet in same.items():
        sheet.scores = dict(better[judge].scores)
    run = compute(hanoi())
    (tie,) = outcome_of(run).ties
    assert sorted(tie.entries) == sorted((first.entry, second.entry))
    with pytest.raises(Closed, match="awaits a decision"):
        publish(hanoi(), run)
    run = deciding.decide(
        hanoi(),
        [second.number, first.number],
        decided_by="Hội đồng",
        decided_on=clock.now().date(),
        reason="Xem lại hiện vật",
        actor=organiser(),
        now=clock.now(),
    )
    assert len(publish(hanoi(), run).awards) == 90
    prizes = {standing.entry: standing.award for standing in outcome_of(run).standings}
    ranks = {prize.key: prize.position for prize in hanoi().prizes}
    assert (ranks[prizes[second.entry]], ranks[prizes[first.entry]]) == (1, 2)


@pytest.mark.parametrize(
    "path", ["/", "/demo", "/sign-in", f"/c/{plans.HANOI}", f"/c/{plans.REGION}/awards", "/nothing"]
)
def test_every_page_bears_the_mark(demo, path):
    assert MARK in demo.app.test_client().get(path).text


def test_every_file_bears_the_mark(demo):
    client = demo.app.test_client()
    table = client.get(f"/c/{plans.REGION}/awards.csv")
    assert len(table.text.splitlines()) == 1 + 126
    for file in (table, client.get(f"/c/{plans.REGION}/awards.xlsx")):
        assert "du-lieu-minh-hoa" in file.headers["Content-Disposition"]


def test_a_place_to_ask_how_far_the_photos_are(demo):
    assert demo.app.test_client().get("/demo/pictures").status_code == 200
