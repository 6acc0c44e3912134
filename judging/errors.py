"""Every refusal this application makes, as a tree; each class knows its HTTP status.

A refusal is not a fault of the program: it is an answer to a person. ``reason`` is an
English sentence that says what to do, with named places (``%(minutes)s``) that
``values`` fill (points as a Decimal); ``judging.web.errors`` translates it and makes the page or the JSON.
"""


class Refusal(Exception):
    """Something asked for cannot be done."""

    status = 400

    def __init__(self, reason: str, **values):
        super().__init__(reason)
        self.reason = reason
        self.values = values


class NotFound(Refusal):
    """There is no such thing, or this person may not know that there is."""

    status = 404

    def __init__(self, reason: str = "There is no such page.", **values):
        super().__init__(reason, **values)


class Gone(NotFound):
    """A link, code or card that worked once, or never did: which of the two is not told."""

    status = 410


class NotAllowed(Refusal):
    """The thing is known to this person, the act on it is not theirs."""

    status = 403


class SignedOut(NotAllowed):
    """A tablet's sign-in has ended; what it holds stays there until its judge signs in again."""

    status = 401


class Throttled(Refusal):
    """Too many attempts; ``values`` carries ``minutes`` to wait."""

    status = 429


class Invalid(Refusal):
    """A value breaks a rule of the domain."""

    status = 422


class Incomplete(Refusal):
    """A step needs something that is missing; ``values`` carries ``missing``, a list."""

    status = 422


class FileRefused(Invalid):
    """A file is not what we can take; ``reason`` is a key, told in words where it is shown."""


class PhotoRefused(FileRefused):
    """A file is not a photo we can take; ``reason`` is one of ``media.intake.REASONS``."""


class PdfRefused(FileRefused):
    """A file is not a PDF we can take; ``reason`` is one of ``media.pdf.REASONS``."""


class Closed(Refusal):
    """The competition's stage or its clock does not allow this now."""

    status = 409


class Stale(Refusal):
    """Somebody changed the thing after this person last saw it."""

    status = 409


class Conflict(Refusal):
    """Two facts exclude each other, such as judging and entering one competition."""

    status = 409
