"""Rules written before a key was there keep their text and their hash: frozen rules are named by it."""

import json

from judging.ranking.document.reading import read
from judging.ranking.document.writing import canonical, hashed, write
from tests.ranking.test_rules_writing import EVERYTHING

#: Made before a round could be corrected: rules that say nothing of it keep their hash.
BEFORE = """\
id = "a"
name = "b"

[[round]]
id = "c"
kind = "score"

[[round.criterion]]
id = "d"
maximum = 10
"""


def test_rules_that_correct_nothing_keep_the_hash_they_had():
    assert write(read(BEFORE)) == BEFORE
    assert hashed(read(BEFORE)) == "94dc584d0c8017fa61ce5e48c7bb284118ab0373178f235b304945dd02111ce4"
    assert "correction" not in json.loads(canonical(read(BEFORE)))["round"][0]
    assert json.loads(canonical(read(EVERYTHING)))["round"][2]["correction"] == {
        "limit": "3/2", "decimals": 3, "within": "all", "otherwise": "mean",
    }  # fmt: skip
    corrected = read(BEFORE.replace('"score"\n', '"score"\ncombine = "corrected"\n\n[round.correction]\n'))
    assert json.loads(canonical(corrected))["round"][0]["correction"] == {
        "limit": None, "decimals": 2, "within": "group", "otherwise": "refuse",
    }  # fmt: skip
