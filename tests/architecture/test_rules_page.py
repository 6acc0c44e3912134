"""The page of the rules names every key, word, reason and command, in both languages."""

import re

import pytest
from click.testing import CliRunner

import config
from judging.cli import main
from judging.competitions import presets
from judging.ranking.document.kinds import NAMING, STEPS, Word
from judging.ranking.document.open_points import open_points
from judging.ranking.document.reading import read
from judging.ranking.document.schema import tables
from judging.ranking.rules import Decimals
from judging.ranking.types import Reason

ENGLISH = "# Rules of a competition, as one file\n"
PAGE = (config.ROOT / "docs/rules.md").read_text()
HALVES = dict(zip(("vi", "en"), PAGE.split(ENGLISH), strict=True))
KEYS = sorted({".".join((*path, key.name)) for path, table in tables() for key in table.keys})
WORDS = sorted({word for _, t in tables() for key in t.keys if isinstance(key.holds, Word) for word in key.holds.words})


def places(half: str, table: str) -> list[str]:
    """Where a half may say what a table holds: first cells, and rows, paragraphs and sections that name the table."""
    brackets = (f"[{table}]", f"[{table}.GROUP]")
    rows = re.findall(r"^\|.*$", half, re.MULTILINE)
    units = [*rows, *(unit for unit in half.split("\n\n") if not unit.startswith("|"))]
    units += re.split(r"^##+ ", half, flags=re.MULTILINE)[1:]
    naming = [unit for unit in units if any(bracket in unit.split("\n\n")[0] for bracket in brackets)]
    return [row.split("|")[1] for row in rows] + naming


@pytest.mark.parametrize("language", HALVES)
@pytest.mark.parametrize("key", KEYS)
def test_every_key_is_on_the_page(language, key):
    """A table with its brackets, any other key in a first cell or beside the table that holds it."""
    table, _, name = key.rpartition(".")
    spelt = [f"[{key}]", f"[{key}.GROUP]", f"`{name}`"]
    assert any(one in place for one in spelt for place in places(HALVES[language], table)), key


@pytest.mark.parametrize("language", HALVES)
def test_every_word_step_stage_and_reason_is_on_the_page(language):
    half = HALVES[language]
    assert [word for word in WORDS if f'"{word}"' not in half] == []
    assert [step for step in STEPS if f"`{step}`" not in half] == []
    assert [kind for kind in NAMING if f"`{kind}:ID`" not in half] == []
    assert [stage for stage in Decimals.__dataclass_fields__ if f"`{stage}`" not in half] == []
    assert [reason for reason in Reason if f"`{reason}`" not in half] == []


@pytest.mark.parametrize("language", HALVES)
@pytest.mark.parametrize("name", [f"rules {command}" for command in main.commands["rules"].commands] + ["rank"])
def test_every_command_and_option_is_on_the_page(language, name):
    command = main
    for part in name.split():
        command = command.commands[part]
    assert f"    judging {name} " in HALVES[language]
    options = {option for parameter in command.params for option in parameter.opts if option.startswith("--")}
    assert [option for option in options if not re.search(rf"[` ]{option}\b", HALVES[language])] == []


def test_both_halves_have_the_same_sections_and_tables():
    """The numbers of the headings, and the first column of every table."""
    sections = [re.findall(r"^##+ ([\d.]+)", half, re.MULTILINE) for half in HALVES.values()]
    assert sections[0] == sections[1]
    rows = [re.findall(r"^\| (`[^|]*) \|", half, re.MULTILINE) for half in HALVES.values()]
    assert rows[0] == rows[1]
    codes = [sorted(set(re.findall(r"`(\w+)`", half))) for half in HALVES.values()]
    assert set(codes[0]) ^ set(codes[1]) <= {"threshold", "floor", "kind", "cap", "caps", "recognised"}


def test_the_commands_of_the_page_run():
    for command in ("show", "check", "text"):
        assert CliRunner().invoke(main, ["rules", command, "ocop"]).exit_code == 0
    assert read(CliRunner().invoke(main, ["rules", "show", "ocop"]).output) == presets.load("ocop")


def test_every_example_is_read_without_a_fault():
    """Both halves show the same rules, with their own comments; what is open in them is what they list."""
    blocks = {language: re.findall(r"^```toml\n(.*?)^```$", half, re.M | re.S) for language, half in HALVES.items()}
    assert [half.count("```") for half in HALVES.values()] == [2 * len(found) for found in blocks.values()]
    examples = {language: [read(block) for block in found] for language, found in blocks.items()}
    assert examples["vi"] == examples["en"] != []
    assert [open_points(rules) for rules in examples["vi"]] == [list(rules.undecided) for rules in examples["vi"]]
