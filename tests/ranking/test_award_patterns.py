"""The rule patterns about awards, numbered as in ``test_rule_patterns``: quotas, groups, what is withheld."""

import pytest

from judging.ranking.types import Withheld
from tests.ranking.tabled import by_entry, each, ranked

SIX = ("gom", "son", "may", "kham", "theu", "dong")
RANKS = ("nhat", "nhi", "ba", "kk")
JURY = """
[[round]]
id = "jury"
name = "Chung khảo"
kind = "score"
criterion = [{ id = "c", name = "Điểm", maximum = 1000 }]
"""


def groups(*ids: str) -> str:
    return "".join(f'[[group]]\nid = "{id}"\nname = "Nhóm {id}"\n' for id in ids)


def award(id: str, more: str) -> str:
    return f'[[award]]\nid = "{id}"\nname = "Giải {id}"\n{more}\n'


def scores(entries: dict[str, dict[str, int]]) -> str:
    rows = [f"{entry},j,c,{points},{group}" for group, of in entries.items() for entry, points in of.items()]
    return "\n".join(["entry,judge,criterion,score,group", *rows])


def field(sizes: dict[str, int]) -> str:
    """So many entries a group, each a point below the one before."""
    return scores({group: {f"{group}{n}": 900 - n for n in range(size)} for group, size in sizes.items()})


def counted(outcome) -> dict[str, tuple[int, int]]:
    """Given and withheld of every award over all groups."""
    of = {id: [a for a in outcome.awards if a.award == id] for id in dict.fromkeys(a.award for a in outcome.awards)}
    return {id: (sum(a.given for a in counts), sum(a.withheld for a in counts)) for id, counts in of.items()}


HANOI = groups(*SIX) + JURY + "".join(award(id, f"cap = {cap}") for id, cap in zip(RANKS, (1, 3, 4, 7), strict=True))


def test_07_quota_of_each_group_and_prize():
    """1, 3, 4 and 7 in each of 6 groups: 6 + 18 + 24 + 42 are 90, with the entries of 2023."""
    sizes = dict(zip(SIX, (49, 42, 44, 62, 38, 120), strict=True))
    outcome = ranked(HANOI, field(sizes))
    assert counted(outcome) == {"nhat": (6, 0), "nhi": (18, 0), "ba": (24, 0), "kk": (42, 0)}
    assert sum(s.award is not None for s in outcome.standings) == 90
    for group in SIX:
        own = [s.award for s in outcome.standings if s.group == group]
        assert own[:15] == ["nhat"] + ["nhi"] * 3 + ["ba"] * 4 + ["kk"] * 7 and set(own[15:]) == {None}


def test_08_caps_may_differ_and_need_not_be_filled():
    """2019: 5, 15, 20 and 33, where consolation prizes of two groups had other caps."""
    five = SIX[:5]
    text = groups(*five) + JURY + award("nhat", "cap = 1") + award("nhi", "cap = 3") + award("ba", "cap = 4")
    text += award("kk", "cap = 7\ncaps = { theu = 6, kham = 6 }")
    outcome = ranked(text, field(dict.fromkeys(five, 20)))
    assert counted(outcome) == {"nhat": (5, 0), "nhi": (15, 0), "ba": (20, 0), "kk": (33, 0)}


def test_08_an_award_nobody_reaches_is_withheld_and_never_moves_to_another_group():
    text = HANOI.replace('kind = "score"\n', 'kind = "score"\nthreshold = 899\n')
    outcome = ranked(text, field({group: 20 if group == "gom" else 3 for group in SIX}))
    assert counted(outcome) == {"nhat": (6, 0), "nhi": (6, 12), "ba": (0, 24), "kk": (0, 42)}
    assert each(outcome, "reason")["gom2"] == "below_threshold"


SPECIAL = groups("may", "son") + JURY + award("dac-biet", "cap = 1\nacross = true") + award("nhat", "cap = 1")


def test_09_one_special_prize_across_groups():
    """The best of all takes it, and the first prize of its group goes to the next there."""
    points = scores({"may": {"m1": 90, "m2": 80}, "son": {"s1": 89, "s2": 70}})
    outcome = ranked(SPECIAL, points)
    assert each(outcome, "award") == {"m1": "dac-biet", "m2": "nhat", "s1": "nhat", "s2": None}
    both = by_entry(ranked(SPECIAL + "[limits]\nper_entry = 2\n", points))
    assert both["m1"].awards == ("dac-biet", "nhat") and both["m2"].award is None


def test_09_equal_best_entries_of_two_groups_await_a_decision():
    outcome = ranked(SPECIAL, scores({"may": {"m1": 90}, "son": {"s1": 90}}))
    assert [(tie.entries, tie.awards, tie.decided) for tie in outcome.ties] == [
        (("m1", "s1"), ("dac-biet", None), False)
    ]
    assert set(each(outcome, "award").values()) == {None}


@pytest.mark.parametrize(
    ("withheld", "given"), [(None, {"kk": (8, 0), "logo": (0, 1)}), ("may", {"kk": (8, 0), "logo": (0, 1)})]
)
def test_10_a_prize_is_withheld_although_there_are_entries(withheld, given):
    """No logo was chosen, and eight consolation prizes were given."""
    text = groups("may") + JURY + award("logo", "cap = 1") + award("kk", "cap = 8")
    outcome = ranked(text, field({"may": 30}), withheld=(Withheld("logo", withheld),))
    assert counted(outcome) == given
    assert each(outcome, "award")["may0"] == "kk"
