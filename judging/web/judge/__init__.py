"""The tablet of a judge."""

from judging.web import addressing, guards
from judging.web.judge import app, check, conflicts, handins, help, pack, paper, rules, sheets

bp = guards.audience("judge", guards.judge, url_prefix="/judge/<slug>")
for noun in (app, check, conflicts, handins, help, pack, paper, rules, sheets):
    bp.register_blueprint(noun.bp)
for word in (addressing.called, addressing.you, addressing.you_within):
    bp.add_app_template_global(word)
