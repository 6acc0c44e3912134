"""Rounds, groups, lines and prizes as rows: they follow the document, key by key."""

from collections.abc import Iterable, Iterator

from judging.competitions.document import hundredths
from judging.competitions.models import PRIZE_KINDS, Category, Competition, Criterion, Prize, Round
from judging.competitions.undecided import is_open
from judging.errors import Conflict
from judging.infra.db import db
from judging.ranking import rules
from judging.ranking.rules import EVERYBODY, Rules, Scored

WHOLE_FIELD = rules.Group(id=EVERYBODY, name="Tất cả", name_en="All")


def follow(competition: Competition, document: Rules, *, used_groups: Iterable[int] = ()) -> None:
    """Make the rows what the document says: known keys keep their row, new ones get one, the others go.

    Raises Conflict where a group would go that has products or judges.
    """
    groups = _groups(document)
    kept = [group["key"] for group in groups]
    if any(row.id in used_groups and row.key not in kept for row in competition.categories):
        raise Conflict("Entries or judges belong to this group. Move them to another group first.")
    owner = {"competition_id": competition.id}
    _match(competition.categories, groups, Category, owner=owner)
    _match(competition.rounds, _rounds(document), Round, owner=owner)
    _match(competition.prizes, [*_prizes(document)], Prize, owner=owner)
    for row, round_ in zip(competition.rounds, document.rounds, strict=True):
        _match(row.rows, _lines(round_, document), Criterion, owner=owner | {"round_id": row.id})
        _settle(row)


def differing(competition: Competition, document: Rules) -> Iterator[str]:
    """Every row that is not what the document says."""
    yield from _differing(competition.categories, _groups(document))
    yield from _differing(competition.rounds, _rounds(document))
    yield from _differing(competition.prizes, [*_prizes(document)])
    for row, round_ in zip(competition.rounds, document.rounds, strict=False):
        yield from _differing(row.rows, _lines(round_, document))


def _groups(document: Rules) -> list[dict]:
    return [_named(group) for group in document.groups or (WHOLE_FIELD,)]


def _rounds(document: Rules) -> list[dict]:
    return [_named(round_) | {"kind": round_.kind} for round_ in document.rounds]


def _named(thing: rules.Named) -> dict:
    return {"key": thing.id, "name": thing.name or thing.id, "name_en": thing.name_en}


def _prizes(document: Rules) -> Iterator[dict]:
    for award in document.awards:
        yield _named(award) | {"kind": "side" if award.side else "award"}
    for band in document.bands:
        yield _named(band) | {"kind": "band"}


def _lines(round_: rules.Round, document: Rules) -> list[dict]:
    """A row for each criterion, and one for each of its parts behind it."""
    wanted = []
    for criterion in round_.criteria if isinstance(round_, Scored) else ():
        path = f"round.{round_.id}.criterion.{criterion.id}"
        wanted.append(_criterion(criterion, path, document))
        for part in criterion.parts:
            key = {"key": f"{criterion.id}.{part.id}"}
            wanted.append(_named(part) | key | _points(part, f"{path}.part.{part.id}", document))
    return wanted


def _settle(row: Round) -> None:
    """Let every part point to its criterion."""
    by_key = {line.key: line for line in row.rows}
    for line in row.rows:
        whole, _, part = line.key.partition(".")
        line.parent_id = by_key[whole].id if part else None
    db.session.flush()


def _criterion(criterion: rules.Criterion, path: str, document: Rules) -> dict:
    words = {name: getattr(criterion, name) for name in ("guidance", "guidance_en", "hint", "hint_en")}
    bands = [
        {"from": hundredths(level.start), "name": level.name, "name_en": level.name_en} for level in criterion.levels
    ]
    points = _points(criterion, path, document)
    if criterion.parts:
        maxima = [_points(part, f"{path}.part.{part.id}", document)["maximum"] for part in criterion.parts]
        points = {"maximum": None if None in maxima else sum(maxima), "step": None, "is_scored": False}
    return _named(criterion) | words | points | {"bands": bands, "differences": _differences(criterion)}


def _points(line: rules.Criterion | rules.Part, path: str, document: Rules) -> dict:
    """Maximum and step; None for what is still to be decided, whatever stands there meanwhile."""
    said = {
        name: None if is_open(document, f"{path}.{name}") else hundredths(getattr(line, name))
        for name in ("maximum", "step")
    }
    return said | {"is_scored": True}


def _differences(criterion: rules.Criterion) -> dict:
    return {
        group: {name: hundredths(getattr(other, name)) for name in ("maximum", "step") if getattr(other, name)}
        for group, other in criterion.differences.items()
    }


def _match(rows: list, wanted: list[dict], kind: type, *, owner: dict[str, int]) -> None:
    """Let ``rows`` be ``wanted`` in its order, each known by its key (a prize by kind and key)."""
    left = {_identity(_values(row, ("key", "kind"))): row for row in rows}
    for position, values in enumerate(wanted, 1):
        row = left.pop(_identity(values), None)
        if row is None:
            row = kind(**owner)
            rows.append(row)
        for name, value in (values | {"position": position}).items():
            if getattr(row, name) != value:
                setattr(row, name, value)
    for row in reversed(left.values()):  # parts stand behind their criterion and go before it
        if isinstance(row, Round):
            _match(row.rows, [], Criterion, owner=owner)
        rows.remove(row)
        db.session.delete(row)
        db.session.flush()
    rows.sort(key=lambda row: row.position)
    db.session.flush()


def _differing(rows: list, wanted: list[dict]) -> Iterator[str]:
    if [row.key for row in rows] != [values["key"] for values in wanted]:
        yield f"{[row.key for row in rows]} instead of {[values['key'] for values in wanted]}"
        return
    for row, values in zip(rows, wanted, strict=True):
        if _values(row, values) != values:
            yield f"{row.__tablename__} {row.id} is not what the rules say of {row.key}"


def _values(row, names: Iterable[str]) -> dict:
    return {name: getattr(row, name, None) for name in names}


def _identity(values: dict) -> tuple[str | None, str]:
    """Of a round the key alone: its kind may be corrected."""
    kind = values.get("kind")
    return kind if kind in PRIZE_KINDS else None, values["key"]
