"""Photos: our recipe against libvips, CPU seconds and peak memory, in fresh processes taking turns.

    python bench/photos.py [--repeats 5]

Task: decode a JPEG, turn it upright, convert it to sRGB, strip it and write 2048, 960
and 320 px as WebP at quality 80. One thread each. The photo is made on the spot (Display
P3, stored on its side, with sensor noise) and is the same every time. The
least of the repeats counts: neighbours on the machine only ever add.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
from tests.media.photos import natural  # noqa: E402 - needs the path set above

RATIO_MOST = 1.2
PHOTOS = {"12 MP": (4000, 3000), "48 MP": (8000, 6000)}

# Peak from the process itself: what ``getrusage`` calls a child's peak starts at its parent's.
REPORT = """
import re, resource
from pathlib import Path
own = resource.getrusage(resource.RUSAGE_SELF)
peak = re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]
print(own.ru_utime + own.ru_stime, int(peak) // 1000)
"""
ENTER = f"""
import sys, types
from pathlib import Path
package = sys.modules["judging"] = types.ModuleType("judging")
package.__path__ = [{str(ROOT / "judging")!r}]
source, into = Path(sys.argv[1]), Path(sys.argv[2])
from judging.media import intake, renditions
"""
OURS = f"""{ENTER}
photo = renditions.decode(source, intake.inspect(source), longest=2048)
renditions.write_sizes(photo, into, kinds=("webp",))
"""
ALL_FILES = f"""{ENTER}
renditions.make(source, into)
"""
VIPS = """
import os, sys
os.environ["VIPS_CONCURRENCY"] = "1"
import pyvips
source, into = sys.argv[1:]
picture = pyvips.Image.thumbnail(source, 2048, height=2048, size="down", export_profile="srgb", fail_on="truncated")
picture = picture.copy_memory()
for size in (2048, 960, 320):
    if size != 2048:
        picture = picture.thumbnail_image(size, height=size).copy_memory()
    picture.webpsave(f"{into}/{size}.webp", Q=80, effort=4, keep="none")
"""


def run(code: str, source: Path) -> tuple[float, int]:
    """CPU seconds and peak resident megabytes of one fresh interpreter."""
    with tempfile.TemporaryDirectory() as into:
        done = subprocess.run(
            [sys.executable, "-I", "-c", code + REPORT, source, into], check=True, capture_output=True, text=True
        )
    seconds, megabytes = done.stdout.split()
    return float(seconds), int(megabytes)


def compare(source: Path, repeats: int) -> float:
    """Print the figures of one photo; the ratio of our CPU time to that of libvips."""
    ways = {"ours": OURS, "libvips": VIPS, "ours, with JPEG and master": ALL_FILES}
    runs = {name: [] for name in ways}
    for _ in range(repeats):
        for name, code in ways.items():
            runs[name].append(run(code, source))
    least, middle = ({name: way(s for s, _ in got) for name, got in runs.items()} for way in (min, statistics.median))
    for name, results in runs.items():
        peak = max(megabytes for _, megabytes in results)
        print(f"  {name:28} {least[name]:.2f} s CPU (median {middle[name]:.2f})  {peak:4} MB peak")
    ratio = least["ours"] / least["libvips"]
    print(f"  ratio ours / libvips         {ratio:.2f} (of medians {middle['ours'] / middle['libvips']:.2f})")
    return ratio


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--repeats", type=int, default=5)
    repeats = options.parse_args().repeats
    ratios = []
    with tempfile.TemporaryDirectory() as folder:
        for name, size in PHOTOS.items():
            source = natural(Path(folder) / "photo.jpg", size)
            print(f"{name} JPEG, {source.stat().st_size / 1e6:.1f} MB, least of {repeats}")
            ratios.append(compare(source, repeats))
    print(f"goal: at most {RATIO_MOST} times libvips: {'met' if max(ratios) <= RATIO_MOST else 'MISSED'}")
    return max(ratios) > RATIO_MOST


if __name__ == "__main__":
    sys.exit(main())
