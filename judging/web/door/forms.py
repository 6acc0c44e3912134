"""What people type at the door."""

from collections.abc import Callable

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField
from wtforms.validators import ValidationError

from judging.accounts import contacts, password_rules
from judging.errors import Invalid
from judging.web.errors import sentence
from judging.web.forms import Form, Text
from judging.web.person_form import PersonForm, password_field


class SignInForm(Form):
    """E-mail or telephone, and password."""

    contact = Text(_l("Telephone or e-mail"), longest=254, required=True)
    password = password_field(_l("Password"))
    next = HiddenField()


class RegistrationForm(PersonForm):
    """A new person."""

    phone = Text(_l("Telephone"), longest=40)
    email = Text(_l("E-mail"), longest=254)
    password = password_field(_l("Password"), description=_l("At least 8 characters. A short sentence is good."))
    next = HiddenField()

    def validate_phone(self, field) -> None:
        """One of the two is needed, complete."""
        if not (field.data or self.email.data):
            raise ValidationError(_l("Please give a telephone number or an e-mail address: one of the two is needed."))
        if field.data:
            _check(contacts.checked, email=None, phone=field.data)

    def validate_email(self, field) -> None:
        """Complete, where there is one."""
        if field.data:
            _check(contacts.checked, email=field.data, phone=None)

    def validate_password(self, field) -> None:
        """Not one that is guessed."""
        known = {"name": self.name.data, "email": self.email.data, "phone": self.phone.data}
        _check(password_rules.check, field.data, **known)


class RecoveryForm(Form):
    """Whose password is lost."""

    contact = Text(_l("Telephone or e-mail"), longest=254, required=True)


class NewPasswordForm(Form):
    """A password to replace a lost one."""

    password = password_field(_l("New password"), description=_l("At least 8 characters. A short sentence is good."))


class RecoveryCodeForm(NewPasswordForm):
    """The same, proven by a code on paper."""

    contact = Text(_l("Telephone or e-mail"), longest=254, required=True)
    code = Text(_l("Recovery code"), longest=40, required=True, description=_l("Such as ABCD-EFGH-JKMN-PQRS."))


def _check(rule: Callable, *typed: str, **others: str | None) -> None:
    """A rule of the domain, its refusal beside the field."""
    try:
        rule(*typed, **others)
    except Invalid as refusal:
        raise ValidationError(sentence(refusal)) from refusal
