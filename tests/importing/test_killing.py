"""An import killed at any step leaves nothing or all of it; ``make proof-imports`` kills a large one."""

import random

from tests.importing import samples
from tests.importing.killing import Trials

KILLS, SEED = 3, 6


def test_a_kill_at_any_step_leaves_nothing_or_all(tmp_path):
    with Trials(tmp_path, samples.source(tmp_path, 2), rows=2, photos=6) as trials:
        steps = trials.steps()
        assert steps > 60
        chosen = {1, steps, *random.Random(SEED).sample(range(1, steps + 1), KILLS)}
        assert [wrong for step in sorted(chosen) for wrong in trials.kill(step)] == []
