"""From schema 0001 to 0002: every competition's document, its keys on the rows, and kept rankings under new names."""

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from judging.migrations.as_document.documents import EVERYBODY, FINAL, Names, Old, document_of, names_of
from judging.migrations.as_document.outcomes import after, before
from judging.migrations.as_document.reading import Tables, kept_of, old_of, translation_of
from judging.ranking.document.faults import Faults
from judging.ranking.document.reading import read
from judging.ranking.document.writing import fingerprint, write
from judging.ranking.rules import Rules

LOGGED = "rules restated"


def fill(connection: sa.Connection) -> None:
    """Fill the new columns of every row, while both old and new ones are there."""
    tables = Tables.of(connection)
    _all(tables, "round", **FINAL)
    _all(tables, "criterion", is_scored=True, differences={})
    _all(tables, "prize", kind="award")
    _all(tables, "entry", reached=1, recognition="", details={})
    for competition in tables.rows("competition"):
        old = old_of(tables, competition)
        names = names_of(old)
        document = document_of(old, names)
        _require_readable(document, competition["slug"])
        _write_rules(tables, document, competition)
        (round_,) = tables.rows("round", competition_id=competition["id"])
        _write_keys(tables, old, names, round_=round_["id"])
        _translate(tables, competition["id"], names)
    for name in ("hand_in", "score_sheet"):
        _all(tables, name, attempt=1)
    for name in ("hand_in", "score_sheet", "stand_down", "waiver"):
        _all(tables, name, round_id=_round_of(tables, name))


def _all(tables: Tables, table: str, /, **values: Any) -> None:
    tables.connection.execute(tables[table].update().values(**values))


def _require_readable(document: Rules, slug: str) -> None:
    """The rows held nothing that the document cannot say; raises RuntimeError."""
    try:
        is_same = read(write(document)) == document
    except Faults as faults:
        raise RuntimeError(f"The rules of competition {slug} cannot be written as one document: {faults}") from faults
    if not is_same:
        raise RuntimeError(f"The rules of competition {slug} cannot be written as one document.")


def _write_rules(tables: Tables, document: Rules, competition) -> None:
    """The document; where the rules are frozen its fingerprint, and in the log which one that takes the place of."""
    values = {"document": write(document), "lot": ""}
    if competition["rules_frozen_at"]:
        values["rules_fingerprint"] = fingerprint(document)
        restate(tables, competition, values["rules_fingerprint"])
    tables.write("competition", competition["id"], **values)


def restate(tables: Tables, competition, new: str) -> None:
    """Frozen rules have another fingerprint from now on, and are the same rules: for kept rankings too."""
    run = tables["run"].update().where(tables["run"].c.competition_id == competition["id"])
    same = run.where(tables["run"].c.rules_fingerprint == competition["rules_fingerprint"])
    tables.connection.execute(same.values(rules_fingerprint=new))
    event = {"at": datetime.now(UTC), "competition_id": competition["id"], "verb": LOGGED, "subject": ""}
    data = {"before": competition["rules_fingerprint"], "rules": new}
    tables.connection.execute(tables["event"].insert().values(**event, data=data))


def _write_keys(tables: Tables, old: Old, names: Names, *, round_: int) -> None:
    """Keys, and positions that count from one again."""
    for position, row in enumerate(old.categories, 1):
        tables.write("category", row["id"], key=names.groups[row["id"]], position=position)
    if not old.categories:
        values = EVERYBODY | {"competition_id": old.competition["id"], "position": 1}
        tables.connection.execute(tables["category"].insert().values(**values))
    for position, row in enumerate(old.criteria, 1):
        bands = [{"from": b["from"], "name": b["name"], "name_en": b.get("name_en", "")} for b in row["bands"]]
        values = {"key": names.criteria[row["id"]], "round_id": round_, "position": position, "bands": bands}
        tables.write("criterion", row["id"], **values)
    for position, row in enumerate(old.prizes, 1):
        tables.write("prize", row["id"], key=names.awards[row["id"]], position=position)


def _translate(tables: Tables, competition: int, names: Names) -> None:
    """Kept rankings and decided ties; the fingerprint of scores that still stand is that of the same from now on."""
    runs = tables.rows("run", competition_id=competition)
    if not runs:
        return
    translation = translation_of(tables, competition, names=names, round_=FINAL["key"])
    kept = kept_of(tables, competition)
    was, new = before(kept), after(kept, translation)
    for run in runs:
        stands = run["scores_fingerprint"]
        scores = new if stands == was else stands
        tables.write("run", run["id"], outcome=translation.of(run["outcome"]), scores_fingerprint=scores)
    for decision in tables.rows("tie_decision", competition_id=competition):
        tables.write("tie_decision", decision["id"], order=translation.order(decision["order"]))


def _round_of(tables: Tables, name: str):
    """The round of the judge's competition, as a value for each row of a table."""
    judge, round_ = tables["judge"], tables["round"]
    found = sa.select(round_.c.id).join(judge, judge.c.competition_id == round_.c.competition_id)
    return found.where(judge.c.id == tables[name].c.judge_id).scalar_subquery()
