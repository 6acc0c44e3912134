"""A mutant tried: in a process of its own its module takes the place of the real one, then the tests are run.

For what decides results, first the second opinion: competitions drawn and computed beforehand, compared one by
one. What still stands meets the fast tests of ``tests/ranking``; a statistical module meets its own tests alone.
The test runner itself runs inside the process.
"""

import importlib
import os
import resource
import signal
import sys
from collections.abc import Iterable, Iterator
from importlib.abc import MetaPathFinder
from importlib.machinery import SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path

import pytest

from judging.errors import Incomplete, Invalid
from judging.ranking.document.reading import read
from tests.mutants.making import Mutant
from tests.ranking import opinions
from tests.second.random_competitions import competition
from tests.second.result import result

ROOT = Path(__file__).resolve().parents[2]
RANKING = ROOT / "judging/ranking"
#: The modules that decide official results, from the ground up.
DECIDING = ("arithmetic", "sheets", "effects", "correcting", "figures", "voting", "rounds", "ties")
DECIDING += ("bands", "offers", "walk", "awarding", "checks", "pipeline")
#: Slow, or about documents, tables and words: these tests are not asked.
NOT_ASKED = (
    "second_opinion",
    "properties",
    "malformed",
    "articles",
    "rules_reading",
    "rules_writing",
    "rules_trees",
    "fingerprint",
)
NOT_ASKED += ("restoring", "refusals", "reading_tables", "choices")
#: Words, plain values and drawing: nothing is computed there.
NOT_COMPUTING = ("__init__", "types", "untold", "record", "drawing", "showing", "telling")
#: A mutant may go round in circles, and is killed then: CPU seconds for the second opinion and for all, and memory.
COMPARING, SECONDS, BYTES = 5, 25, 3 * 2**30
FROM_OUTSIDE = (signal.SIGTERM, signal.SIGINT)


def statistical() -> list[Path]:
    """The modules that say how sure a result is."""
    files = sorted((RANKING / "certainty").rglob("*.py"))
    return [file for file in files if not {file.stem, file.parent.name} & set(NOT_COMPUTING)]


def is_statistical(file: Path | None) -> bool:
    return file is not None and file.is_relative_to(RANKING / "certainty")


def asked(file: Path | None) -> list[str]:
    """The tests that should notice a fault in ``file``; ``None``: every one of them."""
    tests = ROOT / "tests/ranking"
    if is_statistical(file):
        named = (f"test_{file.stem}*.py", f"test_{file.parent.name}*.py", "test_*.py")
        found = (sorted((tests / "certainty").glob(name)) for name in named)
        return list(map(str, next(filter(None, found))))
    files = [file for file in sorted(tests.rglob("test_*.py")) if file.parent.name != "certainty"]
    return [str(file) for file in files if not any(name in file.stem for name in NOT_ASKED)]


def cases(seeds: Iterable[int]) -> list[tuple]:
    """Random competitions as (rules, input, the second implementation's result)."""
    drawn = map(competition, seeds)
    return [(read(one.text), opinions.given(one.given), second(one)) for one in drawn]


def second(drawn) -> dict:
    return opinions.ordered(result(drawn.document(), drawn.given))


def tried(mutants: Iterable[Mutant | None], known: list[tuple], *, processes: int) -> Iterator[tuple]:
    """(mutant, whether it lives on), as they are done; ``None`` tries the code as it is."""
    waiting, running = iter(mutants), {}
    while True:
        for mutant in waiting:
            running[begun(mutant, known)] = mutant
            if len(running) == processes:
                break
        if not running:
            return
        pid, status = os.wait()
        if os.WIFSIGNALED(status) and os.WTERMSIG(status) in FROM_OUTSIDE:
            sys.exit("Stopped from outside, which says nothing of the mutant; the next run goes on from here.")
        yield running.pop(pid), status == 0


def begun(mutant: Mutant | None, known: list[tuple]) -> int:
    """The process that tries a mutant; it ends with 0 if no test notices."""
    if pid := os.fork():
        return pid
    status = 1
    try:
        resource.setrlimit(resource.RLIMIT_CPU, (COMPARING, SECONDS))
        resource.setrlimit(resource.RLIMIT_DATA, (BYTES, BYTES))
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        status = 0 if lives(mutant, known) else 1
    finally:
        os._exit(status)


def lives(mutant: Mutant | None, known: list[tuple]) -> bool:
    if mutant:
        sys.meta_path.insert(0, Instead(mutant))
    file = mutant and mutant.file
    if not is_statistical(file) and differs(known):
        return False
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    forget(lambda name: name.startswith(("judging.ranking", "tests.ranking")))
    return pytest.main(["-x", "-q", "-p", "no:cacheprovider", *asked(file)]) == 0


def differs(known: list[tuple]) -> bool:
    """Whether the second implementation is of another opinion on any competition."""
    forget(lambda name: name.removeprefix("judging.ranking.") in DECIDING)
    rank = importlib.import_module("judging.ranking.pipeline").rank
    return any(opinion(rank, rules, given) != expected for rules, given, expected in known)


def opinion(rank, rules, given) -> dict:
    try:
        return opinions.ordered(opinions.plain(rank(rules, given)))
    except (Incomplete, Invalid) as refusal:
        return opinions.ordered({"refused": refusal.reason})


def forget(is_stale) -> None:
    """Have the modules of these names imported again, by whoever asks next."""
    for name in sorted(filter(is_stale, sys.modules), reverse=True):
        package, _, own = name.rpartition(".")
        vars(sys.modules[package]).pop(own, None)
        del sys.modules[name]


class Instead(MetaPathFinder):
    """Has a mutant imported where its module is asked for."""

    def __init__(self, mutant: Mutant):
        code = mutant.code()
        self.name = ".".join(mutant.file.relative_to(ROOT).with_suffix("").parts)
        loader = type("Loader", (SourceFileLoader,), {"get_code": lambda self, name: code})
        self.loader = loader(self.name, str(mutant.file))

    def find_spec(self, name, path, target=None):
        return spec_from_file_location(name, loader=self.loader) if name == self.name else None
