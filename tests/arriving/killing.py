"""Server and worker killed at a step of a photo's way, started again, and looked at."""

import json
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import config


class Trials:
    """Trials in ``folder``, each on a copy of the instance ``prepared``; a context, whose end ends the process."""

    def __init__(self, folder: Path, *, prepared: Path):
        self.folder, self.prepared = folder, prepared

    def __enter__(self):
        command = [sys.executable, "-m", "tests.arriving.dying"]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1, cwd=config.ROOT
        )
        return self

    def __exit__(self, *_):
        self._process.communicate()

    def steps(self, photo: Path) -> int:
        """How many steps the photo's way has when nobody is killed."""
        told, code = self._run(self._instance(), photo)
        assert code == 0 and told[-1]["wrong"] == [], told[-1:]
        return told[-1]["steps"]

    def kill(self, photo: Path, step: int) -> list[str]:
        """Kill at ``step``, begin again, and say what is wrong: a row without bytes, bytes without a row after the
        sweep, less than was acknowledged, a photo that did not arrive or arrived twice."""
        instance = self._instance()
        before, code = self._run(instance, photo, step)
        if code != -signal.SIGKILL:
            return [f"step {step}: not killed, {before[-1:]}"]
        after, code = self._run(instance, photo)
        shutil.rmtree(instance)
        if code:
            return [f"step {step}: it does not go on"]
        told = [0, *(news["acknowledged"] for news in before if "acknowledged" in news)]
        resumed = next(news["acknowledged"] for news in after if "acknowledged" in news)
        lost = [f"{told[-1] - resumed} acknowledged bytes are lost"] if resumed < told[-1] else []
        return [f"step {step}: {what}" for what in (*lost, *after[0]["wrong"], *after[-1]["wrong"])]

    def _instance(self) -> Path:
        return shutil.copytree(self.prepared, Path(tempfile.mkdtemp(dir=self.folder)), dirs_exist_ok=True)

    def _run(self, instance: Path, photo: Path, step: int | None = None) -> tuple[list[dict], int]:
        print(json.dumps({"instance": str(instance), "photo": str(photo), "step": step}), file=self._process.stdin)
        told = [json.loads(self._process.stdout.readline())]
        while "ended" not in told[-1]:
            told.append(json.loads(self._process.stdout.readline()))
        return told[:-1], told[-1]["ended"]
