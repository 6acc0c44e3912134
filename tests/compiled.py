"""Templates compiled once in a process, whatever number of applications it makes."""

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


class Compiled(BytecodeCache):
    """Jinja's code by template and source: a template that is another one is compiled again."""

    def __init__(self):
        self.kept: dict[str, tuple[str, bytes]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """What was kept of exactly this source."""
        checksum, code = self.kept.get(bucket.key, ("", b""))
        if checksum == bucket.checksum:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it."""
        self.kept[bucket.key] = bucket.checksum, bucket.bytecode_to_string()


TEMPLATES = Compiled()
