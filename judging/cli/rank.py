"""``judging rank``: the result from files alone, without a server and without a database.

The result goes to standard output and everything else to standard error, so it can be
piped. Status 2 is an input that cannot be used, 3 a tie across a line that awaits a decision.
"""

import os
import sys
from pathlib import Path
from typing import NoReturn

import click

from judging.awards.exporting import as_csv
from judging.cli.rules import rules_of
from judging.errors import Refusal
from judging.ranking import refusals
from judging.ranking.checks import require_decided
from judging.ranking.document import writing
from judging.ranking.pipeline import rank as computed
from judging.ranking.report import record, table
from judging.ranking.rules import Rules
from judging.ranking.tables.choices import Choices, chosen
from judging.ranking.tables.faults import Faults
from judging.ranking.tables.given import Source, Tables, given
from judging.ranking.types import Outcome

BAD_INPUT, TIE = 2, 3
LANGUAGES = ("vi", "en")
FILE = click.Path(allow_dash=True)


@click.command()
@click.argument("scores", type=FILE, required=False)
@click.option("--rules", "document", required=True, metavar="FILE|PRESET", help="The rules of the competition.")
@click.option("--entries", type=FILE, help="entry and optionally group, entrant, number, recognised.")
@click.option("--votes", type=FILE, help="entry, and the council's ballots or the public's votes.")
@click.option("--seed", default="", help="The published seed of the lot.")
@click.option("--chair", default="", metavar="JUDGE", help="The judge whose sheet the tie-break chair compares.")
@click.option("--withhold", multiple=True, metavar="AWARD[:GROUP]", help="An award that is not given. Repeatable.")
@click.option("--decide", multiple=True, metavar="ENTRY,ENTRY,…", help="A decided tie, best first. Repeatable.")
@click.option("--ignore", default="", metavar="COLUMN,COLUMN,…", help="Columns to leave out.")
@click.option("--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True)
@click.option("--lang", type=click.Choice(LANGUAGES), default="vi", show_default=True, help="Language of the table.")
def rank(scores, *, document, entries, votes, ignore, form, lang, **choices) -> None:
    """Rank the entries of SCORES (a CSV file, or - for standard input) by RULES.

    SCORES has the columns entry, judge, criterion, score and optionally group, round,
    weight, judge_group. It may be left out where no round of the rules takes scores.
    """
    files = {"scores": scores, "entries": entries, "votes": votes}
    if [*files.values()].count("-") > 1:
        _refuse("stdin: chỉ một bảng đọc được từ “-”", "stdin: only one table can be read from “-”")
    sources = {name: _source(file) for name, file in files.items() if file}
    tables = Tables(**sources, ignored=frozenset(filter(None, (name.strip() for name in ignore.split(",")))))
    rules, outcome, names = _computed(rules_of(document), tables, Choices(**choices))
    _put(_formatted(form, rules, outcome, names=names, language=lang))
    sys.exit(TIE if record.is_open(outcome) else 0)


def _source(file: str) -> Source:
    try:
        return Source("stdin", sys.stdin.buffer.read()) if file == "-" else Source(file, Path(file).read_bytes())
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        why = getattr(error, "strerror", None) or error
        _refuse(f"{file}: không đọc được ({why})", f"{file}: cannot be read ({why})")


def _computed(rules: Rules, tables: Tables, choices: Choices) -> tuple[Rules, Outcome, record.Names]:
    """The rules with what was chosen, the result, and the hashes of what it was computed from."""
    hashed = writing.hashed(rules)
    try:
        require_decided(rules)
        rules, handed_in = chosen(choices, rules, given(tables, rules))
        outcome = computed(rules, handed_in)
    except Faults as faults:
        sentences = [fault.said(language) for fault in faults.faults for language in LANGUAGES]
        _refuse(*sentences, *([f"… + {faults.more}"] if faults.more else []))
    except Refusal as refusal:
        _refuse(*(refusals.said(refusal, language) for language in LANGUAGES))
    return rules, outcome, record.Names(hashed, record.input_hash(handed_in, choices.chair))


def _formatted(form: str, rules: Rules, outcome: Outcome, *, names: record.Names, language: str) -> bytes:
    if form == "csv":
        return as_csv(table.rows(rules, outcome))
    if form == "json":
        return record.written(record.record(rules, outcome, names)).encode()
    return table.table(rules, outcome, names, language=language).encode()


def _put(content: bytes) -> None:
    """Write the result; a reader that has seen enough (``| head``) ends it quietly."""
    try:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is still buffered goes nowhere


def _refuse(*sentences: str) -> NoReturn:
    """Say why nothing can be computed, on standard error, and end with status 2."""
    for sentence in sentences:
        click.echo(sentence, err=True)
    sys.exit(BAD_INPUT)
