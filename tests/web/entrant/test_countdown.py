"""The time that is left, said by the server before any script counts on."""

from datetime import timedelta

import pytest

import tests.factories as make
from judging.infra import clock


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (timedelta(days=2, hours=3, minutes=5), "Còn 2 ngày 3 giờ"),
        (timedelta(hours=23, minutes=59, seconds=59), "Còn 23 giờ 59 phút"),
        (timedelta(minutes=59, seconds=59), "Còn 59 phút"),
        (timedelta(seconds=59), "Còn chưa đầy một phút"),
    ],
)
def test_said_on_every_page_before_sending(app, as_person, monkeypatch, left, said):
    competition = make.competition("mau", deadline_at=make.NOW + timedelta(days=9))
    entry = make.entry(competition, make.person(), state="draft")
    make.save()
    me, now = as_person(entry.entrant), competition.deadline_at - left
    monkeypatch.setattr(clock, "now", lambda: now)
    for address in ("/my/enter/mau", f"/my/entries/{entry.id}", f"/my/entries/{entry.id}/submission"):
        page = me.get(address).text
        assert said in page and f'data-due="{int(competition.deadline_at.timestamp() * 1000)}"' in page
        assert f'data-now="{int(now.timestamp() * 1000)}"' in page


def test_a_return_has_its_own(app, as_person):
    late = make.NOW + timedelta(days=90)
    entry = make.entry(make.competition("mau"), make.person(), state="returned", correct_until=late)
    make.save()
    page = as_person(entry.entrant).get(f"/my/entries/{entry.id}").text
    assert f'data-due="{int(late.timestamp() * 1000)}"' in page
