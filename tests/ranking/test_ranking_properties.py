"""What holds in every contest, tried on many small ones full of ties."""

from collections import Counter
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from judging.ranking.rules import ALL, Ties
from judging.ranking.types import Decision, Reason, RoundResult

CHAIN = ["criterion:c1", "median", "highest", "lowest"]
LEFT_OUT_RIGHTLY = {Reason.OVER_LIMIT, Reason.LOST_BY_DECISION, Reason.AWAITING, Reason.AWAITING_OTHERS}


@st.composite
def contests(draw, make):
    """Up to three groups of up to six entries by three entrants, with few different figures."""
    judges = draw(st.integers(1, 3))
    points = st.integers(0, 3)
    sheets = st.tuples(*[st.tuples(points, points)] * judges)
    sizes = draw(st.lists(st.integers(1, 6), min_size=1, max_size=3))
    groups = {f"g{g}": {f"g{g}e{e}": draw(sheets) for e in range(size)} for g, size in enumerate(sizes)}
    caps = st.dictionaries(st.sampled_from(list(groups)), st.none() | st.integers(0, 3))
    return make(
        groups,
        maxima=(1000, 1000),
        prizes={p: draw(caps) for p in ("first", "second", "third")[: draw(st.integers(0, 3))]},
        entrants={e: draw(st.sampled_from("MLT")) for entries in groups.values() for e in entries},
        threshold=draw(st.none() | st.tuples(st.integers(0, 5), st.sampled_from(["ge", "gt"]))),
        chain=tuple(draw(st.lists(st.sampled_from(CHAIN), max_size=2, unique=True))),
        limit=draw(st.integers(0, 3)),
    )


@pytest.fixture(scope="session")
def drawn(contest):
    """``drawn(data)`` is one of ``contests``."""
    return lambda data: data.draw(contests(contest))


def settled(data, played):
    """Every outcome on the way, as people decide one tie after the other in whatever order."""
    decisions, outcomes = [], [played.rank()]
    while undecided := [tie for tie in outcomes[-1].ties if not tie.decided]:
        tie = data.draw(st.sampled_from(undecided))
        decisions.append(Decision(tie.group, tuple(data.draw(st.permutations(tie.entries)))))
        outcomes.append(played.rank(*decisions))
    return outcomes


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_the_order_of_the_input_means_nothing(drawn, data):
    played = drawn(data)
    shuffled = played.changed(
        entries=tuple(data.draw(st.permutations(played.given.entries))),
        scores=tuple(data.draw(st.permutations(played.given.scores))),
        required=dict(data.draw(st.permutations(list(played.given.required.items())))),
    )
    assert shuffled.rank() == played.rank()


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_which_judge_gave_which_sheet_means_nothing(drawn, data):
    played = drawn(data)
    judges = sorted({score.judge for score in played.given.scores})
    swap = dict(zip(judges, data.draw(st.permutations(judges)), strict=True))
    swapped = played.changed(scores=tuple(replace(s, judge=swap[s.judge]) for s in played.given.scores))
    bare = [[replace(s, rounds=_without_judges(s)) for s in contest.rank().standings] for contest in (played, swapped)]
    assert bare[0] == bare[1]


def _without_judges(standing) -> tuple[RoundResult, ...]:
    return tuple(replace(result, sheets=()) for result in standing.rounds)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_an_entrys_number_decides_nothing(drawn, data):
    played = drawn(data)
    numbers = data.draw(st.permutations([c.number for c in played.given.entries]))
    pairs = zip(played.given.entries, numbers, strict=True)
    renumbered = played.changed(entries=tuple(replace(c, number=n) for c, n in pairs))
    assert renumbered.prizes() == played.prizes()
    assert renumbered.reasons() == played.reasons()


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_equals_share_a_place_and_better_figures_a_better_one(drawn, data):
    played = drawn(data)
    standings = replace(played, rules=replace(played.rules, ties=Ties())).rank().standings
    for one in standings:
        for other in standings:
            if one.group == other.group:
                assert (one.total > other.total) == (one.place < other.place)
        ahead = [s for s in standings if s.group == one.group and s.total > one.total]
        assert one.place == 1 + len(ahead)


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_prizes_are_just_at_every_stage_of_deciding(drawn, data):
    played = drawn(data)
    for outcome in settled(data, played):
        for count in outcome.awards:
            assert count.cap is None or 0 <= count.given + count.withheld <= count.cap
        level = {award.id: i for i, award in enumerate(played.rules.awards)} | {None: len(played.rules.awards)}
        for better in outcome.standings:
            for worse in outcome.standings:
                if better.group == worse.group and better.place < worse.place and better.reason not in LEFT_OUT_RIGHTLY:
                    assert level[better.award] <= level[worse.award]
        assert all(s.qualified for s in outcome.standings if s.award)
        limit = played.rules.limits.per_entrant
        awards = Counter(s.entrant for s in outcome.standings if s.award)
        assert not limit or max(awards.values(), default=0) <= limit
        assert all(awards[s.entrant] == limit for s in outcome.standings if s.reason is Reason.OVER_LIMIT)


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_what_is_certain_stays_whatever_people_decide(drawn, data):
    outcomes = settled(data, drawn(data))
    final = {s.entry: (s.award, s.reason, s.place, s.total) for s in outcomes[-1].standings}
    for outcome in outcomes:
        for s in outcome.standings:
            assert s.is_awaiting_decision or (s.award, s.reason, s.place, s.total) == final[s.entry]
    assert not any(s.is_awaiting_decision for s in outcomes[-1].standings)
    assert all(outcome.unused_decisions == () for outcome in outcomes)


def by_hand(played):
    """Who wins what when all totals differ: prize by prize, the best entry that may still have it."""
    total = Counter()
    for score in played.given.scores:
        total[score.entry] += score.points / len(played.given.required["final", score.entry])
    (final,), tiny = played.rules.rounds, Fraction(1, 10**9)
    line = -1 if final.threshold is None else final.threshold - (tiny if final.comparison == "ge" else 0)
    limit = played.rules.limits.per_entrant or len(played.given.entries)
    won, awards, taken = {}, Counter(), Counter()
    for prize in played.rules.awards:
        for candidate in sorted(played.given.entries, key=lambda c: -total[c.entry]):
            cap = prize.caps.get(candidate.group, 0)
            is_open = cap == ALL or taken[prize.id, candidate.group] < cap
            may_win = total[candidate.entry] > line and candidate.entry not in won and awards[candidate.entrant] < limit
            if is_open and may_win:
                won[candidate.entry] = prize.id
                awards[candidate.entrant] += 1
                taken[prize.id, candidate.group] += 1
    return won


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_without_ties_it_is_what_one_would_do_by_hand(drawn, data):
    played = drawn(data)
    nudge = {c.entry: Fraction(i, 1000) for i, c in enumerate(data.draw(st.permutations(played.given.entries)))}
    scores = [replace(s, points=s.points + nudge[s.entry]) if s.criterion == "c1" else s for s in played.given.scores]
    distinct = played.changed(scores=tuple(scores))
    assert distinct.rank().ties == ()
    assert distinct.prizes() == by_hand(distinct)
