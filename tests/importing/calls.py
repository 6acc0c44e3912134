"""A competition into which sheets are imported."""

from pathlib import Path

import tests.factories as make
from judging.infra.db import db
from judging.infra.storage.incoming import Incoming
from judging.tasks import imports
from judging.tasks.imports import Source
from tests.importing import samples

NOW = make.NOW


class Call:
    """Imports into one competition."""

    def __init__(self, app, competition_id: int, actor_id: int):
        self.app, self.competition_id, self.actor_id = app, competition_id, actor_id

    def look(self, source: Source):
        try:
            return imports.look(self.competition_id, source, now=NOW)
        finally:
            db.session.rollback()

    def take(self, source: Source, **more):
        return imports.carry_out(self.competition_id, source, actor_id=self.actor_id, now=NOW, **more)

    def faults(self, folder: Path, table: list[list], photos: Path | None = None) -> dict[str, str]:
        found = self.look(Source(samples.sheet(folder / "ho-so.xlsx", table), photos)).faults
        return {each.cell: each.reason % each.values for each in found}

    @property
    def incoming(self) -> list[str]:
        folder = Incoming(self.app.instance_path).root
        return [file.name for file in folder.iterdir()] if folder.exists() else []
