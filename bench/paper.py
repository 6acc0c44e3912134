"""Labels, table cards and score sheets of 423 entries as PDF, every QR code read back by another decoder.

    python bench/paper.py [--entries 423] [--pictures FOLDER]

The documents are those of the desk, by its own views; their pages are set once more as pictures and every code on
them is read by zxing-cpp: each must be the address of its exhibit, or of its judge's sheet, once and in order. Says
what each document costs. ``--pictures`` keeps the first pages of each to be looked at. Ends with status 1 if a code is
missing, double or wrong, or a document takes longer than a request may.
"""

import argparse
import io
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import zxingcpp  # noqa: E402 - needs the path set above
from PIL import Image  # noqa: E402 - as above

MOST_SECONDS, DOTS = 30, 150
LOOKED_AT = 2
PUBLIC = "https://contest.example.org"
#: Names that are hard to set: all tones, long ones, and what would be markup.
TITLES = (
    "Bình gốm men lam Chu Đậu",
    "Ế Ộ Ữ Ẵ Ỷ ặ ễ ợ ỹ: bộ ấm chén vẽ tích, 24 món, nung củi ba ngày ba đêm",
    "#let x = 1; *đậm* $a^2$ <b>x</b> @ref \\ // `mã` _nghiêng_ [ngoặc]",
    "Lọ hoa men rạn vẽ " + "hoa sen và chim hạc " * 8,
)


def prepared(folder: Path, entries: int):
    """An application with one competition in judging, and a client signed in as its secretary."""
    import tests.factories as make
    from judging import create_app
    from judging.entries.models import Entry
    from judging.infra import schema
    from judging.infra.db import db
    from tests.architecture import crowd

    app = create_app(
        {"INSTANCE": str(folder), "SECRET_KEY": "only for this run" * 3, "PUBLIC_URL": PUBLIC, "DEMO": "0"}
    )
    app.config.update(TRUSTED_HOSTS=None, SECOND_FACTOR=False)
    with app.app_context():
        schema.upgrade()
        world = crowd.build("judging", entries)
        for entry in db.session.query(Entry):
            entry.title = TITLES[entry.number % len(TITLES)][:200].strip()
        make.save()
        return app, make.signed_in(app, world.people["secretary"])


def waited(client, path: str) -> tuple[float, int]:
    """Seconds of CPU and bytes of a document as the desk asks for it: neighbours on the machine only ever add time."""
    from judging.infra import typesetting

    typesetting.qr.cache_clear()
    begun = time.process_time()
    answer = client.get(path)
    assert answer.status_code == 200 and answer.data.startswith(b"%PDF-"), (path, answer.status_code)
    return time.process_time() - begun, len(answer.data)


def documents(app) -> dict[str, tuple[str, str, dict, list[str]]]:
    """What is printed -> its address at the desk, its template, what it is given, the codes in order."""
    from judging.competitions.queries import by_slug
    from judging.paper import ballots, labels
    from judging.web import printing
    from judging.web.printing import sheets

    competition = by_slug("mau")
    with app.test_request_context():
        entries = labels.entries_to_label(competition)
        exhibits = [f"{PUBLIC}/x/mau/{entry.number}" for entry in entries]
        data = {**printing.labels(competition, entries), "language": "vi"}
        due = ballots.due(competition)
        forms = {**sheets.empty(competition, due), "language": "vi"}
    codes = [f"{PUBLIC}/desk/mau/paper/{ballot.code}" for ballot in due]
    return {
        "labels": ("/desk/mau/labels.pdf?kind=labels", "labels", data, exhibits),
        "table cards": ("/desk/mau/labels.pdf?kind=cards", "cards", data, exhibits),
        "score sheets": ("/desk/mau/paper.pdf", "sheets", forms, codes),
    }


def in_parts(name: str, data: dict):
    """The same document in parts that fit the memory, cut where a page ends."""
    key, size = ("sheets", 60) if name == "sheets" else ("entries", 21 * 4)
    for first in range(0, len(data[key]), size):
        yield {**data, key: data[key][first : first + size]}


def read_back(name: str, data: dict, keep: Path | None) -> tuple[list[str], int]:
    """Every code in the order of reading, and how many pages."""
    from judging.infra import typesetting

    found, pages = [], 0
    for part in in_parts(name, data):
        for picture in typesetting.pictures(name, part, dots=DOTS):
            page = Image.open(io.BytesIO(picture))
            codes = sorted(zxingcpp.read_barcodes(page), key=lambda code: _place(code, page))
            found += [code.text for code in codes]
            if keep and pages < LOOKED_AT:
                (keep / f"{name}-{pages + 1}.png").write_bytes(picture)
            pages += 1
    return found, pages


def _place(code, page: Image.Image) -> tuple[int, int]:
    """Row by row: rows of labels are a seventh of a page apart."""
    corner = code.position.top_left
    return round(corner.y / page.height * 14), corner.x


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--entries", type=int, default=423)
    parser.add_argument("--pictures", type=Path)
    options = parser.parse_args()
    if options.pictures:
        options.pictures.mkdir(parents=True, exist_ok=True)
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        app, client = prepared(Path(folder), options.entries)
        with app.app_context():
            for what, (path, name, data, wanted) in documents(app).items():
                seconds, size = waited(client, path)
                found, pages = read_back(name, data, options.pictures)
                right = found == wanted
                failed |= not right or seconds > MOST_SECONDS
                print(
                    f"{what}: {pages} pages, {size / 1e6:.1f} MB, {seconds:.1f} s of CPU; "
                    f"{len(found)} codes read back of {len(wanted)}, {'all right and in order' if right else 'WRONG'}"
                )
                for missing in sorted({*wanted} - {*found})[:5]:
                    print(f"  not read: {missing}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
