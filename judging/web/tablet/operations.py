"""Taking a tablet's letter, many operations in one commit, and answering each by its name."""

from flask import Blueprint, g, jsonify

from judging.errors import Conflict, NotFound
from judging.infra import clock
from judging.infra.db import writing
from judging.scoring import taking
from judging.scoring.operations import ms
from judging.scoring.taking import Answer
from judging.web import packing, spoken
from judging.web.errors import sentence
from judging.web.tablet import arriving

bp = Blueprint("operations", __name__)


@bp.post("/operations")
def create(slug: str):
    """Keep what is sent; the answer comes after the commit, names the letter, and holds a receipt for each."""
    sent, now = spoken.body(), clock.now()
    g.echo = {"letter": sent.get("letter"), "device": sent.get("device")}
    if g.seat is None:
        raise NotFound()
    if sent.get("judge") != g.seat.number:
        raise Conflict("This tablet is signed in as another judge. The scores stay on it until their judge signs in.")
    if sent.get("seat") != g.seat.key:
        raise Conflict("These scores were given at a rehearsal or elsewhere. They stay on the tablet and do not count.")
    letter, bad = arriving.read(sent, g.seat.number, now=now)
    with writing():
        taken = taking.take(g.seat, letter, now=now)
    return jsonify(
        ok=True,
        now=ms(now),
        known=taken.has_last,
        latest=taken.newest.number,
        standing=f"{g.seat.standing}-{packing.edition()}",
        answers=[_plain(answer) for answer in taken.answers] + [_formless(name) for name in bad],
        **g.echo,
    )


def _plain(answer: Answer) -> dict:
    name = {"uuid": answer.sent.uuid}
    if answer.refusal:
        return name | {"outcome": "refused", "reason": sentence(answer.refusal)}
    line = answer.line
    told = name | {
        "outcome": line["outcome"],
        "version": line["version"],
        "received_at": ms(line["received_at"]),
        "receipt": {each: line[each] for each in ("number", "previous", "hash")},
    }
    if line["outcome"] == "asked" and answer.kept:
        told["kept"] = dict(zip(("value", "version"), answer.kept, strict=True))
    if line["outcome"] == "late":
        told["reason"] = sentence(Conflict(taking.LATE))
    return told


def _formless(name: str) -> dict:
    return {"uuid": name, "outcome": "refused", "reason": sentence(Conflict(taking.FORMLESS))}
