"""Histories full of faults, a few of each kind, in virtual time; ``make faults`` plays hundreds, at full length."""

import pytest

from tests.faults import running

pytestmark = running.NEEDS_NODE
SEEDS = range(10)


@pytest.fixture(scope="module")
def player(tmp_path_factory):
    with running.player(tmp_path_factory.mktemp("hall")) as ready:
        yield ready


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_is_lost_doubled_or_misfiled(player, seed):
    ended = player.play(seed, taps=60)
    print(ended)
    assert ended.faults == []
    assert ended.operations > 150 and ended.troubled > 50
