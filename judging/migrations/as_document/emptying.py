"""From schema 0002 back to 0001, where every competition is of one round of points; otherwise nothing is touched."""

from collections.abc import Iterator

import sqlalchemy as sa

from judging.migrations.as_document import columns
from judging.migrations.as_document.documents import Names, Old, Row
from judging.migrations.as_document.filling import restate
from judging.migrations.as_document.outcomes import after, before
from judging.migrations.as_document.reading import Tables, kept_of, names_of, old_of, translation_of
from judging.ranking.document.reading import read
from judging.ranking.fingerprint import fingerprint
from judging.ranking.rules import Rules


def require_possible(connection: sa.Connection) -> None:
    """Refuse to lose anything; raises RuntimeError, which says what would be lost."""
    if found := [*_hindrances(Tables.of(connection))]:
        raise RuntimeError(f"The older schema cannot hold what is here: {'; '.join(found)}.")


def empty(connection: sa.Connection) -> None:
    """Fill the old columns of every row, while both old and new ones are there."""
    tables = Tables.of(connection)
    for competition in tables.rows("competition"):
        document = read(competition["document"])
        names = names_of(tables, competition["id"])
        _write_rows(tables, document, names)
        said = {name: value for name, value in columns.columns_of(document, names).items() if value is not None}
        tables.write("competition", competition["id"], **said)
        (row,) = tables.rows("competition", id=competition["id"])
        old = old_of(tables, row)
        if row["rules_frozen_at"]:
            _freeze(tables, old)
        _translate(tables, competition["id"], names, round_=document.rounds[0].id)


def _hindrances(tables: Tables) -> Iterator[str]:
    for competition in tables.rows("competition"):
        slug = competition["slug"]
        if why := columns.hindrance(read(competition["document"])):
            yield f"competition {slug}: {why}"
        if competition["lot"]:
            yield f"competition {slug}: a lot was drawn"
    gone = {"finding": "findings were recorded", "withholding": "awards were withheld",
            "second_look": "products were scored again"}  # fmt: skip
    for name, what in gone.items():
        if tables.connection.execute(sa.select(tables[name])).first():
            yield what


def _write_rows(tables: Tables, document: Rules, names: Names) -> None:
    """Numbers of awards, and nothing where points are still open."""
    groups = {key: id for id, key in names.groups.items()}
    for id, key in names.awards.items():
        for group, cap in columns.caps_of(document, key).items():
            values = {"prize_id": id, "category_id": groups[group], "cap": cap}
            tables.connection.execute(tables["quota"].insert().values(**values))
    at = f"round.{document.rounds[0].id}.criterion"
    for id, key in names.criteria.items():
        if columns.is_open(document, f"{at}.{key}.maximum"):
            tables.write("criterion", id, maximum=None)


def _freeze(tables: Tables, old: Old) -> None:
    """Keep the rules as the older schema froze them, and their fingerprint there."""
    frozen = columns.snapshot(old)
    named = fingerprint(frozen)
    restate(tables, old.competition, named)
    tables.write("competition", old.competition["id"], rules=frozen, rules_fingerprint=named)


def _translate(tables: Tables, competition: int, names: Names, *, round_: str) -> None:
    runs: list[Row] = tables.rows("run", competition_id=competition)
    if not runs:
        return
    translation = translation_of(tables, competition, names=names, round_=round_)
    kept = kept_of(tables, competition)
    was, new = before(kept), after(kept, translation)
    for run in runs:
        stands = run["scores_fingerprint"]
        scores = was if stands == new else stands
        tables.write("run", run["id"], outcome=translation.back.of(run["outcome"]), scores_fingerprint=scores)
    for decision in tables.rows("tie_decision", competition_id=competition):
        tables.write("tie_decision", decision["id"], order=translation.back.order(decision["order"]))
