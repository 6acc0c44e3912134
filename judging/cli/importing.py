"""Many entries at once from the shell: the same import as at the desk, of any size.

Status 1 is a sheet with something wrong in it, or an import that is refused; nothing is written then.
"""

import sys
from pathlib import Path
from typing import NoReturn

import click

from judging.accounts import queries as accounts
from judging.accounts.models import Person
from judging.cli.context import application
from judging.competitions import queries
from judging.competitions.models import Competition
from judging.desk.importing import planning
from judging.desk.importing.faults import Fault, Faulty
from judging.desk.importing.planning import Plan
from judging.errors import Refusal
from judging.infra import clock
from judging.infra.i18n import LANGUAGES, said
from judging.tasks import imports
from judging.tasks.imports import Source

WRONG = 1
FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command("import-entries")
@click.argument("file", type=FILE)
@click.option("--photos", type=click.Path(path_type=Path, exists=True), help="A folder or a ZIP of photos.")
@click.option("--competition", "slug", required=True, metavar="SLUG", help="As in the address of its desk.")
@click.option("--by", "email", default="", metavar="EMAIL", help="Who imports; an organiser of it unless told.")
@click.option("--dry-run", is_flag=True, help="Only say what would happen.")
def import_entries(file: Path, photos: Path | None, *, slug: str, email: str, dry_run: bool) -> None:
    """Import the entries in FILE, an XLSX or CSV sheet in the shape of the desk's template.

    Rows are known again by their code: what is the same changes nothing, and no entry is
    written over that somebody has worked on since.
    """
    with application():
        try:
            competition = queries.by_slug(slug)
            actor, source = _actor(competition, email), Source(file, photos)
            plan = imports.look(competition.id, source, now=clock.now())
            _refuse_faults(plan.faults)
            if not dry_run:
                plan, _ = imports.carry_out(competition.id, source, actor_id=actor.id, now=clock.now())
        except Faulty as faulty:
            _refuse_faults(list(faulty.faults))
        except Refusal as refusal:
            _refuse([said(refusal.reason, language, **refusal.values) for language in LANGUAGES])
    click.echo(_told(plan) + (" (nothing was written)" if dry_run else ""))


def _actor(competition: Competition, email: str) -> Person:
    """Who is named, or the first organiser; it is their name that stands in the log."""
    staff = [each.person for each in queries.staff_of(competition.id) if each.role == "organiser" or email]
    named = accounts.by_contact(email) if email else None
    found = next((person for person in staff if named is None or person.id == named.id), None)
    if found is None or (email and named is None):
        raise click.ClickException("Nobody of this competition's staff can be named for it; --by takes an e-mail.")
    return found


def _told(plan: Plan) -> str:
    counts = {act: plan.count(act) for act in (planning.NEW, planning.CHANGED, planning.SAME)}
    unused = f", {len(plan.unused)} photos of no row" if plan.unused else ""
    return f"{', '.join(f'{count} {act}' for act, count in counts.items())}, {plan.photos} photos{unused}"


def _refuse_faults(faults: list[Fault]) -> None:
    """Name every wrong cell in both languages, where there is any, and end with status 1."""
    if faults:
        _refuse([f"{each.cell}: {said(each.reason, lang, **each.values)}" for each in faults for lang in LANGUAGES])


def _refuse(sentences: list[str]) -> NoReturn:
    for sentence in sentences:
        click.echo(sentence, err=True)
    sys.exit(WRONG)
