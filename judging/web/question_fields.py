"""A question of an organiser as a field of the entry's form, and its answer in words."""

from decimal import Decimal

from babel.numbers import format_decimal
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms import DateField, Field, FieldList, FormField, RadioField, SelectMultipleField
from wtforms import Form as PlainForm
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional, ValidationError
from wtforms.widgets import CheckboxInput, TextInput

from judging.competitions.models import Question
from judging.entries import answers, figures
from judging.errors import Invalid
from judging.infra import i18n
from judging.infra.i18n import named
from judging.media.pdf import USUAL as PDF
from judging.web.errors import sentence
from judging.web.forms import LongText, Text

YES_NO = (SelectChoice("yes", _l("Yes")), SelectChoice("no", _l("No")))


class Figure(Field):
    """A number as typed, with a comma or a point; ``entries.figures`` says what it is."""

    widget = TextInput()

    def _value(self) -> str:
        if self.raw_data:
            return self.raw_data[0]
        return "" if self.data is None else _plain(self.data)

    def require_plain(self) -> None:
        """Raises ValidationError for 1.500, which is 1500 to some and 1.5 to others."""
        typed = self.raw_data[0] if self.raw_data else ""
        readings = figures.two_readings(typed)
        if readings is None:
            return
        whole, fraction = (_plain(reading) for reading in readings)
        raise ValidationError(_(figures.AMBIGUOUS, typed=typed.strip(), whole=whole, fraction=fraction))


class Several(SelectMultipleField):
    """Some of several, each a box to tick."""

    option_widget = CheckboxInput()


def field_of(question: Question) -> Field:
    """The field whose data ``entries.answers.checked`` takes; what is wrong is said beside it."""
    options = {"description": _hint(question), "validators": [_Checked(question)]}
    label, most = named(question), answers.most_of(question)
    match question.kind:
        case "text":
            return LongText(label, longest=most, render_kw={"rows": 4}, **options)
        case "number":
            return Figure(label, render_kw={"inputmode": "decimal", "class": "short"}, **options)
        case "choice":
            return RadioField(label, choices=_choices(question), validate_choice=False, **options)
        case "several":
            return Several(label, choices=_choices(question), validate_choice=False, **options)
        case "date":
            return DateField(label, description=options["description"], validators=[Optional(), _Checked(question)])
        case "yes_no":
            return RadioField(label, choices=YES_NO, validate_choice=False, **options)
        case "table":
            return FieldList(FormField(_row_form(question)), label, max_entries=most, **options)
        case "pdf":
            return FileField(label, description=_hint(question))
    return Text(label, longest=most, **options)


def shown(question: Question, kept):
    """A kept answer as its field takes it."""
    if question.kind == "yes_no":
        return {True: "yes", False: "no"}[kept]
    if question.kind == "date":
        return answers.day(kept)
    if question.kind == "table":
        return [{f"c{at}": cell for at, cell in enumerate(row)} for row in kept]
    return kept


def typed(question: Question, field: Field):
    """What the field holds, as ``entries.answers.checked`` takes it."""
    if question.kind == "pdf":
        return None  # ``web.entry_enclosures`` takes the file
    if question.kind == "table":
        return [[cell or "" for cell in row.values()] for row in field.data]
    return field.data


def in_words(question: Question, kept) -> str:
    """An answer as people read it, in the language in force; rows of a table on lines of their own."""
    match question.kind:
        case "number":
            figure = _figure(kept)
            return f"{figure} {question.unit}" if question.unit else figure
        case "choice" | "several":
            chosen = [kept] if question.kind == "choice" else kept
            return ", ".join(_name(option) for option in question.options if option["key"] in chosen)
        case "date":
            return i18n.day(answers.day(kept))
        case "yes_no":
            return _("Yes") if kept else _("No")
        case "table":
            return "\n".join(" · ".join(filter(None, row)) for row in kept)
    return kept


def answer_word(upon: Question, value: str) -> str:
    """An answer on which another question depends (``competitions.asking.answers_of``) in words."""
    if upon.kind == "yes_no":
        return _("Yes") if value == "yes" else _("No")
    return next((_name(option) for option in upon.options if option["key"] == value), value)


class _Checked:
    """The rule of the domain as a validator."""

    def __init__(self, question: Question):
        self.question = question

    def __call__(self, form, field) -> None:
        if not form.is_due(self.question):
            return  # nobody sees it: it holds nothing up
        if isinstance(field, Figure):
            field.require_plain()
        try:
            answers.checked(self.question, typed(self.question, field))
        except Invalid as wrong:
            raise ValidationError(sentence(wrong)) from wrong


def _row_form(question: Question) -> type[PlainForm]:
    cells = {f"c{at}": Text(_name(option), longest=answers.LONGEST_CELL) for at, option in enumerate(question.options)}
    return type("RowForm", (PlainForm,), cells)


def _choices(question: Question) -> list[SelectChoice]:
    return [SelectChoice(option["key"], _name(option)) for option in question.options]


def _name(option: dict) -> str:
    return (option.get("name_en") if i18n.language() == "en" else "") or option["name"]


def _hint(question: Question) -> str:
    unit = _("In %(unit)s.", unit=question.unit) if question.unit else ""
    example = _("Such as: %(example)s", example=question.example) if question.example else ""
    least = question.least is not None and question.kind in answers.TOO_LITTLE
    bound = _(answers.TOO_LITTLE[question.kind], least=question.least) if least else ""
    if question.kind == "pdf":
        size = {"most": PDF.bytes // 10**6, "pages": PDF.pages}
        bound = _("A PDF of at most %(most)s MB and %(pages)s pages.", **size)
    return " ".join(filter(None, (named(question, "hint"), unit, bound, example, _readers(question))))


def _readers(question: Question) -> str:
    """Who reads the answer, where that is not what everybody expects: the organisers and the judges."""
    if question.is_public:
        return _("Everybody reads the answer once the awards are published.")
    return "" if question.is_for_judges else _("Only the organisers read the answer.")


def _plain(kept: str) -> str:
    """As somebody types it so that it is read as no other figure."""
    return figures.told(_figure(kept, "0.######"))


def _figure(kept: str, form: str = "#,##0.######") -> str:
    return format_decimal(Decimal(kept), format=form, locale=i18n.language())
