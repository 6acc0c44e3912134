"""What the files of photos say that somebody may want to ask about. Facts of a file, never an accusation."""

from dataclasses import dataclass

from judging.entries.models import Photo
from judging.originality import queries
from judging.originality.models import PhotoPrint

#: Programs that make or rework pictures, as they write themselves into files; compared without regard to case.
GENERATORS = ("midjourney", "stable diffusion", "dall-e", "dall·e", "comfyui", "firefly", "openai", "imagen")
EDITORS = (
    *("photoshop", "gimp", "affinity", "picsart", "snapseed", "canva", "meitu", "facetune", "luminar", "pixlr"),
    *("photoroom", "remini", "lightroom"),
)


@dataclass(frozen=True, slots=True)
class Remark:
    """A photo and what its file says: ``generated``, ``edited``, ``earlier`` (than the year the entry says)."""

    photo: Photo
    said: PhotoPrint
    kinds: tuple[str, ...]


def remarks(competition_id: int) -> list[Remark]:
    """Photos of a competition about which there is something to remark, by the number of their entry."""
    found = [(photo, said, kinds_of(said, photo.entry.year)) for said, photo in queries.files_that_say(competition_id)]
    return [Remark(*each) for each in found if each[-1]]


def kinds_of(said: PhotoPrint, year: int | None) -> tuple[str, ...]:
    """What is to be remarked of one file, the product being of ``year``."""
    software = said.software.casefold()
    told = {
        "generated": said.is_generated or any(name in software for name in GENERATORS),
        "edited": any(name in software for name in EDITORS),
        "earlier": bool(year and said.taken_at and int(said.taken_at[:4]) < year),
    }
    return tuple(kind for kind, is_so in told.items() if is_so)
