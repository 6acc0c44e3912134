"""What the desk types about entries in rounds that judges do not score.

``a form of one`` holds everything about one entry; ``a table`` a row of fields for each
entry of a page, each field with the entry's number at the end of its name.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, IntegerField, RadioField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Optional, ValidationError

from judging.entries.models import Entry
from judging.errors import Invalid
from judging.findings import checking
from judging.findings.models import Finding
from judging.findings.recording import Found
from judging.infra.i18n import named
from judging.ranking.rules import Eligibility, Public, Round, Vote
from judging.web.errors import sentence
from judging.web.forms import REQUIRED, Form

DIGITS = 9
BALLOTS = {
    "yes": _l("Yes votes"),
    "no": _l("No votes"),
    "abstain": _l("Abstentions"),
    "invalid": _l("Invalid ballots"),
}
SESSION = {"listed": _l("Members of the council"), "present": _l("Members present")}
CHAIR = _l("The chair, or who stands in for the chair, was present")


class Count(IntegerField):
    """A whole number that is not negative; empty is None, never zero."""

    def __init__(self, label, *, required: bool = False, **options):
        super().__init__(label, validators=[InputRequired(message=REQUIRED) if required else Optional()], **options)

    def process_formdata(self, values: list[str]) -> None:
        typed = values[0].strip() if values else ""
        self.data = None
        if typed and not (typed.isascii() and typed.isdigit() and len(typed) <= DIGITS):
            raise ValidationError(_l("Please write a whole number."))
        self.data = int(typed) if typed else None


@dataclass(frozen=True, slots=True)
class Row:
    """An entry and what has been recorded of it."""

    entry: Entry
    finding: Finding | None

    @property
    def data(self) -> dict:
        """What has been recorded; empty before."""
        return self.finding.data if self.finding else {}

    @property
    def mark(self) -> str:
        """Names the state that was seen."""
        return self.finding.mark if self.finding else ""


def form_of_one(rule: Round, row: Row, newest: Finding | None) -> type[Form]:
    """Everything about one entry; members and chair as they were ``newest``."""
    fields: dict = {"seen": HiddenField(default=row.mark)}
    match rule:
        case Eligibility():
            fields |= _answers(rule, row, newest)
        case Vote():
            fields |= _session(row.data or (newest.data if newest else {}))
            fields |= {name: Count(word, default=row.data.get(name)) for name, word in BALLOTS.items()}
            fields["yes"] = Count(BALLOTS["yes"], required=True, default=row.data.get("yes"))
        case Public():
            fields["votes"] = Count(_l("Votes"), required=True, default=row.data.get("votes"))
    return type("FindingForm", (Form,), fields)


def table_form(rule: Round, rows: Iterable[Row], newest: Finding | None) -> type[Form]:
    """A page of entries: their ballots under one session, their votes, or one yes for all conditions."""
    fields: dict = _session(newest.data if newest else {}) if isinstance(rule, Vote) else {}
    if isinstance(rule, Eligibility) and not checking.is_single(rule):
        fields["answers"] = Count(_l("Members who answered"), required=True, default=_members(newest))
    for row in rows:
        n = row.entry.number
        fields[f"seen_{n}"] = HiddenField(default=row.mark)
        for name in _columns(rule):
            fields[f"{name}_{n}"] = Count(name, default=row.data.get(name))
    return type("TableForm", (Form,), fields)


def found_of_one(form: Form, rule: Round, row: Row) -> Found:
    """What was typed about one entry."""
    match rule:
        case Eligibility():
            data = {c.id: _answer(form, rule, c.id) for c in rule.conditions}
        case Vote():
            data = _council(form) | {name: form[name].data or 0 for name in BALLOTS}
        case _:
            data = {"votes": form["votes"].data}
    return Found(row.entry, data, form["seen"].data or "")


def found_in_table(form: Form, rule: Round, rows: Iterable[Row]) -> list[Found]:
    """What was typed in the rows that hold something new; what is wrong is noted at its field.

    A row that was recorded before keeps the session it was recorded in.
    """
    found = []
    for row in rows:
        typed = {name: form[f"{name}_{row.entry.number}"] for name in _columns(rule)}
        values = {name: field.data for name, field in typed.items()}
        if all(value is None for value in values.values()) and not row.finding:
            continue
        first = next(iter(typed.values()))
        if first.data is None:
            _refuse(first, REQUIRED)
            continue
        data = {name: value or 0 for name, value in values.items()}
        if isinstance(rule, Vote):
            data = {**_council(form, row.data), **data}
        if data != row.data:
            found.append(Found(row.entry, data, form[f"seen_{row.entry.number}"].data or ""))
            _check(rule, data, first)
    return found


def all_hold(rule: Eligibility, entries: Iterable[Entry], members: int) -> list[Found]:
    """Every condition holds for each of these entries, of which nothing had been recorded."""
    return [Found(entry, {c.id: [members, members] for c in rule.conditions}) for entry in entries]


def is_clean(form: Form) -> bool:
    """Whether nothing was noted at any field."""
    return not any(field.errors for field in form)


def council_in_force(form: Form) -> bool:
    """Whether the session of a table was entered, so that new rows can be recorded under it."""
    return form["listed"].data is not None and form["present"].data is not None


def _columns(rule: Round) -> Iterator[str]:
    yield from {"vote": BALLOTS, "public": ("votes",)}.get(rule.kind, ())


def _session(data: dict) -> dict:
    counts = {name: Count(word, required=True, default=data.get(name)) for name, word in SESSION.items()}
    return {**counts, "chair": BooleanField(CHAIR, default=data.get("chair", False))}


def _council(form: Form, recorded: dict | None = None) -> dict:
    if recorded:
        return {name: recorded[name] for name in ("listed", "present", "chair")}
    return {name: form[name].data for name in ("listed", "present", "chair")}


def _answers(rule: Eligibility, row: Row, newest: Finding | None) -> dict:
    """A condition as yes or no; or how many of the members who answered said yes."""
    fields = {}
    for condition in rule.conditions:
        yes, answers = row.data.get(condition.id, (None, None))
        if checking.is_single(rule):
            choices = [SelectChoice("1", _l("Holds")), SelectChoice("0", _l("Does not hold"))]
            default = None if yes is None else str(yes)
            required = [InputRequired(message=REQUIRED)]
            fields[f"yes_{condition.id}"] = RadioField(
                named(condition), choices=choices, default=default, validators=required
            )  # fmt: skip
        else:
            fields[f"yes_{condition.id}"] = Count(_l("Say yes"), required=True, default=yes)
            members = answers if answers is not None else _members(newest)
            fields[f"answers_{condition.id}"] = Count(_l("Members who answered"), required=True, default=members)
    return fields


def _answer(form: Form, rule: Eligibility, condition: str) -> list[int]:
    if checking.is_single(rule):
        return [int(form[f"yes_{condition}"].data), 1]
    return [form[f"yes_{condition}"].data, form[f"answers_{condition}"].data]


def _members(newest: Finding | None) -> int | None:
    return max((answers for _yes, answers in newest.data.values()), default=None) if newest else None


def _check(rule: Round, data: dict, field) -> None:
    try:
        checking.require_sound(rule, data)
    except Invalid as refusal:
        _refuse(field, sentence(refusal))


def _refuse(field, text: str) -> None:
    field.errors = [*field.errors, text]
