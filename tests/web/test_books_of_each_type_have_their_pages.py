"""Book, entry, approval and causes of every type that Phần mềm 158 lacks are shown from the declaration alone."""

from __future__ import annotations

from sogoc.accounts.actions import give_duty
from sogoc.law.books import BOOK_TYPES
from tests.line.making import UNIT, package
from tests.line.office import _one_sandbox, quick_passwords, quick_reading  # noqa: F401
from tests.line.other_books import ROWS
from tests.web.reading_office import office, text_of  # noqa: F401


def test_every_type_has_its_pages(office):  # noqa: F811
    office.take(
        *(package(office.folder / "packages", [row], name=f"{code}.2018.01") for code, row in ROWS.items())
    )
    give_duty(office.people["lanhdao"], "sensitive", unit="STP", actor=office.people["admin"])  # adoptions
    client = office.client("lanhdao")
    for code, row in ROWS.items():
        book, path = BOOK_TYPES[code], f"/so/{UNIT}/{code}.2018.01"
        subject = row[str(book.attribute(book.subjects[0], "ho_ten"))]
        shown = text_of(client.get(f"{path}/001"))
        assert f'<span class="written">{subject}</span>' in shown
        assert f"/huong-dan/loai-so/{code}/mau/tt_04_2020" in shown
        for title in {block.title for block in book.blocks}:
            assert f">{title}<" in shown
        assert subject in text_of(client.get(path))
        for page in (f"{path}/loi", f"{path}/nhat-ky", f"{path}/duyet"):
            assert client.get(page).status_code == 200, page
    kinds = text_of(office.client("nhap").get("/tiep-nhan"))
    assert [code for code in ROWS if f"/tiep-nhan/mau/{code}.xlsx" not in kinds] == []
