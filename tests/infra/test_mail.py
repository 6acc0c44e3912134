"""The outbox: rows of the transaction they speak of, handed to a folder or a server."""

import socketserver
import threading
from datetime import timedelta
from email import message_from_bytes, policy

import pytest
from sqlalchemy import select

import tests.factories as make
from judging.infra import mail
from judging.infra.db import db, writing

NOW = make.NOW


def post(**values) -> None:
    given = {"person_id": 1, "recipient": "ai@example.org", "subject": "Kính gửi", "body": "Xin chào\n"} | values
    mail.post(**given, now=NOW)


def test_a_change_that_was_rolled_back_sends_nothing(app):
    with pytest.raises(ZeroDivisionError):
        with writing():
            post()
            raise ZeroDivisionError
    assert mail.waiting(NOW) == []


def test_a_committed_one_waits(app):
    with writing():
        post()
    (message,) = mail.waiting(NOW)
    assert message.recipient == "ai@example.org"
    assert mail.waiting(NOW - timedelta(seconds=1)) == []


@pytest.mark.parametrize("subject", ["Chào\r\nBcc: ai@khac.example", "Chào\u2028Bcc: x", "Chào\x0b\x00Bcc: x"])
def test_no_line_enters_the_head(app, subject):
    with writing():
        post(subject=subject, recipient="ai@example.org\nBcc: x@khac.example")
    (message,) = mail.waiting(NOW)
    letter = message_from_bytes(bytes(mail.as_mail(message, "no-reply@example.org")), policy=policy.default)
    assert letter["Bcc"] is None
    assert letter["Subject"].startswith("Chào")


def test_a_long_subject_is_cut(app):
    with writing():
        post(subject="dài " * 100)
    assert len(mail.waiting(NOW)[0].subject) <= 200


def test_a_mail_is_dated_and_known_again(app):
    with writing():
        post()
    (message,) = mail.waiting(NOW)
    one, two = (mail.as_mail(message, "Ban Tổ chức <no-reply@example.org>") for _ in range(2))
    assert one["Message-ID"] == two["Message-ID"]
    assert one["Message-ID"].endswith("@example.org>")
    assert one["Date"].datetime == NOW
    assert one["Auto-Submitted"] == "auto-generated"


def test_each_try_waits_twice_as_long_and_the_eighth_is_the_last(app):
    with writing():
        post()
    (message,) = mail.waiting(NOW)
    waits = []
    for _ in range(mail.TRIES):
        mail.postpone(message, NOW)
        waits.append((message.due_at - NOW) // timedelta(minutes=1))
    db.session.commit()
    assert waits == [2, 4, 8, 16, 32, 64, 128, 256]
    assert mail.waiting(NOW + timedelta(days=9)) == []


def test_a_folder_keeps_each_as_a_file(app, tmp_path):
    with writing():
        post(subject="Khôi phục mật khẩu", body="Đường dẫn …\n")
    letter = mail.as_mail(db.session.scalar(select(mail.Message)), "no-reply@example.org")
    mail.Folder(tmp_path / "mail").send(letter, "000001")
    read = message_from_bytes((tmp_path / "mail" / "000001.eml").read_bytes(), policy=policy.default)
    assert (read["To"], read["Subject"]) == ("ai@example.org", "Khôi phục mật khẩu")
    assert read.get_content() == "Đường dẫn …\n"


class Server(socketserver.StreamRequestHandler):
    """Speaks just enough SMTP to take one mail; offers no TLS."""

    taken: list[bytes] = []

    def handle(self):
        self.wfile.write(b"220 here\r\n")
        while line := self.rfile.readline():
            if line.upper().startswith(b"DATA"):
                self.wfile.write(b"354 go on\r\n")
                self.taken.append(b"".join(iter(self.rfile.readline, b".\r\n")))
            self.wfile.write(b"221 bye\r\n" if line.upper().startswith(b"QUIT") else b"250 ok\r\n")


@pytest.fixture
def port():
    Server.taken.clear()
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Server) as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield running.server_address[1]
        running.shutdown()
        thread.join()


@pytest.fixture
def letter(app):
    post()
    make.save()
    return mail.as_mail(db.session.scalar(select(mail.Message)), "no-reply@example.org")


def test_a_server_takes_it(letter, port):
    mail.Smtp("127.0.0.1", port, user=None, password=None).send(letter, "000001")
    (taken,) = Server.taken
    assert message_from_bytes(taken, policy=policy.default)["To"] == "ai@example.org"


def test_a_password_is_never_said_in_the_open(letter, port):
    with pytest.raises(OSError, match="STARTTLS"):
        mail.Smtp("127.0.0.1", port, user="nobody", password="secret").send(letter, "000001")
    assert Server.taken == []
