"""Contract: whoever fills what the ministry's form asks for, and nothing else, is asked nothing more."""

from __future__ import annotations

import polars as pl
import pytest

from sogoc.checking.engine import Batch, findings
from sogoc.law.books import BOOK_TYPES
from tests.packages.making import frame_of

BY_TYPE = {
    "so_dang_ky": "05/2018",
    "so_quyen": "01/2018",
    "trang": "5",
    "noi_chon": "UBND xã Lát, huyện Lạc Dương, tỉnh Lâm Đồng",
    "dan_toc": "Kinh",
    "quoc_tich": "Việt Nam",
    "van_ban": "Chưa đăng ký kết hôn với ai",
    "ma": "1",
}
BORN = {"nks": "01.06.2018", "nkt": "1950", "nc": "01.05.2015", "me": "1985", "cha": "1980"}
OWN = {"ngayDangKy": "15.06.2018", "nktNgayChet": "10.06.2018", "quyetDinhSo": ""}
WOMEN = ("vo", "me")


def core_row(code: str) -> dict[str, str]:
    row = {}
    for number, field in enumerate(BOOK_TYPES[code].official):
        if field.core:
            texts = BY_TYPE | {
                "ho_ten": "TRẦN THỊ BÌNH" if field.block in WOMEN else "NGUYỄN VĂN AN",
                "ngay": BORN.get(field.block or "", "10.02.1985"),
                "so_giay_to": f"2501234{number:02}",
            }
            row[field.name] = OWN.get(field.name, texts[field.type])
    return row


@pytest.mark.parametrize("code", ["KS", "KH", "KT", "CMC", "HN"])
def test_nothing_is_found(code):
    row = core_row(code) | ({"nksSoDinhDanh": "068218000123"} if code == "KS" else {})
    frame = frame_of(BOOK_TYPES[code], row).with_columns(_row=pl.lit(2), _book=pl.lit(0))
    assert findings(Batch(BOOK_TYPES[code], frame)).select("field", "code", "says").rows() == []
