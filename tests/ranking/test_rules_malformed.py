"""Malformed rules files: each is either still a valid document, or every fault names its place.

    JUDGING_MALFORMED=2000 python -m pytest tests/ranking/test_rules_malformed.py

Every file is a preset, or a document with every key, after a few seeded mutations. None may
end in anything else than rules or ``Faults``.
"""

import os
import random
import re

import pytest

from judging.competitions import presets
from judging.ranking import articles
from judging.ranking.document.faults import Faults
from judging.ranking.document.open_points import open_points
from judging.ranking.document.reading import read
from judging.ranking.document.writing import hashed, write
from tests.ranking.test_rules_writing import EVERYTHING

FILES = int(os.environ.get("JUDGING_MALFORMED", "200"))
SEEDS = 10
TEXTS = [EVERYTHING, *map(presets.text, presets.names())]
CHARACTERS = "[]{}=\"'#.,\\\n\t \r-+_0159aeé\0\x7f\ud7ff\ufeff🏺"
VALUES = [
    *("0", "-1", "1", "3.5", "1e400", "-0.0", "nan", "inf", "1e-30", "0x10", "9" * 30, "9" * 4400, "1979-05-27"),
    *('""', '"all"', '"1/0"', '"2/3"', '"nhat"', "'''\nx\n'''", '"\\u0000"', "true", "[]", "[[]]", "{}", "{ a = 1 }"),
    *('["median", 3]', '[{ id = "x" }]', "[" * 3000, "", "é", '"criterion:x"', '["lot", "round:final"]'),
]
KEYS = ["id", "kind", "from", "cap", "caps", "pass", "for", "round", "award", "share", "count", "step", "maximum"]


def _character(text: str, rng: random.Random) -> str:
    at = rng.randrange(len(text) + 1)
    return text[:at] + rng.choice(["", rng.choice(CHARACTERS)]) + text[at + rng.randrange(3) :]


def _lines(text: str, rng: random.Random) -> str:
    lines = text.split("\n")
    at, other = rng.randrange(len(lines)), rng.randrange(len(lines))
    match rng.randrange(4):
        case 0:
            del lines[at]
        case 1:
            lines.insert(other, lines[at])
        case 2:
            lines[at], lines[other] = lines[other], lines[at]
        case _:
            del lines[at : at + rng.randrange(1, 12)]
    return "\n".join(lines)


def _pair(text: str, rng: random.Random, pattern: str, new: str) -> str:
    """One of the places where ``pattern`` matches, written anew."""
    found = list(re.finditer(pattern, text, re.MULTILINE))
    if not found:
        return text
    match = rng.choice(found)
    return text[: match.start(1)] + new + text[match.end(1) :]


def _value(text: str, rng: random.Random) -> str:
    return _pair(text, rng, r"^[a-z_]+ = (.*)$", rng.choice(VALUES))


def _key(text: str, rng: random.Random) -> str:
    return _pair(text, rng, r"^([a-z_]+) = ", rng.choice([*KEYS, "colour", "naem", '"é"', "a.b", ""]))


def _header(text: str, rng: random.Random) -> str:
    names = [*KEYS, "round.criterion", "round.keep", "round.criterion.for.x", "band.gate", "ties.chain"]
    return _pair(text, rng, r"^(\[.*\])$", rng.choice(["[{}]", "[[{}]]", "[{}", "{}"]).format(rng.choice(names)))


def _added(text: str, rng: random.Random) -> str:
    at = rng.choice([m.end() for m in re.finditer("\n", text)] or [0])
    return text[:at] + f"{rng.choice(KEYS)} = {rng.choice(VALUES)}\n" + text[at:]


def _cut(text: str, rng: random.Random) -> str:
    return text[: rng.randrange(len(text) + 1)] + rng.choice(["", rng.choice(TEXTS)])


MUTATIONS = (_character, _character, _lines, _lines, _value, _value, _value, _key, _header, _added, _cut)


def malformed(rng: random.Random) -> bytes:
    """One file of the corpus."""
    text = rng.choice(TEXTS)
    for _ in range(rng.randrange(1, 4)):
        text = rng.choice(MUTATIONS)(text, rng)
    content = text.encode()
    if rng.random() < 0.05:
        at = rng.randrange(len(content) + 1)
        content = content[:at] + rng.randbytes(3) + content[at:]
    return content


def is_refused(content: bytes) -> bool:
    """Whether the file is refused, with a place and a sentence for every fault; a valid one is used to the end."""
    try:
        rules = read(content)
    except Faults as faults:
        assert faults.faults
        rows = content.count(b"\n") + 1
        for fault in faults.faults:
            assert 1 <= fault.line <= rows
            for language in ("vi", "en"):
                assert fault.placed(language).startswith(f"{fault.line}: ")
                assert len(fault.placed(language)) < 1000
        return True
    assert read(write(rules)) == rules
    assert len(hashed(rules)) == 64
    assert open_points(rules) is not None
    for language in ("vi", "en"):
        assert articles.text(rules, language)
    return False


@pytest.mark.parametrize("seed", range(SEEDS))
def test_every_malformed_file_ends_in_a_message_that_names_the_place(seed):
    rng = random.Random(seed)
    corpus = [malformed(rng) for _ in range(FILES // SEEDS)]
    refused = sum(map(is_refused, corpus))
    assert refused > len(corpus) / 3
