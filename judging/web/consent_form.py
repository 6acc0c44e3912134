"""What is asked before sending, each box by itself and none ticked beforehand."""

from collections.abc import Iterable

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, RadioField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from judging.entries import consents, declarations
from judging.entries.models import Entry
from judging.web.forms import REQUIRED, Form, Text

LABELS = {
    "name": _l("Name of the parent or guardian"),
    "relation": _l("Who they are to the entrant"),
    "phone": _l("Telephone of the parent or guardian"),
}
ANSWERS = (SelectChoice("no", _l("No, 18 or older")), SelectChoice("yes", _l("Yes, under 18")))


class SendingForm(Form):
    """The boxes are added by ``sending_form``: those of the present words that are not ticked yet."""

    @property
    def agreed(self) -> set[str]:
        """The keys of declarations and consents that were ticked; nobody of age has a guardian who agrees."""
        ticked = {field.name for field in self if isinstance(field, BooleanField) and field.data}
        return ticked if self.is_under_age else ticked - set(consents.OF_GUARDIANS)

    @property
    def is_under_age(self) -> bool | None:
        """What the entrant says; None when nothing was said or asked."""
        return {"yes": True, "no": False}.get(self["under_age"].data) if "under_age" in self else None

    @property
    def answering(self) -> dict[str, str]:
        """Who answers for an entrant under 18."""
        return {name: self[f"guardian_{name}"].data for name in LABELS if f"guardian_{name}" in self}

    @property
    def declared(self) -> list[BooleanField]:
        """The declarations that are still asked, in order."""
        return [field for field in self if field.name in declarations.TEXTS]

    def boxes(self, *names: str) -> list[BooleanField]:
        """Those of these boxes that are still asked."""
        return [self[name] for name in names if name in self]

    #: The fields without which it was not sent.
    lacking = ()

    def mark(self, lacking: Iterable[str]) -> None:
        """Say at each field that it is missing, and keep them for the list above the form."""
        self.lacking = [self[name] for name in lacking if name in self]
        for field in self.lacking:
            field.errors = [*field.errors, REQUIRED]


def sending_form(entry: Entry) -> SendingForm:
    """The form for this entry as it stands now."""
    fields = {key: BooleanField(_(declarations.TEXTS[key])) for key in declarations.outstanding(entry)}
    guardians = consents.OF_GUARDIANS if consents.is_age_asked(entry) else ()
    for purpose in (*consents.OF_EVERYBODY, *guardians):
        if not consents.is_present(entry, purpose):
            fields[purpose] = BooleanField(_(consents.TEXTS[purpose]))
    if consents.is_age_asked(entry):
        fields |= _about_age(entry)
    return type("BoxesForm", (SendingForm,), fields)()


def _about_age(entry: Entry) -> dict:
    said = {True: "yes", False: "no"}.get(entry.is_under_age)
    label = _l("Is the entrant, or anybody of the group, under 18?")
    fields = {"under_age": RadioField(label, choices=ANSWERS, default=said, validators=[Optional()])}
    for name, longest in consents.GUARDIAN.items():
        known = getattr(entry.guardian, name, "")
        fields[f"guardian_{name}"] = Text(LABELS[name], longest=longest, default=known)
    return fields
