"""One's own account."""

from judging.web import guards
from judging.web.account import (
    consents,
    contacts,
    copies,
    data,
    desks,
    devices,
    erasures,
    other_devices,
    paper_codes,
    password,
    profile,
    recovery_code,
    requests,
    second_factor,
)

bp = guards.audience("account", guards.account, url_prefix="/account")
for noun in (
    consents,
    contacts,
    copies,
    data,
    desks,
    devices,
    erasures,
    other_devices,
    paper_codes,
    password,
    profile,
    recovery_code,
    requests,
    second_factor,
):
    bp.register_blueprint(noun.bp)
