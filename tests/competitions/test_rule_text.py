"""The rules in words: every decision has its sentence, and what is not decided says so."""

import tests.factories as make
from judging.competitions import freezing, making
from judging.competitions.rule_text import InPoints, Named, sentences


def told(competition):
    return sentences(freezing.snapshot(competition))


def test_complete_rules_miss_nothing(app):
    competition = make.competition()
    rules = told(competition)
    assert not any(rule.is_missing for rule in rules)
    total = next(rule for rule in rules if "total" in rule.values)
    assert total.values["total"] == InPoints(10000)
    assert total.parts[1].values == {
        "criterion": Named("Thẩm mỹ", "Beauty"), "maximum": InPoints(4000), "step": InPoints(50)
    }  # fmt: skip
    assert "Products with equal results share a place." in [rule.text for rule in rules]


def test_a_fresh_preset_says_what_is_not_decided(app):
    competition = making.make(
        "hanoi-handicraft-design", slug="mau", title="Mẫu", actor=None, organiser=make.person(), now=make.NOW
    )
    missing = [rule.text for rule in told(competition) if rule.is_missing]
    assert len(missing) == 5
    assert all("yet" in text for text in missing)


def test_groups_with_different_numbers_are_told_apart(app):
    competition = make.competition(tie_chain=["median"], threshold=7000, threshold_comparison="gt")
    competition.prizes[1].quotas[0].cap = None
    competition.tie_chain = [f"criterion:{competition.criteria[0].id}", "lowest"]
    parts = [part.text for rule in told(competition) for part in rule.parts]
    assert "%(award)s in %(group)s: every product that reaches the points needed" in parts
    assert "%(award)s: at most %(n)s in %(group)s" in parts
    assert "the higher mean on “%(criterion)s”" in parts


def test_every_choice_has_words(app):
    for values in (
        {"threshold": 7000, "threshold_comparison": "ge", "awards_per_entrant": 2},
        {"is_identity_shown": True, "is_total_public": True, "tie_chain": ["median", "highest", "lowest"]},
    ):
        competition = make.competition(**values)
        assert all(rule.text % dict.fromkeys(rule.values, "") for rule in told(competition))
