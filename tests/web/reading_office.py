"""A commune that has come some way: a plan, one book with every sort of entry, answers; and the addresses of all reading pages."""

from __future__ import annotations

from typing import Any

import pytest

from tests.line.making import BOOK, UNIT, birth
from tests.support.lasting import made_once
from tests.web.acting_office import Office, office

PAGE = f"/so/{UNIT}/{BOOK}"
PLAN = (
    f"{UNIT},KS,2008,01,02/01/2008,,truoc_7_2016,9,Kiểm kê 2023",
    f"{UNIT},KT,1999,01,05/01/1999,,truoc_7_2016,3,Kiểm kê 2023",
)
ROWS = (
    birth(1),
    birth(2, nksNgaySinh="31.02.2008"),
    birth(3, nksNgaySinh="5/2008"),
    birth(4),
    birth(5),
    birth(8),
    birth(8, nksHoTen="K'Brơi"),
)

OPEN = {
    "sign_in": "/dang-nhap",
    "manual": "/huong-dan",
    "manual_rules": "/huong-dan/quy-tac",
    "manual_rule": "/huong-dan/quy-tac/TUOI_KET_HON",
    "manual_books": "/huong-dan/loai-so",
    "manual_book": "/huong-dan/loai-so/KS",
    "manual_layout": "/huong-dan/loai-so/KS/mau/mien_nam",
    "manual_schema": "/huong-dan/loai-so/KS/luoc-do.json",
    "manual_codes": "/huong-dan/danh-muc",
    "manual_refusals": "/huong-dan/tu-choi",
    "manual_competence": "/huong-dan/tham-quyen",
    "manual_page": "/huong-dan/phim-tat",
}
OWN = {"change_password": "/doi-mat-khau"}
GENERAL = {
    "province": "/",
    "province_file": "/tien-do.csv",
    "behind": "/tien-do-tung-quyen",
    "waiting": "/viec-cho/bi-giu",
    "ledger": "/nhat-ky",
    "places": "/tra-cuu-dia-danh",
}
OF_UNIT = {
    "unit": f"/don-vi/{UNIT}",
    "book": PAGE,
    "book_history": f"{PAGE}/nhat-ky",
    "entry": f"{PAGE}/001",
    "page_image": f"{PAGE}/001/trang.webp",
    "page_pdf": f"{PAGE}/001/trang.pdf",
}


def go_some_way(office: Office) -> Office:
    """Plan, package, a changed package, approval, sending, answers."""
    office.plan(*PLAN)
    office.bring(*ROWS)
    office.bring(*ROWS[:3], birth(4, nksHoTen="NGUYỄN VĂN ĐỔI"), *ROWS[4:])
    office.settle("TRUNG_SO", "dung_theo_so")
    office.approve()
    office.deliver()
    office.answer(
        f"{UNIT}/{BOOK}/001,official,01/07/2024,",
        f"{UNIT}/{BOOK}/005,refused,02/07/2024,Thiếu số định danh của người mẹ",
    )
    return office


@pytest.fixture
@made_once
def commune(office: Office) -> Office:
    return go_some_way(office)


def text_of(answer: Any) -> str:
    """What a page says, as one line without tags' line breaks."""
    return " ".join(answer.content.decode().split())


__all__ = [
    "GENERAL",
    "OF_UNIT",
    "OPEN",
    "OWN",
    "PAGE",
    "commune",
    "go_some_way",
    "office",
    "text_of",
]
