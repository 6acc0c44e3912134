"""Every page asks the database as often for 423 products as for ten."""

import pytest

from judging.infra.db import db
from tests.architecture import crowd
from tests.architecture import world as worlds
from tests.conftest import empty, on_one_database
from tests.statements import counted

FEW, MANY = 10, 423
#: Who looks at the pages of an audience.
LOOKER = {"judge": "judge", "entrant": "owner", "admin": "administrator"}
#: Pages that must be among those looked at, at the stage where they are longest.
LISTS = {
    "judging": {
        "desk.entries.index", "desk.judges.index", "desk.overview.show", "desk.progress.show", "desk.log.index",
        "desk.waivers.index", "desk.staff.index", "judge.sheets.index", "judge.sheets.show", "judge.handins.new",
        "entrant.entries.index", "admin.people.index", "admin.competitions.index", "desk.findings.index",
        "desk.findings.show", "desk.running.index", "judge.pack.show",
    },
    "closed": {"desk.ranking.show", "desk.proposal.show", "desk.publication.show"},
    "published": {
        "public.home.show", "public.competitions.show", "public.awards.index", "public.awards.show",
        "public.awards.download", "entrant.entries.index",
    },
}  # fmt: skip
#: What a rule's address needs besides the samples' own names.
GIVEN = {"public.awards.download": {"form": "csv"}, "judge.handins.new": {"position": 1},
         **dict.fromkeys(("desk.findings.index", "desk.findings.show"), {"key": "screening"})}  # fmt: skip


def statements(app, as_person, stage: str, *, size: int) -> dict[str, list[str]]:
    """Endpoint -> what it asked, for every page that answers its audience at this stage."""
    empty(app)
    world = crowd.build(stage, size)
    clients = {name: as_person(person) for name, person in world.people.items()}
    paths = {
        rule.endpoint: worlds.address(world, rule, GIVEN.get(rule.endpoint, {}))
        for rule in app.url_map.iter_rules()
        if "GET" in rule.methods and rule.endpoint != "static"
    }
    asked = {}
    for endpoint, path in paths.items():
        client = clients[LOOKER.get(endpoint.split(".")[0], "organiser")]
        db.session.remove()  # a request of its own: nothing is known from the one before
        with counted() as seen:
            answer = client.get(path)
        if answer.status_code == 200:
            asked[endpoint] = list(seen)
    db.session.remove()
    return asked


@on_one_database
@pytest.mark.parametrize("stage", LISTS)
def test_as_often_for_many_as_for_few(app, as_person, stage):
    few = statements(app, as_person, stage, size=FEW)
    many = statements(app, as_person, stage, size=MANY)
    assert LISTS[stage] - many.keys() == set()
    grown = {page: (len(few[page]), len(many[page])) for page in many.keys() & few.keys()}
    assert {page: counts for page, counts in grown.items() if counts[1] > counts[0]} == {}
