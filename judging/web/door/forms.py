"""What people type at the door."""

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField

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
