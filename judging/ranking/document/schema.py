"""The document, key by key: the one place that says what may stand where.

Reader, writer, fingerprint, messages and the test of the page all follow these tables.
A default is the default of the value's field in ``judging.ranking.rules``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, fields
from functools import cache
from typing import Any

from judging.ranking import rules as values
from judging.ranking.document.kinds import Cap, Flag, Id, Kind, Number, Step, Text, Whole, Word


@dataclass(frozen=True, slots=True)
class Table:
    """A TOML table and the value it becomes."""

    of: type
    keys: tuple["Key", ...]

    def key(self, name: str) -> "Key | None":
        """The key of this name, if it is one."""
        return next((key for key in self.keys if key.name == name), None)


@dataclass(frozen=True, slots=True)
class Choice:
    """A table whose keys depend on the word under ``kind``."""

    tables: Mapping[str, Table]

    def table_of(self, value: Any) -> Table:
        """The table of something already read."""
        return self.tables[value.kind]


@dataclass(frozen=True, slots=True)
class One:
    """A table of its own, ``[name]``."""

    table: Table


@dataclass(frozen=True, slots=True)
class Many:
    """Any number of tables, ``[[name]]``."""

    table: Table | Choice


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of single values."""

    kind: Kind


@dataclass(frozen=True, slots=True)
class ById:
    """A table from ids (of groups, of criteria) to single values or tables."""

    item: Kind | Table


@dataclass(frozen=True, slots=True)
class Key:
    """A key: its name in the document, what it holds, and its field where that is called otherwise."""

    name: str
    holds: Kind | One | Many | Listed | ById
    field: str = ""
    required: bool = False

    @property
    def attribute(self) -> str:
        """The field of the value that this key fills."""
        return self.field or self.name


@cache
def defaults(of: type) -> dict[str, Any]:
    """The defaults of a value's fields, by name; a field without one is not there."""
    return {
        field.name: field.default if field.default is not MISSING else field.default_factory()
        for field in fields(of)
        if field.default is not MISSING or field.default_factory is not MISSING
    }


POSITIVE = Number(above_zero=True)
COMPARISON = Key("comparison", Word(("ge", "gt")))
NAMES = (Key("name", Text()), Key("name_en", Text()))
NAMED = (Key("id", Id(), required=True), *NAMES)

KEEP = Table(
    values.Keep,
    (
        Key("share", Number(above_zero=True, most=1)),
        Key("count", Whole(1)),
        Key("within", Word(("group", "all"))),
        Key("ties", Word(("all", "none"))),
    ),
)
CARRY = Table(
    values.Carry,
    (Key("round", Id(), required=True), Key("of", Word(("total", "figure"))), Key("weight", Number(above_zero=True))),
)
PASSING = (
    Key("threshold", Number()),
    COMPARISON,
    Key("keep", One(KEEP)),
    Key("carry", Many(CARRY), "carries"),
)


def _decimals(*stages: str) -> Key:
    return Key("decimals", One(Table(values.Decimals, tuple(Key(stage, Whole(0, 6)) for stage in stages))))


LEVEL = Table(values.Level, (Key("from", Number(), "start", required=True), *NAMES))
PART = Table(values.Part, (*NAMED, Key("maximum", POSITIVE), Key("step", POSITIVE)))
POINTS = (Key("maximum", POSITIVE), Key("step", POSITIVE), Key("factor", POSITIVE), Key("floor", Number()))
CRITERION = Table(
    values.Criterion,
    (
        *NAMED,
        *POINTS,
        *(Key(name, Text()) for name in ("guidance", "guidance_en", "hint", "hint_en")),
        Key("level", Many(LEVEL), "levels"),
        Key("part", Many(PART), "parts"),
        Key("for", ById(Table(values.Difference, POINTS)), "differences"),
    ),
)
CORRECTION = Table(
    values.Correction,
    (
        Key("limit", POSITIVE),
        Key("decimals", Whole(0, 4)),
        Key("within", Word(("group", "all"))),
        Key("otherwise", Word(("refuse", "mean"))),
    ),
)
PANEL = Table(values.Panel, (*NAMED, Key("weight", Number()), Key("weights", ById(Number()))))

ROUND = (*NAMED, Key("kind", Word(("eligibility", "score", "vote", "public")), required=True))
ELIGIBILITY = Table(
    values.Eligibility,
    (
        *ROUND,
        Key("agree", Number(above_zero=True, most=1)),
        Key("condition", Many(Table(values.Condition, NAMED)), "conditions"),
    ),
)
SCORED = Table(
    values.Scored,
    (
        *ROUND,
        Key("per", Word(("sheet", "criterion"))),
        Key("combine", Word(("mean", "sum", "median", "corrected"))),
        Key("drop_high", Whole()),
        Key("drop_low", Whole()),
        Key("drop_from", Whole()),
        Key("absent", Word(("refuse", "allow"))),
        Key("minimum", Whole(1)),
        Key("spread", POSITIVE),
        *PASSING,
        _decimals("sheet", "panel", "criterion", "weighted", "figure", "total"),
        Key("correction", One(CORRECTION)),
        Key("panel", Many(PANEL), "panels"),
        Key("criterion", Many(CRITERION), "criteria"),
    ),
)
VOTE = Table(
    values.Vote,
    (
        *ROUND,
        Key("quorum", Number(most=1)),
        Key("chair", Flag()),
        Key("pass", Number(most=1), "share"),
        COMPARISON,
        Key("of", Word(("listed", "present", "valid"))),
        Key("secret", Flag()),
    ),
)
PUBLIC = Table(
    values.Public,
    (*ROUND, Key("maximum", POSITIVE), Key("within", Word(("all", "group"))), *PASSING, _decimals("figure", "total")),
)
ROUNDS = Choice({"eligibility": ELIGIBILITY, "score": SCORED, "vote": VOTE, "public": PUBLIC})

GATE = Table(values.Gate, (Key("criterion", Id(), required=True), Key("at_least", Number(), required=True)))
BAND = Table(values.Band, (*NAMED, Key("from", Number(), "start", required=True), Key("gate", Many(GATE), "gates")))
AWARD = Table(
    values.Award, (*NAMED, Key("cap", Cap()), Key("caps", ById(Cap())), Key("across", Flag()), Key("side", Flag()))
)
TIES = Table(
    values.Ties, (Key("chain", Listed(Step())), Key("at_line", Word(("decide", "all", "none"))), Key("chair", Text()))
)
LIMITS = Table(values.Limits, (Key("per_entry", Whole(1, 2)), Key("per_entrant", Whole())))
LADDER = Table(values.Ladder, tuple(Key(name, Text(filled=True), required=True) for name in ("level", "needs")))

DOCUMENT = Table(
    values.Rules,
    (
        Key("id", Id(), required=True),
        Key("name", Text(filled=True), required=True),
        Key("name_en", Text()),
        Key("note", Text()),
        Key("note_en", Text()),
        Key("sources", Listed(Text())),
        Key("subject", Word(("product", "set", "person", "facility", "village"))),
        Key("identity", Word(("hidden", "shown"))),
        Key("statements", Word(("optional", "required"))),
        Key("totals", Word(("closed", "public"))),
        Key("undecided", Listed(Text())),
        Key("ladder", One(LADDER)),
        Key("group", Many(Table(values.Group, NAMED)), "groups"),
        Key("round", Many(ROUNDS), "rounds", required=True),
        Key("band", Many(BAND), "bands"),
        Key("award", Many(AWARD), "awards"),
        Key("ties", One(TIES)),
        Key("limits", One(LIMITS)),
    ),
)


def tables(holder: Any = DOCUMENT, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Table]]:
    """Every table of the document with the keys that lead to it, depth first."""
    match holder:
        case Table():
            yield path, holder
            for key in holder.keys:
                yield from tables(key.holds, (*path, key.name))
        case Choice():
            for table in holder.tables.values():
                yield from tables(table, path)
        case One() | Many():
            yield from tables(holder.table, path)
        case ById():
            yield from tables(holder.item, path)
