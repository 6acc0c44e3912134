"""Malformed tables: each is either still a valid input, or every fault names its place.

    JUDGING_MALFORMED=2000 python -m pytest tests/ranking/test_tables_malformed.py

The tables of one small competition with every kind of round, after a few seeded mutations of
their cells, lines or bytes. They go the way of ``judging rank``, from bytes to JSON, and may
end in nothing but a result or a refusal that can be said in both languages.
"""

import os
import random
import re

import pytest

from judging.errors import Refusal
from judging.ranking import refusals
from judging.ranking.pipeline import rank
from judging.ranking.report import record, table
from judging.ranking.tables.faults import Faults
from judging.ranking.tables.given import Source, Tables, given
from tests.ranking.tabled import rules_of

FILES = int(os.environ.get("JUDGING_MALFORMED", "200"))
SEEDS = 10
RULES = rules_of("""
[[group]]
id = "gom"
name = "Gốm sứ"

[[group]]
id = "tre"
name = "Mây, tre"

[[round]]
id = "papers"
name = "Hồ sơ"
kind = "eligibility"
condition = [{ id = "new", name = "Mới" }]

[[round]]
id = "jury"
name = "Chấm điểm"
kind = "score"
threshold = 5
keep = { share = 0.9 }

[[round.panel]]
id = "experts"
name = "Chuyên gia"

[[round.panel]]
id = "guests"
name = "Khách mời"
weight = 0.5

[[round.criterion]]
id = "beauty"
name = "Đẹp"
maximum = 10
step = 0.5

[[round.criterion]]
id = "use"
name = "Công dụng"
part = [{ id = "home", name = "Ở nhà", maximum = 5 }, { id = "abroad", name = "Xuất khẩu", maximum = 5 }]

[[round]]
id = "net"
name = "Cộng đồng"
kind = "public"
maximum = 20
carry = [{ round = "jury" }]

[[round]]
id = "council"
name = "Hội đồng"
kind = "vote"
pass = 0.5
quorum = 0.75
chair = true

[[award]]
id = "first"
name = "Giải Nhất"
cap = 1

[[award]]
id = "second"
name = "Giải Nhì"
cap = 2
""")
ENTRIES = {"G1": "gom", "G2": "gom", "G3": "gom", "M1": "tre", "M2": "tre"}
JUDGES = {"Ân": "experts", "Bình": "experts", "Chi": "guests"}
LINES = {"beauty": ["7", "8.5", '"9,5"'], "use.home": ["3", "4"], "use.abroad": ["2", "5"]}


def valid() -> dict[str, str]:
    """Three tables that fit together."""
    rng = random.Random(1)
    scores = ["entry,judge,criterion,score,group,round,weight,judge_group"]
    for entry, group in ENTRIES.items():
        scores.append(f"{entry},secretary,new,1,{group},papers,,")
        for judge, panel in JUDGES.items():
            scores += [
                f"{entry},{judge},{line},{rng.choice(points)},{group},jury,,{panel}" for line, points in LINES.items()
            ]
    votes = ["entry,round,listed,present,chair,yes,no,abstain,invalid,votes"]
    for n, entry in enumerate(ENTRIES):
        votes += [f"{entry},net,,,,,,,,{10 + n}", f"{entry},council,12,11,1,{5 + n},2,,,"]
    entries = ["entry,group,entrant,number,recognised"]
    entries += [f"{entry},{group},Hoa,{n},commune;province" for n, (entry, group) in enumerate(ENTRIES.items(), 1)]
    return {name: "\n".join(rows) + "\n" for name, rows in (("scores", scores), ("votes", votes), ("entries", entries))}


VALID = valid()
VALUES = [
    *("", " ", "0", "-0", "-1", "+1", "0.1", "7,5", '"7,5"', "1e3", "nan", "inf", "0x10", "1/2", "1_000", "9" * 5000),
    *("=1+1", "@x", "１２", "٣", "None", "true", "a\nb", '"a\nb"', '"', '""', "'", "\0", "\x1b[2J", "\u2028", "\u202e"),
    *("G1", "gom", "jury", "experts", "beauty", "use", "use.home", "new", "all", "x" * 300, '"' + "y" * 140_000 + '"'),
]
BYTES = [b"", b"\0", b"\xff", b"\xef\xbb\xbf", b"\xc3", b'"', b",", b";", b"\n", b"\r", b"\t", "é".encode("latin-1")]


def _cell(text: str, rng: random.Random) -> str:
    lines = text.split("\n")
    at = rng.randrange(len(lines))
    cells = lines[at].split(",")
    cells[rng.randrange(len(cells))] = rng.choice(VALUES)
    lines[at] = ",".join(cells)
    return "\n".join(lines)


def _column(text: str, rng: random.Random) -> str:
    """A column taken out, written twice, moved or renamed."""
    rows = [line.split(",") for line in text.split("\n")]
    at, other = rng.randrange(len(rows[0])), rng.randrange(len(rows[0]))
    how = rng.randrange(4)
    for number, row in enumerate(rows):
        if len(row) <= max(at, other):
            continue
        if how == 0:
            del row[at]
        elif how == 1:
            row.insert(other, row[at])
        elif how == 2:
            row[at], row[other] = row[other], row[at]
        elif number == 0:
            row[at] = rng.choice(["colour", "Entry", "", "score", *VALUES])
    return "\n".join(",".join(row) for row in rows)


def _lines(text: str, rng: random.Random) -> str:
    lines = text.split("\n")
    at, other = rng.randrange(len(lines)), rng.randrange(len(lines))
    match rng.randrange(5):
        case 0:
            del lines[at]
        case 1:
            lines.insert(other, lines[at])
        case 2:
            lines[at], lines[other] = lines[other], lines[at]
        case 3:
            lines[at] += rng.choice([",", ",8", ";", '"', " "])
        case _:
            del lines[at:]
    return "\n".join(lines)


def _spelling(text: str, rng: random.Random) -> str:
    """What another program makes of it."""
    old, new = rng.choice(
        [(",", ";"), ("\n", "\r\n"), ("\n", "\r"), (",", "\t"), (".", ","), ('"', ""), ("\n", "\n\n")]
    )
    return text.replace(old, new)


MUTATIONS = (_cell, _cell, _cell, _cell, _lines, _lines, _column, _spelling)


def malformed(rng: random.Random) -> dict[str, bytes]:
    """The tables of one competition, one of them or several no longer as they were."""
    texts = dict(VALID)
    for _ in range(rng.randrange(1, 4)):
        name = rng.choice(["scores", "scores", "votes", "entries"])
        texts[name] = rng.choice(MUTATIONS)(texts[name], rng)
    tables = {name: text.encode() for name, text in texts.items()}
    if rng.random() < 0.2:
        name = rng.choice([*tables])
        content = tables[name]
        at = rng.randrange(len(content) + 1)
        tables[name] = content[:at] + rng.choice([*BYTES, rng.randbytes(3)]) + content[at + rng.randrange(3) :]
    if rng.random() < 0.03:
        name = rng.choice([*tables])
        tables[name] = rng.choice([b"", b"\n", VALID[name].encode("utf-16"), VALID[name].split("\n")[0].encode()])
    if rng.random() < 0.1:
        del tables[rng.choice([*tables])]
    return tables


PLACE = {
    "vi": re.compile(r"((scores|votes|entries)\.csv(, dòng \d+)?(, cột [^\n]+?)?|SCORES\.csv|--votes): \S"),
    "en": re.compile(r"((scores|votes|entries)\.csv(, line \d+)?(, column [^\n]+?)?|SCORES\.csv|--votes): \S"),
}
WHOLE = {"empty", "no_rows", "too_large", "table_missing"}


def is_refused(tables: dict[str, bytes]) -> bool:
    """Whether the input is refused, with a place and a sentence for every fault; a valid one is used to the end."""
    try:
        handed_in = given(Tables(**{name: Source(f"{name}.csv", content) for name, content in tables.items()}), RULES)
        outcome = rank(RULES, handed_in)
    except Faults as faults:
        assert faults.faults
        for fault in faults.faults:
            assert fault.line or fault.code in WHOLE
            for language, place in PLACE.items():
                sentence = fault.said(language)
                assert place.match(sentence) and len(sentence) < 800 and sentence.isprintable(), sentence
        return True
    except Refusal as refusal:
        for language, round in (("vi", "vòng "), ("en", "round ")):
            assert refusals.said(refusal, language).startswith(round)
        return True
    names = record.Names("", record.input_hash(handed_in))
    assert record.written(record.record(RULES, outcome, names)).endswith("}\n")
    assert table.table(RULES, outcome, names).isascii() is False
    assert list(table.rows(RULES, outcome))
    return False


def test_the_tables_fit_together_before_they_are_changed():
    assert not is_refused({name: text.encode() for name, text in VALID.items()})


@pytest.mark.parametrize("seed", range(SEEDS))
def test_every_malformed_table_ends_in_a_message_that_names_the_place(seed):
    rng = random.Random(seed)
    corpus = [malformed(rng) for _ in range(FILES // SEEDS)]
    refused = sum(map(is_refused, corpus))
    assert refused > len(corpus) / 3
