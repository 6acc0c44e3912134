"""A diagnosis as JSON: every value, exact or rounded, finite, and the same bytes every time."""

import json
from dataclasses import fields, replace

import numpy as np
import pytest

from judging.ranking.certainty import record
from judging.ranking.certainty.types import Diagnosis, Figure
from judging.ranking.report.record import Names
from tests.ranking.certainty import examples
from tests.ranking.certainty.examples import LINE


def text(*diagnoses):
    return record.written(record.record(diagnoses, examples.the_rules(), names=Names("r0", "i0"), seed=7))


def parsed(diagnosis):
    return json.loads(text(diagnosis))["diagnoses"][0]


def test_the_whole_record():
    whole = json.loads(text(examples.around_a_line(), examples.nothing_told()))
    assert {key: value for key, value in whole.items() if key != "diagnoses"} == {
        "rules": {"id": "thi", "hash": "r0"}, "input_hash": "i0", "chance_seed": 7,
    }  # fmt: skip
    assert [diagnosis["groups"] for diagnosis in whole["diagnoses"]] == [["gom"], ["tre"]]
    names = [each.name for each in fields(Diagnosis) if each.name != "unclear"]
    assert all([*diagnosis] == [*names, "told"] for diagnosis in whole["diagnoses"])
    assert json.loads(text())["diagnoses"] == []


def test_exact_figures_are_texts_and_estimates_numbers():
    told = parsed(examples.around_a_line())
    assert told["entries"][0] == {
        "entry": "125", "number": 125, "group": "gom", "exact": "438/5", "total": "87.60", "place": 1, "sheets": 5,
        "corrected": 87.7, "low": 84.6, "high": 90.6, "first": 1, "last": 6, "chance": {"threshold": 1.0, LINE: 0.97},
    }  # fmt: skip
    assert told["judges"][0] == {"judge": "1", "sheets": 18, "effect": 1.4, "error": 0.6, "shrunk": 1.12}
    assert (told["maximum"], told["spread"]) == ("100", 2.6)
    assert told["agreement"][0] == {"id": "icc_1_1", "value": 0.41}
    assert told["advice"][0]["sheets"][0] == {"entry": "122", "judge": "6", "gain": 0.06}
    assert told["rasch_entries"][0]["infit"] is None and told["rasch_entries"][0]["is_extreme"] is True
    assert [entry["entry"] for entry in told["entries"]] == [str(row[0]) for row in examples.ROUND_THE_LINE]


def test_a_line_names_who_is_above_and_who_cannot_be_told_apart():
    line = parsed(examples.around_a_line())["lines"][1]
    assert line["name"] == {
        "vi": "vạch giải Khuyến khích nhóm Gốm sứ", "en": "the line of Consolation prize in Ceramics",
    }  # fmt: skip
    assert (line["count"], line["points"], line["cut"]) == (11, None, "81")
    assert line["above"] == ["125", "120", "121", "118", "144", "139", "103", "160", "122", "130", "124"]
    assert line["unclear"] == ["122", "130", "124", "119", "126", "151", "108"]


def test_what_is_untold_says_why_in_both_languages():
    told = parsed(examples.nothing_told())
    assert told["untold"][0] == {
        "part": "severity",
        "reason": "one_judge",
        "said": {
            "vi": "Rộng tay, chặt tay: chưa nói được, vì chỉ có một giám khảo.",
            "en": "Lenient and strict judges: nothing can be said, because there is only one judge.",
        },
    }
    assert told["told"]["en"][0]["line"] == "award:nhat" and told["told"]["vi"][0]["group"] == "tre"
    assert told["entries"][0]["low"] is None and told["entries"][0]["chance"] == {}


def test_the_bytes_are_the_same_and_one_line_an_entry():
    first = text(examples.around_a_line())
    assert first == text(examples.around_a_line())
    lines = first.splitlines()
    assert sum(line.startswith('{"entry": ') for line in lines) == 18
    assert lines[0] == "{" and first.endswith("\n}\n]\n}\n")


@pytest.mark.parametrize(
    ("value", "written"), [(0.12345678, 0.123457), (-1e-9, 0.0), (np.float64(1 / 3), 0.333333), (2.0, 2.0)]
)
def test_estimates_have_six_decimals_and_no_minus_zero(value, written):
    told = text(replace(examples.around_a_line(), agreement=(Figure(id="kendall_w", value=value),)))
    assert f'"value": {written}' in told and "-0.0" not in told


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -float("inf")])
def test_what_is_no_figure_never_gets_out(value):
    with pytest.raises(ValueError, match="finite"):
        text(replace(examples.around_a_line(), spread=value))
