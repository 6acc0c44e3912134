"""Recording what was found of an entry: only in the round under way, never over what was not seen."""

import pytest
from sqlalchemy import select

import tests.factories as make
from judging.audit.models import Event
from judging.errors import Closed, Invalid, Stale
from judging.findings import queries, recording
from judging.findings.recording import Found
from judging.infra.db import db
from tests.findings.samples import BALLOTS, conditions, public, under_way, vote


@pytest.fixture
def call(app):
    return {"actor": make.person(), "now": make.NOW}


@pytest.fixture
def council(call):
    """A council's vote under way on two entries."""
    competition = under_way(vote())
    entries = [make.entry(competition, make.person(), number=n) for n in (1, 2)]
    return competition, competition.rounds[0], entries


def events() -> list[Event]:
    return list(db.session.scalars(select(Event).where(Event.verb.startswith("finding")).order_by(Event.id)))


def test_what_is_recorded_is_kept_and_told(council, call):
    competition, round_, (first, second) = council
    assert recording.keep(competition, round_, [Found(first, BALLOTS)], **call) == 1
    assert queries.findings_in(round_)[first.id].data == BALLOTS
    assert queries.missing_in(round_) == [second]
    (line,) = events()
    assert (line.verb, line.subject) == ("finding recorded", f"entry:{first.id}")
    assert line.data == {"round": round_.key, "before": None, "after": BALLOTS}


def test_a_correction_tells_what_stood_before(council, call):
    competition, round_, (first, _) = council
    recording.keep(competition, round_, [Found(first, BALLOTS)], **call)
    seen = queries.finding_of(round_, first).mark
    corrected = BALLOTS | {"yes": 8, "no": 2}
    assert recording.keep(competition, round_, [Found(first, corrected, seen)], **call) == 1
    assert queries.finding_of(round_, first).data == corrected
    assert (events()[-1].verb, events()[-1].data["before"]) == ("finding corrected", BALLOTS)


def test_the_same_again_is_welcome_and_changes_nothing(council, call):
    competition, round_, (first, _) = council
    for changed in (1, 0):
        assert recording.keep(competition, round_, [Found(first, BALLOTS)], **call) == changed
    assert len(events()) == 1


@pytest.mark.parametrize("seen", ["", "1-0.000000", "7"])
def test_nobody_overwrites_what_they_never_saw(council, call, seen):
    competition, round_, (first, second) = council
    recording.keep(competition, round_, [Found(first, BALLOTS)], **call)
    db.session.commit()
    with pytest.raises(Stale) as refusal:
        found = [Found(second, BALLOTS), Found(first, BALLOTS | {"yes": 1}, seen)]
        recording.keep(competition, round_, found, **call)
    db.session.rollback()
    assert refusal.value.values == {"n": 1}
    assert queries.findings_in(round_).keys() == {first.id}


def test_what_was_taken_back_and_recorded_anew_is_another(council, call):
    competition, round_, (first, _) = council
    recording.keep(competition, round_, [Found(first, BALLOTS)], **call)
    seen = queries.finding_of(round_, first).mark
    recording.take_back(competition, round_, first, seen=seen, **call)
    assert queries.finding_of(round_, first) is None
    assert (events()[-1].verb, events()[-1].data["after"]) == ("finding taken back", None)
    later = call | {"now": make.NOW.replace(microsecond=5)}
    recording.keep(competition, round_, [Found(first, BALLOTS)], **later)
    with pytest.raises(Stale):
        recording.take_back(competition, round_, first, seen=seen, **call)


@pytest.mark.parametrize(("state", "words"), [("waiting", "not been opened"), ("closed", "closed")])
def test_only_while_the_round_is_under_way(council, call, state, words):
    competition, round_, (first, _) = council
    round_.state = state
    for act in (
        lambda: recording.keep(competition, round_, [Found(first, BALLOTS)], **call),
        lambda: recording.take_back(competition, round_, first, seen="", **call),
    ):
        with pytest.raises(Closed, match=words):
            act()


def test_only_of_entries_that_take_part(council, call):
    competition, round_, (first, second) = council
    first.reached, second.state = 0, "withdrawn"
    for entry in (first, second):
        with pytest.raises(Invalid, match="does not take part"):
            recording.keep(competition, round_, [Found(entry, BALLOTS)], **call)
    elsewhere = make.entry(under_way(vote()), make.person())
    with pytest.raises(Invalid, match="does not take part"):
        recording.keep(competition, round_, [Found(elsewhere, BALLOTS)], **call)


@pytest.mark.parametrize("wrong", [
    {"yes": 10, "no": 1}, {"listed": 0, "present": 0}, {"present": 12}, {"no": -1}, {"yes": 6, "invalid": 5},
])  # fmt: skip
def test_ballots_that_contradict_themselves_are_refused(council, call, wrong):
    competition, round_, (first, _) = council
    with pytest.raises(Invalid):
        recording.keep(competition, round_, [Found(first, BALLOTS | wrong)], **call)


def test_every_ballot_may_be_cast(council, call):
    competition, round_, (first, _) = council
    data = {"listed": 11, "present": 10, "chair": True, "yes": 4, "no": 3, "abstain": 2, "invalid": 1}
    assert recording.keep(competition, round_, [Found(first, data)], **call) == 1


@pytest.mark.parametrize(("agree", "data", "is_sound"), [
    ("1", {"a": [1, 1], "b": [0, 1]}, True),
    ("1", {"a": [1, 1]}, False),
    ("1", {"a": [1, 1], "b": [1, 1], "c": [1, 1]}, False),
    ("1", {"a": [2, 2], "b": [1, 1]}, False),
    ("1", {"a": [0, 0], "b": [1, 1]}, False),
    ("1/2", {"a": [2, 3], "b": [0, 3]}, True),
    ("1/2", {"a": [4, 3], "b": [0, 3]}, False),
    ("1/2", {"a": [-1, 3], "b": [0, 3]}, False),
    ("1/2", {"a": [0, 0], "b": [0, 3]}, False),
    ("1/2", {"a": [1, 1000], "b": [0, 3]}, False),
])  # fmt: skip
def test_answers_to_conditions(call, agree, data, is_sound):
    competition = under_way(conditions(agree))
    entry = make.entry(competition, make.person())
    if is_sound:
        assert recording.keep(competition, competition.rounds[0], [Found(entry, data)], **call) == 1
    else:
        with pytest.raises(Invalid):
            recording.keep(competition, competition.rounds[0], [Found(entry, data)], **call)


@pytest.mark.parametrize(("votes", "is_sound"), [(0, True), (999_999_999, True), (-1, False), (10**9, False)])
def test_votes_of_the_public(call, votes, is_sound):
    competition = under_way(public())
    entry = make.entry(competition, make.person())
    found = [Found(entry, {"votes": votes})]
    if is_sound:
        assert recording.keep(competition, competition.rounds[0], found, **call) == 1
    else:
        with pytest.raises(Invalid):
            recording.keep(competition, competition.rounds[0], found, **call)


def test_scores_are_not_recorded_here(call):
    competition = make.competition(stage="judging")
    entry = make.entry(competition, make.person())
    with pytest.raises(Invalid, match="judges give points"):
        recording.keep(competition, competition.rounds[0], [Found(entry, {})], **call)
