"""``judging diagnose``: what it answers with, from what, and the status it ends with."""

import json

import pytest
from click.testing import CliRunner

import config
from judging.cli import main

RULES = """
id = "thu"
name = "Thi thử"
name_en = "Trial"

[[round]]
id = "first"
name = "Sơ khảo"
kind = "score"
keep = { count = 6 }
criterion = [{ id = "beauty", name = "Thẩm mỹ", maximum = 10 }]

[[round]]
id = "final"
name = "Chung khảo"
kind = "score"
criterion = [
    { id = "beauty", name = "Thẩm mỹ", maximum = 10 },
    { id = "craft", name = "Kỹ thuật", maximum = 10 },
    { id = "use", name = "Ứng dụng", maximum = 10 },
]

[[award]]
id = "prize"
name = "Giải Nhất"
name_en = "First prize"
cap = 3
"""
JUDGES = {"An": 0, "Chi": 1, "Hoa": -1, "Lan": 0, "Minh": 2}
#: What a judge who is neither lenient nor strict gives an entry on every criterion; two go out in the first round.
QUALITY = {"G1": 7, "G2": 6, "G3": 6, "G4": 5, "G5": 5, "G6": 3, "G7": 1, "G8": 1}


def rows(final=("beauty", "craft", "use")):
    """Every judge on every entry, a little off on each criterion; with a time, a number and two countries."""
    at = 0
    for entry, quality in QUALITY.items():
        for judge, effect in JUDGES.items():
            yield f"{entry},{judge},beauty,{quality},first,,,"
            if quality == 1:
                continue
            at += 1
            for n, criterion in enumerate(final):
                points = min(10, max(0, quality + effect + (7 * at + 3 * n) % 3 - 1))
                yield f"{entry},{judge},{criterion},{points},final,2026-09-12 08:{at:02},{judge[0]},{'ACH'[at % 3]}"


HEAD = "entry,judge,criterion,score,round,at,land,of"
SCORES = "\n".join([HEAD, *rows()]) + "\n"
BESIDE = ("--order", "at", "--kin", "land=of")


@pytest.fixture
def run(tmp_path):
    """A function: one diagnosis of the tables in a folder of its own, without any setting."""
    for name, text in {"r.toml": RULES, "s.csv": SCORES}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")

    def run(*arguments, typed=None, **files):
        for name, text in files.items():
            (tmp_path / name.replace("_", ".")).write_text(text, encoding="utf-8")
        line = [str(tmp_path / a) if a.endswith((".csv", ".toml")) else a for a in arguments]
        return CliRunner().invoke(main, ["diagnose", *line], input=typed, env=dict.fromkeys(config.SETTINGS))

    return run


def told(answer):
    assert (answer.exit_code, answer.stderr) == (0, "")
    return json.loads(answer.stdout)


def test_the_last_scored_round_is_looked_at_unless_another_is_named(run):
    whole = told(run("s.csv", "--rules", "r.toml", *BESIDE))
    assert [*whole] == ["rules", "input_hash", "chance_seed", "diagnoses"]
    (final,) = whole["diagnoses"]
    assert (final["round"], final["groups"], final["maximum"]) == ("final", ["all"], "30")
    assert {entry["entry"] for entry in final["entries"]} == {"G1", "G2", "G3", "G4", "G5", "G6"}
    assert [line["id"] for line in final["lines"]] == ["award:prize"]
    effects = {judge["judge"]: judge["effect"] for judge in final["judges"]}
    assert max(effects, key=effects.get) == "Minh" and min(effects, key=effects.get) == "Hoa"
    assert sum(effects.values()) == pytest.approx(0, abs=1e-5)
    (first,) = told(run("s.csv", "--rules", "r.toml", "--round", "first", *BESIDE))["diagnoses"]
    assert (first["round"], [line["id"] for line in first["lines"]]) == ("first", ["keep"])


def test_the_result_is_that_of_judging_rank(run, tmp_path):
    arguments = [str(tmp_path / "s.csv"), "--rules", str(tmp_path / "r.toml")]
    ranked = json.loads(
        CliRunner().invoke(main, ["rank", *arguments, "--format", "json", "--ignore", "at,land,of"]).stdout
    )
    whole = told(run("s.csv", "--rules", "r.toml", *BESIDE))
    assert (whole["rules"], whole["input_hash"]) == (ranked["rules"], ranked["input_hash"])
    exact = {entry["entry"]: (entry["exact"], entry["total"], entry["place"]) for entry in ranked["entries"]}
    for entry in whole["diagnoses"][0]["entries"]:
        assert exact[entry["entry"]] == (entry["exact"], entry["total"], entry["place"])


def test_the_same_bytes_for_any_order_of_rows_and_others_for_another_seed(run):
    first = run("s.csv", "--rules", "r.toml", *BESIDE)
    turned = "\n".join([HEAD, *reversed(SCORES.splitlines()[1:])])
    assert run("s.csv", "--rules", "r.toml", *BESIDE, s_csv=turned).stdout_bytes == first.stdout_bytes
    assert run("-", "--rules", "r.toml", *BESIDE, typed=SCORES).stdout_bytes == first.stdout_bytes
    other = run("s.csv", "--rules", "r.toml", *BESIDE, "--chance-seed", "2")
    assert told(other)["chance_seed"] == 2
    chances = [told(each)["diagnoses"][0]["entries"] for each in (first, other)]
    assert chances[0] != chances[1]


def test_a_page(run):
    answer = run("s.csv", "--rules", "r.toml", *BESIDE, "--format", "html")
    assert (answer.exit_code, answer.stderr) == (0, "")
    assert "<!doctype html>" in answer.stdout.lower() and 'lang="vi"' in answer.stdout
    assert "vạch giải Nhất" in answer.stdout
    english = run("s.csv", "--rules", "r.toml", *BESIDE, "--format", "html", "--lang", "en").stdout
    assert "the line of First prize" in english and 'lang="en"' in english


def test_a_tie_that_awaits_a_decision_is_no_obstacle(run, tmp_path):
    level = "\n".join([HEAD, *(row for row in rows() if ",first," in row)])
    level += "\n" + "\n".join(
        f"G{n},{judge},{criterion},{5 + n % 2},final,,," for n in range(1, 7) for judge in JUDGES
        for criterion in ("beauty", "craft", "use")
    )  # fmt: skip
    answer = run("s.csv", "--rules", "r.toml", "--ignore", "at,land,of", s_csv=level)
    (final,) = told(answer)["diagnoses"]
    assert final["untold"] and final["told"]["vi"]


def test_a_jury_of_one_is_told_as_such(run):
    alone = "\n".join(row for row in SCORES.splitlines() if row.startswith(HEAD) or ",An," in row)
    (final,) = told(run("s.csv", "--rules", "r.toml", *BESIDE, s_csv=alone))["diagnoses"]
    assert {each["part"]: each["reason"] for each in final["untold"]}["severity"] == "one_judge"
    assert final["judges"] == [] and final["entries"][0]["low"] is None


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["none.csv"], "none.csv: cannot be read (No such file or directory)"),
        ([], "SCORES.csv: this table is missing: round first, final needs it"),
        (["s.csv"], "s.csv, line 1, column at: no column has this name"),
        (["s.csv", *BESIDE, "--round", "second"], "--round: there is no scored round “second”; allowed: first, final"),
        (["s.csv", *BESIDE, "--kin", "land"], "--kin: “land” must name two columns, as in judge_country=entry_country"),
        (["s.csv", *BESIDE, "--kin", "=of"], "--kin: “=of” must name two columns"),
        (["s.csv", *BESIDE, "--kin", "land="], "--kin: “land=” must name two columns"),
        (["s.csv", "--order", "time", "--ignore", "at,land,of"], "s.csv, line 1, column time: this column is missing"),
        (["s.csv", "--order", "land", "--ignore", "at,of"], "column land: “A” is neither a number nor a time"),
    ],
)
def test_what_cannot_be_used_is_named_in_both_languages(run, arguments, said):
    answer = run(*arguments, "--rules", "r.toml")
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert said in answer.stderr
    assert len(answer.stderr.splitlines()) >= 2
    assert isinstance(answer.exception, SystemExit)


def test_rules_without_points_have_nothing_to_look_at(run):
    council = 'id = "x"\nname = "X"\n[[round]]\nid = "vote"\nname = "Bỏ phiếu"\nkind = "vote"\npass = "1/2"\n'
    votes = "entry,listed,present,yes\nG1,9,9,5\n"
    answer = run("--rules", "v.toml", "--votes", "v.csv", v_toml=council, v_csv=votes)
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert answer.stderr.splitlines() == [
        "quy tắc không có vòng chấm điểm nào",
        "the rules have no round in which judges give points",
    ]
