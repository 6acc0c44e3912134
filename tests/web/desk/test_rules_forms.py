"""Form pages made from the tables of the rules: nothing is lost, everything can be said."""

import pytest

import tests.factories as make
from judging.audit import queries as log
from judging.competitions import presets
from judging.competitions.following import differing
from judging.infra.db import db
from tests.web.untouched import untouched


@pytest.fixture
def by(app, as_person):
    """A draft by rules, with its organiser's client."""

    def made(rules):
        competition = make.competition(slug="mau", stage="draft", by=rules)
        organiser = make.person()
        make.staff(organiser, competition)
        make.save()
        return competition, as_person(organiser)

    return made


@pytest.mark.parametrize("preset", presets.names())
def test_saving_an_untouched_page_changes_nothing(by, preset):
    competition, organiser = by(presets.load(preset))
    before = competition.document
    pages = ["bands", "subject", *(f"rounds/{round_.key}" for round_ in competition.rounds)]
    pages += [
        f"criteria/{criterion.id}/differences"
        for round_ in competition.rounds for criterion in round_.criteria
    ]
    for page in pages:
        address = f"/desk/mau/setup/{page}"
        answer = organiser.post(address, data=untouched(organiser, address))
        assert answer.status_code == 302, (page, answer.text)
    db.session.expire_all()
    assert competition.document == before
    assert not log.latest(competition.id)
    assert list(differing(competition, competition.rules)) == []
