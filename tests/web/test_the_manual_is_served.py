"""The manual offline: every written page, every rule, book type and refusal, and search without marks."""

from __future__ import annotations

import pytest
from django.test import Client

from sogoc.law.books import BOOK_TYPES
from sogoc.law.rules import RULES
from sogoc.web import manual_pages, manual_search
from sogoc.web.refusal_index import every_refusal
from tests.web.reading_office import text_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("slug", [page.slug for page in manual_pages.pages()])
def test_every_written_page_is_served_and_its_links_lead_somewhere(slug):
    client = Client()
    page = manual_pages.page(slug)
    assert page.title in text_of(client.get(f"/huong-dan/{slug}"))
    for part in page.html.split('href="/huong-dan/')[1:]:
        address = "/huong-dan/" + part.partition('"')[0].partition("#")[0]
        assert client.get(address).status_code == 200, address


def test_every_rule_has_its_page_that_says_since_when_by_which_law_and_what_to_do():
    client = Client()
    for code, rule in RULES.items():
        page = text_of(client.get(f"/huong-dan/quy-tac/{code}"))
        assert f"<h1>{rule.title}</h1>" in page
        for heading in ("Từ khi nào", "Theo văn bản nào", "Cần làm gì", "Câu báo", "Lý do được chọn"):
            assert f"<h2>{heading}</h2>" in page, (code, heading)
        for version in rule.versions:
            assert version.law is None or version.law.cite() in page, code
        assert rule.basis is None or rule.basis.cite() in page, code
        no_law = not any(law.is_text for law in (rule.basis, *(one.law for one in rule.versions)) if law)
        assert ("không dựa vào một điều luật nào" in page) is no_law, code


def test_a_rule_without_days_says_how_old_its_law_is():
    page = text_of(Client().get("/huong-dan/quy-tac/LECH_KHOA_SO"))
    assert (
        "Thông tư hướng dẫn Luật Hộ tịch (04/2020/TT-BTP) có từ ngày 16/07/2020; sổ lập trước ngày đó" in page
    )


def test_a_rule_of_several_laws_tells_each_with_its_days():
    page = text_of(Client().get("/huong-dan/quy-tac/TUOI_KET_HON"))
    assert "Từ 01/01/2001 đến 31/12/2014 – Điều 9 Luật Hôn nhân và gia đình (22/2000/QH10)." in page
    assert "Chỉ ở miền Bắc" in page
    assert "Cả nước, kể cả miền Nam" in page
    assert "ính “bước sang tuổi 18” (nữ), “tuổi 20” (nam): tròn 17, tròn 19 tuổi là được" in page
    assert "Từ 01/01/2015 đến nay – Điều 8 Luật Hôn nhân và gia đình (52/2014/QH13)." in page
    assert "chưa đối chiếu với văn bản gốc" in page


def test_a_rule_about_old_forms_says_the_days_of_each_type():
    page = text_of(Client().get("/huong-dan/quy-tac/COT_MAU_CU"))
    assert "Đến 30/04/1975" in page
    assert "ghi chú ly hôn" in page.lower()
    assert "Áp dụng cho sổ của mọi thời kỳ" not in page


def test_the_manual_s_search_leads_to_rules_by_their_words():
    page = text_of(Client().get("/huong-dan?tim=tuổi+kết+hôn"))
    assert "/huong-dan/quy-tac/TUOI_KET_HON" in page
    assert "/huong-dan/quy-tac?tim=" in page
    near = text_of(Client().get("/huong-dan/quy-tac?tim=hết+hạn+6+tháng"))
    assert "những quy tắc gần nhất" in near
    assert "<code>XNTTHN_QUA_6_THANG</code>" in near


def test_the_list_of_rules_begins_with_births_and_ends_with_packages():
    page = text_of(Client().get("/huong-dan/quy-tac"))
    names = ["Sổ đăng ký khai sinh", "Mọi loại sổ", "Gói tệp được giao nộp"]
    places = [page.index(f"<b>{name}") for name in names]
    assert places == sorted(places)
    assert page.index("<summary>") + len("<summary>") == places[0]


def test_a_condition_reads_without_the_signs_of_patterns():
    for code in (
        "GHI_CHU_BIEN_DONG",
        "SO_CMND_SAI_DANG",
        "TEN_TAY_NGUYEN_LECH_GIOI_TINH",
        "XNTTHN_TINH_TRANG_KHONG_RO",
    ):
        page = text_of(Client().get(f"/huong-dan/quy-tac/{code}"))
        assert "[^" not in page, code
        assert "(?:" not in page, code
        assert "ô đang xét" not in page, code


@pytest.mark.parametrize(
    ("asked", "there", "not_there"),
    [
        ("tim=tuoi+ket+hon", "TUOI_KET_HON", "TRUNG_SO"),
        ("tim=22/2000/QH10", "TUOI_KET_HON", "TRUNG_SO"),
        ("loai=KT", "NGAY_GIAY_BAO_TU", "TUOI_KET_HON"),
        ("loai=KT", "NGAY_SAI", "THIEU_TEP"),
        ("muc=khong_the", "NGAY_SAI", "TRUNG_SO"),
        ("tim=giay+bao+tu&loai=KT&muc=luu_y", "GIAY_BAO_TU_THIEU_LOAI", "NGAY_GIAY_BAO_TU"),
    ],
)
def test_the_list_of_rules_is_searched_by_words_book_type_and_severity(asked, there, not_there):
    page = text_of(Client().get(f"/huong-dan/quy-tac?{asked}"))
    assert f"<code>{there}</code>" in page
    assert f"<code>{not_there}</code>" not in page


def test_a_search_without_result_says_what_to_do():
    page = text_of(Client().get("/huong-dan/quy-tac?tim=khongcotunay"))
    assert "Không có quy tắc nào." in page


@pytest.mark.parametrize("code", sorted(BOOK_TYPES))
def test_every_book_type_has_its_columns(code):
    page = text_of(Client().get(f"/huong-dan/loai-so/{code}"))
    assert [name for name in BOOK_TYPES[code].field if f"<code>{name}</code>" not in page] == []


def test_every_refusal_stands_in_the_reference():
    page = text_of(Client().get("/huong-dan/tu-choi"))
    assert {kind.code for kind in every_refusal() if f'id="{kind.code}"' not in page} == set()
    assert len(every_refusal()) > 30


def test_search_needs_no_marks():
    page = text_of(Client().get("/huong-dan?tim=phim+tat"))
    assert 'href="/huong-dan/phim-tat' in page


def test_search_shows_the_sentence_that_fits_and_leads_to_its_section(tmp_path, monkeypatch):
    (tmp_path / "may.md").write_text(
        "# Máy\n\nCâu mở đầu nói về gói.\n\n## Sao lưu\n\nCâu một về sao. Bản sao lưu giữ gói\nba năm. Câu cuối.\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(manual_pages, "FOLDER", tmp_path)
    page = text_of(Client().get("/huong-dan?tim=goi+sao+luu"))
    assert ">Bản sao lưu giữ gói ba năm.<" in page
    assert 'href="/huong-dan/may#sao-luu"' in page
    assert '<h2 id="sao-luu">' in text_of(Client().get("/huong-dan/may"))


@pytest.mark.parametrize("words", ["gói", "duyệt", "sao lưu", "lý do"])
def test_every_section_that_a_hit_names_stands_on_its_page(words):
    hits = manual_search.search(words)
    assert hits
    assert [hit.page.slug for hit in hits if hit.section and f'id="{hit.section}"' not in hit.page.html] == []


def test_html_in_a_page_is_shown_and_not_run(tmp_path, monkeypatch):
    (tmp_path / "la.md").write_text("# Lạ\n\n<script>alert(1)</script>\n", encoding="utf-8")
    monkeypatch.setattr(manual_pages, "FOLDER", tmp_path)
    assert "<script>alert" not in manual_pages.page("la").html


@pytest.mark.parametrize("code", sorted(BOOK_TYPES))
def test_every_form_of_a_type_is_shown_empty_and_the_schema_can_be_fetched(code):
    book, client = BOOK_TYPES[code], Client()
    for one in book.layouts:
        page = text_of(client.get(f"/huong-dan/loai-so/{code}/mau/{one.code}"))
        has = set(one.has(book))
        assert {name for name in book.field if f"<code>{name}</code>" in page} == has
        assert all(words in page for name, words in one.words.items() if name in has)
        assert ("chưa đối chiếu mẫu gốc" in page) is not one.sure
    assert client.get(f"/huong-dan/loai-so/{code}/luoc-do.json").json()["title"] == book.title
    assert client.get(f"/huong-dan/loai-so/{code}/mau/khong-co").status_code == 404


@pytest.mark.parametrize("code", sorted(BOOK_TYPES))
def test_names_that_are_proposals_are_told_as_such(code):
    page = text_of(Client().get(f"/huong-dan/loai-so/{code}"))
    assert ("tên cột do Sổ Gốc đề xuất, chưa được Bộ xác nhận" in page) is not BOOK_TYPES[code].verified
    assert page.count('<span class="mark">đề xuất</span>') == sum(
        not one.verified for one in BOOK_TYPES[code].official
    )
    assert [box.label for box in BOOK_TYPES[code].tick_boxes if f"☐ {box.label}" not in page] == []
