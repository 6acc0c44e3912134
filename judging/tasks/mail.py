"""Sending the outbox: each mail outside a transaction, marked in one of its own."""

import logging
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from flask import current_app

from judging.infra import mail
from judging.infra.db import db, writing

log = logging.getLogger("judging.tasks.mail")


def send_due(now: datetime) -> int:
    """Send what is due; what a server does not take is tried again later. How many were sent."""
    due = [(message.id, mail.as_mail(message, _sender())) for message in mail.waiting(now)]
    db.session.rollback()
    transport = _transport()
    return sum(_send(transport, message_id, letter, now=now) for message_id, letter in due)


def _send(transport, message_id: int, letter, *, now: datetime) -> bool:
    try:
        transport.send(letter, f"{message_id:06}")
    except OSError:  # smtplib's errors and the network's are all of this kind
        log.exception("mail %s not sent", message_id)
        with writing():
            if message := db.session.get(mail.Message, message_id):
                mail.postpone(message, now)
        return False
    with writing():
        message = db.session.get(mail.Message, message_id)
        if message is not None:  # else its person was erased meanwhile; housekeeping takes the file
            message.sent_at = now
    return True


def _transport():
    config = current_app.config
    if not config["SMTP_HOST"]:
        return mail.Folder(Path(current_app.instance_path) / "mail")
    return mail.Smtp(
        config["SMTP_HOST"], int(config["SMTP_PORT"]), user=config["SMTP_USER"], password=config["SMTP_PASSWORD"]
    )


def _sender() -> str:
    return current_app.config["MAIL_FROM"] or f"no-reply@{urlsplit(current_app.config['PUBLIC_URL']).hostname}"
