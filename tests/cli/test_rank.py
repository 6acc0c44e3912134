"""``judging rank``: what it prints, where, and the status it ends with."""

import csv
import io
import json
import subprocess
import sys

import pytest
from click.testing import CliRunner

import config
from judging.cli import main

RULES = """
id = "thu"
name = "Thi thử"
name_en = "Trial"

[[group]]
id = "gom"
name = "Gốm sứ"
name_en = "Ceramics"

[[group]]
id = "tre"
name = "Mây, tre"
name_en = "Bamboo"

[[round]]
id = "final"
name = "Chung khảo"
kind = "score"
threshold = 5
criterion = [{ id = "beauty", name = "Thẩm mỹ", maximum = 10, step = 0.5 }]

[[award]]
id = "first"
name = "Giải Nhất"
name_en = "First prize"
cap = 1

[[award]]
id = "second"
name = "Giải Nhì"
name_en = "Second prize"
cap = 1

[ties]
chain = ["chair"]
"""
SCORES = """entry,judge,criterion,score,group
G1,An,beauty,9,gom
G1,Chi,beauty,7,gom
G2,An,beauty,"8,5",gom
G2,Chi,beauty,7.5,gom
M1,An,beauty,4,tre
M1,Chi,beauty,4.5,tre
"""


@pytest.fixture
def run(tmp_path):
    """A function: one ranking of the tables in a folder of its own, without any setting."""
    for name, text in {"r.toml": RULES, "s.csv": SCORES}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")

    def run(*arguments, typed=None, **files):
        for name, text in files.items():
            (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
        line = [str(tmp_path / a) if a.endswith((".csv", ".toml")) else a for a in arguments]
        return CliRunner().invoke(main, ["rank", *line], input=typed, env=dict.fromkeys(config.SETTINGS))

    return run


def test_a_table_for_people(run):
    answer = run("s.csv", "--rules", "r.toml", "--chair", "An")
    assert (answer.exit_code, answer.stderr) == (0, "")
    lines = answer.stdout.splitlines()
    assert lines[0] == "Thi thử"
    assert lines[3:7] == [
        "Gốm sứ",
        "  Hạng  Mã  Tổng  Giải       Kết quả",
        "     1  G1  8,00  Giải Nhất  đạt giải",
        "     2  G2  8,00  Giải Nhì   đạt giải",
    ]
    assert "     1  M1  4,25  chưa đạt ngưỡng" in lines
    english = run("s.csv", "--rules", "r.toml", "--chair", "An", "--lang", "en").stdout
    assert "      1  G1      8.00  First prize   won" in english.splitlines()


def test_a_tie_across_a_line_ends_with_3_until_it_is_decided(run):
    answer = run("s.csv", "--rules", "r.toml", "--chair", "Chi")
    assert answer.exit_code == 0  # the chair sets them apart: 7 and 7.5
    level = SCORES.replace('"8,5"', "9").replace("7.5", "7")
    answer = run("s.csv", "--rules", "r.toml", s=level)
    assert answer.exit_code == 3
    assert "Bằng nhau ở vạch giải, chờ quyết định: G1, G2" in answer.stdout
    assert "--decide G1,G2" in answer.stdout
    decided = run("s.csv", "--rules", "r.toml", "--decide", "G2, G1", "--format", "csv")
    assert decided.exit_code == 0
    rows = list(csv.DictReader(io.StringIO(decided.stdout_bytes.decode("utf-8-sig"))))
    assert [(row["entry"], row["award"]) for row in rows] == [("G1", "second"), ("G2", "first"), ("M1", "")]


def test_json_says_everything_and_is_the_same_for_any_order_of_rows(run):
    first = run("s.csv", "--rules", "r.toml", "--chair", "An", "--format", "json")
    head, *rows = SCORES.splitlines()
    turned = "\n".join([head, *reversed(rows)])
    second = run("s.csv", "--rules", "r.toml", "--chair", "An", "--format", "json", s=turned)
    assert first.stdout_bytes == second.stdout_bytes
    record = json.loads(first.stdout)
    assert [(e["entry"], e["exact"], e["total"], e["place"], e["award"]) for e in record["entries"]] == [
        ("G1", "8", "8.00", 1, "first"),
        ("G2", "8", "8.00", 2, "second"),
        ("M1", "17/4", "4.25", 1, None),
    ]
    other = json.loads(run("s.csv", "--rules", "r.toml", "--chair", "Chi", "--format", "json").stdout)
    assert other["rules"] == record["rules"] and other["input_hash"] != record["input_hash"]


def test_standard_input_and_other_tables(run):
    entries = "entry,group,entrant\nG1,gom,Hoa\nG2,gom,Hoa\nM1,tre,Lan\n"
    plain = SCORES.replace(",group", "").replace(",gom", "").replace(",tre", "")
    answer = run("-", "--rules", "r.toml", "--entries", "e.csv", "--chair", "An", typed=plain, e=entries)
    assert answer.exit_code == 0 and "Người dự thi" in answer.stdout and "Hoa" in answer.stdout
    twice = run("-", "--rules", "r.toml", "--entries", "-", typed=plain)
    assert twice.exit_code == 2 and "only one table can be read from “-”" in twice.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["s.csv", "--rules", "none.toml"], "none.toml: cannot be read (No such file or directory)"),
        (["none.csv", "--rules", "r.toml"], "none.csv: cannot be read (No such file or directory)"),
        (["--rules", "r.toml"], "SCORES.csv: this table is missing: round final needs it"),
        (["s.csv", "--rules", "s.csv"], "s.csv:1"),
        (
            ["s.csv", "--rules", "r.toml", "--ignore", "group"],
            "s.csv, line 2, column group: no group is known for “G1”",
        ),
        (["s.csv", "--rules", "r.toml", "--chair", "Ann"], "--chair: there is no “Ann”; allowed: An, Chi"),
        (["s.csv", "--rules", "r.toml", "--withhold", "third"], "--withhold: there is no “third”"),
        (["s.csv", "--rules", "r.toml", "--withhold", "first:lua"], "--withhold: there is no “lua”; allowed: gom, tre"),
        (["s.csv", "--rules", "r.toml", "--decide", "G1"], "--decide: “G1” must name at least two different entries"),
        (["s.csv", "--rules", "r.toml", "--decide", "G1,G1"], "--decide: “G1,G1” must name at least two different"),
        (["s.csv", "--rules", "r.toml", "--decide", "G1,G9"], "--decide: there is no entry “G9”"),
        (
            ["s.csv", "--rules", "r.toml", "--decide", "G1,G2", "--decide", "G2,G1"],
            "two decisions for the same entries",
        ),
    ],
)
def test_what_cannot_be_used_is_named_in_both_languages(run, arguments, said):
    answer = run(*arguments)
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert said in answer.stderr
    assert len(answer.stderr.splitlines()) >= 2
    assert answer.exception is None or isinstance(answer.exception, SystemExit)


def test_a_wrong_cell_is_named_where_it_stands(run):
    answer = run("s.csv", "--rules", "r.toml", s=SCORES.replace("M1,An,beauty,4,", "M1,An,beauty,,"))
    vi, en = answer.stderr.splitlines()
    assert vi.endswith("s.csv, dòng 6, cột score: ô trống; cần một số, không bao giờ được coi là 0")
    assert en.endswith("s.csv, line 6, column score: the cell is empty; it needs a number; it is never taken for 0")


def test_a_missing_sheet_is_named(run):
    answer = run("s.csv", "--rules", "r.toml", s=SCORES.replace("G1,Chi,beauty,7,gom\n", ""))
    assert answer.exit_code == 2
    assert "scores are missing for (entry, judge, criterion): (G1, Chi, beauty)" in answer.stderr


def test_rules_that_are_open_are_not_computed(run, tmp_path):
    (tmp_path / "open.toml").write_text(RULES.replace(", maximum = 10, step = 0.5", ""), encoding="utf-8")
    answer = run("s.csv", "--rules", "open.toml")
    assert answer.exit_code == 2 and "round.final.criterion.beauty.maximum" in answer.stderr


def test_an_award_can_be_withheld(run):
    answer = run("s.csv", "--rules", "r.toml", "--chair", "An", "--withhold", "first:gom", "--format", "json")
    awards = {(a["award"], a["group"]): a for a in json.loads(answer.stdout)["awards"]}
    assert awards["first", "gom"] == {
        "award": "first", "group": "gom", "cap": 1, "given": 0, "held": 0, "withheld": 1, "tie_across_line": [],
    }  # fmt: skip


def test_a_reader_that_has_seen_enough_ends_it_quietly(tmp_path):
    many = SCORES + "".join(f"X{n},{judge},beauty,5,tre\n" for n in range(3000) for judge in ("An", "Chi"))
    (tmp_path / "s.csv").write_text(many, encoding="utf-8")
    (tmp_path / "r.toml").write_text(RULES.replace('"chair"', ""), encoding="utf-8")
    command = [sys.executable, "-m", "judging", "rank", "s.csv", "--rules", "r.toml", "--format", "json"]
    environment = {"PYTHONPATH": str(config.ROOT), "PATH": ""}
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) in (0, 3)
    assert [file.name for file in tmp_path.iterdir() if file.suffix not in (".csv", ".toml")] == []
