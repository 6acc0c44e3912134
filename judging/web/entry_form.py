"""The form of an entry's texts, the same for its entrant and for the secretary who types from paper."""

from flask_babel import gettext as _
from wtforms import Field, FieldList, HiddenField, SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import NumberRange, Optional

from judging.competitions.models import Competition, Question
from judging.entries import answers, authors, sets, subjects, texts
from judging.entries.models import Entry
from judging.entries.subjects import Fact
from judging.infra.i18n import named, number
from judging.web import question_fields
from judging.web.forms import Form, LongText, Text
from judging.web.product_fields import ProductFields, Whole
from judging.web.subjects import recognition_word, subject_word

YEARS = (1900, 2100)
OLDEST = 1000  # since when a craft is practised
MOST = 1_000_000


class EntryForm(Form):
    """Everything may be empty in a draft; what is missing is said before sending."""

    version = HiddenField()
    questions: tuple[Question, ...] = ()
    group_keys: dict[int, str] = {}  # a category's id -> its key
    needed: frozenset[str] = frozenset()  # names of what may not stay empty
    unsent: frozenset[str] = frozenset()  # names of what is closed and was not sent along (``entry_holding``)

    @property
    def texts(self) -> dict:
        """What ``drafting.save`` takes: the fields this competition asks for."""
        told = {name: self[name].data for name in texts.FIELDS if self._is_told(name)}
        told["details"] = {key: field.data for key, field in self._marked("detail_").items() if self._is_told(field)}
        due = [(one, field) for one, field in self.asked if self._is_told(field) and self.is_due(one)]
        told["answers"] = {one.key: question_fields.typed(one, field) for one, field in due}
        told["statements"] = {key: field.data for key, field in self.statements.items() if self._is_told(field)}
        for name, line in (("pieces", sets.Line), ("authors", authors.Line)):
            if self._is_told(name):
                told[name] = [line(**row) for row in self[name].data]
        return told

    @property
    def facts(self) -> list:
        """The fields of what is asked about this subject alone, in order."""
        return list(self._marked("detail_").values())

    @property
    def asked(self) -> list:
        """(question, its field) of what this organiser asks, in order."""
        return [(question, self[f"answer_{question.key}"]) for question in self.questions]

    @property
    def rows(self) -> list[FieldList]:
        """The fields of several lines: pieces, authors, tables."""
        return [field for field in self if isinstance(field, FieldList)]

    def is_due(self, question: Question) -> bool:
        """Whether a question is asked by what stands in this form: its group, and the answer it follows."""
        group = self.group_keys.get(self.category_id.data) if "category_id" in self else None
        if question.groups and group not in question.groups:
            return False
        return not question.on_key or self[f"answer_{question.on_key}"].data == question.on_value

    def is_held(self, name: str) -> bool:
        """Whether a field is closed, or not there: nothing on the page changes with it."""
        return name not in self or hasattr(self[name], "held")

    def condition(self, question: Question) -> str:
        """After which answer a question is asked, in words."""
        upon = next(other for other in self.questions if other.key == question.on_key)
        answer = question_fields.answer_word(upon, question.on_value)
        return _("Only where “%(question)s” is “%(answer)s”.", question=named(upon), answer=answer)

    @property
    def statements(self) -> dict:
        """Criterion id -> its field, in order."""
        return self._marked("statement_")

    def _is_told(self, field: Field | str) -> bool:
        name = field if isinstance(field, str) else field.short_name
        return name in self and name not in self.unsent

    def _marked(self, mark: str) -> dict:
        return {name.removeprefix(mark): field for name, field in self._fields.items() if name.startswith(mark)}

    @property
    def first_error(self) -> str:
        """One sentence for the line that says whether all is saved."""
        for field in self:
            for error in _flat(field.errors):
                return f"{field.label.text}: {error}"
        return _("Please check what is marked.")


LONGEST = {"materials": 300, "technique": 300, "size": 120}


def form_for(entry: Entry) -> EntryForm:
    """The form filled with the entry: what its competition asks for, in the language in force."""
    competition = entry.competition
    subject = subjects.of(competition.rules)
    fields = {name: _column(name, competition) for name in texts.asked(competition) if name not in ("kind", "set_type")}
    fields |= {f"detail_{fact.key}": _fact(fact) for fact in subject.facts}
    fields |= {f"answer_{question.key}": question_fields.field_of(question) for question in competition.questions}
    fields["questions"] = tuple(competition.questions)
    fields["group_keys"] = {group.id: group.key for group in competition.categories}
    for criterion in competition.criteria:
        fields[f"statement_{criterion.id}"] = LongText(
            named(criterion), longest=1000, description=named(criterion, "hint")
        )
    facts = {f"detail_{fact.key}" for fact in subject.facts if fact.is_required}
    fields["needed"] = frozenset(facts | {*subject.required})
    bases = (ProductFields, EntryForm) if subject.is_object else (EntryForm,)
    return type("CompetitionEntryForm", bases, fields)(data=values_of(entry))


def _column(name: str, competition: Competition):
    labels = subjects.of(competition.rules).labels
    match name:
        case "category_id":
            groups = [SelectChoice(str(group.id), named(group)) for group in competition.categories]
            return SelectField(
                subject_word(competition, "group"),
                choices=[SelectChoice("", _("Please choose")), *groups],
                coerce=_id_or_none,
                validate_choice=False,
            )
        case "recognition":
            return Text(recognition_word(competition), description=_("Number, date and who signed it."))
        case "story":
            return LongText(_(labels[name]))
        case "year":
            wrong = _("Please write the year with four digits.")
            first, last = YEARS if subjects.of(competition.rules).is_object else (OLDEST, YEARS[1])
            return Whole(_(labels[name]), validators=[Optional(), NumberRange(first, last, message=wrong)])
    return Text(_(labels[name]), longest=LONGEST.get(name, 200))


def _fact(fact: Fact):
    options = {"description": fact.hint and _(fact.hint)}
    if fact.kind == "number":
        wrong = _("From 0 to %(most)s, please.", most=number(MOST))
        limits = [Optional(), NumberRange(0, MOST, message=wrong)]
        return Whole(_(fact.label), validators=limits, render_kw={"inputmode": "numeric"}, **options)
    if fact.kind == "text":
        return LongText(_(fact.label), render_kw={"rows": 4}, **options)
    return Text(_(fact.label), longest=300, render_kw={}, **options)


def values_of(entry: Entry) -> dict:
    """What the entry says, as the form's fields take it."""
    values = texts.fields_of(entry) | {"version": texts.seen(entry)}
    values |= {name: [line._asdict() for line in values[name]] for name in ("pieces", "authors")}
    values |= {f"detail_{key}": value for key, value in entry.details.items()}
    for question in entry.competition.questions:
        if (kept := answers.standing(question, entry.answers)) is not None:
            values[f"answer_{question.key}"] = question_fields.shown(question, kept)
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
