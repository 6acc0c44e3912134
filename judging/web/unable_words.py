"""Why a judge cannot score an entry, in words."""

from flask_babel import lazy_gettext as _l

#: As the judge taps them; ``panel.inability.CAUSES`` names them.
CAUSES = {
    "broken": _l("It is broken"),
    "absent": _l("It is not on show"),
    "field": _l("It is outside my field"),
    "other": _l("Another reason"),
}
#: As the organisers read them.
TOLD = {
    "broken": _l("broken"),
    "absent": _l("not on show"),
    "field": _l("outside the judge's field"),
    "other": _l("another reason"),
}
