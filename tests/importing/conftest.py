"""A competition that takes entries, and whoever imports them."""

import pytest

import tests.factories as make
from tests.importing.calls import Call


@pytest.fixture
def call(app):
    """A competition and its organiser, known by their ids."""
    competition, organiser = make.competition(), make.person()
    make.staff(organiser, competition)
    make.save()
    return Call(app, competition.id, organiser.id)
