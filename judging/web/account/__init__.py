"""One's own account."""

from judging.web import guards
from judging.web.account import profile, second_factor

bp = guards.audience("account", guards.signed_in, url_prefix="/account")
for noun in (profile, second_factor):
    bp.register_blueprint(noun.bp)
