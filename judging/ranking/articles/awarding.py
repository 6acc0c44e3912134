"""The articles on places, equals, bands and awards."""

from collections.abc import Iterator

from judging.ranking.articles.telling import Article, Paragraph, Teller, has_places
from judging.ranking.rules import Award, Public, Scored


def places(teller: Teller) -> Iterator[Article]:
    """How entries are ordered, and what sets equals apart."""
    if not has_places(teller.rules):
        return
    several = sum(isinstance(round_, Scored | Public) for round_ in teller.rules.rounds) > 1
    found = [teller.paragraph("places_groups" if teller.rules.groups else "places_all")]
    found.append(teller.paragraph("places_rounds" if several else "places_one"))
    steps = [_step(teller, step) for step in teller.rules.ties.chain]
    if steps:
        found.append(teller.paragraph("chain", steps))
    elif "ties.chain" in teller.rules.undecided:
        found.append(teller.paragraph("chain_open"))
    found.append(teller.paragraph("equals_share"))
    if teller.rules.awards:
        found.append(teller.paragraph(f"across_{teller.rules.ties.at_line}"))
    yield Article(teller.say("title_places"), tuple(found))


def _step(teller: Teller, step: str) -> str:
    kind, _, id = step.partition(":")
    scored = (round_ for round_ in teller.rules.rounds if isinstance(round_, Scored))
    criteria = [criterion for round_ in scored for criterion in round_.criteria]
    name = teller.named(criteria if kind == "criterion" else teller.rules.rounds, id)
    return teller.say(f"step_{kind}", name=name)


def bands(teller: Teller) -> Iterator[Article]:
    """The grades for everyone who reaches them."""
    if not teller.rules.bands:
        return
    items = []
    for band in teller.rules.bands:
        gates = [
            teller.say("gate", name=_criterion_name(teller, gate.criterion), least=teller.number(gate.at_least))
            for gate in band.gates
        ]
        start = teller.number(band.start)
        items.append(teller.say("band", name=teller.name(band), start=start, gates="".join(gates)))
    yield Article(teller.say("title_bands"), (teller.paragraph("bands", items), teller.paragraph("bands_open_end")))


def _criterion_name(teller: Teller, id: str) -> str:
    *_, last = (round_ for round_ in teller.rules.rounds if isinstance(round_, Scored))
    return teller.named(last.criteria, id)


def awards(teller: Teller) -> Iterator[Article]:
    """How many of each award there are at most, and how many one may take."""
    rules = teller.rules
    if not rules.awards:
        return
    computed = [award for award in rules.awards if not award.side]
    across = [_whole(teller, award) for award in computed if award.across]
    own = [sentence for award in computed if not award.across for sentence in _by_group(teller, award)]
    side = [_whole(teller, award) for award in rules.awards if award.side]
    found: list[Paragraph] = []
    for key, items in (("awards_across", across), ("awards_groups", own), ("awards_side", side)):
        if items:
            found.append(teller.paragraph(key if key != "awards_groups" or rules.groups else "awards_all", items))
    found.append(teller.paragraph("awards_in_order" if has_places(teller.rules) else "awards_for_all"))
    found.append(teller.paragraph("awards_at_most"))
    if own and len(rules.groups) > 1:
        found.append(teller.paragraph("no_awards_moved"))
    if across and own:
        found.append(teller.paragraph(f"per_entry_{rules.limits.per_entry}"))
    if rules.limits.per_entrant:
        found.append(teller.paragraph("per_entrant", limit=rules.limits.per_entrant))
    elif "limits.per_entrant" not in rules.undecided:
        found.append(teller.paragraph("per_entrant_none"))
    yield Article(teller.say("title_awards"), tuple(found))


def _whole(teller: Teller, award: Award) -> str:
    return _cap(teller, award, award.cap)


def _by_group(teller: Teller, award: Award) -> Iterator[str]:
    if not award.caps:
        yield _cap(teller, award, award.cap)
        return
    ids = [group.id for group in teller.rules.groups] or list(award.caps)
    for group in ids:
        cap = award.caps.get(group, award.cap)
        if cap is not None:
            yield _cap(teller, award, cap, where=teller.say("in_group", group=teller.group(group)))


def _cap(teller: Teller, award: Award, cap: int | str | None, *, where: str = "") -> str:
    key = "cap_open" if cap is None else "cap_all" if cap == "all" else "cap"
    tentative = (
        "" if cap is None else teller.to_decide(*(f"award.{award.id}.{name}" for name in ("cap", "caps", "across")))
    )
    return teller.say(key, name=teller.name(award), cap=cap, where=where) + tentative
