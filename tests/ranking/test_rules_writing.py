"""Rules written down and read again are the same rules, and their fingerprint changes with anything in them."""

import json
import re
from dataclasses import fields, replace
from fractions import Fraction
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judging.ranking import rules as values
from judging.ranking.document.lines import lines_of
from judging.ranking.document.reading import read
from judging.ranking.document.schema import DOCUMENT, ById, Choice, Many, One, Table, defaults, tables
from judging.ranking.document.writing import canonical, fingerprint, hashed, number, plain, write

EVERYTHING = """\
id = "everything"
name = "Mọi khóa"
name_en = "Every key"
note = '''Dòng một
"dòng" hai'''
note_en = "Tab\\there, \\\\ and \\"quotes\\""
sources = ["https://example.org/a", "b"]
subject = "person"
identity = "shown"
statements = "required"
totals = "public"
undecided = ["ties.chain"]

[ladder]
level = "province"
needs = "commune"

[[group]]
id = "g"
name = "Nhóm"
name_en = "Group"

[[round]]
id = "papers"
name = "Hồ sơ"
name_en = "Papers"
kind = "eligibility"
agree = "2/3"

[[round.condition]]
id = "new"
name = "Mới"
name_en = "New"

[[round]]
id = "first"
name = "Vòng một"
name_en = "First"
kind = "score"
per = "criterion"
combine = "median"
drop_high = 1
drop_low = 2
drop_from = 5
absent = "allow"
minimum = 3
spread = 10
threshold = 70.5
comparison = "gt"

[round.keep]
share = 0.5
within = "all"
ties = "none"

[round.decimals]
panel = 1
criterion = 2
weighted = 3
figure = 4
total = 5

[[round.panel]]
id = "press"
name = "Báo chí"
name_en = "Press"
weight = 0.5
weights = { beauty = 2 }

[[round.criterion]]
id = "beauty"
name = "Đẹp"
name_en = "Beauty"
maximum = 40
step = 0.25
factor = "4/3"
floor = 10
guidance = "a"
guidance_en = "b"
hint = "c"
hint_en = "d"

[[round.criterion.level]]
from = 20
name = "Khá"
name_en = "Fair"

[round.criterion.for.g]
maximum = 30
step = 0.5
factor = 2
floor = 11

[[round.criterion]]
id = "use"

[[round.criterion.part]]
id = "p"
name = "Phần"
name_en = "Part"
maximum = 5
step = 0.1

[[round]]
id = "final"
name = "Chung khảo"
name_en = "Final"
kind = "score"
combine = "corrected"

[round.keep]
count = 10

[[round.carry]]
round = "first"
of = "figure"
weight = "1/3"

[round.decimals]
sheet = 0

[round.correction]
limit = 1.5
decimals = 3
within = "all"
otherwise = "mean"

[[round.criterion]]
id = "idea"
maximum = 10

[[round]]
id = "public"
name = "Bình chọn"
name_en = "Public"
kind = "public"
maximum = 20
within = "group"
threshold = 1
comparison = "gt"

[round.keep]
count = 3

[[round.carry]]
round = "final"

[round.decimals]
figure = 1
total = 2

[[round]]
id = "council"
name = "Hội đồng"
name_en = "Council"
kind = "vote"
quorum = 0.75
chair = true
pass = "2/3"
comparison = "gt"
of = "present"
secret = false

[[band]]
id = "gold"
name = "Vàng"
name_en = "Gold"
from = 90

[[band.gate]]
criterion = "idea"
at_least = 9

[[award]]
id = "special"
name = "Đặc biệt"
name_en = "Special"
cap = 1
across = true

[[award]]
id = "one"
caps = { g = "all" }

[[award]]
id = "side"
cap = "all"
side = true

[ties]
chain = ["criterion:idea", "round:final", "lot"]
at_line = "all"
chair = "GK1"

[limits]
per_entry = 2
per_entrant = 3
"""
RULES = read(EVERYTHING)


def used(holder, value, path=()):
    """The keys that ``value`` sets to something else than their default."""
    table = holder.table_of(value) if isinstance(holder, Choice) else holder
    for key in table.keys:
        own = getattr(value, key.attribute)
        if own != defaults(table.of).get(key.attribute):
            yield (*path, table.of.__name__, key.name)
        match key.holds:
            case One(inner) if own is not None:
                yield from used(inner, own, (*path, table.of.__name__))
            case Many(inner):
                for item in own:
                    yield from used(inner, item, (*path, table.of.__name__))
            case ById(Table() as inner):
                for item in own.values():
                    yield from used(inner, item, (*path, table.of.__name__))


def test_the_example_says_everything_that_can_be_said():
    said = {place[-2:] for place in used(DOCUMENT, RULES)}
    can = {(table.of.__name__, key.name) for _, table in tables() for key in table.keys}
    said |= {("Scored", "kind")}  # the default of its field, but every document says it
    assert can - said == {("Public", "kind"), ("Vote", "kind"), ("Eligibility", "kind")}


def test_every_field_of_the_rules_has_a_key():
    for _, table in tables():
        names = {field.name for field in fields(table.of)}
        keys = {key.attribute for key in table.keys}
        assert keys <= names
        assert keys == names or table.of is values.Decimals


def test_nothing_is_lost_and_the_canonical_text_is_stable():
    text = write(RULES)
    assert read(text) == RULES
    assert write(read(text)) == text
    assert "secret = false" in text and "minimum = 1\n" not in text


def test_the_canonical_text_leaves_out_what_goes_without_saying():
    small = 'id = "a"\nname = "b"\n\n[[round]]\nid = "c"\nkind = "vote"\npass = 0.5\n'
    assert write(read(small)) == small
    assert write(read(small.replace("0.5\n", '"1/2"\nof = "listed"\n# why\n[ties]\nchain = []\n'))) == small


@pytest.mark.parametrize(
    ("value", "spelt"),
    [
        (Fraction(40), "40"),
        (Fraction(75, 2), "37.5"),
        (Fraction(2, 3), '"2/3"'),
        (Fraction(1, 1000), "0.001"),
        (Fraction(0), "0"),
        (Fraction(100), "100"),
        (Fraction(1, 64), "0.015625"),
        (Fraction(1, 4096), "0.000244140625"),
        (Fraction(1, 8192), '"1/8192"'),
        (Fraction(-1, 2), "-0.5"),
        (Fraction(-3), "-3"),
        (Fraction(-1, 3), '"-1/3"'),
    ],
)
def test_numbers_are_written_in_their_shortest_exact_spelling(value, spelt):
    assert number(value) == spelt


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters=[chr(n) for n in (*range(9), *range(11, 32), 127)]))
NUMBERS = st.fractions(0, 10**4, max_denominator=10**6)


@given(note=TEXTS, hint=TEXTS, number_=NUMBERS, floor=NUMBERS)
def test_any_text_and_any_number_come_back(note, hint, number_, floor):
    criterion = values.Criterion(id="a", maximum=number_ + 1, step=number_ + Fraction(1, 7), floor=floor, hint=hint)
    scored = values.Scored(id="r", threshold=number_, criteria=(criterion,))
    rules = values.Rules(id="x", name="X", note=note, sources=(hint, note), rounds=(scored,))
    assert read(write(rules)) == rules


def test_the_fingerprint_is_of_the_content_as_plain_json():
    found = json.loads(canonical(RULES))
    assert found["round"][1]["threshold"] == "141/2"
    assert found["round"][1]["minimum"] == 3
    assert found["round"][4]["pass"] == "2/3"
    assert found["round"][2]["keep"] == {"count": 10, "share": None, "ties": "all", "within": "group"}
    assert found["round"][2]["decimals"]["total"] is None
    assert found["award"][1] == {
        "across": False,
        "cap": None,
        "caps": {"g": "all"},
        "id": "one",
        "name": "",
        "name_en": "",
        "side": False,
    }
    text = json.dumps(found, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    assert canonical(RULES) == text.encode()
    assert hashed(RULES) == sha256(text.encode()).hexdigest()
    assert fingerprint(RULES).replace("-", "").lower() == hashed(RULES)[:8]
    assert re.fullmatch(r"[0-9A-F]{4}-[0-9A-F]{4}", fingerprint(RULES))


def test_any_change_changes_the_fingerprint_and_a_comment_does_not():
    assert fingerprint(read("# for people\n" + EVERYTHING)) == fingerprint(RULES)
    for number_, line in enumerate(lines := EVERYTHING.splitlines()):
        if match := re.fullmatch(r"(?:name|name_en|hint|figure|total|per_entrant|drop_high) = (.*)", line):
            other = '"khác"' if match[1].startswith('"') else "0"
            changed = [*lines[:number_], line.replace(match[1], other), *lines[number_ + 1 :]]
            assert fingerprint(read("\n".join(changed))) != fingerprint(RULES)
    assert fingerprint(replace(RULES, limits=values.Limits())) != fingerprint(RULES)


def test_every_key_has_the_line_where_it_stands():
    """Found by the scanner, for every path of the document, against the key as it is written there."""
    lines, rows = lines_of(EVERYTHING), EVERYTHING.splitlines()

    def visit(value, path):
        items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        for step, inner in items:
            here = (*path, step)
            if here in lines.known and isinstance(step, str) and step != "weights":
                assert re.match(rf"(\[+([a-z]+\.)*)?{re.escape(step)}\b|[a-z]+ = {{", rows[lines.at(here) - 1]), here
            visit(inner, here)

    visit(plain(RULES), ())
    at = {path: lines.at(path) for path in (("round", 4, "pass"), ("round", 1, "criterion", 0, "for", "g", "floor"))}
    assert [rows[line - 1] for line in at.values()] == ['pass = "2/3"', "floor = 11"]


def test_lines_are_found_in_every_way_of_writing():
    text = '''# a comment with [header] and "quotes
a.b . "c d" = 1
'x' = { y = [1, 2], "z" = { w = """
]""" } }
list = [ # not = a key
  "# no comment",
  [1,
   2], { k = '}' },
]
[[t.u]]
n = 1
[t.u.v]
m = \'\'\'
n = 5
\'\'\'
[[t.u]]
n = 2020-01-01 00:00:00
[[t.u.deep]]
s = "a\\"]b" # end
'''
    known = lines_of(text)
    expected = {
        ("a", "b", "c d"): 2,
        ("x", "y", 1): 3,
        ("x", "z", "w"): 3,
        ("list", 0): 6,
        ("list", 1, 1): 8,
        ("list", 2, "k"): 8,
        ("t", "u", 0): 10,
        ("t", "u", 0, "n"): 11,
        ("t", "u", 0, "v", "m"): 13,
        ("t", "u", 1): 16,
        ("t", "u", 1, "n"): 17,
        ("t", "u", 1, "deep", 0, "s"): 19,
        ("t", "u", 1, "absent"): 16,
        ("nowhere",): 1,
    }
    assert {path: known.at(path) for path in expected} == expected
