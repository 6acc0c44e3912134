"""The tablet of a judge."""

from judging.web import addressing, guards, packing
from judging.web.judge import (
    app,
    check,
    compare,
    conflicts,
    handins,
    help,
    history,
    pack,
    paper,
    practice,
    rules,
    scan,
    sheets,
    turns,
    unable,
)

bp = guards.audience("judge", guards.judge, url_prefix="/judge/<slug>")
bp.after_request(packing.sealed)
for noun in (
    app,
    check,
    compare,
    conflicts,
    handins,
    help,
    history,
    pack,
    paper,
    practice,
    rules,
    scan,
    sheets,
    turns,
    unable,
):
    bp.register_blueprint(noun.bp)
for word in (addressing.called, addressing.you, addressing.you_within, unable.unable_causes):
    bp.add_app_template_global(word)
