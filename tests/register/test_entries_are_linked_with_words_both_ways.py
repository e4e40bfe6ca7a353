"""Domain facts §12: registered again, born again under adoptive parents, copied, two levels, mended by a decision."""

from __future__ import annotations

import pytest

from sogoc.law.books import BOOK_TYPES
from sogoc.law.links import ALL, KINDS, REFERENCES, SAME, book_of_paper
from sogoc.law.reasons import REASONS
from sogoc.law.refusal import Refusal
from sogoc.law.workflows import WORKFLOWS
from sogoc.register import link_actions
from sogoc.register.link_proposals import proposals
from sogoc.register.link_queries import links_of
from sogoc.register.models import Link
from sogoc.register.sensitive_queries import why_sensitive
from tests.line.making import UNIT, birth, births
from tests.line.office import PATH

NEWER = "KS.2015.01"


def again(number: int = 1, **others):
    """A birth of 2008 that is registered again in 2015."""
    return birth(number, so="07/2015", quyenSo="01/2015", ngayDangKy="05.06.2015", loaiDangKy="2", **others)


def test_every_kind_is_declared_in_known_words():
    for kind in KINDS.values():
        types = {one for pair in kind.pairs for one in pair} - {ALL, SAME}
        assert types <= BOOK_TYPES.keys()
        assert kind.forward
        assert kind.backward
        assert kind.older_becomes in ("", *WORKFLOWS["entry"].states)
        assert kind.settles in ("", *REASONS)
    for one in REFERENCES:
        columns = {one.number, one.day, one.place, one.what} - {""}
        assert columns <= BOOK_TYPES[one.book].field.keys()


def test_a_link_is_shown_at_both_ends(cases):
    line = cases.line
    line.bring(*births(1, 2))
    line.bring(again(), name=NEWER)
    older, newer = cases.entry("001"), cases.entry("007", f"{UNIT}/{NEWER}")
    with pytest.raises(Refusal) as refused:
        cases.link(older, newer, "dang_ky_lai")
    assert (refused.value.code, "05/06/2015" in refused.value.says) == ("LIEN_KET_NGUOC", True)
    cases.link(newer, older, "dang_ky_lai")
    assert [(one.other.key, one.words) for one in links_of(newer)] == [("001", "đăng ký lại của")]
    assert [(one.other.key, one.words) for one in links_of(older)] == [("007", "đã được đăng ký lại tại")]
    assert line.states() == {"001": "staged", "002": "staged"}
    assert line.mismatches() == line.mismatches(f"{UNIT}/{NEWER}") == []


@pytest.mark.parametrize(
    ("newer", "older", "kind", "code"),
    [
        ("001", "001", "dang_ky_lai", "LIEN_KET_CHINH_NO"),
        ("001", "002", "khong_co", "LOAI_LIEN_KET_LA"),
        ("001", "002", "sua_boi_quyet_dinh", "CAP_LIEN_KET_SAI"),
    ],
)
def test_what_cannot_be_linked_is_refused(cases, newer, older, kind, code):
    cases.line.bring(*births(1, 2))
    with pytest.raises(Refusal) as refused:
        cases.link(cases.entry(newer), cases.entry(older), kind)
    assert refused.value.code == code


def test_two_entries_are_linked_once_and_may_be_unlinked(cases):
    line = cases.line
    line.bring(*births(1, 2))
    made = cases.link(cases.entry("002"), cases.entry("001"), "cap_lai_ban_chinh")
    for newer, older in (("002", "001"), ("001", "002")):
        with pytest.raises(Refusal) as refused:
            cases.link(cases.entry(newer), cases.entry(older), "cap_lai_ban_chinh")
        assert refused.value.code == "DA_LIEN_KET"
    link_actions.unlink(made, reason="Nhầm người", actor=line.people["motminh"])
    assert links_of(cases.entry("001")) == []
    cases.link(cases.entry("002"), cases.entry("001"), "cap_lai_ban_chinh")
    assert line.mismatches() == []


def test_born_again_under_adoptive_parents_replaces_the_older_and_hides_both(cases):
    line = cases.line
    line.bring(*births(1, 2))
    line.approve()
    older, newer = cases.entry("001"), cases.entry("002")
    with pytest.raises(Refusal) as refused:
        cases.link(newer, older, "khai_sinh_lai_con_nuoi")
    assert refused.value.code == "CHUA_DU_DIEU_KIEN"
    made = cases.link(newer, older, "khai_sinh_lai_con_nuoi", document=cases.paper())
    older, newer = cases.entry("001"), cases.entry("002")
    assert (older.state, newer.state) == ("replaced", "approved")
    assert older.sensitive
    assert why_sensitive(newer) == ["liên kết với trường hợp nhạy cảm"]
    with pytest.raises(Refusal) as refused:
        link_actions.unlink(made, reason="Nhầm", actor=line.people["motminh"])
    assert refused.value.code == "CHUA_RUT_TRANG_THAI"
    cases.restore("001")
    link_actions.unlink(made, reason="Nhầm", actor=line.people["motminh"])
    assert not cases.entry("002").sensitive
    assert line.mismatches() == []


def test_a_number_that_the_text_names_is_offered_with_its_confidence(cases):
    line = cases.line
    line.bring(*births(1, 2))
    change = {
        "so": "03/2015", "quyenSo": "01/2015", "ngayDangKy": "05.06.2015", "loaiDangKy": "2",
        "ntdHoTen": "NGUYỄN VĂN BÌNH", "gthtLoai": "Giấy khai sinh", "gthtSo": "1/2008",
        "gthtNgay": "15/06/2008", "gthtNoiCap": "UBND xã Lát, huyện Lạc Dương", "noiDungThayDoi": "chữ đệm",
    }  # fmt: skip
    line.bring(change, name="TD.2015.01", has_zip=False)
    entry = cases.entry("003", f"{UNIT}/TD.2015.01")
    (found,) = proposals(entry, line.people["motminh"])
    assert (found.other.key, found.kind.code) == ("001", "sua_boi_quyet_dinh")
    assert found.confidence > 0.8
    assert "cùng số 01/2008" in found.why
    assert Link.objects.count() == 0
    assert proposals(entry, line.people["khach"]) == []
    cases.link(entry, found.other, found.kind.code)
    assert proposals(entry, line.people["motminh"]) == []


def test_another_day_makes_a_candidate_unsure(cases):
    line = cases.line
    line.bring(*births(1))
    change = {"so": "03/2015", "ngayDangKy": "05.06.2015", "gthtSo": "01/2008", "gthtNgay": "01/01/2008"}
    line.bring(change, name="TD.2015.01", has_zip=False)
    assert proposals(cases.entry("003", f"{UNIT}/TD.2015.01"), line.people["motminh"]) == []


def test_an_entry_that_says_registered_again_finds_its_older_self(cases):
    line = cases.line
    line.bring(*births(1, 2))
    line.bring(again(1), name=NEWER)
    (found,) = proposals(cases.entry("007", f"{UNIT}/{NEWER}"), line.people["motminh"])
    assert (str(found.other), found.kind.code, found.confidence) == (f"{PATH}/001", "dang_ky_lai", 0.8)


def test_a_link_reaches_only_as_far_as_the_duties_of_its_maker(cases):
    cases.line.bring(*births(1, 2))
    for actor, code in (("nhap", "KHONG_CO_NHIEM_VU"), ("khach", "KHONG_CO_TRUONG_HOP")):
        with pytest.raises(Refusal) as refused:
            cases.link(cases.entry("001"), cases.entry("002"), "dang_ky_lai", actor=actor)
        assert refused.value.code == code


def test_doctor_sees_a_link_that_nobody_made(cases):
    line = cases.line
    line.bring(*births(1, 2))
    made = cases.link(cases.entry("002"), cases.entry("001"), "dang_ky_lai")
    Link.objects.filter(pk=made.pk).update(kind="sao_so")
    assert line.mismatches() == [f"LECH_HO_SO {PATH}"]


@pytest.mark.parametrize(
    ("words", "book"),
    [
        ("Giấy khai sinh", "KS"),
        ("Giấy chứng tử", "KT"),
        ("Trích lục ghi chú ly hôn", "LH"),
        ("Quyết định công nhận nuôi con nuôi", "CN"),
        ("Giấy phép lái xe", ""),
    ],
)
def test_the_name_of_a_paper_tells_its_book(words, book):
    assert book_of_paper(words) == book
