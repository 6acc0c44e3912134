"""The outbox: sent after the commit, tried again later, never twice to a folder."""

import smtplib
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

import tests.factories as make
from judging.infra import mail
from judging.infra.db import db
from judging.tasks import mail as task

NOW = make.NOW


@pytest.fixture
def message(app):
    mail.post(person_id=1, recipient="ai@example.org", subject="Chào\r\nBcc: x", body="Kính gửi", now=NOW)
    make.save()
    return db.session.scalar(select(mail.Message))


def test_into_a_folder(app, message):
    assert task.send_due(NOW) == 1
    assert task.send_due(NOW) == 0
    (file,) = (Path(app.instance_path) / "mail").iterdir()
    assert b"To: ai@example.org" in file.read_bytes()
    assert b"From: no-reply@localhost" in file.read_bytes()
    assert message.sent_at == NOW


def test_a_server_that_does_not_answer(app, message, monkeypatch):
    monkeypatch.setitem(app.config, "SMTP_HOST", "mail.example.org")

    def away(self, letter, name):
        raise smtplib.SMTPServerDisconnected

    monkeypatch.setattr(mail.Smtp, "send", away)
    assert task.send_due(NOW) == 0
    assert (message.sent_at, message.tries, message.due_at) == (None, 1, NOW + timedelta(minutes=2))
    assert task.send_due(NOW) == 0
    monkeypatch.setattr(mail.Smtp, "send", lambda self, letter, name: None)
    assert task.send_due(NOW + timedelta(minutes=2)) == 1
