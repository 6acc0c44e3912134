"""Labels, cards and empty sheets as the desk prints them: what stands on them, and every code read back."""

import io

import pytest
import zxingcpp
from PIL import Image

import tests.factories as make
from judging.infra import typesetting
from judging.paper import ballots, labels
from judging.web import printing
from judging.web.printing import sheets


@pytest.fixture
def hall(app, as_person):
    """25 entries of awkward titles, one judge of all and one of the second group; a secretary at the desk."""
    competition = make.competition("mau", stage="judging")
    for number in range(1, 26):
        title = "#let x = 1 *đậm* $a$ <b>x</b> \\ // @y `z`" if number == 3 else "Lọ hoa men rạn " * (number % 13 + 1)
        make.entry(competition, make.person(f"Bí Mật {number}"), number=number, group=number % 2, title=title.strip())
    seats = [make.judge(competition, number=1), make.judge(competition, number=2, groups=competition.categories[1:])]
    secretary = make.person()
    make.staff(secretary, competition, "secretary")
    make.save()
    return competition, seats, as_person(secretary)


def codes_on(pages: list[bytes]) -> list[str]:
    return [code.text for page in pages for code in zxingcpp.read_barcodes(Image.open(io.BytesIO(page)))]


@pytest.mark.parametrize("kind", ["labels", "cards"])
def test_every_label_and_card_is_read_back(app, hall, kind):
    competition, _, _ = hall
    entries = labels.entries_to_label(competition)
    with app.test_request_context():
        data = {**printing.labels(competition, entries), "language": "vi"}
    read = codes_on(typesetting.pictures(kind, data, dots=150))
    assert sorted(read) == sorted(f"http://localhost/x/mau/{entry.number}" for entry in entries)
    assert len(read) == 25


def test_every_sheet_names_its_ballot(app, hall):
    competition, seats, _ = hall
    due = ballots.due(competition, judge=seats[1])
    with app.test_request_context():
        data = {**sheets.empty(competition, due), "language": "vi"}
    read = codes_on(typesetting.pictures("sheets", data, dots=150))
    assert read == [f"http://localhost/desk/mau/paper/final-1-2-{number}" for number in range(1, 26, 2)]
    for address in read:
        assert ballots.ballot_at(competition, address.rpartition("/")[2]).judge is seats[1]


def test_nobody_is_named_on_paper_that_stands_beside_an_exhibit(app, hall):
    competition, _, _ = hall
    with app.test_request_context():
        told = str(printing.labels(competition, labels.entries_to_label(competition)))
        told += str(sheets.empty(competition, ballots.due(competition)))
    assert "Bí Mật" not in told
    assert "Lọ hoa men rạn" in told


def test_what_people_wrote_is_set_as_they_wrote_it(app, hall):
    """A template that read it as markup would stop at the first odd sign, or print something else."""
    competition, _, _ = hall
    entries = labels.entries_to_label(competition, numbers="3")
    with app.test_request_context():
        data = {**printing.labels(competition, entries), "language": "vi"}
    plain = {**data, "entries": [{**data["entries"][0], "title": "x"}]}
    assert typesetting.pdf("labels", data, now=make.NOW)[:5] == b"%PDF-"
    assert typesetting.pictures("labels", data, dots=40) != typesetting.pictures("labels", plain, dots=40)


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [("", range(1, 26)), ("group=1", range(2, 26, 2)), ("numbers=3, 7, 20-22", [3, 7, 20, 21, 22])],
)
def test_all_or_a_group_or_chosen_ones(app, hall, asked, numbers):
    competition, _, client = hall
    chosen = dict(part.split("=") for part in asked.split("&") if part)
    found = labels.entries_to_label(
        competition,
        category=next((row for row in competition.categories if str(row.position) == chosen.get("group")), None),
        numbers=chosen.get("numbers", ""),
    )
    assert [entry.number for entry in found] == list(numbers)
    for kind in ("labels", "cards"):
        answer = client.get(f"/desk/mau/labels.pdf?kind={kind}&{asked}")
        assert (answer.status_code, answer.mimetype, answer.data[:5]) == (200, "application/pdf", b"%PDF-")


@pytest.mark.parametrize("asked", ["numbers=x", "numbers=99", "numbers=3-"])
def test_numbers_that_name_nothing_are_refused(hall, asked):
    assert hall[2].get(f"/desk/mau/labels.pdf?{asked}").status_code == 422


@pytest.mark.parametrize(
    ("asked", "status"), [("kind=other", 404), ("group=9", 404), ("group=x", 404), ("kind=cards", 200)]
)
def test_what_there_is_not_is_not_found(hall, asked, status):
    assert hall[2].get(f"/desk/mau/labels.pdf?{asked}").status_code == status


def test_sheets_of_one_judge_in_either_language(hall):
    *_, client = hall
    for language in ("vi", "en"):
        answer = client.get(f"/desk/mau/paper.pdf?judge=2&language={language}")
        assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    assert client.get("/desk/mau/paper.pdf?judge=2&group=1").status_code == 422
    assert client.get("/desk/mau/paper.pdf?judge=99").status_code == 404


def test_a_paper_without_a_readable_code_is_found_by_judge_and_number(hall):
    *_, client = hall
    found = client.get("/desk/mau/paper/sheet?judge=2&entry=3")
    assert found.headers["Location"].endswith("/desk/mau/paper/final-1-2-3")
    assert client.get("/desk/mau/paper/sheet?judge=2&entry=2").status_code == 422
    for code in ("final-1-2-2", "final-3-2-3", "other-1-2-3", "final-1-2-99", "x"):
        assert client.get(f"/desk/mau/paper/{code}").status_code == 404
