"""The originality desk in words."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from judging.originality.models import PhotoPrint, Resemblance
from judging.originality.remarks import Remark

DECISIONS = {
    "none": _l("No concern"),
    "ask": _l("To be asked about"),
    "same": _l("The same photo"),
}
#: What differs of the second photo, in the order it is said.
KINDS = {
    "mirrored": _l("mirrored"),
    "cut": _l("a part of the first photo"),
    "wider": _l("shows more than the first photo"),
    "lighter": _l("lighter"),
    "darker": _l("darker"),
}
REMARKS = {
    "generated": _l("The file says that a generator of pictures made it."),
    "edited": _l("The file was saved by a program that edits pictures."),
}


def alike(hint: Resemblance) -> str:
    """What is alike, and what was done to the second photo."""
    told = [str(KINDS[kind]) for kind in hint.kinds.split()]
    if not told:
        return _("Both show the same picture.")
    return _("Both show the same picture; the second one is: %(what)s.", what=", ".join(told))


def facts(said: PhotoPrint | None) -> list[tuple[str, str]]:
    """What a photo's file said, as lines of a list of facts."""
    if said is None:
        return []
    lines = [(_("Taken, by the camera's clock"), moment(said.taken_at)), (_("Device"), said.device)]
    lines += [(_("Program"), said.software), (_("Marked as"), _("generated") if said.is_generated else "")]
    return [line for line in lines if line[1]]


def remarked(remark: Remark) -> list[str]:
    """What is to be remarked of one file, in sentences."""
    told = [str(REMARKS[kind]) for kind in remark.kinds if kind in REMARKS]
    if "earlier" in remark.kinds:
        years = {"taken": remark.said.taken_at[:4], "said": remark.photo.entry.year}
        told.append(_("By its file the photo is of %(taken)s, by the entry the product is of %(said)s.", **years))
    return told


def moment(taken_at: str) -> str:
    """A camera's time as it is written here: 10:22 12/03/2026; the camera tells no zone."""
    if not taken_at:
        return ""
    day, time = taken_at.split(" ")
    year, month, date = day.split("-")
    return f"{time[:5]} {date}/{month}/{year}"
