"""Hints: of other entries only, once a pair, decided by a person, gone with the photo."""

import random

import pytest
from PIL import Image, ImageDraw
from sqlalchemy import func, select

import tests.factories as make
from judging.audit.models import Event
from judging.entries import photos
from judging.errors import Invalid, Stale
from judging.infra.db import db
from judging.media.likeness import Likeness
from judging.media.prints import print_of
from judging.media.taken import Taken
from judging.originality import queries, recording
from judging.originality.models import PhotoPrint, Resemblance
from judging.web.desk.log_words import VERBS
from tests.media.copies import cut, served

NOW = make.NOW


def picture(seed: int = 1) -> Image.Image:
    """Blots of chance: no two seeds alike."""
    dice, drawn = random.Random(seed), Image.new("RGB", (960, 720), "#d8d0c4")
    pen = ImageDraw.Draw(drawn)
    for _ in range(25):
        x, y, r = dice.randrange(960), dice.randrange(720), dice.randrange(30, 150)
        pen.ellipse((x - r, y - r, x + r, y + r), fill=tuple(dice.randrange(256) for _ in range(3)))
    return drawn


@pytest.fixture
def entry(app):
    return make.entry(make.competition("mau"), make.person("Bà An"), number=1)


def shown(entry, seed: int = 1, changed=lambda drawn: drawn):
    photo = make.photo(entry)
    make.photo_print(photo, served(changed(picture(seed))))
    return photo


def hints() -> list[Resemblance]:
    return list(db.session.scalars(select(Resemblance).order_by(Resemblance.id)))


def compare(photo) -> int:
    return recording.keep_alike(photo, recording.alike(photo), now=NOW)


def test_every_other_entry_is_compared_and_never_the_same_one(entry):
    again = shown(entry)
    other = shown(make.entry(entry.competition, make.person()))
    own = shown(make.entry(entry.competition, entry.entrant))
    earlier = shown(make.entry(make.competition("truoc"), make.person()))
    shown(make.entry(entry.competition, make.person()), seed=2)
    photo = shown(entry)
    assert compare(photo) == 3
    assert {hint.first_id for hint in hints()} == {other.id, own.id, earlier.id}
    assert again.id not in {hint.first_id for hint in hints()}
    assert [hint.is_of_one_entrant for hint in hints()] == [hint.first_id == own.id for hint in hints()]
    assert [hint.is_of_editions for hint in hints()] == [hint.first_id == earlier.id for hint in hints()]


def test_a_pair_is_recorded_once_whatever_was_decided(entry):
    other, photo = shown(make.entry(entry.competition, make.person())), shown(entry)
    assert queries.uncompared(10) == [other.id, photo.id]
    assert compare(photo) == 1
    assert queries.uncompared(10) == [other.id]
    decide(hints()[0])
    assert compare(other) == compare(photo) == 0
    assert len(hints()) == 1 and queries.uncompared(10) == []


def test_what_was_done_is_said_of_the_later_photo(entry):
    whole = shown(entry)
    part = shown(make.entry(entry.competition, make.person()), changed=lambda drawn: cut(drawn, random.Random(1), 0.8))
    compare(whole)
    assert [(hint.first_id, hint.second_id, hint.kinds) for hint in hints()] == [(whole.id, part.id, "cut")]


def test_photos_that_cannot_be_seen_are_not_compared(entry):
    make.photo_print(make.photo(make.entry(entry.competition, make.person()), state="refused"), picture())
    make.photo_print(make.photo(make.entry(entry.competition, make.person())))
    assert compare(shown(entry)) == 0


def test_a_photo_removed_meanwhile_gets_no_hint(entry):
    photo = shown(entry)
    assert recording.keep_alike(photo, [(photo.id + 99, Likeness(0, 999, ()))], now=NOW) == 0


def test_removing_a_photo_leaves_nothing_of_it(entry):
    kept, other = shown(entry), shown(make.entry(entry.competition, make.person()))
    photo = shown(entry)
    compare(photo)
    photos.remove(photo, actor=entry.entrant, now=NOW)
    db.session.flush()
    db.session.expire_all()
    assert hints() == []
    assert set(db.session.scalars(select(PhotoPrint.photo_id))) == {kept.id, other.id}
    compare(kept)
    db.session.delete(entry)
    db.session.flush()
    db.session.expire_all()
    assert hints() == [] and db.session.scalar(select(func.count()).select_from(PhotoPrint)) == 1


def test_a_print_made_anew_keeps_what_the_file_said(entry):
    photo = make.photo(entry)
    recording.keep_print(photo, b"", Taken("2026-03-12 10:22:33", "Canon", "GIMP", True))
    db.session.flush()
    recording.keep_print(photo, print_of(picture()))
    db.session.flush()
    row = db.session.get(PhotoPrint, photo.id)
    assert (row.taken_at, row.device, row.software, row.is_generated) == ("2026-03-12 10:22:33", "Canon", "GIMP", True)
    assert queries.uncompared(9) == [photo.id]


def decide(hint, decision: str = "ask", **how):
    by = {"reason": "Hỏi lại", "seen": hint.mark, "actor": make.person(), "now": NOW}
    recording.decide(hint, decision, **by | how)
    db.session.flush()


def test_a_decision_needs_a_reason_and_the_last_one_seen(entry):
    hint = make.resemblance(shown(entry), shown(make.entry(entry.competition, make.person())))
    for wrong in ({"decision": "guilty"}, {"decision": ""}, {"reason": " \u200b"}):
        with pytest.raises(Invalid):
            decide(hint, **wrong)
    decide(hint, "none", reason="Cùng một lô")
    with pytest.raises(Stale):
        decide(hint, "same", seen="")
    decide(hint, "same")
    assert (hint.decision, hint.reason) == ("same", "Hỏi lại")


def test_the_log_tells_of_each_decision_at_each_entry_of_the_competition(entry):
    other = make.entry(entry.competition, make.person())
    earlier = make.entry(make.competition("truoc"), make.person())
    decide(make.resemblance(shown(entry), shown(other)), "same", reason="Cùng ảnh")
    lines = db.session.execute(select(Event.verb, Event.subject, Event.competition_id)).all()
    assert sorted(lines) == sorted(("photos the same", f"entry:{e.id}", entry.competition_id) for e in (entry, other))
    decide(make.resemblance(shown(earlier), shown(entry)), "none")
    lines = db.session.execute(select(Event.subject).where(Event.verb == "photos no concern")).all()
    assert lines == [(f"entry:{entry.id}",)], "the log of an earlier edition says nothing"
    assert set(recording.VERBS.values()) <= VERBS.keys()
