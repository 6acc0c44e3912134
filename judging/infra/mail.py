"""Mail as rows: written in the transaction it speaks of, sent after the commit.

A rolled-back change sends nothing and a committed one always does. Until SMTP is
configured, messages become files under ``instance/mail``.
"""

import smtplib
import ssl
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path

from sqlalchemy import String, Text, select
from sqlalchemy.orm import Mapped, mapped_column

from judging.infra.db import Row, db
from judging.infra.text import clean

TRIES = 8


class Message(Row):
    """One mail to one person."""

    __tablename__ = "message"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int | None] = mapped_column(index=True)  # whose it is: a plain number, people live higher up
    recipient: Mapped[str] = mapped_column(String(254))
    subject: Mapped[str] = mapped_column(String(200))
    body: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime]
    due_at: Mapped[datetime] = mapped_column(index=True)
    sent_at: Mapped[datetime | None]
    tries: Mapped[int] = mapped_column(default=0)


def post(*, person_id: int, recipient: str, subject: str, body: str, now: datetime) -> None:
    """Put a mail to a person into the outbox; line breaks cannot enter its head."""
    head = {"recipient": _line(recipient), "subject": _line(subject)[:200]}
    db.session.add(Message(person_id=person_id, **head, body=body, created_at=now, due_at=now))


def waiting(now: datetime) -> list[Message]:
    """The mails to be sent now, oldest first."""
    due = select(Message).where(Message.sent_at.is_(None), Message.due_at <= now, Message.tries < TRIES)
    return list(db.session.scalars(due.order_by(Message.id).limit(20)))


def postpone(message: Message, now: datetime) -> None:
    """Try again later, each time twice as late."""
    message.tries += 1
    message.due_at = now + timedelta(minutes=2**message.tries)


def _line(text: str) -> str:
    return " ".join(clean(text).split())


class Folder:
    """Writes each mail as a file, for machines without a mail server."""

    def __init__(self, folder: Path):
        self.folder = folder

    def send(self, mail: EmailMessage, name: str) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / f"{name}.eml").write_bytes(bytes(mail))


class Smtp:
    """Hands each mail to a server; with a user to sign in, only to one that proves its name over TLS."""

    def __init__(self, host: str, port: int, *, user: str | None, password: str | None):
        self.host, self.port, self.user, self.password = host, port, user, password

    def send(self, mail: EmailMessage, name: str) -> None:
        with smtplib.SMTP(self.host, self.port, timeout=20) as server:
            if self.user:
                server.starttls(context=ssl.create_default_context())
                server.login(self.user, self.password or "")
            server.send_message(mail)


def as_mail(message: Message, sender: str) -> EmailMessage:
    """The row as a mail; sent twice after a crash, it is recognised by its Message-ID."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = sender, message.recipient, message.subject
    mail["Date"] = format_datetime(message.created_at)
    mail["Message-ID"] = f"<{message.id}.{message.created_at:%Y%m%d%H%M%S%f}@{sender.rpartition('@')[2].strip('<> ')}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(message.body)
    return mail
