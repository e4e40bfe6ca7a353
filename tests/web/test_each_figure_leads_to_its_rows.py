"""What a page counts is what its link lists; what it says is what stands in the register."""

from __future__ import annotations

import html
import re

import pytest

from tests.line.making import UNIT, birth
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
    found = re.findall(
        r'href="(/viec-cho/[a-z-]+)">[^<]+</a>(?: <small.*?</small>)?</span> <b>([0-9.]+)</b>', front
    )
    assert len(found) >= 4
    assert "/viec-cho/chua-co" in dict(found)
    for address, figure in found:
        page = text_of(client.get(address))
        assert f"<h1>{figure} trường hợp" in page
        assert sum(
            map(int, re.findall(r'<td class="num" data-label="Số trường hợp">([0-9]+)</td>', page))
        ) == int(figure)


def amount(text):
    return int(text.replace(".", ""))


@pytest.mark.parametrize("query", ["", "?nguon=noi-bo", "?den-ngay=14/10/2024", "?don-vi-ngay=2025-07-01"])
def test_every_figure_of_the_table_is_the_sum_of_the_books_that_it_leads_to(commune, query):  # noqa: F811
    client = commune.client("admin")
    front = html.unescape(text_of(client.get(f"/{query}")))
    found = re.findall(r'href="(/tien-do-tung-quyen[^"]*)"[^>]*>([0-9.]+) / ([0-9.]+)</a>', front)
    places = {"".join(re.findall(r"hang=([^&]+)", address)) for address, _, _ in found}
    assert "" in places
    assert len(places) > 1
    for address, done, declared in found:
        if not amount(declared) and not amount(done):
            continue
        page = text_of(client.get(address))
        columns = {
            name: re.findall(rf'data-label="{name}">(?:<a [^>]*>)?([0-9.–]+)', page)
            for name in ("Kê khai", "Đã xong")
        }
        for name, figure in (("Kê khai", declared), ("Đã xong", done)):
            *lines, total = columns[name]
            assert sum(amount(one) for one in lines if one != "–") == amount(total) == amount(figure), address


def test_a_figure_that_nobody_asked_for_is_not_there(commune):  # noqa: F811
    for query in ("hang=H000", "ky=xua"):
        assert commune.client("admin").get(f"/tien-do-tung-quyen?{query}").status_code == 404


def test_a_figure_leads_nobody_beyond_their_jurisdiction(commune):  # noqa: F811
    commune.plan(
        f"{UNIT},KS,2008,01,02/01/2008,,truoc_7_2016,9,Kiểm kê 2023",
        f"{UNIT},KT,1999,01,05/01/1999,,truoc_7_2016,3,Kiểm kê 2023",
        "24769,KS,2008,01,,,truoc_7_2016,4,Kiểm kê 2023",
    )
    page = text_of(commune.client("lanhdao").get("/tien-do-tung-quyen"))
    assert "trong 12 trường hợp" in page
    assert "trong 16 trường hợp" in text_of(commune.client("admin").get("/tien-do-tung-quyen"))
    assert commune.client("lanhdao").get("/viec-cho/chua-co?don-vi=24769").status_code == 404


class TestAUnit:
    @pytest.fixture
    def district(self, commune):  # noqa: F811
        dates = {"ngayDangKy": "15.05.2010", "nksNgaySinh": "02.05.2010"}
        commune.bring(birth(1, so="01/2010", nksSoDinhDanh=None, **dates), name="KS.2010.01")
        return commune

    @pytest.mark.parametrize("unit", [UNIT, "H673"])
    def test_its_figures_add_up_and_lead_to_lists_that_do(self, district, unit):
        client = district.client("admin")
        page = text_of(client.get(f"/don-vi/{unit}"))
        links = set(re.findall(r'href="(/viec-cho/[^"]+)">(?:[^0-9<]*)([0-9.]+)</a>', page))
        assert bool(links) is (unit == "H673")
        for address, figure in links:
            listed = text_of(client.get(address))
            assert f": {figure} trường hợp" in listed, address
            assert sum(map(amount, re.findall(r'data-label="Số trường hợp">([0-9.]+)<', listed))) == amount(
                figure
            )
        foot = page.rpartition("<tfoot>")[2] if unit == UNIT else page.partition("<tfoot>")[2]
        figures = {
            name: amount(re.findall(rf'data-label="{name}">(?:<a [^>]*>)?([0-9.]+)', foot)[0])
            for name in (
                "Kê khai",
                "Đã có",
                "Bị giữ",
                "Giữ cùng cả quyển",
                "Chờ duyệt",
                "Đã duyệt",
                "Chính thức",
            )
        }
        parts = ("Bị giữ", "Giữ cùng cả quyển", "Chờ duyệt", "Đã duyệt")
        assert sum(figures[name] for name in parts) == figures["Đã có"] == 8

    def test_a_book_outside_the_plan_fills_no_gap_in_it(self, district):
        page = text_of(district.client("admin").get("/don-vi/H673"))
        assert "đã có 7 trong 12 trường hợp kê khai và 1 trường hợp ngoài số kê khai" in page
        assert re.search(r'">1 / 2</a> <a [^>]*>thiếu 1</a> <a [^>]*>ngoài kế hoạch 1</a>', page)
        assert "Còn 1 trong 2 quyển của kế hoạch chưa có gói. Có 1 quyển ngoài kế hoạch." in page

    def test_official_cases_outside_the_plan_stand_beside_the_rate(self, district):
        district.answer(f"{UNIT}/KS.2010.01/001,official,01/07/2024,")
        for address in ("/", f"/don-vi/{UNIT}", "/don-vi/H673"):
            page = text_of(district.client("admin").get(address))
            assert "ngoài kế hoạch, không nằm trong số kê khai." in page, address
        assert "gồm 1 ngoài kế hoạch" in page


def test_what_is_official_and_not_approved_here_is_said_as_the_command_line_says_it(commune):  # noqa: F811
    commune.answer(f"{UNIT}/KS.2008.01/002,official,02/07/2024,")
    page = text_of(commune.client("admin").get("/"))
    assert "Trong số đã chuyển chính thức có 1 trường hợp chưa duyệt tại đây." in page
    assert "(trong đó 1 đã chính thức)" in page


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
    assert "mục 1, quyển KS.2008.01 (Xã Lát)" in shown
    assert "person:" not in shown
    assert "book:" not in shown
