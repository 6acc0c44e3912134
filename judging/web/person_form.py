"""Fields that the door and the account share."""

from flask_babel import lazy_gettext as _l
from wtforms import PasswordField, RadioField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, ValidationError

from judging.accounts.registering import Details
from judging.web.forms import REQUIRED, Form, Text

TOO_LONG = _l("At most %(max)d characters, please.")
KINDS = (
    SelectChoice("individual", _l("Individual")),
    SelectChoice("group", _l("Group")),
    SelectChoice("organisation", _l("Organisation")),
)


def password_field(label, **options) -> PasswordField:
    """A password as typed: nothing trimmed, pasting welcome."""
    return PasswordField(label, validators=[InputRequired(REQUIRED), Length(max=1000, message=TOO_LONG)], **options)


class PersonForm(Form):
    """What people tell of themselves."""

    kind = RadioField(_l("How do you take part?"), choices=KINDS, default="individual")
    name = Text(
        _l("Full name"), required=True, description=_l("Of a group or an organisation, its name as it is registered.")
    )
    representative = Text(_l("Representative"), description=_l("For a group or an organisation: who speaks for it."))
    province = Text(_l("Province or city"), longest=120, required=True)
    commune = Text(_l("Commune or ward"), longest=120, required=True)
    address = Text(_l("House number, street, hamlet"), longest=300)
    craft_village = Text(_l("Craft village"))

    def validate_representative(self, field) -> None:
        """Whoever is more than one person names somebody who speaks for all."""
        if self.kind.data != "individual" and not field.data:
            raise ValidationError(_l("Please give the name of the person who represents the group or organisation."))

    @property
    def details(self) -> Details:
        """Only these fields are read, whatever is sent; nobody represents a single person."""
        given = {name: self[name].data for name in Details.__dataclass_fields__}
        return Details(**given | ({"representative": ""} if self.kind.data == "individual" else {}))
