"""The mails about accounts, in the reader's language; nothing that a stranger typed stands in them."""

from flask import current_app
from flask_babel import force_locale
from flask_babel import gettext as _

from judging.accounts.models import Person
from judging.web.addresses import public_url


def recovery(person: Person, secret: str) -> tuple[str, str]:
    """The link that sets a new password."""
    address = public_url("door.recovery.edit", secret=secret)
    with force_locale(person.language):
        return _("A new password for your account"), _letter(
            _("Somebody, probably you, asked for a new password. To choose one, open this address within 30 minutes:"),
            address,
            _("The address works once. If it was not you, nothing needs to be done: your password stays as it is."),
        )


def changed(person: Person) -> tuple[str, str]:
    """That the way to sign in was changed, in case it was somebody else."""
    address = public_url("door.recovery.new")
    with force_locale(person.language):
        return _("The way to sign in to your account was changed"), _letter(
            _("The password, e-mail or telephone number of your account was changed just now."),
            _("If it was not you, please choose a new password at this address and call the organisers:"),
            address,
        )


def invitation(person: Person, *, role: str, title: str) -> tuple[str, str]:
    """That an account has been made to work for a competition, and how to choose its password."""
    address = public_url("door.recovery.new")
    with force_locale(person.language):
        subject = (
            _("You have been named organiser of “%(title)s”", title=title)
            if role == "organiser"
            else _("You have been named secretary of “%(title)s”", title=title)
        )
        return subject, _letter(
            subject + ".",
            _("An account has been made for you. To choose its password, open this address and type this e-mail:"),
            address,
        )


def _letter(*paragraphs: str) -> str:
    phone = current_app.config["SUPPORT_PHONE"]
    help_line = [_("Organisers' telephone: %(phone)s", phone=phone)] if phone else []
    return "\n\n".join([_("Dear Sir or Madam,"), *paragraphs, *help_line]) + "\n"
