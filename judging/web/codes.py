"""A code that is handed out, in words."""

from flask_babel import gettext as _

from judging.accounts.models import Person


def told(person: Person, code: str) -> str:
    """Shown once: for whom it is, how long it lasts, and where it is typed in."""
    words = _("Code for %(name)s to choose a password, for 24 hours: %(code)s", name=person.name, code=code)
    return f"{words}. " + _("It is typed in under “Sign in”, “Forgotten password”, “I have a code”.")
