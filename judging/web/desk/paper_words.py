"""What is said of a sheet of paper."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from judging.paper.models import PaperSheet

#: state of ``coming_in.papers`` -> (kind, words, icon)
STATES = {
    "once": ("wait", _l("typed once; a second person is needed"), "clock"),
    "differs": ("bad", _l("typed twice, not alike"), "alert"),
    "open": ("bad", _l("paper and tablet differ; to be decided"), "alert"),
    "settled": ("good", _l("entered"), "done"),
}


def done(sheet: PaperSheet | None, *, is_second: bool) -> str:
    """What typing a sheet led to."""
    if sheet is None and is_second:
        return _("The two copies are not alike. Please compare both with the paper.")
    if sheet is None:
        return _("Kept. It counts once a second person has typed the same.")
    if sheet.outcome == "open":
        return _("Both copies are alike, but the tablet has another sheet of this judge and entry. Please decide.")
    return _("Both copies are alike. The sheet counts.")
