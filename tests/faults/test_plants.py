"""The checker is worth what it sees: a fault of each kind, in the tablet or in the server, and it is found."""

import shutil

import pytest

from tests.faults import hall, plants, running

pytestmark = running.NEEDS_NODE
KINDS = ("plain", "pair", "shared", "both", "died", "restored")
TRIES = 8


@pytest.fixture(scope="module")
def empty_hall(tmp_path_factory):
    folder = tmp_path_factory.mktemp("empty")
    hall.build(folder)
    return folder


@pytest.mark.parametrize("plant", [*plants.TABLET, *plants.SERVER])
def test_a_planted_fault_is_seen(plant, empty_hall, tmp_path):
    folder = shutil.copytree(empty_hall, tmp_path / "hall")
    known = {**plants.TABLET, **plants.SERVER}[plant]
    seeds = range(KINDS.index(known.kind), len(KINDS) * TRIES, len(KINDS))
    with running.player(folder, plant=plant) as player:
        assert any(saw(player.play(seed, tablets=3, taps=60), known.sees) for seed in seeds)


def saw(ended: running.Ended, signs: tuple[str, ...]) -> bool:
    """Whether the checker says one of the things that this fault leads to."""
    return any(fault.startswith(signs) for fault in ended.faults)
