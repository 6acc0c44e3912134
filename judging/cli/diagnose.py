"""``judging diagnose``: how sure a result is, from files alone, without a server and without a database.

It takes what ``judging rank`` takes, and never changes a result. Status 2 is an input that cannot
be used; a tie that awaits a decision is no obstacle.
"""

from dataclasses import replace

import click

from judging.cli.diagnosis_page import page
from judging.cli.inputs import LANGUAGES, Computed, computed, put, refuse, refuse_tables, tables_of, takes_tables
from judging.ranking.certainty import record
from judging.ranking.certainty.diagnosis import diagnose as diagnosed
from judging.ranking.certainty.marks import scored_rounds
from judging.ranking.certainty.types import Diagnosis
from judging.ranking.rules import Rules
from judging.ranking.tables.beside import Beside, Facts
from judging.ranking.tables.choices import Choices
from judging.ranking.tables.faults import Faults
from judging.ranking.tables.given import Tables

KIN = "Columns whose equal cells say that judge and entry belong together."


@click.command()
@takes_tables
@click.option("--round", default="", metavar="ROUND", help="The scored round; the last one unless named.")
@click.option("--order", default="", metavar="COLUMN", help="The column with the time or number of a sheet.")
@click.option("--kin", default="", metavar="JUDGE_COLUMN=ENTRY_COLUMN", help=KIN)
@click.option("--chance-seed", type=click.IntRange(0), default=1, show_default=True, help="What chance is drawn from.")
@click.option("--format", "form", type=click.Choice(["json", "html"]), default="json", show_default=True)
@click.option("--lang", type=click.Choice(LANGUAGES), default="vi", show_default=True, help="Language of the page.")
def diagnose(
    scores, *, document, entries, votes, ignore, order, kin, round, chance_seed, form, lang, **choices
) -> None:
    """Say how sure the result of SCORES (a CSV file, or - for standard input) by RULES is.

    It answers with JSON, or with a page: who can be told apart at each line, how lenient each judge is,
    how far they agree, what is worth a second look, and where more judging helps.
    """
    beside = Beside(order, _columns(kin))
    tables = tables_of(scores=scores, entries=entries, votes=votes, ignore=ignore)
    tables = replace(tables, beside=beside.unknown)
    result = computed(document, tables, Choices(**choices))
    round = _round(result.rules, round)
    facts = _facts(tables, beside, round)
    told = {"seed": chance_seed, "order": facts.order, "related": facts.related}
    diagnoses = diagnosed(result.rules, result.outcome, round=round, **told)
    put(_formatted(form, diagnoses, result, language=lang, seed=chance_seed))


def _columns(kin: str) -> tuple[str, str]:
    """The two columns of ``--kin``."""
    of_judge, _, of_entry = (part.strip() for part in kin.partition("="))
    if kin and not (of_judge and of_entry):
        refuse(
            f"--kin: “{kin}” phải ghi hai cột, như judge_country=entry_country",
            f"--kin: “{kin}” must name two columns, as in judge_country=entry_country",
        )
    return of_judge, of_entry


def _round(rules: Rules, wanted: str) -> str:
    """The id of the round that is looked at."""
    scored = [round.id for round in scored_rounds(rules)]
    if not scored:
        refuse("quy tắc không có vòng chấm điểm nào", "the rules have no round in which judges give points")
    if wanted and wanted not in scored:
        listed = ", ".join(scored)
        refuse(
            f"--round: không có vòng chấm điểm “{wanted}”; cho phép: {listed}",
            f"--round: there is no scored round “{wanted}”; allowed: {listed}",
        )
    return wanted or scored[-1]


def _facts(tables: Tables, beside: Beside, round: str) -> Facts:
    try:
        return beside.read(tables.scores, round, ignored=tables.ignored)
    except Faults as faults:
        refuse_tables(faults)


def _formatted(form: str, diagnoses: tuple[Diagnosis, ...], result: Computed, *, language: str, seed: int) -> bytes:
    if form == "html":
        return page(diagnoses, result.rules, language).encode()
    return record.written(record.record(diagnoses, result.rules, names=result.names, seed=seed)).encode()
