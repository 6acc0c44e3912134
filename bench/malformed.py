"""Malformed rules files and tables, many more than the suite tries: none may end in a traceback.

    python bench/malformed.py [--files 2500]

Half of each number are rules files and half are tables of a competition, each after a few seeded
mutations. Every one is used to the end or refused with its place, in both languages; the
command itself is tried on some of them, for its exit status and what it prints where.
"""

import argparse
import random
import sys
import tempfile
import traceback
from collections import Counter
from pathlib import Path

from click.testing import CliRunner

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from judging.cli import main as judging  # noqa: E402 - needs the path set above
from judging.ranking.document.writing import write  # noqa: E402 - as above
from tests.ranking import test_rules_malformed as rules  # noqa: E402 - as above
from tests.ranking import test_tables_malformed as tables  # noqa: E402 - as above

SEED, COMMANDS = 20_240_101, 20  # one in so many goes through the command


def through_the_command(folder: Path, corpus: dict[str, bytes]) -> int:
    """``judging rank`` on files: its status, 2 with nothing on standard output and something on the other."""
    (folder / "rules.toml").write_text(write(tables.RULES), encoding="utf-8")
    line = ["rank", "--rules", str(folder / "rules.toml")]
    for name, content in corpus.items():
        (folder / f"{name}.csv").write_bytes(content)
        line += [str(folder / f"{name}.csv")] if name == "scores" else [f"--{name}", str(folder / f"{name}.csv")]
    return checked(CliRunner().invoke(judging, line))


def rules_through_the_command(folder: Path, content: bytes) -> int:
    """``judging rules check`` on a file."""
    (folder / "mangled.toml").write_bytes(content)
    return checked(CliRunner().invoke(judging, ["rules", "check", str(folder / "mangled.toml")]))


def checked(answer) -> int:
    assert answer.exit_code in (0, 2, 3) and isinstance(answer.exception, SystemExit | None), answer.exception
    assert bool(answer.stderr) == (answer.exit_code == 2) and bool(answer.stdout) != bool(answer.stderr)
    return answer.exit_code


def tried(kind, command, folder: Path, count: int) -> Counter:
    """So many of one kind: used, refused, and broken, which is what must not be."""
    found = Counter()
    for number in range(count):
        content = kind.malformed(random.Random(SEED + number))
        try:
            found["refused" if kind.is_refused(content) else "used"] += 1
            if number % COMMANDS == 0:
                found[f"command: status {command(folder, content)}"] += 1
        except Exception:
            found["BROKEN"] += 1
            print(f"seed {SEED + number}")
            traceback.print_exc(file=sys.stdout)
    return found


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--files", type=int, default=2500)
    count = options.parse_args().files
    broken = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, kind, command in (
            ("rules files", rules, rules_through_the_command),
            ("tables", tables, through_the_command),
        ):
            found = tried(kind, command, Path(folder), count)
            broken += found["BROKEN"]
            print(f"{count} {name}: " + ", ".join(f"{what} {n}" for what, n in sorted(found.items())))
    print(f"goal: every one used or refused with its place: {'met' if not broken else 'MISSED'}")
    return int(broken > 0)


if __name__ == "__main__":
    sys.exit(main())
