"""Single values of the rules as fields: what each shows, and what was typed made exact again."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import ValidationError

from judging.competitions.cells import Cell
from judging.infra.i18n import named
from judging.infra.text import clean
from judging.ranking.document.kinds import Flag, Id, Kind, Number, Text, Whole, Word
from judging.ranking.document.lines import Path
from judging.ranking.document.schema import Listed
from judging.ranking.rules import Difference, Public, Rules, Scored
from judging.web import exact
from judging.web.forms import REQUIRED
from judging.web.rule_words import choices, explanation, label

NOT_DECIDED = _l("– not decided yet –")
#: Texts that fill paragraphs.
LONG = ("note", "note_en", "sources")
MOST_TEXT = 4000
#: What is open by itself while nothing is written.
BARE = ("maximum", "pass", "from")
#: What may be left out for good (a group's difference is, as a rule): its own box says that it is not decided.
LEFT_OUT = ("threshold", "spread", "floor")


def field_of(rules: Rules, cell: Cell, *, in_row: bool = False) -> Field:
    """The field of one value; in a row of a table the column says what it is for."""
    told = ([] if in_row else [explanation(cell.table, cell.key)]) + [_provisional(rules, cell)]
    words = {"default": shown(rules, cell), "description": " ".join(filter(None, told))}
    if (options := _options(rules, cell)) is not None:
        return SelectField(label(cell.table, cell.key), choices=[SelectChoice(*option) for option in options], **words)
    kind = TextAreaField if cell.key.name in LONG else StringField
    keys = {"inputmode": "decimal"} if isinstance(cell.kind, Number | Whole) else {}
    keys |= {"lang": "en" if cell.key.name.endswith("_en") else "vi"} if isinstance(cell.kind, Text) else {}
    return kind(label(cell.table, cell.key), filters=[clean], render_kw=keys, **words)


def shown(rules: Rules, cell: Cell) -> str:
    """What stands in the field: nothing while it is not decided, unless a box beside it says so."""
    if cell.name in rules.undecided and opens_when_empty(cell):
        return ""
    return _spelt(cell)


def has_tick(rules: Rules, cell: Cell) -> bool:
    """Whether a box beside the field says that it is not decided: where an empty field says something else."""
    if not cell.name or opens_when_empty(cell):
        return False
    is_asked = cell.key.name in LEFT_OUT and cell.table.of is not Difference
    return is_asked or cell.name in rules.undecided


def opens_when_empty(cell: Cell) -> bool:
    """Whether an empty field is one that is not decided."""
    if not cell.name or isinstance(cell.key.holds, Listed) or not isinstance(cell.kind, Number | Whole | Word | Flag):
        return False
    return cell.default is not None or (cell.key.name in BARE and cell.table.of is not Difference)


class CellReader:
    """What was typed into the cells of a form; only what was touched is read, and what is wrong stands at its field."""

    def __init__(self, form):
        self.form = form
        self.values: dict[Path, Any] = {}
        self.opened: dict[str, bool] = {}
        self.is_valid = True
        self._ticks()
        for name, cell in form.cells.items():
            if _plain(form[name].data) != _plain(form[name].default):
                self._read(name, cell)
        for block in form.blocks:
            for _id, cells in block.rows:
                self._require(cells)

    def _ticks(self) -> None:
        for name, known in self.form.ticks.items():
            was = known in self.form.rules.undecided
            if self.form[name].data != was:
                self.opened[known] = not was

    def _read(self, name: str, cell: Cell) -> None:
        typed = _plain(self.form[name].data)
        try:
            if typed:
                self.values[cell.path] = _value(typed, cell)
                if cell.name:
                    self.opened.setdefault(cell.name, False)
            elif opens_when_empty(cell):
                self.opened[cell.name] = True
            elif isinstance(cell.kind, Text) and cell.kind.filled and cell.path[0] != "ladder":
                raise ValidationError(REQUIRED)
            else:
                self.values[cell.path] = None
        except ValidationError as error:
            self._refuse(name, str(error))

    def _require(self, cells: tuple[Cell, ...]) -> None:
        """A new row needs its name, and whatever the rules ask of it."""
        if not any(cell.is_new and cell.path in self.values for cell in cells):
            return
        for cell in cells:
            is_asked = cell.key.name == "name" or (cell.key.required and cell.path[-1] == cell.key.name)
            name = next(name for name, other in self.form.cells.items() if other is cell)
            if is_asked and not _plain(self.form[name].data):
                self._refuse(name, str(REQUIRED))

    def _refuse(self, name: str, sentence: str) -> None:
        """Beside the field, and above the page, which is long."""
        field = self.form[name]
        field.errors = [*field.errors, sentence]
        self.form.form_errors.append(f"{field.label.text}: {sentence}")
        self.is_valid = False


def _plain(text: str | None) -> str:
    """What counts as the same: a browser leaves no line ends in a line, and sends others than it was given."""
    return "\n".join(" ".join(line.split()) for line in clean(text).split("\n"))


def _value(typed: str, cell: Cell) -> Any:
    match cell.kind:
        case Flag():
            return typed == "true"
        case Text() | Id() | Word():
            if len(typed) > MOST_TEXT:
                raise ValidationError(_("At most %(max)d characters, please.", max=MOST_TEXT))
            return [line for line in typed.split("\n") if line] if isinstance(cell.key.holds, Listed) else typed
    return exact.read(typed, cell.kind)


def _spelt(cell: Cell) -> str:
    value = cell.default if cell.is_new and isinstance(cell.kind, Word | Flag) else cell.value
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case list() | tuple():
            return "\n".join(value)
    return exact.written(value, cell.kind)


def _options(rules: Rules, cell: Cell) -> list[tuple[str, str]] | None:
    """What a list offers; None where something is typed."""
    kind: Kind = cell.kind
    if isinstance(kind, Id):
        earlier = rules.rounds[: cell.path[1]]
        return [("", "–"), *((r.id, named(r) or r.id) for r in earlier if isinstance(r, Scored | Public))]
    if not isinstance(kind, Word | Flag):
        return None
    words = {"true": _("Yes"), "false": _("No")} if isinstance(kind, Flag) else choices(cell.table, cell.key)
    return [*([("", str(NOT_DECIDED))] if opens_when_empty(cell) else []), *words.items()]


def _provisional(rules: Rules, cell: Cell) -> str:
    """What stands there until it is decided."""
    if cell.name in rules.undecided and opens_when_empty(cell) and cell.value is not None:
        words: Mapping[str, str] = dict(_options(rules, cell) or ())
        value = _spelt(cell)
        return _("Provisionally: %(value)s.", value=words.get(value, value))
    return ""
