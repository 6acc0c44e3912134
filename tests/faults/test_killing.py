"""The real server killed twenty times while judges save; ``make proof-kills`` does it a thousand times."""

from tests.faults import killing

KILLS = 20


def test_what_was_acknowledged_survives_a_kill(tmp_path):
    hall = killing.Hall(tmp_path)
    for _ in range(KILLS):
        hall.kill_once()
    assert hall.acknowledged > KILLS
    assert hall.lost() == []
    assert hall.is_whole()
    is_clean, said = hall.checked()
    assert is_clean, said
