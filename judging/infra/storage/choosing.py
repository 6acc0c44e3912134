"""Which store the settings ask for: a bucket where one is named, else this machine's disk."""

from collections.abc import Mapping
from pathlib import Path

from judging.infra.storage import Store
from judging.infra.storage.local import Local


def store_for(config: Mapping, instance: Path) -> Store:
    """The store of photos. Raises RuntimeError when boto3 is needed and not installed."""
    if not config["S3_BUCKET"]:
        return Local(instance / "photos")
    try:
        import boto3

        from judging.infra.storage.s3 import S3
    except ImportError as missing:
        raise RuntimeError("S3_BUCKET needs boto3: pip install --require-hashes -r requirements-s3.lock") from missing
    client = boto3.client(
        "s3",
        endpoint_url=config["S3_ENDPOINT"],
        region_name=config["S3_REGION"],
        aws_access_key_id=config["S3_KEY_ID"],
        aws_secret_access_key=config["S3_SECRET"],
    )
    return S3(client, config["S3_BUCKET"], instance)
