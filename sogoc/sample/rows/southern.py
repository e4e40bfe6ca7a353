"""Entries of southern books before 30/4/1975: places and offices by their names of that time, and what no column of today holds.

In: the row as it would be written today. Out: the same as the book of that time had it; occupations, rank of the wife and witnesses go
to the note (``Layout.others``). Who signed and with which title is practitioners' knowledge.
"""

from __future__ import annotations

from sogoc.sample import places
from sogoc.sample.events import Event
from sogoc.sample.pen import Pen, dotted, year_of
from sogoc.sample.southern import JUDGEMENT

Row = dict[str, str]
SIGNER, JUDGE, COURT = "Hộ lại", "Thẩm phán", "Tòa Hòa giải"
TRADES = ("làm vườn", "làm rẫy", "buôn bán", "thợ mộc", "công chức", "nội trợ", "phu đồn điền")
OF_ITS_TIME = (("Tổ dân phố", "Khu phố"), ("Trạm y tế", "Nhà bảo sanh"), ("Thôn ", "Ấp "))
PAPERS = ("LoaiGiayToTuyThan", "SoGiayToTuyThan", "NgayCapGiayToTuyThan", "NoiCapGiayToTuyThan")


def as_of_then(pen: Pen, event: Event, values: Row) -> Row:
    """The row in the words of its time; cards of later years are left out."""
    year = year_of(event.reg)
    district = pen.district
    here = f"{places.district_name(district.code, district.name, year=year)}, {places.PROVINCE_NAME}"
    there = places.SOUTHERN[district.code]
    said = {name: _then(text, here, there) for name, text in values.items() if not name.endswith(PAPERS)}
    judged = event.shelf == JUDGEMENT
    said["noiDangKy"] = f"{COURT} {there}" if judged else said["noiDangKy"].replace("UBND", "Hội đồng", 1)
    said["chucVuNguoiKy"] = JUDGE if judged else SIGNER
    said["nguoiThucHien"] = said["nguoiThucHien"] if judged else ""
    said["ghiChu"] = "; ".join(_others(pen, event))
    return said


def _then(text: str, here: str, there: str) -> str:
    for now, then in OF_ITS_TIME:
        text = text.replace(now, then)
    return text.replace(here, there)


def _others(pen: Pen, event: Event) -> list[str]:
    serial = event.who.serial
    found = [f"Nhân chứng: {', '.join(pen.signed(day)[0] for day in (event.reg - 3000, event.reg - 6000))}"]
    if event.shelf == JUDGEMENT:
        return [f"Án thế vì khai sanh tuyên ngày {dotted(event.reg)}", *found]
    if event.kind == "KS":
        found.insert(
            0, f"Nghề nghiệp của cha: {TRADES[serial % 5]}; nghề nghiệp của mẹ: {TRADES[serial * 7 % 7]}"
        )
    if event.kind != "KT":
        found.append("Vợ chánh")
    return found
