"""A real S3 engine of the tests' own: SeaweedFS, on free ports, in a temporary folder."""

import json
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import boto3
from botocore.exceptions import BotoCoreError, ClientError

from judging.infra.storage.choosing import store_for
from judging.infra.storage.s3 import S3

WEED = Path(sys.executable).with_name("weed")
BUCKET = "photos"
KEY_ID, SECRET = "tests", "only for tests"
PATIENCE = 60  # s
WHO = {
    "identities": [{"name": "tests", "credentials": [{"accessKey": KEY_ID, "secretKey": SECRET}], "actions": ["Admin"]}]
}
OFF = {"s3.port.iceberg": 0, "s3.port.lance": 0, "master.telemetry": "false"}


@contextmanager
def engine() -> Iterator[dict[str, str]]:
    """Start it with an empty bucket; the settings that lead there."""
    folder = Path(tempfile.mkdtemp(prefix="s3"))
    who = folder / "who.json"
    who.write_text(json.dumps(WHO))
    ports = _free(8)
    served = ("master", "volume", "filer", "s3")
    flags = OFF | {f"{name}.port": port for name, port in zip(served, ports, strict=False)}
    flags |= {f"{name}.port.grpc": port for name, port in zip(served, ports[4:], strict=True)}
    flags |= {
        "dir": folder,
        "ip": "127.0.0.1",
        "ip.bind": "127.0.0.1",
        "s3.config": who,
        "volume.max": 500,
        "master.volumeSizeLimitMB": 64,
    }
    flags |= {"filer.localSocket": folder / "filer.sock", "s3.localSocket": folder / "s3.sock"}
    command = [WEED, "server", "-s3", "-filer", *(f"-{name}={value}" for name, value in flags.items())]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder) as running:
        try:
            settings = {
                "S3_BUCKET": BUCKET,
                "S3_ENDPOINT": f"http://127.0.0.1:{ports[3]}",
                "S3_KEY_ID": KEY_ID,
                "S3_SECRET": SECRET,
                "S3_REGION": "us-east-1",
            }
            _wait(settings)
            yield settings
        finally:
            running.kill()
    shutil.rmtree(folder, ignore_errors=True)


def client(settings: dict[str, str]):
    """A client of the engine."""
    return boto3.client(
        "s3",
        endpoint_url=settings["S3_ENDPOINT"],
        region_name=settings["S3_REGION"],
        aws_access_key_id=settings["S3_KEY_ID"],
        aws_secret_access_key=settings["S3_SECRET"],
    )


def store(settings: dict[str, str], instance: Path) -> S3:
    """A store in a new bucket of the engine."""
    name = f"test-{secrets.token_hex(6)}"
    client(settings).create_bucket(Bucket=name)
    return store_for(settings | {"S3_BUCKET": name}, instance)


def _wait(settings: dict[str, str]) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with suppress(BotoCoreError, ClientError):
            client(settings).create_bucket(Bucket=BUCKET)
            return
        time.sleep(0.2)
    raise RuntimeError("the S3 engine did not start")


def _free(count: int) -> list[int]:
    doors = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [door.getsockname()[1] for door in doors]
    for door in doors:
        door.close()
    return ports
