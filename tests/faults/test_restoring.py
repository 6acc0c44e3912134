"""The drill: the server's disk is lost, a backup one hour old is put back, and the tablets bring everything again."""

from tests.faults import running

pytestmark = running.NEEDS_NODE
RESTORED = 5  # a seed of that kind


def test_a_backup_one_hour_old_loses_nothing(tmp_path):
    with running.player(tmp_path / "hall") as player:
        told, log, faults = player.played(RESTORED, tablets=3, taps=30, pace=32)
    assert told["lostHours"] >= 1
    assert faults == []
    assert len(log) > 75
