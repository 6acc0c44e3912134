"""What is asked of a product alone, as fields: a set's pieces by the three cases of the law, and several authors."""

from flask import Flask
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import FieldList, FormField, HiddenField, IntegerField, RadioField
from wtforms import Form as PlainForm
from wtforms.fields.choices import SelectChoice
from wtforms.validators import NumberRange, Optional, ValidationError

from judging.entries import authors, sets
from judging.infra import ids
from judging.web.forms import Text

KINDS = (SelectChoice("single", _l("One product")), SelectChoice("set", _l("A product set")))
#: The cases of Circular 26/2014/TT-BCT, article 3.2.
CASES = {
    "materials": _l("One model and use, in different materials"),
    "models": _l("Different models of one use and one material"),
    "combined": _l("Different products that go together"),
}
EXAMPLES = {
    "materials": _l("Such as one teapot made in clay, in bronze and in bamboo."),
    "models": _l("Such as four ceramic vases of different shapes, all for flowers."),
    "combined": _l("Such as a teapot, six cups and a tray that are used together."),
}
NAMELESS = _l("Please write the name.")


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
    """One kind of thing in a set, named as ``sets.Line``; its key is given before it has a name."""

    name = Text(_l("Piece"), longest=120)
    count = Whole(_l("How many"), validators=[Optional(), NumberRange(1, 999, message=_l("From 1 to 999, please."))])
    material = Text(_l("Material of this piece"), longest=120)
    model = Text(_l("Model: what differs in shape or decoration"), longest=120)
    use = Text(_l("What it is for in the set"), longest=120)
    key = HiddenField(default=ids.key)

    @property
    def traits(self) -> list:
        """(case, the field of what tells the pieces apart in it)."""
        return [(case, self[name]) for case, name in sets.CASES.items()]


class AuthorForm(PlainForm):
    """One of several authors, named as ``authors.Line``."""

    name = Text(_l("Full name"), longest=120)
    part = Text(_l("What this author did"), longest=120)


class ProductFields:
    """What is asked about a product alone: it may be a set, and the work of several."""

    kind = RadioField(_l("Form of the entry"), choices=KINDS, validate_choice=False)
    set_type = RadioField(
        _l("What makes it a set"),
        choices=[SelectChoice(case, word) for case, word in CASES.items()],
        validate_choice=False,
    )
    pieces = FieldList(FormField(PieceForm), label=_l("The pieces of the set"), max_entries=sets.MOST)
    authors = FieldList(FormField(AuthorForm), label=_l("Authors"), max_entries=authors.MOST)

    def validate_pieces(self, rows: FieldList) -> None:
        """Of a set; of a single product nobody sees them."""
        if self.kind.data == "set":
            _require_names(rows, *sets.CASES.values())

    def validate_authors(self, rows: FieldList) -> None:
        """Each has a name."""
        _require_names(rows, "part")


def _require_names(rows: FieldList, *told: str) -> None:
    """Raises ValidationError for a line that says something and has no name: it would be left out unseen."""
    nameless = [row.form for row in rows if not row.form.name.data and any(row.form[name].data for name in told)]
    for form in nameless:
        form.name.errors = [*form.name.errors, NAMELESS]
    if nameless:
        raise ValidationError(NAMELESS)


def init(app: Flask) -> None:
    """Let templates say these words and show these pieces."""
    app.jinja_env.globals.update(set_cases=CASES, set_examples=EXAMPLES, pieces_of=sets.shown, set_wishes=sets.wishes)
    app.jinja_env.globals["piece_of"] = sets.piece_of
    app.jinja_env.globals.update(is_joint=authors.is_joint, is_unauthorised=authors.is_unauthorised)
