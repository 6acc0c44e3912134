"""Sheets of entries and their photos, as an organiser sends them."""

import io
import zipfile
from pathlib import Path
from random import Random

from PIL import Image, ImageDraw

from judging.awards.exporting import as_csv, as_xlsx
from judging.tasks.imports import Source

HEAD = [
    *("Mã hồ sơ", "Nhóm", "Người dự thi", "Loại người dự thi", "Điện thoại", "Thư điện tử"),
    *("Địa chỉ của người dự thi", "Xã, phường của người dự thi", "Tỉnh, thành phố của người dự thi"),
    *("title", "story", "materials", "size", "year", "maker", "craft_village", "pieces", "photos"),
]


def row(number: int) -> list:
    """One product; every tenth is a set, many are of somebody with another product, odd ones name their photos."""
    artisan = number - number % 3 if number % 3 < 2 else number
    pieces = "Chén nhỏ × 6; Ấm x 1" if number % 10 == 0 else ""
    named = "; ".join(photos_of(number)) if number % 2 else ""
    return [
        f"SP-{number}",
        f"Nhóm {1 + number % 2}",
        f"Nghệ nhân Mẫu {artisan}",
        "Cá nhân",
        f"0900 {artisan:06}",
        f"nghe.nhan{artisan}@example.org",
        f"Xóm {artisan}",
        "Xã Mẫu",
        "Tỉnh Mẫu",
        f"Bình gốm số {number}",
        "Câu chuyện của một sản phẩm mẫu.",
        "Đất sét trắng",
        "Cao 30 cm",
        2000 + number % 25,
        f"Nghệ nhân Mẫu {artisan}",
        "Làng nghề Mẫu",
        pieces,
        named,
    ]


def photos_of(number: int, each: int = 3) -> list[str]:
    """What the photos of a row are called."""
    return [f"SP-{number}-{n}.jpg" for n in range(1, each + 1)]


def rows(count: int) -> list[list]:
    """The header and so many products."""
    return [list(HEAD), *(row(number) for number in range(1, count + 1))]


def photo(number: int, side: int = 220) -> bytes:
    """A small JPEG that no other number has."""
    random = Random(number)
    drawn = Image.new("RGB", (side, side), tuple(random.randrange(256) for _ in range(3)))
    pen = ImageDraw.Draw(drawn)
    for _ in range(3):
        left, top = random.randrange(side - 40), random.randrange(side - 40)
        pen.rectangle((left, top, left + 40, top + 40), fill=tuple(random.randrange(256) for _ in range(3)))
    content = io.BytesIO()
    drawn.save(content, "JPEG", quality=60)
    return content.getvalue()


def sheet(file: Path, table: list[list]) -> Path:
    """The table as XLSX or CSV, by the file's name."""
    file.write_bytes(as_csv(table) if file.suffix == ".csv" else as_xlsx(table, "Hồ sơ"))
    return file


def photos(file: Path, names: list[str]) -> Path:
    """A ZIP, or a folder where the name has no ending, of photos by these names."""
    if not file.suffix:
        file.mkdir(parents=True)
        for number, name in enumerate(names, 1):
            (file / name).write_bytes(photo(number))
        return file
    with zipfile.ZipFile(file, "w") as archive:
        for number, name in enumerate(names, 1):
            archive.writestr(name, photo(number))
    return file


def source(folder: Path, count: int, *, form: str = "xlsx") -> Source:
    """So many products with three photos each."""
    names = [name for number in range(1, count + 1) for name in photos_of(number)]
    return Source(sheet(folder / f"ho-so.{form}", rows(count)), photos(folder / "anh.zip", names))
