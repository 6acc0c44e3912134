"""What the desk types about a competition: texts, dates, names, staff."""

from collections.abc import Iterable

from flask import g
from flask_babel import lazy_gettext as _l
from flask_login import current_user
from wtforms import BooleanField, DateField, IntegerField, RadioField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Optional
from wtforms.widgets import HiddenInput

from judging.competitions.models import Competition
from judging.competitions.undecided import is_any_open
from judging.desk import facts
from judging.infra import clock
from judging.ranking.rules import Rules
from judging.web.forms import REQUIRED, Form, LongText, MomentField, Text


class SetupForm(Form):
    """A form over one version of the set-up: nobody overwrites what they never saw."""

    seen = IntegerField(widget=HiddenInput(), validators=[InputRequired()])


class TextsForm(SetupForm):
    """The texts about a competition, named as its columns."""

    title = Text(_l("Title"), required=True)
    title_en = Text(_l("Title in English"))
    summary = LongText(_l("What it is about"))
    summary_en = LongText(_l("What it is about, in English"))
    organiser = Text(_l("Organising body"))
    organiser_en = Text(_l("Organising body in English"))
    phone = Text(_l("Telephone for entrants"), longest=40)
    phone_hours = Text(_l("Hours of the telephone"), longest=60)
    delivery = LongText(_l("Where and when objects are brought"))


class OriginalsForm(SetupForm):
    """What becomes of the files of photos."""

    is_kept = BooleanField(_l("Keep the file of each photo as it was sent"))


class DatesForm(SetupForm):
    """The calendar, named as its columns; read and typed in Vietnam's time."""

    opens_at = MomentField(_l("Entries open"), validators=[Optional()])
    deadline_at = MomentField(_l("Deadline for entries"), validators=[Optional()])
    judging_opens_at = MomentField(_l("Judging begins"), validators=[Optional()])
    judging_closes_at = MomentField(_l("Judging ends"), validators=[Optional()])
    awarded_on = DateField(_l("Award ceremony"), validators=[Optional()])


class NewForm(SetupForm):
    """The names of something new: a group, a criterion, an award."""

    name = Text(_l("Name"), longest=120, required=True)
    name_en = Text(_l("Name in English"), longest=120)


class NewAwardForm(NewForm):
    """A new award; a side prize is one from the beginning."""

    is_side = BooleanField(_l("A side prize: people give it, it is never computed"))


class StaffForm(Form):
    """Somebody who is to work for the competition: found by how they sign in, or invited by name."""

    contact = Text(
        _l("E-mail or telephone"),
        longest=254,
        required=True,
        description=_l("Of a person who is registered, or of a new one who is invited."),
    )
    name = Text(_l("Full name"), description=_l("Only for a new person."))
    role = RadioField(
        _l("Role"),
        choices=[SelectChoice("secretary", _l("Secretary")), SelectChoice("organiser", _l("Organiser"))],
        default="secretary",
    )


class ExtensionForm(Form):
    """A later deadline and its reason."""

    until = MomentField(_l("New deadline"), validators=[InputRequired(message=REQUIRED)])
    reason = LongText(_l("Reason, read by the public"), longest=500, required=True)


class ReasonForm(Form):
    """Why a step is taken back."""

    reason = LongText(_l("Reason, kept in the log"), longest=500, required=True)


def act(seen: int | None) -> dict:
    """What every change of the rules is told besides the change: over which version, by whom, when, what is in use."""
    return {"seen": seen, "in_use": facts.in_use(g.competition), "actor": current_user, "now": clock.now()}


def over(form: type[SetupForm], competition: Competition, thing=None, **values) -> SetupForm:
    """``form`` over the competition (or one ``thing`` of it) as it stands now."""
    shown = form(formdata=None, obj=thing or competition, **values)
    shown.seen.data = competition.version
    return shown


class ConfirmingForm(SetupForm):
    """A form over what stands there provisionally."""

    is_confirmed = BooleanField(_l("These are confirmed"))


def confirming(rules: Rules, *paths: str) -> type[SetupForm]:
    """A form that also asks whether what stands at one of ``paths`` is confirmed, where that is still open."""
    return ConfirmingForm if any(is_any_open(rules, path) for path in paths) else SetupForm


def has_confirmed(form: SetupForm) -> bool:
    """Whether the box was there and ticked."""
    return "is_confirmed" in form and form.is_confirmed.data


def names_form(rows: Iterable, *, base: type[SetupForm] = SetupForm) -> type[SetupForm]:
    """A form with both names of every row, as ``name_7`` and ``name_en_7``."""
    fields = {}
    for row in rows:
        fields[f"name_{row.id}"] = Text(_l("Name"), longest=300, required=True, default=row.name)
        fields[f"name_en_{row.id}"] = Text(_l("Name in English"), longest=300, default=row.name_en)
    return type("NamesForm", (base,), fields)


def names_in(form: SetupForm, row) -> tuple[str, str]:
    """Both names of a row as typed."""
    return form[f"name_{row.id}"].data, form[f"name_en_{row.id}"].data
