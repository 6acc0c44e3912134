"""Fictional people and houses: names that sound right and belong to nobody.

Villages and communes do not exist; provinces do. No telephone numbers, and only the
addresses that RFC 2606 keeps for examples.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from judging.infra.text import folded

SURNAMES = (
    *("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đỗ", "Bùi", "Ngô", "Đặng", "Đinh", "Mai", "Cao", "Phan"),
    *("Tạ", "Lương", "Kiều", "Dương", "Trịnh", "Đào", "Lý", "Chu", "Quách", "Nông", "Hà", "Lưu"),
)
GIVEN = {
    "Văn": (
        *("An", "Cường", "Long", "Nam", "Phúc", "Quý", "Tài", "Việt", "Ân", "Chính", "Đạt", "Hiếu", "Kiên", "Lâm"),
        *("Nghĩa", "Quang", "Toàn", "Vinh", "Khoa", "Lực", "Mạnh", "Tiến", "Hòa", "Ngọc", "Thuận", "Chiến", "Luyện"),
    ),
    "Thị": (
        *("Dung", "Hạnh", "Khánh", "Oanh", "Sen", "Uyên", "Yến", "Bích", "Diễm", "Hường", "Lụa", "Thơm", "Thảo"),
        *("Lan", "Thu", "Loan", "Liên", "Nhung", "Vân", "Quyên", "Tuyết", "Cúc", "Huệ", "Nhàn", "Mận", "Chinh"),
    ),
}
HOUSES = {
    "Hợp tác xã": "organisation",
    "Công ty TNHH": "organisation",
    "Cơ sở": "organisation",
    "Tổ hợp tác": "group",
    "Nhóm thợ": "group",
}
TRADES = {
    "ceramic": ("Gốm", "Gốm sứ"),
    "lacquer": ("Sơn", "Sơn mài"),
    "weave": ("Mây tre", "Đan lát"),
    "inlay": ("Khảm trai", "Mộc"),
    "textile": ("Thêu", "Lụa"),
    "metal": ("Đúc đồng", "Đá mỹ nghệ"),
    "food": ("Nông sản", "Chế biến", "Thực phẩm"),
    "machine": ("Cơ khí", "Máy nông nghiệp"),
    "other": ("Sản xuất", "Thủ công"),
}
WORDS = (
    *(
        "Đất Lành",
        "Phù Sa",
        "Ba Lò",
        "Nắng Mới",
        "Bến Xưa",
        "Chiều Quê",
        "Mây Trắng",
        "Lửa Hồng",
        "Tay Khéo",
        "Nếp Nhà",
    ),
    *("Gió Đồng", "Tre Xanh", "Cầu Tre", "Giếng Ngọc", "Ao Sen", "Đồi Cọ", "Bãi Dâu", "Suối Trong", "Sương Sớm"),
    *("Hương Đồng", "Mùa Vàng", "Đường Làng", "Trăng Quê", "Nghề Xưa", "Sao Khuê", "Lúa Non", "Bông Gạo", "Cánh Diều"),
)
#: craft -> villages that do not exist, each with a commune that does not either.
VILLAGES = {
    "ceramic": (
        ("Làng gốm Sông Trong", "Xã Sông Trong"),
        ("Làng gốm Phù Sa", "Xã Bãi Phù"),
        ("Làng gốm Lò Thượng", "Phường Lò Thượng"),
    ),
    "lacquer": (("Làng sơn Hạ Đồng", "Phường Hạ Đồng"), ("Làng sơn Then Ngoài", "Xã Then Ngoài")),
    "weave": (
        ("Làng đan Phú Thượng Vân", "Xã Vân Trì Hạ"),
        ("Làng đan Guột Đông", "Xã Guột Đông"),
        ("Làng tre Cầu Nứa", "Xã Cầu Nứa"),
    ),
    "inlay": (("Làng khảm Chuôn Trong", "Xã Chuôn Trong"), ("Làng mộc Thiết Hạ", "Xã Thiết Hạ")),
    "textile": (("Làng thêu Quất Hạ", "Xã Quất Hạ"), ("Làng lụa Bãi Dâu", "Phường Bãi Dâu")),
    "metal": (("Làng đúc Ngũ Trang", "Phường Ngũ Trang"), ("Làng đá Non Thấp", "Xã Non Thấp")),
    "food": (("", "Xã Đồng Thơm"), ("", "Xã Nương Chè"), ("", "Phường Bến Thóc"), ("", "Xã Suối Mật")),
    "machine": (("", "Phường Cầu Máy"), ("", "Xã Lò Rèn")),
    "other": (("Làng hương Thơm Hạ", "Xã Thơm Hạ"), ("", "Xã Vườn Dó"), ("", "Phường Giấy Ngoài")),
}
#: Where the northern region's houses are.
NORTH = (
    *("Hà Nội", "Hải Phòng", "Bắc Ninh", "Hưng Yên", "Ninh Bình", "Quảng Ninh", "Phú Thọ", "Thái Nguyên"),
    *("Tuyên Quang", "Lào Cai", "Lạng Sơn", "Cao Bằng", "Điện Biên", "Lai Châu", "Sơn La", "Thanh Hóa"),
)


@dataclass(frozen=True, slots=True)
class Maker:
    """Somebody who enters, before they are a row."""

    name: str
    kind: str
    representative: str
    address: str
    craft_village: str
    commune: str
    province: str
    email: str


def villages(craft: str) -> list[str]:
    """The villages of a craft."""
    return [village for village, _ in VILLAGES[craft]]


def people(rng: Random) -> Iterator[str]:
    """Names of persons without end; the first hundreds never repeat."""
    known: set[str] = set()
    while True:
        middle = rng.choice(tuple(GIVEN))
        name = f"{rng.choice(SURNAMES)} {middle} {rng.choice(GIVEN[middle])}"
        if name not in known or len(known) > 1000:
            known.add(name)
            yield name


def makers(
    rng: Random, craft: str, *, persons: Iterator[str], taken: set[str], provinces=("Hà Nội",), houses=0.3
) -> Iterator[Maker]:
    """Makers of one craft without end; ``houses``: what share are co-operatives, firms and groups."""
    while True:
        village, commune = rng.choice(VILLAGES[craft])
        person = next(persons)
        name, kind, representative = person, "individual", ""
        if rng.random() < houses:
            name, kind = _house(rng, craft, taken)
            representative = person
        taken.add(name)
        yield Maker(
            name=name,
            kind=kind,
            representative=representative,
            address=f"Thôn {rng.randint(1, 12)}" if commune.startswith("Xã") else f"Tổ dân phố {rng.randint(1, 18)}",
            craft_village=village,
            commune=commune,
            province=rng.choice(provinces),
            email=f"{folded(name).replace(' ', '.')}.{len(taken)}@example.org",
        )


def _house(rng: Random, craft: str, taken: set[str]) -> tuple[str, str]:
    """A house's name that nobody has yet, and what kind it is."""
    while True:
        form = rng.choice(tuple(HOUSES))
        name = f"{form} {rng.choice(TRADES[craft])} {rng.choice(WORDS)}"
        if name not in taken:
            return name, HOUSES[form]
