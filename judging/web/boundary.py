"""Whatever is typed arrives composed (NFC), whichever field or query it comes in.

An iPad or a Mac may send ``Hường`` in parts; compared, searched and printed it would be another word.
"""

from flask import Request
from werkzeug.datastructures import ImmutableMultiDict, MultiDict

from judging.infra.text import normal


class Composed(ImmutableMultiDict):
    """Fields of a form or a query; files are left as they are."""

    def __init__(self, mapping=None):
        pairs = MultiDict(mapping).items(multi=True) if mapping else ()
        super().__init__([(_composed(name), _composed(value)) for name, value in pairs])


class BoundaryRequest(Request):
    """A request whose form and query are composed."""

    parameter_storage_class = Composed


def _composed(value):
    return normal("NFC", value) if isinstance(value, str) else value
