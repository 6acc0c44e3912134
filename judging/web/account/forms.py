"""What people type about their own account."""

from flask_babel import lazy_gettext as _l
from wtforms import RadioField
from wtforms.fields.choices import SelectChoice

from judging.web.forms import Form, Text
from judging.web.person_form import PersonForm, password_field

LANGUAGES = (SelectChoice("vi", "Tiếng Việt"), SelectChoice("en", "English"))


class ProfileForm(PersonForm):
    """What people tell of themselves, and the language they read."""

    language = RadioField(_l("Language"), choices=LANGUAGES)


class ContactsForm(Form):
    """The names one signs in by; the password is asked once more."""

    phone = Text(_l("Telephone"), longest=40)
    email = Text(_l("E-mail"), longest=254)
    password = password_field(_l("Present password"))


class PasswordForm(Form):
    """A new password; the old one is asked."""

    password = password_field(_l("Present password"))
    new = password_field(_l("New password"), description=_l("At least 8 characters. A short sentence is good."))


class PresentPasswordForm(Form):
    """Only the password, once more."""

    password = password_field(_l("Present password"))


class SecondFactorForm(Form):
    """A code from the telephone or from paper."""

    code = Text(_l("Code"), longest=20, required=True)
