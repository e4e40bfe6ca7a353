"""What a page counts is what its link lists; what it says is what stands in the register."""

from __future__ import annotations

import re

import pytest

from tests.line.making import UNIT
from tests.line.office import _one_sandbox, quick_passwords, quick_reading  # noqa: F401
from tests.web.reading_office import PAGE, commune, office, text_of  # noqa: F401


def test_the_first_screen_says_how_far_it_is(commune):  # noqa: F811
    page = text_of(commune.client("lanhdao").get("/?den-ngay=14/10/2024"))
    assert "Đã chuyển chính thức 1 trong 12 trường hợp, đạt 8,33%." in page


def test_without_plan_and_packages_it_says_how_to_begin(office):  # noqa: F811
    page = text_of(office.client("lanhdao").get("/"))
    assert "Chưa có kế hoạch và chưa có gói nào" in page
    assert "sogoc inventory load" in page


def test_every_waiting_figure_is_the_sum_of_its_list(commune):  # noqa: F811
    client = commune.client("lanhdao")
    front = text_of(client.get("/"))
    found = re.findall(r'href="(/viec-cho/[a-z-]+)">[^<]+</a><b>([0-9.]+)</b>', front)
    assert len(found) >= 3
    for address, figure in found:
        page = text_of(client.get(address))
        assert f"<h1>{figure} trường hợp" in page
        assert sum(map(int, re.findall(r'<td class="num">([0-9]+)</td>', page))) == int(figure)


def test_a_book_lists_what_its_filter_counts(commune):  # noqa: F811
    client = commune.client("nhap")
    counts = re.findall(
        r'<option value="([a-z-]+)"[^>]*>[^<]+\(([0-9]+)\)</option>', text_of(client.get(PAGE))
    )
    assert dict(counts)["da-nhap"] == "7"
    for sort, figure in counts:
        rows = re.findall(r'<th scope="row"><a href="/so/', text_of(client.get(f"{PAGE}?loc={sort}")))
        assert len(rows) == int(figure), sort


def test_the_strip_has_a_cell_for_every_number_also_the_missing_ones(commune):  # noqa: F811
    page = text_of(commune.client("nhap").get(PAGE))
    assert page.count('class="c missing" title="Khuyết số') == 2
    assert "K&#x27;Brơi (2 trường hợp cùng số)." in page


def test_entries_are_found_by_name_without_marks(commune):  # noqa: F811
    page = text_of(commune.client("nhap").get(f"{PAGE}?tim=k%E2%80%99broi"))
    assert "K&#x27;Brơi" in page
    assert "1 trường hợp có trong sổ" in page


def test_a_unit_shows_books_of_the_plan_that_have_not_arrived(commune):  # noqa: F811
    page = text_of(commune.client("nhap").get(f"/don-vi/{UNIT}?loc=thieu"))
    assert "Còn 1 trong 2 quyển của kế hoạch chưa có gói." in page
    assert "KT.1999.01" in page


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_table_can_be_taken_along(commune, kind):  # noqa: F811
    answer = commune.client("lanhdao").get(f"/tien-do.{kind}?den-ngay=14/10/2024")
    assert f"tien-do-2024-10-14-bo.{kind}" in answer["Content-Disposition"]
    assert answer.content[:2] == (b"PK" if kind == "xlsx" else b"\xef\xbb")


def test_a_file_of_another_kind_is_not_there(commune):  # noqa: F811
    assert commune.client("lanhdao").get("/tien-do.exe").status_code == 404


def test_figures_are_written_as_in_viet_nam():
    from sogoc.web.templatetags.writing import day, figure, percent

    assert (figure(1484720), percent(0.8747), day("2008-06-15"), day("1962-05")) == (
        "1.484.720",
        "87,47%",
        "15/06/2008",
        "05/1962",
    )


def test_a_commune_is_not_shown_as_its_whole_district(commune):  # noqa: F811
    client = commune.client("lanhdao")
    for page in (text_of(client.get("/")), text_of(client.get("/tien-do.csv"))):
        assert " (phần thuộc phạm vi được giao: Xã Ba)" in page
    page = text_of(client.get("/"))
    assert "chỉ gồm: Xã Ba" in page
    assert "Toàn tỉnh" not in text_of(client.get("/")) + text_of(client.get(PAGE))
    whole = text_of(commune.client("admin").get("/"))
    assert "Toàn tỉnh" in whole
    assert "phạm vi được giao" not in whole


def test_the_ledger_speaks_of_books_and_accounts_in_words(commune):  # noqa: F811
    page = text_of(commune.client("admin").get("/nhat-ky"))
    shown = re.sub("<[^>]*>", " ", page.partition("<main")[2].partition("</main>")[0])
    assert "tài khoản nhap" in shown
    assert f"mục 1, quyển {UNIT}/KS.2008.01" in shown
    assert "person:" not in shown
    assert "book:" not in shown
