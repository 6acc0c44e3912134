"""Every refusal this application makes, as a tree; each knows its HTTP status.

A refusal is not a fault of the program: it is an answer to a person, so its text
says what to do. Raise the most exact class; only ``judging.web.errors`` turns a
refusal into a page or JSON.
"""


class Refusal(Exception):
    """Something asked for cannot be done. ``reason`` names it for code, ``values`` fill its text."""

    status = 400
    reason = "refused"

    def __init__(self, reason: str = "", **values):
        super().__init__(reason or self.reason)
        self.reason = reason or self.reason
        self.values = values


class NotFound(Refusal):
    """There is no such thing, or this person may not know that there is."""

    status = 404
    reason = "not_found"


class NotAllowed(Refusal):
    """The thing is public, the act on it is not this person's."""

    status = 403
    reason = "not_allowed"


class Throttled(Refusal):
    """Too many attempts; ``values`` carries ``minutes`` to wait."""

    status = 429
    reason = "throttled"


class Invalid(Refusal):
    """A value breaks a rule of the domain."""

    status = 422
    reason = "invalid"


class Incomplete(Refusal):
    """A step needs something that is missing; ``values`` carries ``missing``, a list of names."""

    status = 422
    reason = "incomplete"


class Closed(Refusal):
    """The competition's state or its clock does not allow this now."""

    status = 409
    reason = "closed"


class Stale(Refusal):
    """Somebody changed the thing after this person last saw it."""

    status = 409
    reason = "stale"


class Conflict(Refusal):
    """Two facts exclude each other, such as judging and entering one competition."""

    status = 409
    reason = "conflict"


class PhotoRefused(Invalid):
    """A file is not a photo we can take; ``reason`` is one of ``media.intake.REASONS``."""

    reason = "photo"
