"""The main path once on WebKit, the engine of every iPad: signed in by a card, offline, scored, online, synced."""

import os
import time
from datetime import UTC, datetime

import pytest

import tests.factories as make
from judging.infra.db import db, writing
from judging.panel import cards
from judging.scoring.models import Operation, ScoreSheet
from tests.browser.packs import hall
from tests.webkit.driving import PATIENCE, webkit

pytestmark = pytest.mark.webkit


def on_server() -> list[dict]:
    db.session.rollback()
    db.session.expire_all()
    return [sheet.scores for sheet in db.session.query(ScoreSheet).order_by(ScoreSheet.entry_id)]


def test_signed_in_offline_scored_online_synced(live):
    judge = hall(live.app)
    with writing():
        _card, token = cards.issue(judge, actor=make.person(), now=datetime.now(UTC))
    wire = live.wire
    with webkit(display=100 + os.getpid() % 400) as page:
        page.go(f"{wire.url}/card/{token}")
        page.run("localStorage.setItem('practised:mau', '1')")
        page.tap("main form .button.main")
        page.says("Sẵn sàng vào hội trường: 3 trên 3")
        page.wait_for("return Boolean(navigator.serviceWorker.controller)")

        wire.cut()
        page.go(f"{wire.url}/judge/mau/entries/2")
        page.wait_for("return Boolean(document.querySelector('[data-sheet-target=status][data-said]'))")
        page.tap(".stepper .open")
        page.tap(".keypad:not([hidden]) [data-digit='4']")
        page.tap(".keypad:not([hidden]) [data-digit='2']")
        page.tap(".keypad:not([hidden]) [data-done]")
        page.says("chỉ có trên máy này")
        page.go(f"{wire.url}/judge/mau/")
        page.says("chỉ có trên máy này")
        assert on_server() == []

        wire.mend()
        page.run("dispatchEvent(new Event('online'))")
        page.says("Tất cả đã ở máy chủ")
    until = time.monotonic() + PATIENCE
    while not on_server() and time.monotonic() < until:
        time.sleep(0.1)
    (scores,) = on_server()
    assert list(scores.values()) == [4200]
    assert db.session.query(Operation).count() >= 1
