"""A slip of the keyboard found after approval: request → page → approver → sent again. An error of the book is only ever amended."""

from __future__ import annotations

import shutil

import pytest

from sogoc.approval import mending_actions as mending
from sogoc.approval.amendment_verify import verify_changes
from sogoc.approval.models import MendRequest
from sogoc.checking.review_queries import volumes
from sogoc.checking.verify import verify_findings
from sogoc.law.refusal import Refusal
from sogoc.register import queries as records
from tests.line.making import birth, births
from tests.line.office import PATH
from tests.support.lasting import made_once

NAME, MENDED = "nksHoTen", "NGUYỄN VĂN BỈNH"


@pytest.fixture
@made_once
def official(line):
    """One book, approved, sent and confirmed."""
    line.bring(*births(1, 2))
    line.approve()
    line.deliver()
    line.answer(f"{PATH}/001,official,01/07/2024,", f"{PATH}/002,official,01/07/2024,")
    return line


def entry(key: str = "001"):
    return records.entry_at(f"{PATH}/{key}")


def ask(line, *, actor="nhap", shows=MENDED, field=NAME, page="trang 1", reason="Gõ nhầm dấu", **how):
    return mending.request_mending(
        entry(), field, shows=shows, page=page, reason=reason, actor=line.people[actor], via="test", **how
    )


def check(line, one, *, reads=MENDED, actor="kiemtra"):
    return mending.check_mending(one, reads=reads, actor=line.people[actor], via="test")


def approve(line, one, actor="lanhdao"):
    return mending.approve_mending(one, actor=line.people[actor], via="test")


def mend(line):
    return approve(line, check(line, ask(line)))


def refused(act, *arguments, **how) -> Refusal:
    with pytest.raises(Refusal) as caught:
        act(*arguments, **how)
    return caught.value


def problems(line):
    book = line.book()
    return line.mismatches() + [code for code, *_ in (*verify_changes(book), *verify_findings(book))]


def text(key: str = "001"):
    value = records.values_of(entry(key))[NAME]
    return value["verbatim"] if isinstance(value, dict) else value


def test_from_the_request_to_the_next_confirmation(official):
    one = ask(official)
    assert (text(), entry().state) == ("NGUYỄN VĂN BÌNH", "approved")
    one = approve(official, check(official, one))
    after = entry()
    assert (text(), after.version, after.state, after.subject) == (MENDED, 2, "approved", MENDED)
    assert (after.delivery, str(after.official_on)) == ("", "2024-07-01"), (
        "the earlier version stays official"
    )
    sent = official.deliver()
    assert (sent.attempt, sent.entries) == (2, 1), "only what was mended is sent again"
    official.answer(f"{PATH}/001,official,01/08/2024,", name="lan-hai.csv")
    assert entry().delivery == "official"
    assert problems(official) == []


MOTHER, OF_1880 = "meNgaySinh", ("001", "TUOI_CHA_ME")


def reasons(line):
    """(key, code) of every finding to which somebody gave a reason."""
    found = line.book().findings.exclude(settlement=None).select_related("entry").order_by("row", "code")
    return [(one.entry.key, one.code) for one in found]


def long_fields():
    """Fields of 16 to 50 characters, counted from the columns that are kept of the book."""
    return sum(line[-2] for line in volumes())


@pytest.fixture
def of_1880(line):
    """A mother of 128 years whose page says 1980, approved with that reason; and an ethnic group as the book writes it."""
    line.bring(birth(1, meNgaySinh="1880", nksDanToc="Kinhh"), birth(2))
    line.settle("TUOI_CHA_ME", "dung_theo_so")
    line.settle("DAN_TOC_LA", "dung_theo_so")
    line.approve()
    assert reasons(line) == [("001", "DAN_TOC_LA"), OF_1880]
    return line


def test_the_rules_look_at_the_mended_value_and_reasons_about_other_fields_stay(of_1880):
    approve(of_1880, check(of_1880, ask(of_1880, field=MOTHER, shows="1980"), reads="1980"))
    assert (reasons(of_1880), of_1880.open_codes()) == ([("001", "DAN_TOC_LA")], [])
    assert (entry().held, problems(of_1880)) == (0, [])


def test_what_the_rules_say_of_the_mended_value_waits_for_a_reason(official):
    before = long_fields()
    approve(official, check(official, ask(official, field=MOTHER, shows="1880"), reads="1880"))
    assert (official.open_codes(), entry().held, entry().state) == ([OF_1880], 1, "approved")
    official.settle("TUOI_CHA_ME", "dung_theo_so")
    assert (entry().held, problems(official), long_fields()) == (0, [], before)


def test_the_columns_of_the_book_say_what_was_mended_also_when_its_package_comes_again(official):
    before, longer = long_fields(), "NGUYỄN VĂN BÌNH MINH"
    approve(official, check(official, ask(official, shows=longer), reads=longer))
    assert long_fields() == before + 1
    official.bring(birth(1, ghiChu="bổ sung"), birth(2))
    assert (long_fields(), problems(official)) == (before + 1, [])
    shutil.rmtree(official.folder / "home" / "derivations", ignore_errors=True)
    assert long_fields() == before + 1, "made again from the package and what was mended since"


def test_when_the_package_comes_again_the_rules_look_at_the_text_that_stays(of_1880):
    approve(of_1880, check(of_1880, ask(of_1880, field=MOTHER, shows="1980"), reads="1980"))
    of_1880.bring(birth(1, meNgaySinh="1880", nksDanToc="Kinhh"), birth(2, ghiChu="bổ sung"))
    assert of_1880.open_codes() == [("001", "GIA_TRI_DA_SUA")]
    assert (reasons(of_1880), problems(of_1880)) == ([("001", "DAN_TOC_LA")], [])


def test_a_date_that_cannot_exist_is_put_right_in_the_package(official):
    why = refused(ask, official, field=MOTHER, shows="31.02.1980")
    assert why.code == "GIA_TRI_SUA_KHONG_THE_CO"
    assert "nhập lại gói" in why.fix


def test_nobody_takes_two_steps(official):
    mine = ask(official, actor="motminh")
    assert refused(check, official, mine, actor="motminh").code == "TU_DUYET"
    mine = check(official, mine)
    assert refused(approve, official, mine, "motminh").code == "TU_DUYET"
    assert refused(approve, official, mine, "kiemtra").code == "KHONG_CO_NHIEM_VU"
    assert refused(ask, official, actor="khach").code == "KHONG_CO_NHIEM_VU"


def test_what_the_checker_reads_decides(official):
    one = ask(official)
    assert refused(check, official, one, reads="NGUYỄN VĂN BÌNH").code == "DOC_KHAC_YEU_CAU"
    done = mending.refuse_mending(one, actor=official.people["kiemtra"], reason="Trang ghi BÌNH", via="test")
    assert (done.state, text()) == ("refused", "NGUYỄN VĂN BÌNH")
    assert refused(approve, official, done).code == "SAI_TRANG_THAI"
    assert problems(official) == []


NO_SLIPS = (
    ({"shows": "NGUYỄN VĂN BÌNH"}, "TRANG_GHI_NHU_DA_NHAP"),
    ({"error": "so_ghi_sai"}, "SO_GHI_SAI_THI_CAI_CHINH"),
    ({"field": "so"}, "MUC_KHONG_SUA_O_DAY"),
    ({"page": " "}, "CHUA_NEU_TRANG_SO"),
    ({"reason": " "}, "THIEU_LY_DO"),
)


def test_what_is_no_slip_of_the_digitiser_is_refused(official):
    assert [refused(ask, official, **how).code for how, _ in NO_SLIPS] == [code for _, code in NO_SLIPS]
    assert MendRequest.objects.count() == 0


def test_in_staging_the_package_is_mended_not_the_entry(line):
    line.bring(*births(1))
    assert "nhập lại gói" in refused(ask, line).fix


def test_a_request_can_be_taken_back_before_it_is_carried_out_and_asked_again(official):
    one = check(official, ask(official))
    assert refused(ask, official).code == "DA_CO_YEU_CAU_SUA"
    mending.undo_mending(one, actor=official.people["nhap"], reason="Nhầm trường hợp", via="test")
    assert refused(approve, official, one).code == "SAI_TRANG_THAI"
    assert mend(official).state == "mended"
    assert problems(official) == []


def test_a_package_that_comes_again_with_the_old_error_does_not_undo_the_mending(official):
    mend(official)
    official.bring(birth(1), birth(2, ghiChu="bổ sung"))
    assert (text(), entry().version, entry().state) == (MENDED, 2, "approved")
    assert official.package().difference["changed"] == {"002": ["ghiChu"]}
    assert ("001", "GIA_TRI_DA_SUA") in official.open_codes(), "it is said, so that the file can be put right"
    assert (entry().held, problems(official)) == (0, [])


def test_another_change_of_the_same_entry_keeps_the_mended_field_too(official):
    mend(official)
    official.bring(birth(1, ghiChu="bổ sung"), birth(2))
    assert (text(), entry().version, entry().state) == (MENDED, 3, "staged")
    assert entry().subject == MENDED
    assert problems(official) == []


def test_a_package_that_brings_the_mended_text_changes_nothing(official):
    mend(official)
    official.bring(birth(1, nksHoTen=MENDED), birth(2))
    assert (entry().version, entry().state) == (2, "approved")
    assert problems(official) == []


def test_a_package_that_says_a_third_thing_waits_for_a_new_approval(official):
    mend(official)
    official.bring(birth(1, nksHoTen="NGUYỄN VĂN BINH"), birth(2))
    assert (text(), entry().version, entry().state) == ("NGUYỄN VĂN BINH", 3, "staged")
    assert official.package().difference["changed"] == {"001": [NAME]}
    assert ("001", "GIA_TRI_SUA_BI_THAY") in official.open_codes()
    assert (entry().held, problems(official)) == (1, [])


def test_a_request_about_an_older_version_is_not_carried_out(official):
    one = check(official, ask(official))
    official.bring(birth(1, ghiChu="mới"), birth(2))
    assert refused(approve, official, one).code == "CHUA_DU_DIEU_KIEN"
    official.approve()
    assert "phiên bản mới" in refused(approve, official, one).says


def test_what_is_altered_behind_the_software_shows(official):
    mend(official)
    MendRequest.objects.update(wanted="KHÁC")
    assert problems(official) == ["LECH_YEU_CAU_SUA"]
