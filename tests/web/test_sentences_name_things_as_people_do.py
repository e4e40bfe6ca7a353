"""Books, cases, systems and rules stand in sentences by their names; a code that nobody knows stays as it is."""

from __future__ import annotations

import pytest

from sogoc.intake.models import Run
from sogoc.web.templatetags.naming import by_name, rule_title, system_name, unit_code
from tests.line.making import BOOK, UNIT, birth
from tests.line.office import _one_sandbox, quick_passwords, quick_reading  # noqa: F401
from tests.web.acting_office import address
from tests.web.reading_office import PAGE, commune, office, text_of  # noqa: F401


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Quyển sổ 24862/KS.2008.01 không có gì.", "Quyển sổ KS.2008.01 (Xã Lát) không có gì."),
        ("24862/KS.2008.01/012", "KS.2008.01 (Xã Lát), trường hợp 012"),
        ("24862/KS.0000.00A/@7", "KS.0000.00A (Xã Lát), trường hợp @7"),
        ("24862/KS.2008.01/012-2009~2.", "KS.2008.01 (Xã Lát), trường hợp 012-2009~2."),
        ("24862/KS.2008.01/09/2009", "KS.2008.01 (Xã Lát), trường hợp 09/2009"),
        ("STP/HN.1999.01, 24862/KT.1999.02", "HN.1999.01 (Sở Tư pháp tỉnh Lâm Đồng), KT.1999.02 (Xã Lát)"),
        ("QQQQQ/KS.2008.01", "QQQQQ/KS.2008.01"),
        ("ngày 01/02/2024, 3/4", "ngày 01/02/2024, 3/4"),
    ],
)
def test_a_path_becomes_a_name(office, written, said):  # noqa: F811
    assert by_name(written) == said


def test_systems_rules_and_dated_units():
    assert system_name("158") == "Phần mềm 158"
    assert system_name("mới") == "mới"
    assert rule_title("TRUNG_SO") == "Trùng số đăng ký"
    assert rule_title("KHONG_CON") == "KHONG_CON"
    assert unit_code("24883@2025-07-01") == "24883, từ 01/07/2025"
    assert unit_code("24883") == "24883"


def test_what_a_package_changed_is_told_by_the_numbers_of_the_register(commune):  # noqa: F811
    said = text_of(commune.client("nhap").get(PAGE))
    assert f'<a href="{PAGE}/004#phien-ban">04/2008</a>' in said
    arrival = commune.bring(*(birth(number) for number in (1, 2)))
    told = text_of(commune.client("nhap").get(f"/tiep-nhan/{arrival.run.pk}"))
    assert "<dt>Không còn</dt><dd>03/2008, 04/2008" in told


def test_a_sending_names_its_system_and_reasons_name_their_rule(commune):  # noqa: F811
    assert "Phần mềm 158, lần 1" in text_of(commune.client("lanhdao").get(address("duyet")))
    assert "Trùng số đăng ký <code" in text_of(commune.client("kiemtra").get(address("loi")))


def test_a_refused_entry_begins_with_the_systems_words_and_what_to_do(commune):  # noqa: F811
    page = text_of(commune.client("nhap").get(f"{PAGE}/005"))
    lead = page.partition('class="lead"')[2].partition("</div>")[0]
    assert "Phần mềm 158 từ chối ngày 02/07/2024: “Thiếu số định danh của người mẹ”." in lead
    assert "sửa trong bảng" in lead
    assert 'href="/tiep-nhan"' in lead
    assert "/huong-dan/so-bi-tu-choi" in lead


def test_an_official_entry_has_no_refusal_to_mend(commune):  # noqa: F811
    assert "từ chối ngày" not in text_of(commune.client("nhap").get(f"{PAGE}/001"))


def test_the_two_words_for_taking_in_are_told_apart(commune):  # noqa: F811
    commune.answer(f"{UNIT}/{BOOK}/002,đã được Bộ nhận,03/07/2024,")
    page = text_of(commune.client("nhap").get(f"{PAGE}/002"))
    assert "đã được Bộ nhận" in page
    assert "đã tiếp nhận" not in page


def test_an_arrival_of_the_command_line_leads_to_its_books(commune):  # noqa: F811
    run = Run.objects.earliest("pk")
    page = text_of(commune.client("admin").get(f"/tiep-nhan/{run.pk}"))
    assert f'href="{PAGE}"' in page
    assert f'href="{PAGE}/loi"' in page
    assert "Làm gì tiếp với 1 quyển" in page


def test_what_a_rule_compares_stands_side_by_side_with_the_page_and_the_law(office):  # noqa: F811
    words = "Ngày mười bảy tháng tám năm hai nghìn không trăm linh tám"
    office.bring(birth(1, nksNgaySinh="27.08.2008", nksNgaySinhBangChu=words))
    page = text_of(office.client("kiemtra").get(address("loi") + "?ma=CHU_LECH_SO"))
    row = page.partition("<tbody>")[2].partition("</tbody>")[0]
    seen = row.partition('data-label="Trong sổ ghi"')[2].partition("</td>")[0]
    assert words in seen
    assert "27.08.2008" in seen
    assert f'href="{PAGE}/001/trang.pdf"' in row
    assert 'href="/huong-dan/quy-tac/CHU_LECH_SO"' in page
