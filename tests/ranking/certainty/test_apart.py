"""The statistics stand beside the exact ranking: with their code gone, every result is the same to the byte."""

import json
import subprocess
import sys

import config
from judging.errors import Incomplete, Invalid
from judging.ranking.document.reading import read
from judging.ranking.pipeline import rank
from judging.ranking.report import record
from tests.ranking.opinions import given
from tests.second.random_competitions import competition

COMPETITIONS = 25
#: Stands in front of the interpreter's own way to find modules: as if the package and numpy had been deleted, and
#: with them the pages that show it (which importing the application itself would ask for).
WITHOUT = """
import sys, types

sys.modules["judging"] = types.ModuleType("judging")
sys.modules["judging"].__path__ = ["judging"]

class Deleted:
    def find_spec(self, name, path=None, target=None):
        if name.startswith(("judging.ranking.certainty", "numpy")):
            raise ModuleNotFoundError(name)

sys.meta_path.insert(0, Deleted())
"""


def results() -> list[str]:
    """The whole result of random competitions, derivations and explanations included, as it is written down."""
    found = []
    for seed in range(COMPETITIONS):
        drawn = competition(seed)
        rules, rows = read(drawn.text), given(drawn.given)
        try:
            names = record.Names("", record.input_hash(rows))
            found.append(record.written(record.record(rules, rank(rules, rows), names)))
        except (Incomplete, Invalid) as refusal:
            found.append(refusal.reason)
    return found


def test_results_are_the_same_with_the_statistics_deleted():
    script = (
        f"{WITHOUT}\nimport json\nfrom tests.ranking.certainty.test_apart import results\nprint(json.dumps(results()))"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=config.ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == results()


def test_the_deletion_is_real():
    script = f"{WITHOUT}\nimport judging.ranking.certainty.marks"
    done = subprocess.run([sys.executable, "-c", script], cwd=config.ROOT, capture_output=True, text=True, timeout=120)
    assert "ModuleNotFoundError: judging.ranking.certainty" in done.stderr
