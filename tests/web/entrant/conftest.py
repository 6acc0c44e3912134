"""An entrant's draft."""

import pytest

import tests.factories as make
from judging.entries.models import Entry


@pytest.fixture
def entry(app) -> Entry:
    """A draft nobody has typed into, in a competition that takes entries."""
    made = make.entry(make.competition(), make.person(), state="draft")
    make.save()
    return made
