"""What was done to an account, in words. A test finds a verb that has none."""

from flask_babel import lazy_gettext as _l

VERBS = {
    "administrator appointed": _l("Made administrator"),
    "administrator dismissed": _l("No longer administrator"),
    "contact changed": _l("Telephone or e-mail changed"),
    "copy of own data made": _l("Copy of own data made"),
    "password changed": _l("Password changed"),
    "password recovered": _l("Password recovered"),
    "person disabled": _l("Account closed"),
    "person enabled": _l("Account opened again"),
    "person erased": _l("Erased, as the person asked"),
    "person invited": _l("Invited"),
    "person registered": _l("Registered"),
    "profile edited": _l("Profile edited"),
    "recovery code handed out": _l("Recovery code handed out"),
    "recovery code made": _l("Recovery code made"),
    "recovery link sent": _l("Recovery link sent"),
    "second factor given": _l("Second step passed"),
    "second factor reset": _l("Second step reset"),
    "second factor set up": _l("Second step set up"),
    "signed in": _l("Signed in"),
    "signed out": _l("Signed out"),
    "signed out everywhere else": _l("Signed out on all other devices"),
}
