"""A demo competition's score sheets: those that are in, and the rest when a story asks for it."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from random import Random

from sqlalchemy import insert, select

from judging.audit.recording import record
from judging.competitions.models import Category, Competition
from judging.competitions.prizes import caps_of
from judging.demo import opinions, plans
from judging.demo.opinions import Sheets, Taste
from judging.demo.plans import Plan
from judging.entries.models import Entry
from judging.infra.db import db
from judging.panel import conflicts
from judging.panel import queries as panel
from judging.panel.models import Judge
from judging.scoring import handing_in
from judging.scoring.models import HandIn, ScoreSheet

COMMENTS = (
    "Dáng đẹp, phần chân nên gọn hơn.",
    "Ý tưởng tốt, cần làm kỹ chỗ ghép.",
    "Hoàn thiện rất kỹ.",
    "Nên thêm cỡ nhỏ để làm quà.",
    "Màu hơi gắt dưới đèn, ngoài sáng thì đẹp.",
    "Bao bì chưa xứng với sản phẩm.",
    "Giữ được nét cũ mà không nặng nề.",
    "Xem hiện vật thấy đẹp hơn ảnh.",
)


def disagree(plan: Plan, competition: Competition, *, now: datetime) -> None:
    """Let judges declare the conflicts of interest that the plan names."""
    seats = {judge.number: judge for judge in panel.judges_of(competition.id)}
    for named in plan.content.get("conflicts", ()):
        judge, category = seats[named["judge"]], competition.categories[named["group"] - 1]
        entries = panel.accepted_in(category)
        entry = entries[min(named["entry"], len(entries)) - 1]
        conflicts.declare(judge, entry, reason=named["reason"], actor=judge.person, now=now)


def bring_in(plan: Plan, competition: Competition, *, now: datetime) -> None:
    """Insert the sheets that are in: all of them where a number is to pass, else as far as each judge has come."""
    given, is_whole = _all_sheets(plan, competition), "passing" in plan.content
    until = min(now, plan.moment("judging_closes_at", now))
    if is_whole:
        opinions.let_pass(given, plan.scaled(plan["passing"]), threshold=plan["threshold"], scales=_scales(competition))
    else:
        _keep_lines_clear(given, competition, free=set(given))
        given = _so_far(plan, competition, given)
    _insert(competition, given, until=until)
    if is_whole:
        hand_everything_in(competition, now=until)
        return
    for judge, seat in zip(plan["judges"], panel.judges_of(competition.id), strict=True):
        for category in seat.categories:
            if category.position in judge.get("handed_in", ()):
                hand_in(seat, category, now=until - timedelta(minutes=20))


def fill_remaining(competition: Competition, *, now: datetime) -> int:
    """Fill every sheet that is still required, as the seeding would have; how many.

    What judges have given stays. Where nobody has scored otherwise, no two equal
    entries stand on both sides of a prize line.
    """
    plan = plans.load(competition.slug, year=now.year)
    kept = {(sheet.judge.number, sheet.entry.number): sheet for sheet in _sheets(competition)}
    given = _all_sheets(plan, competition)
    order = _keys(competition)
    for place in given.keys() & kept.keys():
        scores = kept[place].scores
        given[place] = [scores.get(key, points) for key, points in zip(order, given[place], strict=True)]
    open_ = {place for place in given if place not in kept or len(kept[place].scores) < len(order)}
    _keep_lines_clear(given, competition, free=open_)
    for place in open_ & kept.keys():
        kept[place].scores = dict(zip(order, given[place], strict=True))
    _insert(competition, {place: given[place] for place in open_ - kept.keys()}, until=now)
    record("demo sheets filled", now=now, competition=competition, sheets=len(open_))
    return len(open_)


def hand_everything_in(competition: Competition, *, now: datetime) -> None:
    """Every judge hands in every group that is not handed in yet."""
    rows = db.session.scalars(select(HandIn).where(HandIn.round_id == competition.scored_round.id))
    handed = {(row.judge_id, row.category_id) for row in rows}
    for judge in panel.judges_of(competition.id):
        for category in judge.categories:
            if (judge.id, category.id) not in handed:
                hand_in(judge, category, now=now)


def hand_in(judge: Judge, category: Category, *, now: datetime) -> None:
    """One group, by its judge."""
    handing_in.hand_in(judge, category, actor=judge.person, now=now)


def _all_sheets(plan: Plan, competition: Competition) -> Sheets:
    """What the whole panel thinks of everything it must score."""
    seats = {judge.id: judge.number for judge in panel.judges_of(competition.id)}
    numbers = {entry.id: entry.number for group in competition.categories for entry in panel.accepted_in(group)}
    required = panel.required(competition)
    wanted = ((seats[judge], numbers[entry]) for entry, judges in required.items() for judge in judges)
    return opinions.sheets(Taste(plan.slug, *plan["taste"]), wanted, _scales(competition))


def _scales(competition: Competition) -> list[tuple[int, int]]:
    return [(line.maximum, line.step) for line in competition.scored_round.lines]


def _keys(competition: Competition) -> list[str]:
    return [str(line.id) for line in competition.scored_round.lines]


def _keep_lines_clear(given: Sheets, competition: Competition, *, free: set[tuple[int, int]]) -> None:
    for category in competition.categories:
        caps = [caps_of(award, competition.rules)[category.key] for award in competition.rules.awards]
        lines = [sum(caps[: place + 1]) for place in range(len(caps))]
        group = [entry.number for entry in panel.accepted_in(category)]
        opinions.keep_lines_clear(given, [group], lines, free=free, scales=_scales(competition))


def _so_far(plan: Plan, competition: Competition, given: Sheets) -> Sheets:
    """The first sheets of each judge in each group, in order of number; of the next one, now and then the beginning."""
    found: Sheets = {}
    for number, judge in enumerate(plan["judges"], 1):
        for category, count in zip(competition.categories, judge["sheets"], strict=True):
            own = [entry.number for entry in panel.accepted_in(category) if (number, entry.number) in given]
            done = (
                len(own) if count == _whole(plan, category) else min(plan.scaled(count) if count else 0, len(own) - 1)
            )
            found |= {(number, entry): given[number, entry] for entry in own[:done]}
            if 0 < done < len(own) and number % 2:
                found[number, own[done]] = given[number, own[done]][:3]
    return found


def _whole(plan: Plan, category: Category) -> int:
    """How many entries the group has at full size: who has scored as many has scored all."""
    return sum(entries for entries, _ in plan["groups"][category.position - 1].values())


def _insert(competition: Competition, given: Sheets, *, until: datetime) -> None:
    """Insert sheets as their judges would have sent them, one after the other up to ``until``."""
    if not given:
        return
    seats = {judge.number: judge.id for judge in panel.judges_of(competition.id)}
    entries = dict(
        db.session.execute(select(Entry.number, Entry.id).where(Entry.competition_id == competition.id)).all()
    )
    keys, round_ = _keys(competition), competition.scored_round
    begun = round_.opened_at
    rows = []
    for place, ((judge, entry), points) in enumerate(sorted(given.items(), key=lambda sheet: sheet[0][1])):
        rng = Random(f"{competition.slug} comment {judge} {entry}")
        rows.append({
            "round_id": round_.id,
            "attempt": 1,
            "judge_id": seats[judge],
            "entry_id": entries[entry],
            "scores": dict(zip(keys, points, strict=False)),
            "comment": rng.choice(COMMENTS) if rng.random() < 0.08 else "",
            "version": 1,
            "updated_at": begun + (until - begun) * ((place + 1) / (len(given) + 2)),
        })  # fmt: skip
    db.session.execute(insert(ScoreSheet), rows)


def _sheets(competition: Competition) -> Iterable[ScoreSheet]:
    return db.session.scalars(select(ScoreSheet).join(Judge).where(Judge.competition_id == competition.id))
