"""Design, States: sent · refused with its words · received · official, the last confirmed by their list only.

A file of answers may come in any order and any number of times; what it says counts once.
"""

from __future__ import annotations

import datetime as dt
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sogoc.approval.answer_list import read_answers
from sogoc.approval.answers import compare
from sogoc.ground import clock
from sogoc.ground.installation import file_store
from sogoc.ground.ledger.queries import events_of
from sogoc.law.refusal import Refusal
from sogoc.register import queries as records
from sogoc.register.replay import EntryState, replay, standing
from tests.line.making import birth, births
from tests.line.office import PATH
from tests.support.lasting import made_once

ONE = f"{PATH}/001"
RECEIVED = f"{ONE},received,01/10/2024,"
REFUSED = f"{ONE},refused,05/10/2024,Thiếu số quyển"
OFFICIAL = f"{ONE},official,09/10/2024,"


@pytest.fixture
@made_once
def sent(line):
    """A book of two entries, approved and sent."""
    line.bring(*births(1, 2))
    line.approve()
    line.deliver()
    return line


def stand(line, key="001"):
    entry = records.entry_at(f"{PATH}/{key}")
    return entry.delivery, entry.official_on.isoformat() if entry.official_on else None


class TestSending:
    def test_what_is_approved_is_sent_with_attempt_and_time(self, line):
        line.bring(*births(1, 2), birth(3, chaHoTen=None))
        line.approve()
        delivery = line.deliver()
        assert (delivery.attempt, delivery.entries, delivery.sent_by.username) == (1, 2, "lanhdao")
        assert delivery.sent_at is not None
        assert [stand(line, key)[0] for key in ("001", "002", "003")] == ["sent", "sent", ""]

    def test_what_is_not_approved_is_not_sent(self, line):
        line.bring(*births(1))
        with pytest.raises(Refusal) as refused:
            line.deliver()
        assert refused.value.code == "KHONG_CO_GI_DE_GUI"

    def test_nothing_is_sent_twice_without_need(self, sent):
        with pytest.raises(Refusal) as refused:
            sent.deliver()
        assert refused.value.code == "DA_GUI_HET"

    def test_what_was_refused_is_sent_again_as_the_next_attempt(self, sent):
        sent.answer(REFUSED, f"{PATH}/002,received,05/10/2024,")
        again = sent.deliver()
        assert (again.attempt, again.entries) == (2, 1)
        assert [stand(sent, key)[0] for key in ("001", "002")] == ["sent", "received"]

    def test_the_package_that_is_sent_holds_what_is_approved_with_its_pages(self, line, tmp_path):
        from sogoc.packages.reading import read_package

        line.bring(*births(1, 2), birth(3, chaHoTen=None))
        line.approve()
        line.deliver(out=tmp_path / "out")
        read = read_package(tmp_path / "out" / "KS.2008.01.xlsx", tmp_path / "out" / "KS.2008.01.zip")
        assert read.frame.get_column("so").to_list() == ["01/2008", "02/2008"]
        assert read.files.get_column("key").to_list() == ["001", "002"]

    def test_only_known_systems_receive(self, line):
        from sogoc.approval.actions import deliver

        line.bring(*births(1))
        line.approve()
        with pytest.raises(Refusal) as refused:
            deliver(line.book(), system="fax", actor=line.people["lanhdao"])
        assert refused.value.code == "HE_THONG_LA"

    @pytest.mark.parametrize("actor", ["nhap", "kiemtra", "khach"])
    def test_only_who_has_the_duty_sends(self, line, actor):
        line.bring(*births(1))
        line.approve()
        with pytest.raises(Refusal) as refused:
            line.deliver(actor=actor)
        assert refused.value.code == "KHONG_CO_NHIEM_VU"


class TestAnswers:
    def test_sending_alone_makes_nothing_official(self, sent):
        assert stand(sent) == ("sent", None)

    def test_receiving_alone_makes_nothing_official(self, sent):
        sent.answer(RECEIVED)
        assert stand(sent) == ("received", None)

    def test_only_their_confirmation_makes_it_official_on_its_day(self, sent):
        sent.answer(RECEIVED, OFFICIAL)
        assert stand(sent) == ("official", "2024-10-09")
        assert stand(sent, "002") == ("sent", None)

    def test_the_words_of_a_refusal_are_kept(self, sent):
        done = sent.answer(REFUSED)
        assert done.counts == {"refused": 1}
        (item,) = records.answers(records.entry_at(ONE))
        assert (item.status, item.words, item.answered_on) == (
            "refused",
            "Thiếu số quyển",
            dt.date(2024, 10, 5),
        )
        assert len(item.evidence) == 64

    @pytest.mark.parametrize("order", list(permutations([RECEIVED, REFUSED, OFFICIAL])))
    def test_the_order_of_files_decides_nothing(self, sent, order):
        for number, one in enumerate(order):
            sent.answer(one, name=f"{number}.csv")
        assert stand(sent) == ("official", "2024-10-09")
        assert sent.mismatches() == []

    @pytest.mark.parametrize("order", [[OFFICIAL, RECEIVED], [RECEIVED, OFFICIAL]])
    def test_of_one_day_the_confirmation_stands(self, sent, order):
        sent.answer(*[one.replace("01/10", "09/10") for one in order])
        assert stand(sent) == ("official", "2024-10-09")

    def test_a_later_refusal_takes_official_back(self, sent):
        sent.answer(OFFICIAL)
        sent.answer(REFUSED.replace("05/10", "20/10"))
        assert stand(sent) == ("refused", None)
        assert sent.mismatches() == []

    def test_the_same_file_again_changes_nothing(self, sent):
        sent.answer(RECEIVED, REFUSED)
        events = [event.canonical for event in events_of(f"book:{PATH}")]
        again = sent.answer(RECEIVED, REFUSED)
        assert (again.lines, again.news) == (2, 0)
        assert [event.canonical for event in events_of(f"book:{PATH}")] == events

    def test_an_old_file_after_a_new_sending_is_no_answer_to_it(self, sent):
        sent.answer(REFUSED)
        sent.deliver()
        sent.answer(REFUSED)
        assert stand(sent) == ("sent", None)
        sent.answer(REFUSED.replace("Thiếu số quyển", "Sai dân tộc"))
        assert stand(sent) == ("refused", None)
        assert [item.words for item in records.answers(records.entry_at(ONE))] == [
            "Sai dân tộc",
            "Thiếu số quyển",
        ]

    def test_answers_may_name_unit_book_and_number(self, sent, tmp_path):
        from sogoc.approval.answers import import_answers

        file = tmp_path / "khac.csv"
        file.write_text(
            "unit,book,so,status,date,words\n24862,KS.2008.01,02/2008,Đã chuyển chính thức,2024-10-09,\n",
            encoding="utf-8-sig",
        )
        import_answers(file, actor=sent.people["lanhdao"])
        assert stand(sent, "002") == ("official", "2024-10-09")

    def test_an_answer_to_what_was_not_sent_from_here_counts_and_is_said(self, line):
        line.bring(*births(1))
        done = line.answer(OFFICIAL)
        assert done.not_sent_from_here == [ONE]
        assert stand(line) == ("official", "2024-10-09")
        assert line.mismatches() == []

    def test_an_answer_to_nobody_is_named_with_its_line_and_the_others_count(self, sent):
        done = sent.answer(
            f"{PATH}/099,official,09/10/2024,", "24862/KS.1999.09/001,official,09/10/2024,", OFFICIAL
        )
        assert sorted((one["line"], one["entry"]) for one in done.unknown) == [
            (2, f"{PATH}/099"),
            (3, "24862/KS.1999.09/001"),
        ]
        assert stand(sent) == ("official", "2024-10-09")

    def test_who_does_not_follow_records_nothing(self, sent):
        done = sent.answer(OFFICIAL, actor="nhap")
        assert [one["code"] for one in done.refused] == ["KHONG_CO_NHIEM_VU"]
        assert stand(sent) == ("sent", None)

    @pytest.mark.parametrize(
        ("broken", "what"),
        [
            (f"{ONE},maybe,09/10/2024,", "“maybe”"),
            (f"{ONE},official,31/02/2024,", "“31/02/2024”"),
            (f"{ONE},official,2024,", "“2024”"),
            (f"{ONE},official,,", "“”"),
            (f"{ONE},official,31/12/2099,", "31/12/2099"),
            (f"{ONE},official,31/12/1899,", "31/12/1899"),
            (",official,09/10/2024,", "không nêu trường hợp nào"),
            (f"{ONE},official", "có 2 ô"),
            (f"{ONE},refused,05/10/2024,Sai tên, sai ngày", "có 5 ô"),
            (f'{ONE},refused,05/10/2024,"Sai tên', "dấu nháy kép chưa đóng"),
            (f'{ONE},refused,05/10/2024,"Sai\n{OFFICIAL}\n{ONE},refused,06/10/2024,"', "kéo dài đến dòng 5"),
            (f'{ONE},refused,05/10/2024,"Sai\n{OFFICIAL}\n{ONE},refused,06/10/2024,"Sai', "dấu nháy kép"),
            (
                f'"{ONE},refused,05/10/2024,Sai\n{PATH}/002",official,09/10/2024,',
                "số của trường hợp có xuống dòng",
            ),
            (f"{ONE},refused,05/10/2024,Sai\0tên", "NUL"),
        ],
    )
    def test_a_line_that_means_nothing_is_named_and_nothing_is_written(self, sent, broken, what):
        with pytest.raises(Refusal) as refused:
            sent.answer(OFFICIAL, broken, f"{PATH}/002,official,09/10/2024,")
        assert refused.value.code == "TEP_TRA_LOI_HONG"
        assert "Dòng 3 của tệp tra-loi.csv" in refused.value.says
        assert what in refused.value.says
        assert [stand(sent, key) for key in ("001", "002")] == [("sent", None)] * 2

    @pytest.mark.parametrize(
        "header",
        [
            "entry,status,words",
            "unit,so,status,date",
            "entry,status,date,words,status",
            "entry,status,date,words,",
        ],
    )
    def test_a_header_that_lacks_or_doubles_a_column_is_refused(self, sent, tmp_path, header):
        with pytest.raises(Refusal) as refused:
            self.bring_file(sent, tmp_path / "khac.csv", f"{header}\n")
        assert refused.value.code == "TEP_TRA_LOI_HONG"
        assert "Dòng 1 của tệp khac.csv" in refused.value.says

    def test_a_wrong_line_far_below_leaves_every_line_above_unwritten(self, sent, monkeypatch):
        from sogoc.approval import answers

        monkeypatch.setattr(answers, "LINES_AT_ONCE", 1)
        with pytest.raises(Refusal):
            sent.answer(OFFICIAL, "24862/KS.1999.09/001,official,09/10/2024,", f"{ONE},maybe,09/10/2024,")
        assert stand(sent) == ("sent", None)

    def test_an_answer_of_today_in_viet_nam_counts(self, sent):
        today = clock.today_vn()
        sent.answer(f"{ONE},official,{today:%d/%m/%Y},")
        assert stand(sent) == ("official", today.isoformat())
        with pytest.raises(Refusal):
            sent.answer(f"{PATH}/002,official,{today + dt.timedelta(1):%d/%m/%Y},")

    def test_words_may_hold_commas_quotes_and_line_breaks(self, sent):
        sent.answer(f'{ONE},refused,05/10/2024,"Sai tên, sai ""ngày""\nvà thiếu số quyển"')
        (item,) = records.answers(records.entry_at(ONE))
        assert item.words == 'Sai tên, sai "ngày"\nvà thiếu số quyển'

    def test_a_file_that_changes_while_it_is_read_is_refused(self, sent, monkeypatch):
        from sogoc.approval import answers

        def read_and_change(path):
            yield from read_answers(path)
            path.write_text(path.read_text(encoding="utf-8") + REFUSED, encoding="utf-8")

        monkeypatch.setattr(answers, "read_answers", read_and_change)
        with pytest.raises(Refusal) as refused:
            sent.answer(OFFICIAL)
        assert refused.value.code == "TEP_TRA_LOI_DA_DOI"
        assert stand(sent) == ("sent", None)

    def test_a_file_that_is_refused_is_not_kept(self, sent):
        before = sorted(file_store().root.rglob("*"))
        with pytest.raises(Refusal):
            sent.answer(OFFICIAL, f"{ONE},maybe,09/10/2024,")
        assert sorted(file_store().root.rglob("*")) == before

    def bring_file(self, sent, path, text):
        from sogoc.approval.answers import import_answers

        path.write_text(text, encoding="utf-8")
        return import_answers(path, actor=sent.people["lanhdao"])

    def test_what_changed_after_it_was_official_waits_for_approval_and_stays_official_there(self, sent):
        sent.answer(OFFICIAL)
        sent.bring(birth(1, ghiChu="sửa"), birth(2))
        assert stand(sent) == ("", "2024-10-09")
        assert sent.states()["001"] == "staged"
        sent.approve()
        sent.deliver()
        sent.answer(RECEIVED.replace("01/10", "12/10"))
        assert stand(sent) == ("received", "2024-10-09")
        assert sent.mismatches() == []


answers = st.tuples(
    st.dates(min_value=dt.date(2024, 10, 1)).map(lambda day: day.isoformat()),
    st.sampled_from(["sent", "received", "refused", "official"]),
)


@given(st.lists(answers, max_size=6), st.randoms(use_true_random=False))
def test_what_stands_follows_from_the_answers_and_not_from_their_order(given_answers, random):
    shuffled = list(given_answers)
    random.shuffle(shuffled)

    def after(order):
        events = [
            {"action": "answer", "payload": {"answers": {f"{what} {on}": ["001"]}}} for on, what in order
        ]
        return replay(events, {"001": EntryState()})["001"]

    assert after(shuffled) == after(given_answers)
    said = standing(frozenset(given_answers))
    refusals = [on for on, what in given_answers if what == "refused"]
    confirmed = [on for on, what in given_answers if what == "official" and on >= max(refusals, default="")]
    assert (said is not None and said[0] == "official") is bool(confirmed)
    assert after(given_answers).official_on == min(confirmed, default=None)


class TestCompare:
    """``ministry compare``: what they show against what was sent, field by field."""

    def listing(self, line, *rows):
        columns = list(dict.fromkeys(name for row in rows for name in row))
        file = line.folder / "dang-hien.csv"
        text = [",".join(columns), *(",".join(row.get(name, "") for name in columns) for row in rows)]
        file.write_text("\n".join(text) + "\n", encoding="utf-8")
        return compare(file)

    def test_what_arrived_as_sent_is_the_same_however_it_is_separated(self, sent):
        found = self.listing(
            sent,
            {"entry": ONE, "ngayDangKy": "15/06/2008", "nksNgaySinh": "2008-05-02", "nksGioiTinh": "Nam"},
            {
                "entry": f"{PATH}/002",
                "ngayDangKy": "15-06-2008",
                "nksNgaySinh": "3.5.2008",
                "nksGioiTinh": "1",
            },
        )
        assert (found.entries, found.same, found.differences, found.not_shown) == (2, 2, [], [])

    def test_each_field_that_arrived_otherwise_is_named(self, sent):
        found = self.listing(sent, {"entry": ONE, "nksHoTen": "NGUYEN VAN BINH", "meNgaySinh": "1981"})
        assert [(one["field"], one["sent"], one["shown"]) for one in found.differences] == [
            ("nksHoTen", "NGUYỄN VĂN BÌNH", "NGUYEN VAN BINH"),
            ("meNgaySinh", "1980", "1981"),
        ]
        assert all(one["label"] for one in found.differences)

    def test_what_they_lack_and_what_is_unknown_here_are_said(self, sent):
        found = self.listing(sent, {"entry": ONE}, {"entry": f"{PATH}/077"})
        assert found.unknown == [f"{PATH}/077"]
        assert found.not_shown == [f"{PATH}/002"]

    def test_it_is_what_was_sent_that_counts_not_what_changed_since(self, sent):
        sent.bring(birth(1, nksHoTen="NGUYỄN VĂN BÍNH"), birth(2))
        found = self.listing(sent, {"entry": ONE, "nksHoTen": "NGUYỄN VĂN BÌNH"})
        assert found.differences == []

    @pytest.mark.parametrize(
        "content",
        [
            b"so,ten\n1,2\n",
            b"\xff\xfe\x00entry",
            b"entry,so,so\n",
            f"entry,nksHoTen\n{ONE},NGUYEN, VAN\n".encode(),
            f"entry,nksHoTen,so\n{ONE},NGUYEN\n".encode(),
            f'entry,nksHoTen\n{ONE},"NGUYEN\n{PATH}/002,TRAN\n'.encode(),
            f'entry,nksHoTen\n{ONE},"NGUYEN\n{PATH}/002,"\n'.encode(),
        ],
    )
    def test_a_file_that_is_no_listing_is_refused(self, sent, content):
        file = sent.folder / "hong.csv"
        file.write_bytes(content)
        with pytest.raises(Refusal) as refused:
            compare(file)
        assert refused.value.code == "TEP_TRA_LOI_HONG"
