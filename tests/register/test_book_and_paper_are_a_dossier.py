"""Seed §3, row 23: book and paper disagree. Evidence, a dossier, a decision by another; the book is never written over."""

from __future__ import annotations

import datetime as dt

import pytest

from sogoc.law.refusal import Refusal
from sogoc.register.case_queries import (
    age_in_days,
    document_at,
    documents_of,
    dossier_at,
    dossier_counts,
    open_dossiers,
    papers_before,
    papers_of,
)
from sogoc.register.document_actions import attach, detach, withdraw
from sogoc.register.models import Document, DocumentUse, Dossier
from sogoc.register.verify_cases import verify_documents
from tests.line.making import UNIT, birth, births
from tests.line.office import PATH
from tests.register.cases import picture


def refusal(act, *arguments, **how) -> str:
    with pytest.raises(Refusal) as refused:
        act(*arguments, **how)
    return refused.value.code


@pytest.mark.parametrize(
    ("content", "media"),
    [(None, "application/pdf"), (picture(), "image/png"), (picture("JPEG"), "image/jpeg")],
)
def test_a_paper_is_what_its_content_is(cases, content, media):
    made = cases.paper(content, day="3/2009")
    assert (made.media, made.pages, made.day, made.unit) == (media, 1, "2009-03", UNIT)
    assert list(verify_documents()) == []


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "GIAY_TO_RONG"),
        (b"%PDF-1.7 but not really", "GIAY_TO_SAI_LOAI"),
        (b"MZ\x90\x00 a program", "GIAY_TO_SAI_LOAI"),
        (picture()[:60], "GIAY_TO_SAI_LOAI"),
        (b"\xff" * (20 * 2**20 + 1), "GIAY_TO_QUA_LON"),
    ],
)
def test_what_is_no_paper_is_refused_clearly(cases, content, code):
    assert refusal(cases.paper, content) == code
    assert not Document.objects.exists()


@pytest.mark.parametrize("said", [{"kind": "thu_tay"}, {"day": "hôm qua"}, {"number": "9" * 101}])
def test_what_is_said_of_a_paper_must_be_possible(cases, said):
    assert refusal(cases.paper, **said) == "GIAY_TO_GHI_SAI"


def test_papers_are_brought_and_used_by_those_with_the_duty(cases):
    cases.line.bring(*births(1))
    assert refusal(cases.paper, actor="nhap") == "KHONG_CO_NHIEM_VU"
    assert refusal(cases.paper, actor="khach") == "KHONG_CO_DON_VI"
    made = cases.paper()
    assert refusal(document_at, made.pk, cases.line.people["khach"]) == "GIAY_TO_NGOAI_PHAM_VI"
    who = cases.line.people["kiemtra"]
    how = {"role": "doi_chung", "actor": who}
    assert refusal(attach, made, cases.entry("001"), fields=["khongCo"], **how) == "TRUONG_THONG_TIN_LA"
    use = attach(made, cases.entry("001"), fields=["nksHoTen"], **how)
    assert refusal(withdraw, made, reason="Nạp nhầm", actor=who) == "GIAY_TO_DANG_DUNG"
    assert refusal(detach, use, reason=" ", actor=who) == "THIEU_LY_DO"
    detach(use, reason="Giấy của người khác", actor=who)
    assert list(papers_of(cases.entry("001"))) == []
    again = attach(made, cases.entry("001"), fields=[], **how)
    assert list(papers_of(cases.entry("001"))) == [again]
    detach(again, reason="Giấy của người khác", actor=who)
    assert [one.ended_text for one in papers_before(cases.entry("001"))] == ["Giấy của người khác"] * 2
    assert refusal(withdraw, made, reason="", actor=who) == "THIEU_LY_DO"
    withdraw(made, reason="Nạp nhầm", actor=who)
    assert refusal(attach, made, cases.entry("001"), fields=[], **how) == "GIAY_TO_DA_RUT"
    assert cases.line.mismatches() == []
    assert list(verify_documents()) == []
    DocumentUse.objects.filter(pk=again.pk).update(ended_text="Lý do khác")
    Document.objects.update(withdrawn_text="Lý do khác")
    assert "LECH_HO_SO" in cases.line.mismatches()[0]
    assert [code for code, *_ in verify_documents()] == ["LECH_GIAY_TO"]


def test_a_paper_taken_from_beside_a_sensitive_entry_stays_hidden(cases):
    line = cases.line
    line.bring(birth(1, nksLoaiKhaiSinh="3"), birth(2))
    who, without = line.people["kiemtra"], line.people["nhap"]
    made = cases.paper()
    use = attach(made, cases.entry("001"), role="nguon", fields=[], actor=who)
    detach(use, reason="Nhầm trường hợp", actor=who)
    assert document_at(made.pk, who) == made
    assert refusal(document_at, made.pk, without) == "GIAY_TO_NGOAI_PHAM_VI"
    assert list(documents_of([UNIT], person=without)) == []


def test_a_dossier_of_a_sensitive_entry_is_listed_for_whoever_has_the_duty(cases):
    line = cases.line
    line.bring(birth(1, nksLoaiKhaiSinh="3"), birth(2))
    made = cases.dossier("001")
    listed = {who: list(open_dossiers(line.people[who])) for who in ("kiemtra", "admin", "nhap")}
    assert listed == {"kiemtra": [made], "admin": [made], "nhap": []}
    assert dossier_counts(line.people["admin"]) == {"open": 1}


def test_a_dossier_goes_from_one_hand_to_another_and_leaves_the_book_alone(cases):
    line = cases.line
    line.bring(*births(1))
    before = line.values("001")
    dossier = cases.dossier(nksHoTen="NGUYỄN VĂN BÌNG", meNgaySinh="1980")
    (compared,) = dossier.compared.all()
    assert (compared.field, compared.in_book, compared.in_paper) == (
        "nksHoTen",
        "NGUYỄN VĂN BÌNH",
        "NGUYỄN VĂN BÌNG",
    )
    assert refusal(cases.step, dossier, "decide", actor="lanhdao", kind="so_dung") == "SAI_TRANG_THAI"
    assert refusal(cases.step, dossier, "propose", kind="ai_biet") == "HO_SO_CHON_SAI"
    dossier = cases.step(dossier, "propose", kind="giay_dung_cho_cai_chinh")
    dossier = cases.step(dossier, "decide", actor="lanhdao", kind="giay_dung_cho_cai_chinh")
    assert (dossier.state, dossier.decision, dossier.must_act) == (
        "decided",
        "giay_dung_cho_cai_chinh",
        "nguoi_dan",
    )
    dossier = cases.step(dossier, "follow", must_act="noi_dang_ky", text="Đã nộp tờ khai cải chính")
    assert list(open_dossiers(line.people["kiemtra"], unit=UNIT)) == [dossier]
    dossier = cases.step(dossier, "close")
    assert list(open_dossiers(line.people["kiemtra"])) == []
    dossier = cases.step(dossier, "reopen", text="Quyết định cải chính bị hủy")
    assert (dossier.state, dossier.decision, dossier.closed_at) == ("open", "", None)
    assert [one.act for one in dossier.steps.order_by("pk")] == [
        "open", "propose", "decide", "follow", "close", "reopen",
    ]  # fmt: skip
    assert line.values("001") == before
    assert line.mismatches() == []


def test_who_opened_or_proposed_does_not_decide(cases):
    cases.line.bring(*births(1))
    dossier = cases.dossier(actor="motminh")
    dossier = cases.step(dossier, "propose", kind="so_dung")
    assert refusal(cases.step, dossier, "decide", actor="motminh", kind="so_dung") == "TU_DUYET"
    assert refusal(cases.step, dossier, "decide", actor="kiemtra", kind="so_dung") == "KHONG_CO_NHIEM_VU"
    assert cases.step(dossier, "decide", actor="lanhdao", kind="so_dung").must_act == "noi_cap_giay"


def test_a_dossier_needs_something_that_differs(cases):
    cases.line.bring(*births(1))
    same = {"nksHoTen": "NGUYỄN VĂN BÌNH", "nksGioiTinh": "Nam"}
    assert refusal(cases.dossier, **same) == "KHONG_CO_GI_KHAC", (
        "the book's code of the sex and its word are one"
    )


def test_a_dossier_is_not_there_for_a_stranger(cases):
    cases.line.bring(*births(1))
    dossier = cases.dossier()
    assert refusal(dossier_at, dossier.pk, cases.line.people["khach"]) == "KHONG_CO_HO_SO"
    assert refusal(dossier_at, dossier.pk + 1, cases.line.people["kiemtra"]) == "KHONG_CO_HO_SO"
    cases.mark("001")
    assert refusal(dossier_at, dossier.pk, cases.line.people["nhap"]) == "KHONG_CO_HO_SO"
    assert list(open_dossiers(cases.line.people["nhap"])) == []


def test_the_age_of_a_dossier_counts_whole_days(cases):
    cases.line.bring(*births(1))
    dossier = cases.dossier()
    dossier.opened_at -= dt.timedelta(days=12)
    assert age_in_days(dossier) == 12


def test_doctor_sees_words_that_were_put_into_the_paper(cases):
    line = cases.line
    line.bring(*births(1))
    dossier = cases.dossier()
    dossier.compared.update(in_paper="NGUYỄN VĂN BÌNH")
    assert line.mismatches() == [f"LECH_HO_SO {PATH}"]
    Document.objects.filter(pk=dossier.document_id).update(issuer="Khác")
    assert [code for code, _, _ in verify_documents()] == ["LECH_GIAY_TO"]
    assert Dossier.objects.count() == 1
