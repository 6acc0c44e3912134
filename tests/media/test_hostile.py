"""Three hundred hostile photos from seeds through the limited process; ``make proof-hostile`` tries ten thousand, and
every file of Pillow's own tests."""

from collections import Counter

import pytest

from judging.media.child import process
from tests.conftest import on_one_database
from tests.media import mangling
from tests.media.sending import Sender
from tests.media.trying import foreign, through_the_child

FIRST, MUTANTS, SENT = 1, 300, 20
#: Of ten thousand these two named a place in the file that nothing can be sought at, and were laid to the machine.
FOUND = (5933, 8532)


def test_each_is_made_or_refused_in_time_and_nothing_of_it_is_served():
    jobs = [(str(seed), seed) for seed in (*range(FIRST, FIRST + MUTANTS), *FOUND)]
    fates = list(through_the_child(jobs, processes=1))
    assert {fate["name"]: fate["wrong"] for fate in fates if fate["wrong"]} == {}
    ends = Counter(fate["end"] for fate in fates)
    assert ends.total() == MUTANTS + len(FOUND)
    assert ends["ready"] > 20 and ends["damaged"] > 100 and len(ends) > 3, ends  # neither all sound nor all rubbish


@on_one_database
def test_sent_by_http_each_is_a_photo_or_a_refusal_and_shown_bare(app, tmp_path):
    drawn = [mangling.mutant(seed)[1:] for seed in range(FIRST, FIRST + SENT)]
    sender = Sender(app, tmp_path)
    assert sender.send([("photo.html", mangling.sound()[kind]) for kind in mangling.sound()]) == []
    assert sender.send(drawn[:10]) + sender.send(drawn[10:]) == []


@pytest.mark.parametrize("kind", mangling.sound())
def test_the_photos_they_are_bent_from_are_sound_and_full_of_canaries(tmp_path, kind):
    data = mangling.sound()[kind]
    assert data.count(mangling.CANARY) >= 3
    assert b"".join(mangling.apart(kind, data)) == data
    (tmp_path / "photo").write_bytes(data)
    process(tmp_path / "photo", tmp_path / "into")
    assert [what for file in (tmp_path / "into").iterdir() for what in foreign(file)] == []


def test_a_seed_draws_the_same_photo_again():
    assert [mangling.mutant(seed) for seed in range(20)] == [mangling.mutant(seed) for seed in range(20)]


@pytest.mark.parametrize(
    ("name", "bend"),
    [
        ("320.jpg", lambda data: data[:2] + b"\xff\xfe\0\5abc" + data[2:]),
        ("320.jpg", lambda data: data + b"PK"),
        ("320.jpg", lambda data: data + mangling.WIDE),
        ("320.webp", lambda data: data + b"EXIF\2\0\0\0ab"),
    ],
)
def test_what_does_not_belong_in_a_picture_is_seen(tmp_path, name, bend):
    (tmp_path / "photo").write_bytes(mangling.sound()["PNG"])
    process(tmp_path / "photo", tmp_path / "into")
    file = tmp_path / "into" / name
    assert foreign(file) == []
    file.write_bytes(bend(file.read_bytes()))
    assert foreign(file)
