"""Who is above each line, as the exact result has it, and with another threshold."""

from dataclasses import replace

from judging.ranking.certainty.otherwise.twin import OFFICIAL, Case
from tests.ranking.certainty.otherwise import agrees, agrees_again, at_random, whole


def test_random_competitions_with_another_threshold():
    asks = [ask for ask in at_random(range(60)) if ask.round.threshold and whole(ask)]
    tried = [
        agrees_again(ask, ask.again(round=replace(ask.round, threshold=points)), OFFICIAL, float(points))
        for ask in asks for points in (ask.round.threshold + 1, ask.round.threshold / 2)
    ]  # fmt: skip
    assert sum(tried) > 10


def test_random_competitions():
    for ask in at_random(range(60)):
        agrees(ask)


def test_random_competitions_without_the_first_judge():
    """Floors, thresholds and the best that are kept, for those whom that judge saw and for the others."""
    asks = [
        ask for ask in at_random(range(120))
        if whole(ask) and ask.round.combine != "sum" and (ask.round.keep or any(c.floor for c in ask.round.criteria))
        and (ask.marks.sheets_of_entry[ask.marks.entry[ask.marks.judge == 0]] > 1).all()
    ]  # fmt: skip
    assert sum(agrees_again(ask, ask.again(without=ask.marks.judges[0]), Case(without=0)) for ask in asks) > 8
