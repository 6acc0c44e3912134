"""What is kept as JSON comes back as the same values."""

import json

from judging.errors import Incomplete, Invalid
from judging.ranking.document.reading import read
from judging.ranking.fingerprint import canonical
from judging.ranking.pipeline import rank
from judging.ranking.restoring import restored
from judging.ranking.types import Outcome
from tests.ranking.opinions import given
from tests.second.random_competitions import competition


def test_outcomes_come_back_exactly():
    kept = 0
    for drawn in map(competition, range(40)):
        try:
            outcome = rank(read(drawn.text), given(drawn.given))
        except (Incomplete, Invalid):
            continue
        assert restored(Outcome, json.loads(canonical(outcome))) == outcome
        kept += 1
    assert kept > 20
