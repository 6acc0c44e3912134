"""The form of an entry's texts, the same for its entrant and for the secretary who types from paper."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import FieldList, FormField, HiddenField, IntegerField, RadioField, SelectField
from wtforms import Form as PlainForm
from wtforms.fields.choices import SelectChoice
from wtforms.validators import NumberRange, Optional, ValidationError

from judging.entries import texts
from judging.entries.drafting import MOST_PIECES
from judging.entries.models import Entry
from judging.infra.i18n import named
from judging.web.forms import Form, LongText, Text

KINDS = (SelectChoice("single", _l("One product")), SelectChoice("set", _l("A product set")))
SET_TYPES = (
    SelectChoice("materials", _l("One model and use, in different materials")),
    SelectChoice("models", _l("Different models of one use and one material")),
    SelectChoice("combined", _l("Different products that go together")),
)
YEARS = (1900, 2100)


class Whole(IntegerField):
    """A whole number; our own words when it is none."""

    def process_formdata(self, values: list[str]) -> None:
        """Empty is None; raises ValidationError for what is no number."""
        if not values or not values[0].strip():
            self.data = None
            return
        try:
            self.data = int(values[0])
        except ValueError as wrong:
            self.data = None
            raise ValidationError(_("Please write a whole number.")) from wrong


class PieceForm(PlainForm):
    """One kind of thing in a set."""

    name = Text(_l("Piece"), longest=120)
    count = Whole(_l("How many"), validators=[Optional(), NumberRange(1, 999, message=_l("From 1 to 999, please."))])


class EntryForm(Form):
    """Everything may be empty in a draft; what is missing is said before sending."""

    version = HiddenField()
    title = Text(_l("Name of the product"))
    story = LongText(_l("Story of the product"))
    kind = RadioField(_l("Form of the entry"), choices=KINDS, validate_choice=False)
    set_type = RadioField(_l("What makes it a set"), choices=SET_TYPES, validate_choice=False)
    pieces = FieldList(FormField(PieceForm), max_entries=MOST_PIECES)
    materials = Text(_l("Materials"), longest=300)
    technique = Text(_l("Technique"), longest=300)
    size = Text(_l("Size"), longest=120)
    year = Whole(
        _l("Year made"),
        validators=[Optional(), NumberRange(*YEARS, message=_l("Please write the year with four digits."))],
    )
    maker = Text(_l("Maker, as on the certificate"))
    craft_village = Text(_l("Craft village"))

    @property
    def texts(self) -> dict:
        """What ``drafting.save`` takes."""
        plain = {name: self[name].data for name in texts.FIELDS}
        pieces = [(row["name"], row["count"] or 1) for row in self.pieces.data]
        return plain | {"pieces": pieces, "statements": {key: field.data for key, field in self.statements.items()}}

    @property
    def statements(self) -> dict:
        """Criterion id -> its field, in order."""
        mark = "statement_"
        return {name.removeprefix(mark): field for name, field in self._fields.items() if name.startswith(mark)}

    @property
    def first_error(self) -> str:
        """One sentence for the line that says whether all is saved."""
        for field in self:
            for error in _flat(field.errors):
                return f"{field.label.text}: {error}"
        return _("Please check what is marked.")


def form_for(entry: Entry) -> EntryForm:
    """The form filled with the entry, with its competition's groups and criteria in the language in force."""
    competition = entry.competition
    groups = [SelectChoice(str(group.id), named(group)) for group in competition.categories]
    fields = {
        "category_id": SelectField(
            _l("Product group"),
            choices=[SelectChoice("", _("Please choose")), *groups],
            coerce=_id_or_none,
            validate_choice=False,
        )
    }
    for criterion in competition.criteria:
        fields[f"statement_{criterion.id}"] = LongText(
            named(criterion), longest=1000, description=named(criterion, "hint")
        )
    return type("CompetitionEntryForm", (EntryForm,), fields)(data=_values(entry))


def _values(entry: Entry) -> dict:
    values = texts.fields_of(entry) | {"version": texts.seen(entry)}
    values["pieces"] = [{"name": name, "count": count} for name, count in values["pieces"]]
    return values | {f"statement_{key}": text for key, text in entry.statements.items()}


def _id_or_none(value) -> int | None:
    """A group's id; an empty choice is None."""
    return int(value) if value and value != "None" else None


def _flat(errors) -> list[str]:
    if isinstance(errors, dict):
        return [text for inner in errors.values() for text in _flat(inner)]
    return [
        text for error in errors or () for text in (_flat(error) if isinstance(error, dict | list) else [str(error)])
    ]
