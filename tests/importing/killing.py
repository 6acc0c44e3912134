"""An import killed at a step of it, looked at, and begun again."""

import json
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import config
import tests.factories as make
from judging import create_app
from judging.desk import files
from judging.entries import queries
from judging.entries.belongings import Imported
from judging.entries.models import Entry, Photo
from judging.infra import clock, schema
from judging.infra.db import db
from judging.infra.storage.incoming import Incoming
from judging.tasks import photos
from judging.tasks.imports import Source
from tests.arriving.instance import SETTINGS


def prepare(folder: Path) -> Path:
    """An instance with one competition and its organiser, made once and copied for each trial."""
    with create_app(SETTINGS | {"INSTANCE": str(folder)}).app_context():
        schema.upgrade()
        make.staff(make.person(), make.competition("mau"))
        make.save()
        db.session.remove()
        db.engine.dispose()
    return folder


class Trials:
    """Imports of one source, each into a copy of the instance ``prepared``; a context, whose end ends the process."""

    def __init__(self, folder: Path, source: Source, *, rows: int, photos: int):
        self.folder, self.source, self.whole = folder, source, (rows, rows, photos)
        self.prepared = prepare(folder / "prepared")

    def __enter__(self):
        command = [sys.executable, "-m", "tests.importing.dying"]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1, cwd=config.ROOT
        )
        return self

    def __exit__(self, *_):
        self._process.communicate()

    def steps(self) -> int:
        """How many steps the import has when nobody is killed; then all of it is there."""
        instance = self._instance()
        told, code = self._run(instance)
        assert code == 0 and left(instance) == (self.whole, [])
        shutil.rmtree(instance)
        return told[0]["steps"]

    def kill(self, step: int) -> list[str]:
        """Kill at ``step``: nothing or all of it is there, and no file without a row after the sweep. Then all."""
        instance = self._instance()
        told, code = self._run(instance, step)
        if code != -signal.SIGKILL:
            return [f"step {step}: not killed, {told}"]
        counts, wrong = left(instance)
        wrong += [] if counts in ((0, 0, 0), self.whole) else [f"half of it is there: {counts}"]
        _, code = self._run(instance)
        counts, more = left(instance)
        wrong += more + ([] if (counts, code) == (self.whole, 0) else [f"it does not go on: {counts}, {code}"])
        shutil.rmtree(instance)
        return [f"step {step}: {what}" for what in wrong]

    def _instance(self) -> Path:
        return shutil.copytree(self.prepared, Path(tempfile.mkdtemp(dir=self.folder)), dirs_exist_ok=True)

    def _run(self, instance: Path, step: int | None = None) -> tuple[list[dict], int]:
        files = {"sheet": str(self.source.sheet), "photos": str(self.source.photos)}
        print(json.dumps({"instance": str(instance), "step": step, **files}), file=self._process.stdin)
        told = [json.loads(self._process.stdout.readline())]
        while "ended" not in told[-1]:
            told.append(json.loads(self._process.stdout.readline()))
        return told[:-1], told[-1]["ended"]


def left(instance: Path) -> tuple[tuple[int, int, int], list[str]]:
    """(entries, rows of the sheet, photos) that are there, and what is wrong once the sweep has been."""
    app = create_app(SETTINGS | {"INSTANCE": str(instance)})
    with app.app_context():
        hour, photos.HOUR = photos.HOUR, -1  # as if it had all lain here for long
        try:
            photos.sweep(clock.now())
        finally:
            photos.HOUR = hour
        incoming = Incoming(instance)
        wrong = list(files.missing(app.extensions["photos"], incoming))
        lying = {file.name for file in incoming.root.iterdir()} if incoming.root.exists() else set()
        wrong += [f"left behind: {name}" for name in sorted(lying - queries.photo_keys("waiting"))]
        counts = tuple(db.session.query(kind).count() for kind in (Entry, Imported, Photo))
        db.session.remove()
        db.engine.dispose()
    return counts, wrong
