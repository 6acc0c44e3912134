"""A letter over HTTP: every operation is answered by name with a receipt; what is not ours to take changes nothing."""

from datetime import timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError

import tests.factories as make
from judging.accounts.models import SignIn
from judging.competitions import rounds
from judging.infra import clock
from judging.infra.db import db, writing
from judging.panel import conflicts
from judging.scoring import queries, second_looks
from judging.scoring.models import Memo, Operation, Tablet
from judging.scoring.operations import ms
from tests.statements import counted
from tests.web.letters import JSON, Device, scores


@pytest.fixture
def judge(app):
    """A judge of the first group, and an entry of the other."""
    competition = make.competition("mau", stage="judging")
    made = make.judge(competition, groups=competition.categories[:1])
    made.entry = make.entry(competition, make.person(), number=128)
    make.entry(competition, make.person(), group=1, number=300)
    make.save()
    made.line, made.other = (str(line.id) for line in competition.criteria)
    return made


@pytest.fixture
def tablet(as_person, judge):
    return as_person(judge.person)


@pytest.fixture
def device(tablet):
    return Device(tablet)


def sheet(judge):
    db.session.rollback()
    return queries.sheet_of(judge, judge.entry)


def log(judge):
    db.session.rollback()
    return db.session.scalars(select(Operation).filter_by(judge_id=judge.id).order_by(Operation.number)).all()


def test_a_tap_is_kept_and_its_receipt_is_chained(device, judge):
    first, second = device.give(128, judge.line, 3700), device.give(128, judge.other, 1200)
    assert (first["outcome"], first["version"], first["receipt"]["previous"]) == ("kept", 1, "")
    assert second["receipt"]["previous"] == first["receipt"]["hash"]
    assert sheet(judge).scores == scores(judge, 37, 12)
    assert [(line.number, line.value, line.hash) for line in log(judge)] == [
        (1, 3700, first["receipt"]["hash"]), (2, 1200, second["receipt"]["hash"])
    ]  # fmt: skip


def test_many_travel_together_and_of_one_field_the_last_stands(device, judge):
    made = [device.operation(128, judge.line, points) for points in (100, 200, None, 300)]
    assert [each["version"] for each in device.send(*made)] == [1, 2, 3, 4]
    assert sheet(judge).scores == scores(judge, 3) and sheet(judge).version == 1


def test_a_repeat_gets_the_same_answer_also_after_closing(device, judge):
    made = device.operation(128, judge.line, 3700)
    first = device.send(made)
    judge.competition.round.state, judge.competition.round.closed_at = "closed", clock.now()
    make.save()
    assert device.send(made) == first and len(log(judge)) == 1
    changed = made | {"value": 3800}
    (told,) = device.send(changed)
    assert told["outcome"] == "refused" and told["uuid"] == made["uuid"] and sheet(judge).scores == scores(judge, 37)


def test_twice_in_one_letter_is_once(device, judge):
    made = device.operation(128, judge.line, 3700)
    first, again = device.send(made, made)
    assert first == again and len(log(judge)) == 1


def test_two_devices_both_are_kept_and_the_judge_is_asked(tablet, device, judge):
    other = Device(tablet)
    mine, theirs = device.operation(128, judge.line, 3700), other.operation(128, judge.line, 2000)
    device.send(mine)
    (told,) = other.send(theirs)
    assert told["outcome"] == "asked" and told["kept"] == {"value": 3700, "version": 1}
    assert sheet(judge).scores == scores(judge, 37) and [line.value for line in log(judge)] == [3700, 2000]
    other.seen[128, judge.line] = 1
    assert other.give(128, judge.line, 2000)["outcome"] == "kept" and sheet(judge).scores == scores(judge, 20)


def test_two_devices_of_one_opinion_are_not_asked(tablet, device, judge):
    other = Device(tablet)
    mine, same = device.operation(128, judge.line, 3700), other.operation(128, judge.line, 3700)
    device.send(mine)
    assert other.send(same)[0]["outcome"] == "kept" and sheet(judge).scores == scores(judge, 37)


def test_own_earlier_operations_count_as_seen_and_the_last_intention_stands(device, judge):
    first, second = device.operation(128, judge.line, 1000), device.operation(128, judge.line, 2000)
    assert device.send(second)[0]["version"] == 1
    assert device.send(first)[0]["outcome"] == "overtaken" and sheet(judge).scores == scores(judge, 20)
    third = device.operation(128, judge.line, 3000, seen=0)
    assert device.send(third)[0]["outcome"] == "kept" and sheet(judge).scores == scores(judge, 30)


@pytest.mark.parametrize(
    ("field", "value"),
    [("line", 6100), ("line", 3750.5), ("line", True), ("line", "37"), ("line", -100), ("line", 1), ("nothing", 1),
     ("comment", 5), ("comment", "x" * 4001), ("comment", "\ud800"), ("bookmark", "yes"), ("note", None)],
)  # fmt: skip
def test_what_cannot_be_is_refused_by_name_and_the_rest_is_kept(device, judge, field, value):
    bad = device.operation(128, judge.line if field == "line" else field, value)
    good = device.operation(128, judge.other, 1200)
    told = {each["uuid"]: each for each in device.send(bad, good)}
    assert told[bad["uuid"]]["outcome"] == "refused" and told[bad["uuid"]]["reason"]
    assert told[good["uuid"]]["outcome"] == "kept" and len(log(judge)) == 1


def test_an_operation_without_a_form_is_refused_by_name(device, judge):
    for wrong in (
        {"sequence": "1"},
        {"entry": None},
        {"made_at": -1},
        {"offset": "0"},
        {"value": [1]},
        {"seen": 2**31},
        {"uuid": "a\0b"},
        {"uuid": "\ud800"},
    ):
        (told,) = device.send(device.operation(128, judge.line, 100) | wrong)
        assert told["outcome"] == "refused" and "đọc được" in told["reason"], wrong


@pytest.mark.parametrize("other", [{"device": "a\0b"}, {"device": "\ud800"}])
def test_a_device_without_a_name_is_refused_as_a_whole(device, judge, other):
    answer = device.post(device.operation(128, judge.line, 100), **other)
    assert (answer.status_code, answer.json["ok"]) == (422, False) and log(judge) == []


@pytest.mark.parametrize("version", ["a\0", "\ud800"])
def test_a_version_that_is_no_text_keeps_no_score_back(device, judge, version):
    (told,) = device.send(device.operation(128, judge.line, 100), app=version)
    assert told["outcome"] == "kept"


@pytest.mark.parametrize("body", ["", "[]", "null", "5", "[" * 50_000, '{"judge": 1}', '{"judge":1,"operations":[5]}'])
def test_what_is_no_letter_changes_nothing(tablet, judge, body):
    answer = tablet.post("/judge/mau/operations", data=body, content_type="application/json", headers=JSON)
    assert answer.status_code in (409, 422) and answer.json["ok"] is False and log(judge) == []


def test_entries_of_others_are_refused_by_name(device, judge):
    assert [device.give(number, judge.line, 100)["outcome"] for number in (300, 999)] == ["refused", "refused"]
    assert device.give(300, "note", "Đẹp")["outcome"] == "refused"


def test_another_judges_letter_stays_on_the_tablet(device, judge):
    other = make.judge(judge.competition)
    make.save()
    answer = device.post(device.operation(128, judge.line, 100), judge=other.number, letter="b7")
    assert (answer.status_code, answer.json["letter"], answer.json["ok"]) == (409, "b7", False)
    assert log(judge) == [] == log(other)


def test_scores_of_a_rehearsal_stay_on_the_tablet(device, judge):
    answer = device.post(device.operation(128, judge.line, 100), seat="0" * 32, letter="b7")
    assert (answer.status_code, answer.json["letter"], answer.json["ok"]) == (409, "b7", False)
    assert log(judge) == []


@pytest.mark.parametrize("how", ["waiting", "conflict", "inactive"])
def test_what_closes_a_sheet_is_said_by_name(device, judge, how):
    made = device.operation(128, judge.line, 100)
    if how == "conflict":
        conflicts.declare(judge, judge.entry, actor=judge.person, now=clock.now())
    elif how == "waiting":
        judge.competition.round.state = "waiting"
    else:
        judge.entry.state = "withdrawn"
    make.save()
    (told,) = device.send(made)
    assert told["outcome"] == "refused" and told["reason"] and log(judge) == []


def test_private_notes_stand_beside_the_sheet_and_know_no_closing(device, judge):
    judge.competition.round.state, judge.competition.round.closed_at = "closed", clock.now()
    make.save()
    device.score(128, {"note": " Men rạn ", "bookmark": True})
    assert device.give(128, "bookmark", False)["outcome"] == "kept"
    memo = db.session.get(Memo, (judge.id, judge.entry.id))
    assert (memo.note, memo.is_bookmarked) == ("Men rạn", False)
    assert sheet(judge).version == 0
    told = device.state()["sheets"]["128"]
    assert (told["note"], told["bookmark"], told["versions"]) == ("Men rạn", False, {"note": 1, "bookmark": 2})


def after(minutes):
    return clock.now() + timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("due", "grace", "made", "outcome", "is_flagged"),
    [(1, 0, 0, "kept", False), (-1, 15, -2, "kept", True), (-1, 15, 0, "late", False), (-20, 15, -30, "late", False),
     (-15, 15, -16, "late", False), (None, 0, 0, "kept", False)],
)  # fmt: skip
def test_a_deadline_is_the_servers(device, judge, due, grace, made, outcome, is_flagged):
    judge.competition.round.due_at = None if due is None else after(due)
    judge.competition.round.grace_minutes = grace
    make.save()
    (told,) = device.send(device.operation(128, judge.line, 3700, made_at=ms(after(made)) - 5, offset=0))
    (line,) = log(judge)
    assert (told["outcome"], line.is_flagged) == (outcome, is_flagged)
    assert bool(sheet(judge).scores) == (outcome == "kept") and ("reason" in told) == (outcome == "late")


def test_a_wrong_clock_is_corrected_by_what_was_measured(device, judge):
    judge.competition.round.due_at, judge.competition.round.grace_minutes = after(-1), 15
    make.save()
    hour = 3_600_000
    early = device.operation(128, judge.line, 3700, made_at=ms(after(-2)) + 2 * hour, offset=-2 * hour)
    late = device.operation(128, judge.other, 1200, made_at=ms(after(0)) - 2 * hour, offset=None)
    assert device.send(early)[0]["outcome"] == "kept"
    assert device.send(late, clock=ms(clock.now()) - 2 * hour)[0]["outcome"] == "late"


def test_after_closing_what_was_made_before_is_late_and_what_is_made_now_is_refused(device, judge):
    judge.competition.round.state, judge.competition.round.closed_at = "closed", clock.now()
    make.save()
    before, now = ms(after(-5)), ms(after(5))
    made = [device.operation(128, judge.line, 3700, made_at=before), device.operation(128, judge.other, 0, made_at=now)]
    assert [each["outcome"] for each in device.send(*made)] == ["late", "refused"] and sheet(judge).scores == {}


@pytest.mark.parametrize("is_over", [False, True])
def test_first_sheets_of_a_round_opened_again_take_what_was_made_before_as_late(device, judge, is_over):
    """Another entry is scored again; the log knows when the round was closed for the first time."""
    again = make.entry(judge.competition, make.person(), number=129)
    by = make.person()
    make.save()
    made = [device.operation(128, judge.line, 3700, made_at=ms(after(each))) for each in (-5, -3)]
    with writing():
        rounds.close_round(judge.competition, actor=by, now=after(-4))
        second_looks.open_again(judge.competition, [again], reason="Lệch", actor=by, now=after(-2))
    if is_over:
        with writing():
            rounds.close_round(judge.competition, actor=by, now=after(-1))
    assert [each["outcome"] for each in device.send(*made)] == ["late", "refused"] and sheet(judge).scores == {}
    judge.entry.state = "withdrawn"
    make.save()
    barred = device.operation(128, judge.line, 3600, made_at=ms(after(-5)), attempt=1)
    assert device.send(barred)[0]["outcome"] == "refused"


def test_a_server_that_was_put_back_does_not_know_the_last_receipt(device, judge):
    device.give(128, judge.line, 3700)
    assert device.post().json["known"] is True
    for last in ({"number": 2, "hash": "0" * 64}, {"number": 1, "hash": "0" * 64}):
        assert device.post(last=last).json["known"] is False
    assert device.post(last=None).json["known"] is True


def test_versions_seen_before_a_server_was_put_back_hide_nothing(tablet, device, judge):
    other = Device(tablet)
    made = device.operation(128, judge.line, 1000, seen=0)
    other.give(128, judge.line, 3000)
    (told,) = device.send(made | {"seen": 1}, again=True)
    assert told["outcome"] == "asked" and sheet(judge).scores == scores(judge, 30)
    own = other.operation(128, judge.line, 2000, seen=9)
    assert other.send(own, again=True)[0]["outcome"] == "kept"


def test_a_heartbeat_says_how_much_the_tablet_holds(device, judge):
    answer = device.post(left=7, app="b2").json
    assert answer["latest"] == 0 and answer["answers"] == [] and answer["device"] == device.name
    device.post(left=3, app="b2", clock=ms(clock.now()) - 60_000)
    db.session.rollback()
    tablet = db.session.scalar(select(Tablet))
    assert (tablet.device, tablet.waiting, tablet.app) == (device.name, 3, "b2") and 59_000 < tablet.offset_ms < 70_000


def test_what_came_with_a_letter_is_not_only_on_the_tablet_any_more(device, judge):
    """A tablet says what stays with it when the letter is taken: asleep after its last score it can lose nothing."""
    made = [device.operation(128, field, 100) for field in (judge.line, judge.other)]
    older = {"left": None}  # scripts that say how many wait, those of the letter among them
    for said, left in (({"left": 0}, 0), ({"left": 3}, 3), (older | {"waiting": 2}, 0), (older | {"waiting": 5}, 3)):
        device.send(*made, **said)
        db.session.rollback()
        assert db.session.scalar(select(Tablet.waiting)) == left


def test_standing_changes_with_everything_but_scores(device, judge):
    before = device.post().json["standing"]
    device.give(128, judge.line, 3700)
    assert device.post().json["standing"] == before == device.state()["standing"]
    conflicts.declare(judge, judge.entry, actor=judge.person, now=clock.now())
    make.save()
    assert device.post().json["standing"] != before


def ended(judge):
    db.session.scalar(select(SignIn)).ended_at = clock.now()


def expired(judge):
    db.session.scalar(select(SignIn)).expires_at = clock.now() - timedelta(seconds=1)


def closed(judge):
    judge.person.is_active = False


def removed(judge):
    judge.is_active = False


@pytest.mark.parametrize(("change", "status"), [(ended, 401), (expired, 401), (closed, 401), (removed, 404)])
def test_who_may_no_longer_save_is_stopped_at_once(device, judge, change, status):
    """An ended sign-in is said to the letter by name; either way the tablet keeps what it holds and sends it again."""
    device.give(128, judge.line, 3700)
    change(judge)
    make.save()
    answer = device.post(device.operation(128, judge.line, 3800))
    assert answer.status_code == status and "answers" not in answer.json
    assert ("letter" in answer.json) == (status == 401)
    assert sheet(judge).scores == scores(judge, 37)


def test_operations_are_never_changed_or_removed(device, judge):
    device.give(128, judge.line, 3700)
    for act in ("UPDATE operation SET number = 2", "DELETE FROM operation"):
        with pytest.raises(DatabaseError, match="never changed or removed"):
            db.session.execute(text(act))
        db.session.rollback()


def test_a_letter_asks_little_however_much_it_brings(device, judge):
    """Who may; then under the lock the tablet, the log, the sheets; then the new lines and the sheets, in one each."""
    device.score(128, scores(judge, 37, 12))
    made = [device.operation(128, field, n * 100) for field in (judge.line, judge.other) for n in range(10)]
    with counted() as asked:
        device.send(*made)
    locks = 2 if db.engine.dialect.name != "sqlite" else 0
    words = [each.split()[0] for each in asked]
    assert words == ["SELECT"] * (1 + locks) + ["UPDATE", "SELECT", "SELECT", "INSERT", "UPDATE"]
