"""Small things wrong in the code are noticed: how they are made, and a sample of them. All: ``bench/mutants.py``."""

import ast
import subprocess
import sys

import pytest

import config
from tests.mutants.making import mutants
from tests.mutants.trying import DECIDING, RANKING

CODE = '''
def better(points, line: int = 7):
    """Text."""
    if points >= line and not points.late:
        return sorted(points, key=lambda p: (p.total, p.entry))[1:]
'''
CHANGES = """
7 -> 8
7 -> 6
if points >= line and (not points.late): -> if not (points >= line and (not points.late)):
points >= line and (not points.late) -> points >= line or not points.late
points >= line and (not points.late) -> not points.late
points >= line and (not points.late) -> points >= line
points >= line -> points > line
points >= line -> points < line
not points.late -> points.late
return sorted(points, key=lambda p: (p.total, p.entry))[1:] -> return None
sorted(points, key=lambda p: (p.total, p.entry)) -> sorted(points)
sorted(points, key=lambda p: (p.total, p.entry)) -> list(points)
lambda p: (p.total, p.entry) -> lambda p: (p.entry,)
lambda p: (p.total, p.entry) -> lambda p: (p.total,)
1: -> :
1 -> 2
1 -> 0
"""


def test_one_change_at_a_time(tmp_path):
    (tmp_path / "code.py").write_text(CODE)
    found = [mutant.name.split(" | ")[-1] for mutant in mutants(tmp_path / "code.py")]
    assert found == CHANGES.strip().splitlines()


@pytest.mark.parametrize("module", DECIDING)
def test_every_mutant_differs_from_its_module_and_has_a_name_of_its_own(module):
    file = RANKING / f"{module}.py"
    made = list(mutants(file))
    assert len({mutant.name for mutant in made}) == len(made) > 10
    whole = ast.dump(ast.parse(file.read_text(encoding="utf-8")))
    for mutant in list(mutants(file))[::10]:
        (again,) = (m for m in mutants(file) if m.name == mutant.name)
        again.code()
        assert ast.dump(again.tree) != whole


def test_a_sample_of_the_mutants_is_killed():
    command = [sys.executable, "bench/mutants.py", "--sample", "20"]
    done = subprocess.run(command, cwd=config.ROOT, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "20 of 20 killed (100.0%)" in done.stdout
