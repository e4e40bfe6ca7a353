"""Names in the Vietnamese manner (Kinh, Hoa, Tày, Nùng, Thái, Mường, Mông): surname, middle name, given name."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from sogoc.sample.streams import drawn, urn

REGION_SHARES = {"central": 0.5, "south": 0.25, "north": 0.25}
SURNAMES = {
    "Hoa": ("Trần", "Lý", "Huỳnh", "Lâm", "Quách", "Tăng", "Vương", "Lưu", "Phùng", "Ngô", "Châu", "Tô"),
    "Tày": ("Nông", "Hoàng", "Lý", "Lương", "Đàm", "Bế", "Hứa", "Triệu", "Vi", "Chu", "Ma", "La"),
    "Nùng": ("Nông", "Hoàng", "Lý", "Lương", "Đàm", "Hứa", "Triệu", "Chu", "Mã", "Lục", "Vòng", "Lâm"),
    "Thái": ("Lò", "Cà", "Quàng", "Vi", "Hà", "Lường", "Lương", "Cầm", "Ngân"),
    "Mường": ("Bùi", "Đinh", "Quách", "Hà", "Phạm", "Trương", "Cao"),
    "Mông": ("Giàng", "Vàng", "Thào", "Sùng", "Lý", "Hạng", "Cứ", "Lầu", "Mùa"),
}
"""Usual surnames of the groups that live in Lâm Đồng in numbers (general knowledge)."""
MIDDLES = {
    "1": "Hữu Đức Công Quang Quốc Thanh Minh Ngọc Xuân Đình Trọng Bá Duy Anh Hoàng Gia Thành Tấn Viết Thế".split(),
    "2": "Ngọc Thanh Kim Mỹ Bích Thu Diệu Thùy Hồng Minh Phương Như Khánh Bảo Xuân Tuyết Cẩm Ánh Hoài Quỳnh".split(),
}
FREQUENT = {
    "1": (
        "Hùng Dũng Minh Tuấn Sơn Hải Thanh Long Nam Cường Hoàng Huy Khánh Phúc Bình Đức Thành Quang Tùng "
        "Vinh Hiếu Tâm Trung Thắng An Lâm Phong Tài Đạt Nghĩa Hòa Phước Lộc Toàn Kiên Thịnh"
    ).split(),
    "2": (
        "Hương Lan Hoa Hồng Hà Linh Thảo Trang Nga Mai Thủy Hạnh Loan Phương Yến Nhung Ngọc Tuyết Vân Thu "
        "Oanh Liên Hiền Dung Hằng Anh My Nhi Trâm Vy Thúy Huệ Cúc Hòa Thùy"
    ).split(),
}
TRADITIONAL = {"1": "Văn", "2": "Thị"}
TRADITIONAL_SHARE = ((1985, 0.75, 0.85), (2000, 0.35, 0.55), (2010, 0.12, 0.25), (9999, 0.04, 0.10))
"""Born before the year: share of Văn (men), share of Thị (women); an assumption."""
COMPOUND_SHARE = ((1985, 0.0), (2000, 0.25), (9999, 0.6))


def _rows(name: str) -> list[list[str]]:
    text = (files("sogoc.sample") / "data" / name).read_text(encoding="utf-8")
    return list(csv.reader(text.splitlines()))[1:]


@cache
def surnames(group: str) -> tuple[str, ...]:
    """Urn of a group's surnames; weights per region for Kinh and all that have no list of their own."""
    if group in SURNAMES:
        return urn([(name, 1.0 / (rank + 2)) for rank, name in enumerate(SURNAMES[group])])
    weights: dict[str, float] = {}
    for region, name, percent in _rows("ho.csv"):
        if float(percent) >= 0.2:
            weights[name] = weights.get(name, 0.0) + REGION_SHARES[region] * float(percent)
    return urn(sorted(weights.items(), key=lambda item: (-item[1], item[0])))


def _ranked(frequent: Iterable[str], rest: Iterable[str]) -> tuple[str, ...]:
    ordered = list(dict.fromkeys([*frequent, *rest]))
    return urn([(name, 1.0 / (rank + 10)) for rank, name in enumerate(ordered)])


@cache
def given(sex: str) -> tuple[str, ...]:
    """Urn of one-word given names, the frequent ones first."""
    return _ranked(
        FREQUENT[sex], (name for code, name in _rows("ten_mot_tu.csv") if code == sex and name[0].isupper())
    )


@cache
def compounds(sex: str) -> tuple[str, ...]:
    """Two-word names of younger cohorts."""
    return tuple(name for code, name in _rows("ten_goi_ghep.csv") if code == sex and name.istitle())


def surname(rng: random.Random, group: str) -> str:
    """One surname of the group."""
    return drawn(rng, surnames(group))


def full_name(rng: random.Random, *, sex: str, year: int, family: str) -> str:
    """Surname, middle and given name as that cohort was named."""
    shares = next(row for row in TRADITIONAL_SHARE if year < row[0])
    if rng.random() < shares[int(sex)]:
        return f"{family} {TRADITIONAL[sex]} {drawn(rng, given(sex))}"
    if rng.random() < next(share for until, share in COMPOUND_SHARE if year < until):
        return f"{family} {drawn(rng, compounds(sex))}"
    return f"{family} {drawn(rng, MIDDLES[sex])} {drawn(rng, given(sex))}"
