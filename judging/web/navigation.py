"""The words of the top bar, by audience."""

from flask import current_app, g, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from judging.competitions import queries as competitions
from judging.web.honours import honour_word
from judging.web.subjects import subject_word

#: Pages of the desk that are reached from another word than their address says.
BELONGS = {
    "desk.closings": "desk.running.index",
    "desk.consents": "desk.entries.index",
    "desk.deadlines": "desk.running.index",
    "desk.extensions": "desk.setup.show",
    "desk.imports": "desk.entries.index",
    "desk.judging_openings": "desk.running.index",
    "desk.labels": "desk.entries.index",
    "desk.late": "desk.judges.index",
    "desk.log": "desk.setup.show",
    "desk.lots": "desk.ranking.show",
    "desk.next_rounds": "desk.running.index",
    "desk.openings": "desk.setup.show",
    "desk.originality": "desk.entries.index",
    "desk.paper": "desk.judges.index",
    "desk.paper_sheets": "desk.judges.index",
    "desk.progress": "desk.judges.index",
    "desk.proposal": "desk.publication.show",
    "desk.requests": "desk.overview.show",
    "desk.second_looks": "desk.ranking.show",
    "desk.signatures": "desk.judges.index",
    "desk.staff": "desk.setup.show",
    "desk.tablets": "desk.judges.index",
    "desk.waivers": "desk.judges.index",
    "desk.withholdings": "desk.ranking.show",
}


def navigation() -> list[tuple[str, str, bool]]:
    """(word, address, whether this is the page) for the current request's audience."""
    if g.get("is_nowhere"):
        return [(word, address, False) for word, address in _public()]
    audience = (request.endpoint or "").split(".")[0]
    words = {"desk": _desk, "judge": _judge, "admin": _administrator}.get(audience, _public)()
    here = _nearest([address for _word, address in words])
    return [(word, address, address == here) for word, address in words]


def _nearest(addresses: list[str]) -> str | None:
    """The address this page is or lies below: the longest one that its path begins with."""
    if owner := BELONGS.get((request.endpoint or "").rpartition(".")[0]):
        return url_for(owner, slug=g.competition.slug) if g.get("competition") else None
    above = [address for address in addresses if f"{request.path}/".startswith(f"{address.rstrip('/')}/")]
    return max(above, key=len, default=None)


def _public() -> list[tuple[str, str]]:
    competition, words = g.get("competition"), []
    if competition is not None:
        words.append((_("Competition"), url_for("public.competitions.show", slug=competition.slug)))
        if competition.state == "published":
            words.append((honour_word(competition, "list"), url_for("public.awards.index", slug=competition.slug)))
    if not current_user.is_authenticated:
        return [*words, (_("Sign in"), url_for("door.sign_in.new"))]
    if current_user.password is None and not current_app.config["DEMO"]:  # a judge's tablet
        return [*words, (_("My work"), url_for("account.desks.index"))]
    if competitions.count_desks(current_user.id):
        words.append((_("My competitions"), url_for("account.desks.index")))
    own = (_("My entries"), url_for("entrant.entries.index"))
    return [*words, own, (_("My account"), url_for("account.profile.edit"))]


def _desk() -> list[tuple[str, str]]:
    if g.get("competition") is None:
        return _public()
    pages = [
        (_("Overview"), "desk.overview.show"),
        (subject_word(g.competition, "things"), "desk.entries.index"),
        *([(_("Panel"), "desk.judges.index")] if g.competition.scored_rounds else []),
        (_("Rounds"), "desk.running.index"),
        (_("Ranking"), "desk.ranking.show"),
        *([(_("Certainty"), "desk.certainty.show")] if g.competition.scored_rounds else []),
        (_("Publication"), "desk.publication.show"),
        (_("Set-up"), "desk.setup.show"),
    ]
    words = [(word, url_for(endpoint, slug=g.competition.slug)) for word, endpoint in pages]
    if competitions.count_desks(current_user.id) > 1:
        words.append((_("Other competitions"), url_for("account.desks.index")))
    return [*words, (_("My account"), url_for("account.profile.edit"))]


def _judge() -> list[tuple[str, str]]:
    if g.get("judge") is None:
        return _public()
    return [
        (_("My sheets"), url_for("judge.sheets.index", slug=g.competition.slug)),
        (_("Judging rules"), url_for("judge.rules.show", slug=g.competition.slug)),
    ]


def _administrator() -> list[tuple[str, str]]:
    return [
        (_("Competitions"), url_for("admin.competitions.index")),
        (_("People"), url_for("admin.people.index")),
        (_("Requests"), url_for("admin.requests.index")),
        (_("My account"), url_for("account.profile.edit")),
    ]
