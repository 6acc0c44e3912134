"""The overview in words: its heading, its figures, the steps before publishing."""

from collections.abc import Iterator
from datetime import datetime

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from judging.competitions.models import Competition
from judging.desk.dashboard import Overview
from judging.infra.i18n import moment, named, number
from judging.web.desk import round_words
from judging.web.honours import honour_word
from judging.web.subjects import has_objects

#: (kind, fact, detail, verb, address), as the ``steps`` component takes them.
Step = tuple[str, str, str, str, str | None]
#: How many numbers of products a line names.
MOST_NUMBERS = 12


def heading(competition: Competition, found: Overview, *, now: datetime) -> str:
    """Where the competition stands, as a title."""
    if found.stage == "open":
        if found.is_deadline_over:
            return _("Entries are closed")
        return _("Taking entries") if competition.opens_at <= now else _("Announced, entries not open yet")
    if found.stage in ("judging", "closed") and not round_words.is_plain(competition):
        return _round_heading(found)
    return {
        "draft": _("Being set up"),
        "judging": _("Judging under way"),
        "closed": _("Judging round closed"),
        "published": honour_word(competition, "announced"),
    }[found.stage]


def _round_heading(found: Overview) -> str:
    if found.stage == "closed":
        return _("Every round is closed")
    name = named(found.leg.round)
    return _("“%(name)s” is next", name=name) if found.is_between else _("“%(name)s” is under way", name=name)


def figures(competition: Competition, found: Overview) -> list[tuple[str, str, str | None]]:
    """Four numbers at most: of entries while they come in, of the round once the first is open."""
    arrived = [(_("Objects not arrived"), number(len(found.not_arrived)), number(found.accepted))]
    arrived = arrived if has_objects(competition) else []
    if found.stage in ("draft", "open"):
        return [
            (_("Entries submitted"), number(found.submitted), None),
            (_("Waiting for screening"), number(found.waiting), None),
            (_("Accepted"), number(found.accepted), None),
            *arrived,
        ]
    taking_part = found.leg.taking_part if found.leg.taking_part is not None else found.accepted
    return [*_of_round(found), (_("Entries taking part"), number(taking_part), number(found.accepted)), *arrived]


def _of_round(found: Overview) -> list[tuple[str, str, str | None]]:
    board, leg = found.board, found.leg
    if leg.round.kind == "score" and not found.is_between:
        return [
            (_("Sheets complete"), number(board.done), number(board.whole)),
            (_("Judges who handed in all"), number(board.handed_in), number(board.handing_in)),
        ]
    closed = sum(each.round.state == "closed" for each in found.legs)
    rounds = (_("Rounds closed"), number(closed), number(len(found.legs)))
    return (
        [rounds] if found.is_between else [(_("Recorded"), number(leg.recorded), number(leg.taking_part or 0)), rounds]
    )


def steps(competition: Competition, found: Overview) -> list[Step]:
    """What lies between now and publication, in order, each with one verb."""
    slug = competition.slug
    return [
        (*_rules(competition, found), _("See"), url_for("desk.setup.show", slug=slug)),
        (*_screening(found), _("See"), url_for("desk.entries.index", slug=slug)),
        *((*arrival, _("See"), url_for("desk.entries.index", slug=slug)) for arrival in _arrivals(competition, found)),
        *((*panel, _("See"), url_for("desk.judges.index", slug=slug)) for panel in _panel(competition, found)),
        *_rounds(competition, found),
        (*_ranking(found), _("See"), url_for("desk.ranking.show", slug=slug)),
        (*_decision(competition, found), _("See"), url_for("desk.publication.show", slug=slug)),
    ]


def _rules(competition: Competition, found: Overview) -> tuple[str, str, str]:
    if competition.rules_frozen_at:
        title = _("Criteria, points, awards") if competition.scored_rounds else _("Rules")
        frozen = _("Frozen at %(moment)s as %(fingerprint)s", moment=moment(competition.rules_frozen_at),
                   fingerprint=competition.rules_fingerprint)  # fmt: skip
        return "good", title, frozen
    count = len(found.blocking)
    if count:
        return "bad", _("Set-up"), ngettext("%(num)s thing is missing", "%(num)s things are missing", count)
    return "good", _("Set-up"), _("Everything has been entered")


def _screening(found: Overview) -> tuple[str, str, str]:
    accepted = ngettext("%(num)s entry accepted", "%(num)s entries accepted", found.accepted)
    if found.waiting:
        waiting = ngettext("%(num)s entry waits for screening", "%(num)s entries wait for screening", found.waiting)
        return "wait", waiting, accepted
    return ("good" if found.accepted else ""), accepted if found.accepted else _("Screening"), ""


def _arrivals(competition: Competition, found: Overview) -> Iterator[tuple[str, str, str]]:
    if not found.accepted or not has_objects(competition):
        return
    if not found.not_arrived:
        yield "good", _("All objects have arrived"), ""
        return
    count = len(found.not_arrived)
    numbers = ", ".join(map(str, found.not_arrived[:MOST_NUMBERS])) + (" …" if count > MOST_NUMBERS else "")
    fact = ngettext("%(num)s object has not arrived", "%(num)s objects have not arrived", count)
    yield "wait", fact, _("Numbers %(numbers)s", numbers=numbers)


def _panel(competition: Competition, found: Overview) -> Iterator[tuple[str, str, str]]:
    if not competition.scored_rounds:
        return
    if found.short_groups:
        yield "bad", _("Too few judges in some groups"), " · ".join(named(s.category) for s in found.short_groups)
        return
    count = len(found.board.lines)
    if not count:
        yield "", _("Panel"), ""
        return
    yield "good", ngettext("%(num)s judge on the panel", "%(num)s judges on the panel", count), ""


def _rounds(competition: Competition, found: Overview) -> list[Step]:
    """One step for a single round of judges; else one for each round."""
    if round_words.is_plain(competition):
        address = url_for("desk.judges.index", slug=competition.slug)
        return [(*_judging(competition, found), _("See"), address)]
    return round_words.steps(competition, found.legs, found.board)


def _judging(competition: Competition, found: Overview) -> tuple[str, str, str]:
    if found.stage == "judging":
        opened = competition.round.opened_at
        return "wait", _("Judging"), _("Open since %(moment)s", moment=moment(opened)) if opened else ""
    closed = competition.round.closed_at
    if found.stage in ("closed", "published"):
        return "good", _("Judging round closed"), _("At %(when)s", when=moment(closed)) if closed else ""
    return "", _("Judging"), ""


def _ranking(found: Overview) -> tuple[str, str, str]:
    if found.run:
        return "good", _("Ranking computed"), _("At %(when)s", when=moment(found.run.computed_at))
    return ("bad" if found.stage == "closed" else ""), _("Ranking"), ""


def _decision(competition: Competition, found: Overview) -> tuple[str, str, str]:
    if found.stage == "published":
        return "good", honour_word(competition, "published"), ""
    return "", _("Decision of recognition"), _("Its number and date are entered once it is signed")
