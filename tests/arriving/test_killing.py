"""A photo's way survives a kill at any step; ``make proof-uploads`` tries every step of several photos."""

import random

from tests.arriving.instance import prepare
from tests.arriving.killing import Trials
from tests.media import photos as samples

KILLS, SEED = 12, 6


def test_a_kill_at_any_step_loses_nothing_and_leaves_nothing(tmp_path):
    photo = samples.jpeg(tmp_path / "photo.jpg")
    with Trials(tmp_path, prepared=prepare(tmp_path / "prepared")) as trials:
        steps = trials.steps(photo)
        assert steps > 50
        chosen = random.Random(SEED).sample(range(1, steps + 1), KILLS)
        assert [wrong for step in sorted(chosen) for wrong in trials.kill(photo, step)] == []
