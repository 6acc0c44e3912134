"""Whatever keeps a result from being computed can be said in both languages."""

import re
from fractions import Fraction
from string import Formatter

import pytest

from judging.errors import Incomplete, Invalid
from judging.ranking import refusals
from judging.ranking.checks import REASONS


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_reason_has_its_sentence(language):
    assert refusals.SENTENCES[language].keys() == set(REASONS)
    for code, sentence in refusals.SENTENCES[language].items():
        values = {name: ["x", "y"] for _, name, _, _ in Formatter().parse(sentence) if name}
        assert "x" in refusals.said(Invalid(code, **values), language) or not values


def test_a_correction_that_cannot_be_made_names_group_and_judges():
    apart = Incomplete("correction_unconnected", round="final", group="gom", missing=[("a", "b"), ("c",)])
    assert refusals.said(apart, "en").endswith("these parts of group “gom” share no entry: (a, b), (c)")
    unsure = Incomplete("correction_uncertain", round="final", limit=Fraction(1, 2), missing=["a", "b"])
    assert "trên 0,5 điểm" in refusals.said(unsure, "vi") and refusals.said(unsure, "vi").endswith(": a, b")


def test_a_long_list_is_counted():
    missing = [(f"E{n}", "An", "c") for n in range(9)]
    said = refusals.said(Incomplete("sheets_missing", round="final", missing=missing), "en")
    assert said.endswith("(E0, An, c), (E1, An, c), (E2, An, c), (E3, An, c), (E4, An, c) and 4 more")
    assert re.search("và 4 mục nữa$", refusals.said(Incomplete("votes_missing", round="r", missing=["x"] * 9), "vi"))
