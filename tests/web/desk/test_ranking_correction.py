"""A round from which each judge's effect is taken away, on the desk: why by sheet, a warning, a refusal, its form."""

from dataclasses import replace
from fractions import Fraction

import pytest

import tests.factories as make
from judging.competitions import tables
from judging.desk import facts, second_looks
from judging.errors import Closed, Incomplete
from judging.infra.db import db
from judging.ranking import rules
from judging.ranking.document.open_points import open_points
from judging.ranking.document.writing import fingerprint
from judging.results import computing
from tests.web.desk.test_ranking_kinds import organised, why
from tests.web.untouched import untouched

#: The example of docs/rules.md: by entry, what judges 1, 2 and 3 gave.
SHEETS = ((80, 84, 77), (70, 75, None), (None, 82, 76), (None, None, 72))


def corrected(correction: rules.Correction | None, **more) -> rules.Scored:
    (final,) = make.document().rounds
    return replace(final, combine="corrected", absent="allow", correction=correction, **more)


def judged(correction: rules.Correction, *, stage: str = "closed", sheets=SHEETS, **more):
    competition = make.competition(by=make.document(rounds=(corrected(correction, **more),)), stage=stage, slug="lech")
    judges = [make.judge(competition, number=number) for number in (1, 2, 3)]
    for number, row in enumerate(sheets, 1):
        entry = make.entry(competition, make.person(), number=number)
        for judge, points in zip(judges, row, strict=True):
            if points is not None:
                make.sheet(judge, entry, points - 30, 30)
    return competition


def test_each_sheet_is_told_with_what_is_taken_away(app, as_person):
    competition = judged(rules.Correction(limit=Fraction(1, 2)))
    client = organised(competition, as_person)
    told = why(client, competition, 1)
    for label, value in (("1, 80 + 0,75", "80,75"), ("2, 84 − 3,58", "80,42"), ("3, 77 + 3,08", "80,08")):
        assert f'Giám khảo {label}</th><td class="n">{value}</td>' in told
    assert "Cộng 241,25, chia 3" in told and "80,42" in told
    assert "(80 + 0,75; 84 − 3,58; 77 + 3,08)" in told
    assert "trung bình cộng thường" not in client.get("/desk/lech/ranking").text


def test_the_plain_mean_in_its_place_is_announced(app, as_person):
    correction = rules.Correction(limit=Fraction(1, 100), otherwise="mean")
    competition = judged(correction, spread=Fraction(6))
    client = organised(competition, as_person)
    page = client.get("/desk/lech/ranking").text
    assert "Đã dùng trung bình cộng thường: Chung khảo" in page and "độ lệch chưa đủ chắc chắn" in page
    assert "lệch nhau" in page  # the spread of number 1 is told beside it
    told = why(client, competition, 1)
    assert "Trung bình cộng thường, không trừ độ lệch: tổng 241,00, chia cho 3" in told
    assert "Giám khảo 1</th>" in told
    assert [far.entry.number for far in second_looks.far_apart(competition)] == [1]


def test_only_a_warning_of_the_mean_is_no_sheet_far_apart(app, as_person):
    apart = ((80, 84, None), (70, 75, None), (None, None, 76), (None, None, 72))
    competition = judged(rules.Correction(limit=Fraction(9), otherwise="mean"), sheets=apart, spread=Fraction(99))
    page = organised(competition, as_person).get("/desk/lech/ranking").text
    assert "có giám khảo không chấm chung đối tượng nào" in page and 'id="spread-title"' not in page
    assert second_looks.far_apart(competition) == []


def test_a_refusal_says_what_is_in_the_way(app):
    competition = judged(rules.Correction(limit=Fraction(1, 100)))
    with pytest.raises(Incomplete, match="not known surely enough of judges %") as refused:
        computing.compute(competition, actor=make.person(), now=make.NOW)
    assert refused.value.values == {"count": 3, "missing": ["1", "2", "3"], "judges": "1, 2, 3"}
    apart = judged_apart(competition)
    with pytest.raises(Incomplete, match="share no entry") as refused:
        computing.compute(apart, actor=make.person(), now=make.NOW)
    assert refused.value.values["judges"] == "1, 2 | 3"


def judged_apart(competition):
    """Only judge 3 scored number 4, and now nobody else with them."""
    for sheet in [s for judge in make.panel_of(competition) if judge.number == 3 for s in sheets_of(judge)]:
        if sheet.entry.number != 4:
            db.session.delete(sheet)
    db.session.flush()
    return competition


def sheets_of(judge):
    return db.session.scalars(db.select(make.ScoreSheet).filter_by(judge_id=judge.id)).all()


def test_the_correction_is_frozen_when_judging_opens(app):
    competition = judged(rules.Correction(limit=Fraction(1, 2)), stage="judging")
    other = tables.Edit({("round", 0, "correction", "limit"): Fraction(9)})
    act = {"seen": competition.version, "in_use": facts.in_use(competition), "actor": make.person(), "now": make.NOW}
    with pytest.raises(Closed):
        tables.edit(competition, other, verb="rules changed", **act)
    loose = tables.edited(competition.rules, other)
    assert loose.rounds[0].correction.limit == 9
    assert fingerprint(loose) != fingerprint(competition.rules)


@pytest.fixture
def desk(app, as_person):
    """The page of a round of a draft, sent with some fields changed; the round afterwards."""
    competition = make.competition(by=make.document(), stage="draft", slug="lech")
    organiser = make.person()
    make.staff(organiser, competition)
    make.save()
    client, address = as_person(organiser), f"/desk/lech/setup/rounds/{make.FINAL}"

    def send(status: int = 302, **changed):
        answer = client.post(address, data=untouched(client, address) | changed)
        assert answer.status_code == status
        db.session.expire_all()
        return competition.rules.rounds[0] if status == 302 else answer.text

    return send


def test_a_correction_is_typed_and_taken_back_on_the_page_of_its_round(desk):
    typed = {"combine": "corrected", "correction-limit": "0,5", "correction-within": "all"}
    assert desk(**typed).correction == rules.Correction(limit=Fraction(1, 2), within="all")
    assert desk(**{"correction-otherwise": "mean", "correction-decimals": "3"}).correction == rules.Correction(
        limit=Fraction(1, 2), decimals=3, within="all", otherwise="mean"
    )
    assert "Chỉ dùng khi trung bình cộng có trừ độ lệch" in desk(422, combine="mean")
    opened = desk(**{"correction-limit": ""})
    assert open_points(replace(make.document(), rounds=(opened,))) == [f"round.{make.FINAL}.correction.limit"]
    assert opened.correction.within == "all"
    assert desk(combine="mean").correction is None
    assert desk(combine="median").combine == "median"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"correction-limit": "1"}, "Chỉ dùng khi trung bình cộng có trừ độ lệch"),
        ({"combine": "corrected", "drop_high": "1"}, "không bỏ phiếu nào"),
        ({"combine": "corrected", "per": "criterion"}, "Vui lòng chọn tổng điểm các phiếu"),
    ],
)
def test_what_cannot_stand_together_is_said_in_the_words_of_the_form(desk, typed, said):
    assert said in desk(422, **typed)
