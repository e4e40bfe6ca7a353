"""What stands in the book stays; a dated change beside it gives the present value, with its basis and the way between."""

from __future__ import annotations

import datetime as dt

import pytest

from sogoc.accounts.actions import give_duty
from sogoc.approval import amendment_actions as changes
from sogoc.approval.amendment_actions import Basis, Target
from sogoc.approval.amendment_verify import verify_changes
from sogoc.approval.models import Amendment
from sogoc.ground import clock
from sogoc.ground.ledger.queries import contents, events_of
from sogoc.law.refusal import Refusal
from sogoc.register import queries as records
from sogoc.reporting.copy import draft_copy
from sogoc.reporting.present import presented
from tests.line.making import birth, births
from tests.line.office import PATH

NAME = "nksHoTen"
DECISION = Basis("Quyết định", number="07/QĐ-UBND", day="12/03/2015", issuer="UBND huyện Lạc Dương")


def entry(key: str = "001", path: str = PATH):
    return records.entry_at(f"{path}/{key}")


def record(line, *targets, actor="nhap", kind="cai_chinh", day="12/03/2015", basis=DECISION, **how):
    how.setdefault("reason", "Theo hồ sơ cải chính")
    return changes.record_amendment(
        kind, targets, actor=line.people[actor], legal_day=day, basis=basis, via="test", **how
    )


def enforce(line, amendment, actor="lanhdao"):
    return changes.enforce_amendment(amendment, actor=line.people[actor], via="test")


def now(key: str = "001", field: str = NAME, *, as_of: dt.date | None = None, path: str = PATH) -> str:
    return presented(entry(key, path), as_of=as_of)[field].value


def refused(act, *arguments, **how) -> Refusal:
    with pytest.raises(Refusal) as caught:
        act(*arguments, **how)
    return caught.value


def problems(line, path: str = PATH):
    return line.mismatches(path) + [code for code, *_ in verify_changes(line.book(path))]


def test_a_copy_takes_the_present_value_from_its_day_on_and_the_original_stays(line):
    line.bring(*births(1))
    made = record(line, Target(entry(), {NAME: "NGUYỄN VĂN BẰNG"}, text="Cải chính tên thành Bằng"))
    assert now() == "NGUYỄN VĂN BÌNH", "nothing holds before somebody else put it in force"
    enforce(line, made)
    assert now() == "NGUYỄN VĂN BẰNG"
    assert now(as_of=dt.date(2015, 3, 11)) == "NGUYỄN VĂN BÌNH"
    assert now(as_of=dt.date(2015, 3, 12)) == "NGUYỄN VĂN BẰNG"
    assert line.values("001")[NAME] == "NGUYỄN VĂN BÌNH"
    assert entry().version == 1
    assert problems(line) == []


def test_one_decision_touches_many_fields_of_many_entries_in_many_books_by_one_act(line):
    other = "24862/KS.2009.01"
    line.bring(*births(1, 2))
    line.bring(birth(1, so="01/2009", ngayDangKy="15.06.2009"), name="KS.2009.01")
    made = record(
        line,
        Target(entry("001"), {NAME: "NGUYỄN VĂN A", "nksDanToc": "Cơ Ho"}),
        Target(entry("002"), {"chaHoTen": "NGUYỄN VĂN B"}),
        Target(entry("001", other), {"meHoTen": "LÊ THỊ C"}),
    )
    enforce(line, made)
    assert (now("001"), now("001", "nksDanToc")) == ("NGUYỄN VĂN A", "Cơ Ho")
    assert (now("002", "chaHoTen"), now("001", "meHoTen", path=other)) == ("NGUYỄN VĂN B", "LÊ THỊ C")
    assert problems(line) == [] == problems(line, other)
    changes.withdraw_amendment(made, actor=line.people["lanhdao"], reason="Quyết định bị hủy", via="test")
    assert (now("001"), now("001", "meHoTen", path=other)) == ("NGUYỄN VĂN BÌNH", "LÊ THỊ BÌNH AN")
    assert problems(line) == [] == problems(line, other)


def test_when_one_target_cannot_take_it_nothing_is_recorded_and_each_is_named(line):
    line.bring(*births(1, 2))
    line.bring(birth(1))  # the second leaves the book
    why = refused(
        record, line, Target(entry("001"), {"so": "09/2008"}), Target(entry("002"), {NAME: "NGUYỄN VĂN X"})
    )
    assert why.code == "KHONG_GHI_DUOC_GHI_CHU"
    assert "2 trong 2" in why.says
    assert "Số đăng ký" in why.says
    assert f"{PATH}/002 không còn trong gói" in why.says
    assert Amendment.objects.count() == 0


def test_a_kind_touches_only_what_the_law_lets_it_touch(line):
    line.bring(*births(1))
    assert (
        "Xác định lại dân tộc"
        in refused(record, line, Target(entry(), {NAME: "X"}), kind="xac_dinh_lai_dan_toc").says
    )
    assert "không nhận ghi chú" in refused(record, line, Target(entry(), text="Ly hôn"), kind="ly_hon").says
    record(line, Target(entry(), {"nksDanToc": "Cơ Ho"}), kind="xac_dinh_lai_dan_toc")


def test_an_old_value_that_the_entry_does_not_say_asks_whether_it_is_the_right_entry(line):
    line.bring(*births(1))
    target = Target(entry(), {NAME: "NGUYỄN VĂN Y"}, before={NAME: "TRẦN VĂN Z"})
    assert "khác với giá trị cũ" in refused(record, line, target).says
    record(line, target, even_so=True)
    record(line, Target(entry(), {NAME: "NGUYỄN VĂN Y"}, before={NAME: "nguyễn văn bình"}))
    valid = Target(entry(), {NAME: "NGUYỄN VĂN BÌNH"}, before={NAME: "NGUYỄN VĂN BÍNH"})
    record(line, valid)  # a page that was put right by hand is keyed with its valid text


def test_whoever_recorded_it_neither_puts_it_in_force_nor_takes_it_out(line):
    line.bring(*births(1))
    made = record(line, Target(entry(), {NAME: "NGUYỄN VĂN K"}), actor="motminh")
    assert refused(enforce, line, made, "motminh").code == "TU_DUYET"
    assert refused(enforce, line, made, "kiemtra").code == "KHONG_CO_NHIEM_VU"
    enforce(line, made)
    withdraw = changes.withdraw_amendment
    assert refused(withdraw, made, actor=line.people["motminh"], reason="Thôi").code == "TU_DUYET"
    assert refused(withdraw, made, actor=line.people["lanhdao"], reason=" ").code == "THIEU_LY_DO"
    assert refused(enforce, line, made).code == "SAI_TRANG_THAI"


def test_before_it_is_in_force_whoever_keyed_it_may_take_it_back(line):
    line.bring(*births(1))
    made = record(line, Target(entry(), {NAME: "NGUYỄN VĂN K"}))
    changes.withdraw_amendment(made, actor=line.people["nhap"], reason="Nhập nhầm trường hợp", via="test")
    assert refused(enforce, line, made).code == "SAI_TRANG_THAI"
    assert problems(line) == []


def test_a_divorce_changes_what_a_copy_of_the_marriage_says_also_where_the_page_was_keyed_with_it(line):
    path, state = "24862/KH.2003.01", "tinhTrangKetHon"
    couple = {"ngayDangKy": "17.01.2003", "chongHoTen": "LÊ VĂN AN", "voHoTen": "TRẦN THỊ BÌNH"}
    line.bring(
        {"So": "01/2003", **couple}, {"So": "02/2003", **couple, state: "Đã ly hôn"}, name="KH.2003.01"
    )
    for key in ("001", "002"):
        target = Target(entry(key, path), {state: "Đã ly hôn"}, text="Đã ly hôn theo Bản án số 1")
        enforce(line, record(line, target, kind="ly_hon", day="30/09/2006"))
        assert now(key, state, path=path) == "Đã ly hôn"
        assert now(key, state, path=path, as_of=dt.date(2006, 9, 29)) == ""
        *_, notes = draft_copy(entry(key, path), as_of=dt.date(2006, 9, 30))
        assert [line.text for line in notes.lines] == [
            "Đã ly hôn theo Quyết định số 07/QĐ-UBND ngày 12/03/2015 của UBND huyện Lạc Dương."
        ]
        assert "Ghi chú" not in [
            one.title for one in draft_copy(entry(key, path), as_of=dt.date(2006, 9, 29))
        ]
    assert problems(line, path) == []


REFUSED = (
    ({"kind": "khong_co"}, "LOAI_GHI_CHU_LA"),
    ({"day": "hôm qua"}, "NGAY_GHI_CHU_SAI"),
    ({"day": "01/01/2999"}, "NGAY_GHI_CHU_SAI"),
    ({"reason": ""}, "THIEU_LY_DO"),
    ({"actor": "khach"}, "KHONG_CO_NHIEM_VU"),
    ({"basis": Basis(sha256="0" * 64)}, "KHONG_CO_TAI_LIEU"),
)


def test_what_cannot_be_recorded_is_refused(line):
    line.bring(*births(1))
    target = Target(entry(), {NAME: "NGUYỄN VĂN K"})
    assert [refused(record, line, target, **how).code for how, _ in REFUSED] == [code for _, code in REFUSED]
    assert Amendment.objects.count() == 0


def test_a_change_of_tomorrow_is_not_recorded_and_one_of_today_is(line):
    line.bring(*births(1))
    today = clock.today_vn()
    target = Target(entry(), {NAME: "NGUYỄN VĂN K"})
    assert "chưa tới" in refused(record, line, target, day=f"{today + dt.timedelta(days=1):%d/%m/%Y}").says
    assert record(line, target, day=f"{today:%d/%m/%Y}").state == "recorded"


def test_an_entry_stands_once_in_a_decision_and_is_not_its_own_ground(line):
    line.bring(*births(1))
    twice = (Target(entry(), {NAME: "A"}), Target(entry(), {"nksDanToc": "Kinh"}))
    assert refused(record, line, *twice).code == "TRUONG_HOP_HAI_LAN"
    own = Basis(entry=entry())
    assert refused(record, line, twice[0], basis=own).code == "CAN_CU_KHONG_PHAI_SO_THAY_DOI"
    assert refused(record, line).code == "CHUA_CHON_TRUONG_HOP"


def test_a_message_that_comes_twice_counts_once(line):
    line.bring(*births(1))
    first = record(line, Target(entry(), {NAME: "NGUYỄN VĂN K"}), client_txn="m1")
    assert record(line, Target(entry(), {NAME: "NGUYỄN VĂN K"}), client_txn="m1").pk == first.pk
    assert Amendment.objects.count() == 1


def test_the_ledger_tells_who_and_when_but_not_what(line):
    line.bring(*births(1))
    adoption = Target(entry(), text="Được nhận làm con nuôi")
    by_another = refused(record, line, adoption, kind="nuoi_con_nuoi")
    assert (by_another.code, "nhạy cảm" in by_another.says) == ("KHONG_GHI_DUOC_GHI_CHU", True)
    give_duty(line.people["nhap2"], "sensitive", unit="STP", actor=line.people["admin"])
    made = record(line, adoption, kind="nuoi_con_nuoi", actor="nhap2")
    assert refused(enforce, line, made).code == "GHI_CHU_NHAY_CAM"
    said = [contents(event) for event in events_of(f"book:{PATH}")][-2:]
    assert [(one["action"], one["actor"]) for one in said] == [
        ("amend", "nhap2"),
        ("mark_sensitive", "nhap2"),
    ]
    assert "nuoi" not in str(said)
    assert entry().sensitive, "its present values would tell"
    assert problems(line) == []


ALTERED = (
    {"state": "in_force"}, {"legal_day": "1990"}, {"withdrawn_reason": "khác"}, {"kind": "bo_sung"},
    {"enforced_at": clock.now()}, {"withdrawn_at": clock.now()},
)  # fmt: skip


def test_what_is_altered_behind_the_software_shows(line):
    line.bring(*births(1))
    record(line, Target(entry(), {NAME: "NGUYỄN VĂN K"}))
    (stored,) = Amendment.objects.values(*(name for one in ALTERED for name in one))
    for change in ALTERED:
        assert problems(line) == []
        Amendment.objects.update(**change)
        assert problems(line) == ["LECH_GHI_CHU"], change
        Amendment.objects.update(**stored)


def test_a_note_dated_by_this_year_alone_holds_from_the_day_on_which_it_became_known(line):
    line.bring(*births(1))
    today = clock.today_vn()
    enforce(line, record(line, Target(entry(), {NAME: "NGUYỄN VĂN K"}), day=str(today.year)))
    assert now(as_of=today) == "NGUYỄN VĂN K"
    assert now(as_of=today - dt.timedelta(days=1)) == "NGUYỄN VĂN BÌNH"


NO_VALUES = [
    ({"nksNgaySinh": "30/02/1990"}, "12/03/2015"),
    ({"nksGioiTinh": "9"}, "12/03/2015"),
    ({NAME: " "}, "12/03/2015"),
    ({NAME: "LÊ A"}, "25/12/1950"),
]


@pytest.mark.parametrize(("values", "day"), NO_VALUES)
def test_what_cannot_be_is_taken_only_where_the_paper_says_so(line, values, day):
    line.bring(*births(1))
    refusal = refused(record, line, Target(entry(), values), day=day)
    assert refusal.code == "KHONG_GHI_DUOC_GHI_CHU"
    assert record(line, Target(entry(), values), day=day, even_so=True).state == "recorded"


@pytest.mark.parametrize(
    ("values", "how"),
    [
        ({NAME: "x\0y"}, {}),
        ({NAME: "A" * 5_000}, {}),
        ({NAME: None}, {}),
        ({NAME: "A"}, {"reason": "a" * 100_000}),
        ({NAME: "A"}, {"basis": Basis("a" * 201)}),
    ],
)
def test_what_no_paper_can_say_is_refused(line, values, how):
    line.bring(*births(1))
    assert refused(record, line, Target(entry(), values), **how).code == "CHU_GHI_CHU_SAI"


def test_values_change_on_a_paper_or_on_the_words_of_the_margin(line):
    line.bring(*births(1))
    assert refused(record, line, Target(entry(), {NAME: "K"}), basis=Basis()).code == "GHI_CHU_THIEU_CAN_CU"


def test_two_changes_that_contradict_each_other_are_not_both_put_in_force(line):
    line.bring(*births(1))
    first = record(line, Target(entry(), {NAME: "A"}, before={NAME: "NGUYỄN VĂN BÌNH"}), day="12/03/2015")
    other = record(line, Target(entry(), {NAME: "B"}, before={NAME: "NGUYỄN VĂN BÌNH"}), day="12/03/2010")
    third = record(line, Target(entry(), {NAME: "C"}), day="12/03/2020")
    enforce(line, first)
    assert refused(enforce, line, other).code == "GHI_CHU_TRAI_NHAU"
    assert enforce(line, third).state == "in_force"
    changes.withdraw_amendment(first, actor=line.people["motminh"], reason="Nhầm", via="test")
    assert enforce(line, other).state == "in_force"


def test_a_change_is_put_in_force_only_of_what_is_there(line):
    line.bring(*births(1, 2))
    made = record(line, Target(entry(), {NAME: "K"}))
    line.bring(*births(2))
    assert refused(enforce, line, made).code == "KHONG_GHI_DUOC_GHI_CHU"


def test_a_birth_is_no_ground_of_a_change(line):
    line.bring(*births(1, 2))
    of_a_birth = Basis(entry=entry("002"))
    assert (
        refused(record, line, Target(entry(), {NAME: "K"}), basis=of_a_birth).code
        == "CAN_CU_KHONG_PHAI_SO_THAY_DOI"
    )


def test_an_undated_note_holds_from_the_day_on_which_it_became_known(line):
    line.bring(*births(1))
    enforce(
        line, record(line, Target(entry(), {NAME: "NGUYỄN VĂN K"}, text="Cải chính"), day="", basis=Basis())
    )
    today = clock.today_vn()
    assert now(as_of=today) == "NGUYỄN VĂN K"
    assert now(as_of=today - dt.timedelta(days=1)) == "NGUYỄN VĂN BÌNH"
