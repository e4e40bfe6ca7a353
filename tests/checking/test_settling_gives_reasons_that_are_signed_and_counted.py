"""Issue item 4, ``settle``: a reason for findings, singly and in bulk, signed and counted; what cannot exist is not kept."""

from __future__ import annotations

import pytest

from sogoc.checking import actions as checking
from sogoc.checking import queries
from sogoc.checking.models import Settlement
from sogoc.ground.ledger.queries import contents, events_of
from sogoc.law.refusal import Refusal
from sogoc.register import queries as records
from tests.line.making import birth, births
from tests.line.office import PATH
from tests.support.lasting import made_once

NO_FATHER = "THIEU_COT_LOI"


def refused(act, *arguments, **how):
    with pytest.raises(Refusal) as refusal:
        act(*arguments, **how)
    return refusal.value.code


@pytest.fixture
@made_once
def fatherless(line):
    """Three entries without a father, one of them without the mother's people too; one that is clean."""
    line.bring(
        birth(1, chaHoTen=None), birth(2, chaHoTen=None, meDanToc=None), birth(3, chaHoTen=None), birth(4)
    )
    return line


def acts(line):
    return [contents(event) for event in events_of(f"book:{PATH}")]


def held(line):
    return {one.key: one.held for one in records.entries(line.book())}


class TestOneOrMany:
    def test_in_bulk_one_reason_settles_every_finding_of_a_code(self, fatherless):
        done = fatherless.settle(NO_FATHER, "so_de_trong", text="sổ thời đó không ghi")
        assert (done.findings_count, done.by.username, done.text) == (4, "kiemtra", "sổ thời đó không ghi")
        assert held(fatherless) == {"001": 0, "002": 0, "003": 0, "004": 0}
        assert fatherless.open_codes() == []

    def test_singly_only_the_chosen_rows_are_settled(self, fatherless):
        assert fatherless.settle(NO_FATHER, "so_de_trong", rows=[3]).findings_count == 2
        assert held(fatherless) == {"001": 1, "002": 0, "003": 1, "004": 0}

    def test_a_reason_never_lands_on_rows_that_nobody_looked_at(self, fatherless):
        seen = queries.sign_of_cause(fatherless.book(), NO_FATHER)
        fatherless.settle(
            NO_FATHER, "rach", rows=[4], seen=seen
        )  # what somebody else settles meanwhile does not matter
        fatherless.bring(*births(1), birth(2, chaHoTen=None), birth(3, chaHoTen=None), birth(4))
        for rows in ([3], None):
            again = {"rows": rows, "seen": seen}
            assert refused(fatherless.settle, NO_FATHER, "so_de_trong", **again) == "LOI_DA_THAY_DOI"
        assert held(fatherless) == {"001": 0, "002": 1, "003": 0, "004": 0}

    def test_empty_columns_of_one_entry_have_reasons_of_their_own(self, fatherless):
        assert [name for name, _ in queries.fields_of_cause(fatherless.book(), NO_FATHER)] == [
            "meDanToc",
            "chaHoTen",
        ]
        assert fatherless.settle(NO_FATHER, "rach", rows=[3], field="meDanToc").findings_count == 1
        assert fatherless.settle(NO_FATHER, "so_de_trong", field="chaHoTen").findings_count == 3
        assert fatherless.open_codes() == []
        assert acts(fatherless)[-2]["payload"]["findings"] == [["002", "meDanToc"]]

    def test_the_act_is_signed_and_names_the_findings(self, fatherless):
        fatherless.settle(NO_FATHER, "so_de_trong", rows=[2, 4])
        act = acts(fatherless)[-1]
        assert (act["action"], act["actor"], act["duty"], act["reason"]) == (
            "settle",
            "kiemtra",
            "settle",
            "so_de_trong",
        )
        assert act["payload"]["findings"] == [["001", "chaHoTen"], ["003", "chaHoTen"]]

    def test_the_same_message_sent_twice_counts_once(self, fatherless):
        first = fatherless.settle(NO_FATHER, "so_de_trong", rows=[2], client_txn="t-7")
        before = acts(fatherless)
        again = fatherless.settle(NO_FATHER, "so_de_trong", rows=[2], client_txn="t-7")
        assert again.pk == first.pk
        assert acts(fatherless) == before
        assert Settlement.objects.count() == 1

    def test_a_transaction_of_another_act_is_no_excuse(self, fatherless):
        fatherless.approve(client_txn="t-8")
        assert refused(fatherless.settle, NO_FATHER, "so_de_trong", client_txn="t-8") == "TRUNG_GIAO_DICH"
        assert ("001", NO_FATHER) in fatherless.open_codes()

    def test_causes_say_what_is_open_and_which_reasons_there_are(self, fatherless):
        fatherless.settle(NO_FATHER, "so_de_trong", rows=[2])
        (cause,) = queries.causes(fatherless.book())
        assert (cause.rule.code, cause.total, cause.open) == (NO_FATHER, 4, 3)
        assert "so_de_trong" in dict(cause.reasons)
        assert [one.code for one in queries.settlements(fatherless.book())] == [NO_FATHER]


class TestRefusals:
    @pytest.mark.parametrize("actor", ["nhap", "lanhdao", "khach"])
    def test_only_who_has_the_duty_gives_reasons(self, fatherless, actor):
        assert refused(fatherless.settle, NO_FATHER, "so_de_trong", actor=actor) == "KHONG_CO_NHIEM_VU"

    def test_a_code_that_is_none(self, fatherless):
        assert refused(fatherless.settle, "KHONG_CO_MA_NAY", "so_de_trong") == "MA_LOI_LA"

    def test_a_reason_that_is_none_of_this_rule(self, fatherless):
        assert refused(fatherless.settle, NO_FATHER, "vi_toi_muon") == "LY_DO_LA"

    @pytest.mark.parametrize("reason", ["", "  "])
    def test_no_reason(self, fatherless, reason):
        assert refused(fatherless.settle, NO_FATHER, reason) == "THIEU_LY_DO"

    def test_nothing_to_settle_in_these_rows(self, fatherless):
        assert refused(fatherless.settle, NO_FATHER, "so_de_trong", rows=[5]) == "KHONG_CON_GI_DE_GHI_LY_DO"


class TestWhatCannotExist:
    """``khong_the`` holds until the understood value is changed or dropped."""

    @pytest.fixture
    @made_once
    def impossible(self, line):
        line.bring(birth(1, nksNgaySinh="31.02.2008"), birth(2))
        assert line.open_codes() == [("001", "NGAY_SAI")]
        return line

    def test_no_reason_keeps_it(self, impossible):
        assert refused(impossible.settle, "NGAY_SAI", "dung_theo_so") == "KHONG_THE_GIU"
        assert impossible.approve().approved == ["002"]

    def test_dropped_its_text_stays_and_it_is_understood_as_nothing(self, impossible):
        impossible.settle("NGAY_SAI", "dung_theo_so", drop=True)
        assert impossible.values("001")["nksNgaySinh"] == {"verbatim": "31.02.2008", "understood": ""}
        assert records.values_of(records.entry_at(f"{PATH}/001"), version=1)["nksNgaySinh"] == "31.02.2008"
        assert impossible.approve().approved == ["001", "002"]
        assert impossible.mismatches() == []

    def test_what_was_dropped_stays_dropped_when_another_row_changes(self, impossible):
        impossible.settle("NGAY_SAI", "dung_theo_so", drop=True)
        impossible.approve()
        arrival = impossible.bring(birth(1, nksNgaySinh="31.02.2008"), birth(2, ghiChu="sửa"))
        assert list(arrival.changed[0]["changed"]) == ["002"]
        assert impossible.states() == {"001": "approved", "002": "staged"}
        assert impossible.open_codes() == []
        assert impossible.mismatches() == []

    def test_the_text_goes_out_as_it_was_written(self, impossible, tmp_path):
        from sogoc.approval.sending import write_sending
        from sogoc.packages.reading import read_package

        impossible.settle("NGAY_SAI", "dung_theo_so", drop=True)
        write_sending(impossible.book(), None, tmp_path)
        back = read_package(tmp_path / "KS.2008.01.xlsx", None)
        assert back.frame.get_column("nksNgaySinh").to_list() == ["31.02.2008", "03.05.2008"]

    def test_changed_in_the_book_it_is_free(self, impossible):
        impossible.bring(birth(1, nksNgaySinh="28.04.2008"), birth(2))
        assert impossible.open_codes() == []

    def test_nothing_is_dropped_from_what_is_approved(self, line):
        line.bring(birth(1, meNgaySinh="28 tuổi"), birth(2))
        line.approve()
        assert line.states()["001"] == "approved"
        assert refused(line.settle, "TUOI_THAY_NAM_SINH", "dung_theo_so", drop=True) == "KHONG_O_KHU_VUC_TAM"
        assert line.mismatches() == []


class TestTakingBack:
    def test_an_undone_reason_opens_its_findings_again(self, fatherless):
        settlement = fatherless.settle(NO_FATHER, "so_de_trong")
        checking.undo_settlement(settlement, actor=fatherless.people["kiemtra"])
        assert held(fatherless) == {"001": 1, "002": 2, "003": 1, "004": 0}
        assert acts(fatherless)[-1]["action"] == "undo_settle"
        assert fatherless.mismatches() == []

    def test_it_is_undone_once(self, fatherless):
        settlement = fatherless.settle(NO_FATHER, "so_de_trong")
        checking.undo_settlement(settlement, actor=fatherless.people["kiemtra"])
        assert (
            refused(checking.undo_settlement, settlement, actor=fatherless.people["kiemtra"]) == "DA_HOAN_TAC"
        )

    def test_not_once_an_entry_was_approved_on_it(self, fatherless):
        settlement = fatherless.settle(NO_FATHER, "so_de_trong")
        fatherless.approve()
        assert (
            refused(checking.undo_settlement, settlement, actor=fatherless.people["kiemtra"])
            == "DA_DUYET_ROI"
        )

    def test_only_who_has_the_duty(self, fatherless):
        settlement = fatherless.settle(NO_FATHER, "so_de_trong")
        assert (
            refused(checking.undo_settlement, settlement, actor=fatherless.people["khach"])
            == "KHONG_CO_NHIEM_VU"
        )


class TestAcrossVersions:
    """A reason stays with its finding while the fields that its rule looks at say the same."""

    def test_of_an_entry_that_did_not_change_it_stays(self, fatherless):
        fatherless.settle(NO_FATHER, "so_de_trong")
        fatherless.bring(
            birth(1, chaHoTen=None), birth(2, chaHoTen=None, meDanToc=None), birth(3, chaHoTen=None), birth(5)
        )
        assert [code for _, code in fatherless.open_codes()] == ["KHUYET_SO"]
        assert held(fatherless) == {"001": 0, "002": 0, "003": 0, "005": 0}

    def test_of_an_entry_that_changed_elsewhere_it_stays(self, fatherless):
        fatherless.settle(NO_FATHER, "so_de_trong")
        fatherless.bring(
            birth(1, chaHoTen=None, ghiChu="sửa"), birth(2, chaHoTen=None, meDanToc=None), birth(3, chaHoTen=None),
            birth(4),
        )  # fmt: skip
        assert fatherless.open_codes() == []
        assert held(fatherless) == {"001": 0, "002": 0, "003": 0, "004": 0}

    def test_of_an_entry_that_changed_there_it_is_asked_anew(self, fatherless):
        fatherless.settle(NO_FATHER, "so_de_trong")
        fatherless.bring(
            birth(1, chaHoTen=None, nksLoaiKhaiSinh="1"), birth(2, chaHoTen=None, meDanToc=None), birth(3, chaHoTen=None),
            birth(4),
        )  # fmt: skip
        assert fatherless.open_codes() == [("001", NO_FATHER)]
        assert held(fatherless) == {"001": 1, "002": 0, "003": 0, "004": 0}

    def test_a_note_holds_nothing(self, line):
        line.bring(*births(1, 3))
        assert [code for _, code in line.open_codes()] == ["KHUYET_SO"]
        assert line.approve().approved == ["001", "003"]
