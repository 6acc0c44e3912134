"""Rules as a tree and back, and what differs between two documents."""

from dataclasses import replace
from random import Random

from judging.competitions import presets
from judging.ranking.document.reading import read
from judging.ranking.document.trees import Change, built, changes, inside
from judging.ranking.document.writing import plain
from tests.second import random_documents
from tests.second.toml_text import toml

EVERY = [presets.load(name) for name in presets.names()]
DRAWN = [read(toml(random_documents.document(Random(seed)))) for seed in range(100)]


def test_rules_survive_being_a_tree():
    for rules in [*EVERY, *DRAWN]:
        assert built(plain(rules)) == rules


def test_the_same_rules_differ_in_nothing_and_others_in_something():
    for before, after in zip([*EVERY, *DRAWN], [*EVERY[1:], *DRAWN, EVERY[0]], strict=True):
        assert list(changes(before, before)) == []
        assert list(changes(before, after))


def test_a_change_is_named_through_ids_with_both_values():
    before = presets.load("ocop")
    round_ = before.rounds[0]
    after = replace(
        before,
        name="Khác",
        rounds=(replace(round_, minimum=9, criteria=round_.criteria[::-1]),),
        bands=before.bands[:-1],
        groups=(*before.groups, replace(before.groups[0], id="moi")),
    )
    found = list(changes(before, after))
    criteria = [criterion.id for criterion in round_.criteria]
    at = ("round", round_.id)
    assert found == [
        Change(("name",), before.name, "Khác"),
        Change(("group", "moi"), None, plain(after)["group"][-1]),
        Change((*at, "minimum"), round_.minimum, 9),
        Change((*at, "criterion"), criteria, criteria[::-1], is_order=True),
        Change(("band", before.bands[-1].id), plain(before)["band"][-1], None),
    ]


def test_what_is_absent_on_the_way_is_nothing():
    tree = plain(presets.load("ocop"))
    assert inside(tree, ("round", 0, "id")) == tree["round"][0]["id"]
    assert inside(tree, ("round", 7, "id")) is None
    assert inside(tree, ("round", 0, "keep", "share")) is None
