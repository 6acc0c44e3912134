"""Keys of the rules as people read them, in both languages."""

import pytest

from judging.competitions import presets
from judging.ranking.document.faults import Fault
from judging.ranking.document.kinds import Word
from judging.ranking.document.reading import read
from judging.ranking.document.schema import tables
from judging.web import faults
from judging.web.rule_places import place_of
from judging.web.rule_words import choices, explanation, heading, label
from tests.web.desk.test_rules_forms import EVERYTHING, RULES


def test_every_key_and_word_has_its_words(app):
    for language in ("vi", "en"):
        with app.test_request_context(headers={"Cookie": f"language={language}"}):
            for _, table in tables():
                for key in table.keys:
                    assert label(table, key)
                    assert explanation(table, key) is not None and heading(key) >= 0
                    if isinstance(key.holds, Word):
                        assert set(choices(table, key)) == set(key.holds.words), key.name


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("round.cham.threshold", "Vòng “cham” › Mức điểm để qua vòng"),
        ("round.cham.panel.chuyen-gia.weight", "Vòng “cham” › Các ban giám khảo “Chuyên gia” › Trọng số"),
        ("round.cham.criterion.mot-phan-ba.for.gom.factor",
         "Vòng “cham” › Tiêu chí “ Một  phần ba ” › Riêng từng nhóm “Gốm” › Hệ số"),
        ("band.a.gate.1.at_least", "Hạng (sao, mức) “Hạng A” › Điểm tối thiểu của một tiêu chí › thứ 1 › Ít nhất"),
        ("ties.chain.2", "Khi bằng điểm › Các bước khi bằng nhau › thứ 2"),
        ("award.nhat.cap", "Giải “nhat” › Nhiều nhất"),
        ("nothing.here", "nothing › here"),
    ],
)  # fmt: skip
def test_a_key_is_said_by_names(app, key, said):
    rules = read(RULES.replace('[[round]]\nid = "binh-chon"\n', EVERYTHING.lstrip()))
    with app.test_request_context():
        assert place_of(rules, key) == said


def test_every_open_point_of_a_preset_has_a_place(app):
    with app.test_request_context():
        for name in presets.names():
            rules = presets.load(name)
            for path in rules.undecided:
                assert path not in place_of(rules, path), path


def test_a_fault_is_said_by_keys_where_there_is_a_line_and_in_words_where_not(app):
    values = {"least": 3, "given": 1}
    with app.test_request_context(headers={"Cookie": "language=en"}):
        assert "drop_high + drop_low" in faults.said(Fault(4, "round.cham.drop_from", "drop_from", values))
        assert faults.said(Fault(0, "round.cham.drop_from", "drop_from", values)) == (
            "This must be 3 or more: one more than are left out."
        )
