"""``judging rank``: the result from files alone, without a server and without a database.

The result goes to standard output and everything else to standard error, so it can be
piped. Status 2 is an input that cannot be used, 3 a tie across a line that awaits a decision.
"""

import sys

import click

from judging.awards.exporting import as_csv
from judging.cli.inputs import LANGUAGES, Computed, computed, put, tables_of, takes_tables
from judging.ranking.report import record, table
from judging.ranking.tables.choices import Choices

TIE = 3


@click.command()
@takes_tables
@click.option("--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True)
@click.option("--lang", type=click.Choice(LANGUAGES), default="vi", show_default=True, help="Language of the table.")
def rank(scores, *, document, entries, votes, ignore, form, lang, **choices) -> None:
    """Rank the entries of SCORES (a CSV file, or - for standard input) by RULES.

    SCORES has the columns entry, judge, criterion, score and optionally group, round,
    weight, judge_group. It may be left out where no round of the rules takes scores.
    """
    tables = tables_of(scores=scores, entries=entries, votes=votes, ignore=ignore)
    result = computed(document, tables, Choices(**choices))
    put(_formatted(form, result, lang))
    sys.exit(TIE if record.is_open(result.outcome) else 0)


def _formatted(form: str, result: Computed, language: str) -> bytes:
    rules, outcome, names = result.rules, result.outcome, result.names
    if form == "csv":
        return as_csv(table.rows(rules, outcome))
    if form == "json":
        return record.written(record.record(rules, outcome, names)).encode()
    return table.table(rules, outcome, names, language=language).encode()
