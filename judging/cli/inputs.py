"""What commands share that compute from files: the tables and choices they take, and how they answer or refuse."""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import click

from judging.cli.rules import rules_of
from judging.errors import Refusal
from judging.ranking import refusals
from judging.ranking.checks import require_decided
from judging.ranking.document import writing
from judging.ranking.pipeline import rank
from judging.ranking.report import record
from judging.ranking.rules import Rules
from judging.ranking.tables.choices import Choices, chosen
from judging.ranking.tables.faults import Faults
from judging.ranking.tables.given import Source, Tables, given
from judging.ranking.types import Outcome

BAD_INPUT = 2
LANGUAGES = ("vi", "en")
FILE = click.Path(allow_dash=True)
OPTIONS = (
    click.argument("scores", type=FILE, required=False),
    click.option("--rules", "document", required=True, metavar="FILE|PRESET", help="The rules of the competition."),
    click.option("--entries", type=FILE, help="entry and optionally group, entrant, number, recognised."),
    click.option("--votes", type=FILE, help="entry, and the council's ballots or the public's votes."),
    click.option("--seed", default="", help="The published seed of the lot."),
    click.option("--chair", default="", metavar="JUDGE", help="The judge whose sheet the tie-break chair compares."),
    click.option("--withhold", multiple=True, metavar="AWARD[:GROUP]", help="An award that is not given. Repeatable."),
    click.option("--decide", multiple=True, metavar="ENTRY,ENTRY,…", help="A decided tie, best first. Repeatable."),
    click.option("--ignore", default="", metavar="COLUMN,COLUMN,…", help="Columns to leave out."),
)


@dataclass(frozen=True, slots=True)
class Computed:
    """The rules with what was chosen, the result, and the hashes of what it was computed from."""

    rules: Rules
    outcome: Outcome
    names: record.Names


def takes_tables(command: Callable) -> Callable:
    """Give a command the tables and choices of a ranking as its arguments and options."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command


def tables_of(*, ignore: str, **files: str | None) -> Tables:
    """The tables as they are, read once; only one of them may be standard input."""
    if [*files.values()].count("-") > 1:
        refuse("stdin: chỉ một bảng đọc được từ “-”", "stdin: only one table can be read from “-”")
    sources = {name: _source(file) for name, file in files.items() if file}
    return Tables(**sources, ignored=frozenset(filter(None, (name.strip() for name in ignore.split(",")))))


def _source(file: str) -> Source:
    try:
        return Source("stdin", sys.stdin.buffer.read()) if file == "-" else Source(file, Path(file).read_bytes())
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        why = getattr(error, "strerror", None) or error
        refuse(f"{file}: không đọc được ({why})", f"{file}: cannot be read ({why})")


def computed(document: str, tables: Tables, choices: Choices) -> Computed:
    """The result of the tables by the rules; what cannot be computed ends the command."""
    rules = rules_of(document)
    hashed = writing.hashed(rules)
    try:
        require_decided(rules)
        rules, handed_in = chosen(choices, rules, given(tables, rules))
        outcome = rank(rules, handed_in)
    except Faults as faults:
        refuse_tables(faults)
    except Refusal as refusal:
        refuse(*(refusals.said(refusal, language) for language in LANGUAGES))
    return Computed(rules, outcome, record.Names(hashed, record.input_hash(handed_in, choices.chair)))


def put(content: bytes) -> None:
    """Write the answer; a reader that has seen enough (``| head``) ends it quietly."""
    try:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is still buffered goes nowhere


def refuse_tables(faults: Faults) -> NoReturn:
    """Name every wrong cell in both languages, and end with status 2."""
    sentences = [fault.said(language) for fault in faults.faults for language in LANGUAGES]
    refuse(*sentences, *([f"… + {faults.more}"] if faults.more else []))


def refuse(*sentences: str) -> NoReturn:
    """Say why nothing can be computed, on standard error, and end with status 2."""
    for sentence in sentences:
        click.echo(sentence, err=True)
    sys.exit(BAD_INPUT)
