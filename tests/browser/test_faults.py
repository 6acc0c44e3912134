"""A short history full of faults in Chromium, on its own IndexedDB; ``make faults`` plays twenty at full length."""

import pytest

from tests.faults import plants, running

SHORT = {"tablets": 3, "taps": 30}
PLANT = "believes any 200"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("hall")


@pytest.fixture(scope="module")
def window(launch, folder):
    with launch(profile=folder / "profile") as opened:
        yield opened


def test_nothing_is_lost_doubled_or_misfiled(folder, window):
    with running.player(folder, window=window) as player:
        ended = player.play(3, **SHORT)  # a judge with two tablets, and a tablet with two judges
    print(ended)
    assert ended.faults == []
    assert ended.operations > 70 and ended.troubled > 20


def test_a_planted_fault_is_seen(folder, window):
    with running.player(folder, plant=PLANT, window=window) as player:
        ended = player.play(0, **SHORT)
    assert any(fault.startswith(plants.TABLET[PLANT].sees) for fault in ended.faults)
