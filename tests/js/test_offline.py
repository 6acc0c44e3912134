"""The tablet's outbox, ``static/js/offline``, under Node: the very modules that browsers load."""

import hashlib
import json
import shutil
import subprocess
from pathlib import Path

import pytest

import config
from judging.scoring import receipts
from judging.scoring.drafts import LONGEST_COMMENT
from tests.conftest import REQUIRED

HERE = Path(__file__).parent
NODE = shutil.which("node")
pytestmark = pytest.mark.skipif(
    NODE is None and "browser" not in REQUIRED, reason="the tablet's outbox needs Node: apt install nodejs"
)


def node(*arguments: str) -> str:
    """What a script says; fails with all of it."""
    assert NODE, "required but not installed: nodejs"
    done = subprocess.run([NODE, *arguments], cwd=HERE, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize("name", sorted(file.name for file in HERE.glob("test_*.mjs")))
def test_under_node(name):
    assert "# fail 0" in node("--test-reporter=tap", name)


VALUES = [
    None,
    0,
    3750,
    -1,
    True,
    False,
    "",
    "Đồ gỗ mỹ nghệ",
    'a "b" \\ /',
    "\t\r\n\x08\x0c\x1f\x7f",
    "\u2028\u2029",
    "😀",
    "ế\u0301",
]


def test_both_sides_sum_alike():
    """Whatever can be given on a tablet has one digest, there and on the server."""
    operations = [
        dict(zip(PARTS, ("u" * 36, 17, "final", 1, 12, "comment", value, 3, 1763800000123, offset), strict=True))
        for value in VALUES
        for offset in (None, -1200)
    ]
    script = (
        'import { operationHash } from "../../static/js/offline/receipt.js";'
        'let all = ""; for await (const part of process.stdin) all += part;'
        'console.log(JSON.stringify(JSON.parse(all).map((one) => operationHash(one, { device: "d", judge: 3 }))));'
    )
    command = [NODE or "node", "--input-type=module", "-e", script]
    done = subprocess.run(command, cwd=HERE, capture_output=True, text=True, input=json.dumps(operations), timeout=60)
    assert json.loads(done.stdout) == [receipts.operation(_signed(one)) for one in operations], done.stderr


PARTS = ("uuid", "sequence", "round", "attempt", "entry", "field", "value", "seen", "made_at", "offset")


def _signed(one: dict) -> tuple:
    rest = [one[part] for part in PARTS[2:]]
    return (one["uuid"], "d", one["sequence"], 3, *rest)


def test_both_sides_take_texts_of_one_length():
    script = (
        'import { isTooLong } from "../../static/js/offline/taps.js";'
        f"console.log([0, 1].map((more) => isTooLong('x'.repeat({LONGEST_COMMENT} + more))).join());"
    )
    assert node("--input-type=module", "-e", script).strip() == "false,true"


def test_what_we_ship_of_others_is_what_was_taken():
    """Every file of ``make vendor`` is as its sum says, and no other lies beside it."""
    lines = (config.ROOT / "vendored.sha256").read_text().splitlines()
    sums = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    folders = {config.ROOT / name.split("@")[0].rpartition("/")[0] for name in sums}
    there = {str(file.relative_to(config.ROOT)) for folder in folders for file in folder.rglob("*") if file.is_file()}
    assert there == sums.keys()
    assert {name: hashlib.sha256((config.ROOT / name).read_bytes()).hexdigest() for name in sums} == sums
