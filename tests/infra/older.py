"""A database of schema 0001 with three competitions in it, as plain rows: in judging, published, and a draft."""

import json
from datetime import UTC, date, datetime
from fractions import Fraction

import sqlalchemy as sa

from judging.infra.db import db
from judging.infra.text import folded
from judging.ranking import rules
from judging.ranking.fingerprint import canonical, fingerprint
from judging.ranking.pipeline import rank
from judging.ranking.types import Candidate, Decision, Given, Score

AT = datetime(2024, 5, 1, 8, tzinfo=UTC)
JUDGING, PUBLISHED, DRAFT = 1, 2, 3
#: the numbers of the published competition's entries begin here, and read as text they are in another order
NUMBERED = 9
#: entry of the published competition -> the points of its two judges by the two criteria, in hundredths
POINTS = {21: [(5000, 3000), (4500, 3050)], 22: [(4000, 2000), (4100, 2000)], 23: [(5500, 3500), (5500, 3550)]}


def fill() -> None:
    """Fill a database that was upgraded to 0001."""
    rows = _Rows()
    for id, name in enumerate(("Tổ chức", "An", "Bình", "Chi", "Dũng", "Giám khảo một", "Giám khảo hai"), 1):
        rows.add("person", id=id, name=name, search=folded(name), kind="individual", **_blank(
            "representative address commune craft_village", language="vi", province="Hà Nội", is_administrator=False,
            is_active=True, second_factor_step=0, created_at=AT,
        ))  # fmt: skip
    _in_judging(rows)
    _published(rows)
    _draft(rows)
    for competition in (JUDGING, PUBLISHED, DRAFT):
        rows.add("staff", competition_id=competition, person_id=1, role="organiser")


class _Rows:
    def __init__(self):
        self.known = sa.MetaData()
        with db.engine.connect() as connection:
            self.known.reflect(connection)

    def add(self, table: str, **values) -> None:
        with db.engine.begin() as connection:
            connection.execute(self.known.tables[table].insert().values(**values))


def _blank(names: str, **values) -> dict:
    return dict.fromkeys(names.split(), "") | values


def _competition(rows: _Rows, id: int, **values) -> None:
    rows.add("competition", **_blank(
        "title_en summary summary_en organiser_en delivery phone_hours", id=id, version=3, preset="", organiser="BTC",
        phone="024 0000 0000", is_identity_shown=False, is_total_public=False, is_statement_required=False,
        opens_at=AT, deadline_at=AT, judging_closes_at=AT,
    ) | values)  # fmt: skip


def _named(rows: _Rows, table: str, competition: int, *names: tuple[int, str], **values) -> None:
    for position, (id, name) in enumerate(names, 1):
        words = {"name": name, "name_en": f"English {id}", "position": position}
        rows.add(table, id=id, competition_id=competition, **words | values)


def _criterion(rows: _Rows, id: int, competition: int, **values) -> None:
    words = _blank("guidance guidance_en hint hint_en", name_en="", bands=[])
    rows.add("criterion", id=id, competition_id=competition, **words | values)


def _entry(rows: _Rows, id: int, *, competition: int, group: int, entrant: int, number: int) -> None:
    rows.add("entry", id=id, competition_id=competition, category_id=group, entrant_id=entrant, number=number, **_blank(
        "set_type story materials technique size craft_village reason contact", state="accepted", version=1,
        kind="single", title=f"Sản phẩm {id}", maker="Người làm", statements={}, search=f"{id}",
        declarations={"publication": {"version": "1", "at": AT.isoformat()}},
        created_at=AT, updated_at=AT, submitted_at=AT,
    ))  # fmt: skip


def _judges(rows: _Rows, competition: int, first: int, groups: tuple[int, ...]) -> None:
    for number, person in enumerate((6, 7), 1):
        id = first + number - 1
        rows.add("judge", id=id, competition_id=competition, person_id=person, number=number, honorific="", title="",
                 is_active=True)  # fmt: skip
        for group in groups:
            rows.add("judge_category", judge_id=id, category_id=group)


def _sheet(rows: _Rows, judge: int, entry: int, scores: dict[str, int]) -> None:
    rows.add("score_sheet", judge_id=judge, entry_id=entry, scores=scores, comment="", version=1, updated_at=AT)


def _in_judging(rows: _Rows) -> None:
    """Two groups, two criteria, a chain; one group handed in, a conflict, a waiver, a judge stood down."""
    decided = {"threshold": 6050, "threshold_comparison": "ge", "tie_chain": ["criterion:12", "median"],
               "awards_per_entrant": 0, "minimum_judges": 1, "is_identity_shown": False,
               "is_total_public": True}  # fmt: skip
    frozen = {
        "categories": [{"id": 11, "name": "Gốm sứ", "name_en": "English 11"},
                       {"id": 12, "name": "Đồng, đá", "name_en": "English 12"}],
        "criteria": [
            {"id": 11, "name": "Sáng tạo", "name_en": "", "maximum": 6000, "step": 100, "guidance": "Hai\ndòng",
             "guidance_en": "", "bands": [{"from": 0, "name": "Khá", "name_en": "Fair"},
                                          {"from": 3000, "name": "Tốt", "name_en": ""}]},
            {"id": 12, "name": "Thẩm mỹ", "name_en": "", "maximum": 4000, "step": 50, "guidance": "",
             "guidance_en": "", "bands": []},
        ],
        "prizes": [{"id": 11, "name": "Giải Nhất", "name_en": "English 11", "caps": {"11": 1, "12": 1}},
                   {"id": 12, "name": "Giải Nhì", "name_en": "English 12", "caps": {"11": 2, "12": None}}],
        **decided,
    }  # fmt: skip
    _competition(rows, JUDGING, slug="dang-cham", title="Đang chấm", state="open", rules=frozen,
                 rules_fingerprint=fingerprint(frozen), rules_frozen_at=AT, **decided)  # fmt: skip
    _named(rows, "category", JUDGING, (11, "Gốm sứ"), (12, "Đồng, đá"))
    _criterion(rows, 11, JUDGING, position=1, name="Sáng tạo", maximum=6000, step=100, guidance="Hai\ndòng",
               hint="Mới ở đâu?", bands=[{"from": 0, "name": "Khá", "name_en": "Fair"},
                                         {"from": 3000, "name": "Tốt", "name_en": ""}])  # fmt: skip
    _criterion(rows, 12, JUDGING, position=2, name="Thẩm mỹ", maximum=4000, step=50)
    _named(rows, "prize", JUDGING, (11, "Giải Nhất"), (12, "Giải Nhì"))
    for prize, group, cap in ((11, 11, 1), (11, 12, 1), (12, 11, 2), (12, 12, None)):
        rows.add("quota", prize_id=prize, category_id=group, cap=cap)
    for id, group, entrant, number in ((11, 11, 2, 1), (12, 11, 3, 2), (13, 12, 4, 3)):
        _entry(rows, id, competition=JUDGING, group=group, entrant=entrant, number=number)
    _judges(rows, JUDGING, 11, (11, 12))
    for judge in (11, 12):
        _sheet(rows, judge, 11, {"11": 5000, "12": 3050})
    by = {"reason": "Vắng", "decided_by_id": 1, "decided_at": AT}
    rows.add("hand_in", judge_id=11, category_id=11, handed_in_at=AT)
    rows.add("conflict_of_interest", judge_id=11, entry_id=12, reason="Học trò", declared_at=AT)
    rows.add("waiver", judge_id=12, entry_id=12, **by)
    rows.add("stand_down", judge_id=12, category_id=12, **by)
    rows.add("round", id=31, competition_id=JUDGING, position=1, state="judging", opened_at=AT)


def _published(rows: _Rows) -> None:
    """One group, a tie decided, and the list of the newest ranking."""
    decided = {"threshold": None, "threshold_comparison": "none", "tie_chain": [], "awards_per_entrant": 1,
               "minimum_judges": 2, "is_identity_shown": True, "is_total_public": True}  # fmt: skip
    criteria = [{"id": 21, "name": "Sáng tạo", "maximum": 6000, "step": 100},
                {"id": 22, "name": "Thẩm mỹ", "maximum": 4000, "step": 50}]  # fmt: skip
    frozen = {
        "categories": [{"id": 21, "name": "Mây tre", "name_en": "English 21"}],
        "criteria": [{**each, "name_en": "", "guidance": "", "guidance_en": "", "bands": []} for each in criteria],
        "prizes": [{"id": id, "name": name, "name_en": f"English {id}", "caps": {"21": 1}}
                   for id, name in ((21, "Giải Nhất"), (22, "Giải Nhì"))],
        **decided,
    }  # fmt: skip
    _competition(rows, PUBLISHED, slug="da-cong-bo", title="Đã công bố", state="published", rules=frozen,
                 rules_fingerprint=fingerprint(frozen), rules_frozen_at=AT, **decided)  # fmt: skip
    _named(rows, "category", PUBLISHED, (21, "Mây tre"))
    for position, values in enumerate(criteria, 1):
        _criterion(rows, competition=PUBLISHED, position=position, **values)
    _named(rows, "prize", PUBLISHED, (21, "Giải Nhất"), (22, "Giải Nhì"))
    rows.add("quota", prize_id=21, category_id=21, cap=1)
    rows.add("quota", prize_id=22, category_id=21, cap=1)
    for n, entry in enumerate(POINTS):
        _entry(rows, entry, competition=PUBLISHED, group=21, entrant=n + 2, number=NUMBERED + n)
    _judges(rows, PUBLISHED, 21, (21,))
    for entry, sheets in POINTS.items():
        for judge, points in zip((21, 22), sheets, strict=True):
            _sheet(rows, judge, entry, dict(zip(("21", "22"), points, strict=True)))
    rows.add("round", id=32, competition_id=PUBLISHED, position=1, state="closed", opened_at=AT, closed_at=AT)
    _list(rows, fingerprint(frozen))


def _list(rows: _Rows, of_rules: str) -> None:
    given = _given()
    scores = sorted(given.scores, key=lambda score: (score.entry, score.judge, score.criterion))
    required = {entry: judges for (_, entry), judges in given.required.items()}
    outcome = rank(_rules(), given)
    by = {"competition_id": PUBLISHED, "computed_at": AT, "computed_by_id": 1,
          "outcome": json.loads(canonical(outcome))}  # fmt: skip
    rows.add("run", id=21, rules_fingerprint="AAAA-0000", scores_fingerprint="BBBB-0000", **by)
    of_scores = fingerprint([given.entries, scores, required])
    rows.add("run", id=22, rules_fingerprint=of_rules, scores_fingerprint=of_scores, **by)
    rows.add("publication", id=21, competition_id=PUBLISHED, run_id=22, decision_number="1/QĐ", authority="UBND",
             decision_date=date(2024, 6, 1), published_at=AT, published_by_id=1, entries_count=3,
             entrants_count=3)  # fmt: skip
    won = sorted((standing for standing in outcome.standings if standing.award), key=lambda standing: standing.place)
    assert [standing.award for standing in won] == ["21", "22"]
    for position, standing in enumerate(won, 1):
        rows.add("award", publication_id=21, entry_id=int(standing.entry), category_id=21, position=position,
                 prize_id=int(standing.award), place=standing.place, total=str(standing.total),
                 **_blank("craft_village commune province", title=f"Sản phẩm {standing.entry}", maker="Người làm"),
                 )  # fmt: skip
    rows.add("tie_decision", competition_id=PUBLISHED, category_id=21, order=[22, 21], decided_by="Hội đồng",
             decided_on=date(2024, 5, 30), reason="Xem lại", recorded_by_id=1, recorded_at=AT)  # fmt: skip


def _rules() -> rules.Rules:
    """What the published competition was ranked by then: every row under its own number."""
    criteria = (
        rules.Criterion(id="21", maximum=Fraction(60)),
        rules.Criterion(id="22", maximum=Fraction(40), step=Fraction(1, 2)),
    )
    return rules.Rules(
        id="rules",
        groups=(rules.Group(id="21"),),
        rounds=(rules.Scored(id="final", minimum=2, criteria=criteria),),
        awards=(rules.Award(id="21", cap=1), rules.Award(id="22", cap=1)),
        limits=rules.Limits(per_entrant=1),
    )


def _given() -> Given:
    return Given(
        entries=tuple(Candidate(str(entry), "21", str(n + 2), NUMBERED + n) for n, entry in enumerate(POINTS)),
        scores=tuple(
            Score(str(entry), judge, criterion, Fraction(points, 100), "final")
            for entry, sheets in POINTS.items()
            for judge, sheet in zip(("21", "22"), sheets, strict=True)
            for criterion, points in zip(("21", "22"), sheet, strict=True)
        ),
        required={("final", str(entry)): frozenset({"21", "22"}) for entry in POINTS},
        decisions=(Decision("21", ("22", "21")),),
    )


def _draft(rows: _Rows) -> None:
    """Hardly begun: a group went, a criterion has no points, an award lacks a number, nothing is decided."""
    _competition(rows, DRAFT, slug="ban-nhap", title="Bản nháp", state="draft", opens_at=None, deadline_at=None)
    rows.add("round", id=33, competition_id=DRAFT, position=1, state="waiting")
    for id, position in ((31, 1), (32, 3)):
        rows.add("category", id=id, competition_id=DRAFT, position=position, name="Gốm", name_en="")
    _criterion(rows, 31, DRAFT, position=2, name="2 tính mới", maximum=None, step=None)
    _named(rows, "prize", DRAFT, (31, "Giải Nhất"), (32, "Giải Nhì"))
    rows.add("quota", prize_id=31, category_id=32, cap=2)
