"""Mails about a product, in its entrant's language; posted in the transaction they speak of."""

from datetime import datetime

from flask import render_template
from flask_babel import force_locale
from flask_babel import gettext as _

from judging.entries.models import Entry
from judging.infra import mail
from judging.web.addresses import public_url


def about(entry: Entry, news: str, *, now: datetime) -> None:
    """Tell the entrant that it was ``returned`` or ``refused``; nothing where there is no address."""
    if not entry.entrant.email:
        return
    with force_locale(entry.entrant.language):
        subjects = {
            "returned": _("Please correct your product number %(n)s", n=entry.number),
            "refused": _("Your product number %(n)s was not accepted", n=entry.number),
        }
        address = public_url("entrant.receipts.show", entry_id=entry.id)
        body = render_template(f"mail/{news}.txt", entry=entry, address=address)
        mail.post(recipient=entry.entrant.email, subject=subjects[news], body=body, now=now)
