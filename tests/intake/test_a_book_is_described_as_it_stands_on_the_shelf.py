"""Five parties, hand-overs with minutes, series with numbers of their own, a book identified later; all of it in the ledger."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sogoc.accounts import queries as accounts
from sogoc.accounts.actions import create_person, give_duty
from sogoc.accounts.models import BookParty, Office
from sogoc.accounts.party_actions import name_party
from sogoc.accounts.verify import verify_parties
from sogoc.approval.actions import approve
from sogoc.approval.showing_actions import export_book
from sogoc.checking.register_view import frame_of_plan
from sogoc.checking.review_actions import review
from sogoc.ground import clock
from sogoc.ground.installation import file_store
from sogoc.ground.ledger import queries as ledger
from sogoc.intake import book_actions, book_queries
from sogoc.intake import queries as plan
from sogoc.intake.book_models import BookFacts, HandOverItem
from sogoc.intake.book_series import is_provisional, page_names, read_series, write_series
from sogoc.intake.handover_actions import Handed, Scan, Side, hand_over
from sogoc.intake.verify_books import verify_shelf
from sogoc.law.refusal import Refusal
from sogoc.reporting.confirmed import strip_rows
from sogoc.reporting.coverage import book_lines, sums
from sogoc.reporting.figures import book_figures
from sogoc.reporting.history import tell
from sogoc.reporting.number_series import with_series
from sogoc.reporting.number_strip import strips
from tests.line.making import UNIT, birth, births, package
from tests.line.office import PASSWORD, PATH

OTHER = "24859"
DAY = dt.date(2024, 3, 1)


@pytest.fixture
def offices(line):
    for ref, name in ((UNIT, "Xã Lát"), (OTHER, "Xã Đạ Sar")):
        Office.objects.create(ref=ref, code=ref, name=name, kind="xa", parent="")
    return line


def hire(line, name: str, unit: str, *duties: str):
    person = create_person(name, f"Người {name}", password=PASSWORD, actor=line.people["admin"])
    for duty in duties:
        give_duty(person, duty, unit=unit, actor=line.people["admin"])
    return person


def test_who_was_given_a_book_works_on_it_with_their_own_duties_and_on_no_other(offices):
    line = offices
    line.bring(*births(1))
    worker = hire(line, "gannguoi", OTHER, "settle", "approve")
    assert not accounts.may_see(worker, PATH)
    name_party(PATH, "thuc_hien", office=OTHER, basis="QĐ 12/QĐ-STP", actor=line.people["admin"])
    assert accounts.duties_of(worker, PATH) == {"settle"}
    assert accounts.duties_of(worker, f"{UNIT}/KS.2009.01") == frozenset()
    seen = accounts.jurisdiction_units(worker)
    assert (PATH in seen, UNIT in seen) == (True, False)
    assert [book.path for book in line.book().__class__.objects.filter(seen.where())] == [PATH]
    assert not accounts.jurisdiction_units(worker, duty="approve").books


def test_signing_goes_with_the_party_that_approves(offices):
    line = offices
    line.bring(*births(1))
    leader = hire(line, "lanhdaoxa", OTHER, "approve")
    name_party(PATH, "phe_duyet", office=OTHER, basis="QĐ 12", actor=line.people["admin"])
    approve(line.book(), actor=leader, via="test")
    assert line.states() == {"001": "approved"}
    name_party(PATH, "phe_duyet", words="Sở Tư pháp", basis="QĐ 13", actor=line.people["admin"])
    assert accounts.duties_of(leader, PATH) == frozenset()
    assert list(verify_parties()) == []


def test_a_party_altered_behind_the_softwares_back_is_found(offices):
    line = offices
    name_party(PATH, "giu", office=OTHER, basis="Biên bản", actor=line.people["admin"])
    BookParty.objects.update(office=UNIT)
    assert [code for code, *_ in verify_parties()] == ["LECH_BEN_CUA_SO"]


def test_parties_stand_by_their_days_however_late_they_are_recorded(offices):
    admin = offices.people["admin"]
    name_party(PATH, "giu", words="Kho xã", basis="Kiểm kê", actor=admin)
    hand_over({PATH: Handed()}, taker=Side(OTHER), day=DAY, document="05/BB", actor=admin)
    name_party(PATH, "giu", words="Nhầm", basis="QĐ 1", since=dt.date(2020, 1, 1), actor=admin)
    name_party(PATH, "giu", words="Huyện", basis="QĐ 1", since=dt.date(2020, 1, 1), actor=admin)
    today, first = clock.today_vn(), dt.date(2020, 1, 1)
    assert [(one.office or one.words, one.since, one.until) for one in accounts.parties_of(PATH)] == [
        ("Kho xã", today, None), (OTHER, DAY, today), ("Huyện", first, DAY), ("Nhầm", first, first),
    ]  # fmt: skip
    assert [*verify_parties(), *verify_shelf()] == []
    BookParty.objects.filter(words="Huyện").update(until=today)
    assert [code for code, *_ in verify_parties()] == ["LECH_BEN_CUA_SO"]


def test_a_hand_over_changes_the_keeper_and_keeps_its_minutes(offices):
    line = offices
    scan = Scan("bien-ban.pdf", b"%PDF-1.4 bien ban")
    row = hand_over(
        {PATH: Handed(pages=198, condition="rách 2 trang cuối")},
        taker=Side(OTHER),
        day=DAY,
        document="05/BB-BG",
        minutes=scan,
        actor=line.people["admin"],
    )
    assert [(one.role, one.office, one.since) for one in accounts.parties_of(PATH)] == [("giu", OTHER, DAY)]
    assert file_store().read(row.minutes_sha256) == scan.content
    assert [one.pk for one in book_queries.handovers_of_units([OTHER])] == [row.pk]
    assert list(verify_shelf()) == []
    with pytest.raises(Refusal, match="đang do Xã Đạ Sar giữ"):
        hand_over(
            {PATH: Handed()}, giver=Side(UNIT), taker=Side(words="Kho lưu trữ tỉnh"), day=clock.today_vn(),
            document="06", actor=line.people["admin"],
        )  # fmt: skip
    HandOverItem.objects.update(pages=200)
    assert [code for code, *_ in verify_shelf()] == ["LECH_BAN_GIAO"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"document": " "}, "THIEU_NOI_DUNG_BAN_GIAO"),
        ({"day": dt.date(2999, 1, 1)}, "NGAY_BAN_GIAO_SAI"),
        ({"taker": Side(UNIT)}, "BEN_GIAO_LA_BEN_NHAN"),
        ({"minutes": Scan("a.exe", b"MZ")}, "BAN_QUET_BIEN_BAN_SAI"),
    ],
)
def test_minutes_that_cannot_be_are_refused(offices, change, code):
    said = {
        "taker": Side(OTHER),
        "day": DAY,
        "document": "05/BB-BG",
        "actor": offices.people["admin"],
    } | change
    with pytest.raises(Refusal) as refused:
        hand_over({PATH: Handed()}, **said)
    assert refused.value.code == code


def test_whoever_only_keys_hands_nothing_over(offices):
    with pytest.raises(Refusal) as refused:
        hand_over({PATH: Handed()}, taker=Side(OTHER), day=DAY, document="5", actor=offices.people["nhap"])
    assert refused.value.code == "KHONG_DUOC_MO_TA_SO"


SERIES = read_series("quá hạn: 4")
TWO_SERIES = (
    birth(1), birth(2, nksDanToc=None), birth(3, so="01/2008", loaiDangKy="4"), birth(4, so="02/2008", loaiDangKy="4"),
    birth(5, so="04/2008", loaiDangKy="4"), birth(6, so="02/2008"),
)  # fmt: skip


def said_of(line, path: str = PATH) -> set[tuple[object, ...]]:
    """Everything that is found in a book."""
    return set(line.book(path).findings.values_list("row", "so", "field", "code", "severity", "says"))


def test_a_series_declared_late_makes_the_same_findings_as_one_declared_in_time(line):
    other = f"{UNIT}/KS.2008.02"
    book_actions.describe(other, series=SERIES, basis="Bìa sổ", actor=line.people["admin"], via="test")
    line.take(package(line.folder / "more", TWO_SERIES, name="KS.2008.02"))
    line.bring(*TWO_SERIES)
    line.settle("THIEU_COT_LOI", "so_de_trong")
    line.settle("TRUNG_SO", "dung_theo_so")
    early, late = said_of(line, other), said_of(line)
    assert {row for row, *_, code, _, _ in late if code == "TRUNG_SO"} == {2, 3, 4, 5, 7}
    book_actions.describe(PATH, series=SERIES, basis="Bìa sổ", actor=line.people["admin"], via="test")
    assert said_of(line) == early != late
    rows = with_series(strip_rows(line.book()), line.book(), declared=SERIES)
    assert [(strip.series, len(strip.cells)) for strip in strips(rows, year="2008")] == [
        ("", 2),
        ("quá hạn", 4),
    ]
    held = {(key, code) for key, code in line.open_codes() if code in {"THIEU_COT_LOI", "TRUNG_SO"}}
    assert {code for _, code in held} == {"TRUNG_SO"}  # other rows repeat them now: the reason is asked again
    assert {key for key, _ in held} == {"002", "002~3"}
    assert line.mismatches() == []


def test_what_a_series_does_not_touch_keeps_its_reasons_and_its_end_brings_all_back(line):
    rows = [birth(1), birth(2), birth(3, so="02/2008"), birth(4, so="LĐ01/2008")]
    line.bring(*rows)
    line.settle("TRUNG_SO", "dung_theo_so")
    before = said_of(line)
    for series in (read_series("lưu động: LĐ"), {}):
        book_actions.describe(PATH, series=series, basis="Bìa sổ", actor=line.people["admin"])
        assert "TRUNG_SO" not in {code for _, code in line.open_codes()}
        assert line.mismatches() == []
    assert said_of(line) == before
    (history,) = [told.what for told in tell(ledger.history(PATH)[-1:])]
    assert "Kiểm tra lại quyển sổ" in history


def test_a_gap_is_told_within_the_series(line):
    book_actions.describe(PATH, series=read_series("quá hạn: 4"), basis="Bìa sổ", actor=line.people["admin"])
    line.bring(
        birth(1), birth(2), birth(3), birth(4, so="01/2008", loaiDangKy="4"), birth(5, so="03/2008", loaiDangKy="4")
    )  # fmt: skip
    assert [code for _, code in line.open_codes() if code == "KHUYET_SO"] == ["KHUYET_SO"]


def test_across_books_a_series_stands_for_itself_too(line):
    other = f"{UNIT}/KS.2008.02"
    line.bring(*births(1, 2))
    line.take(
        package(line.folder / "more", [birth(1, loaiDangKy="4", nksHoTen="TRẦN VĂN KHÁC")], name="KS.2008.02")
    )

    def ask() -> set[str]:
        review(
            actor=line.people["kiemtra"], plan=frame_of_plan([]), series=book_queries.series_of(), only=["TRUNG_SO_HAI_QUYEN"]
        )  # fmt: skip
        return {code for _, code in line.open_codes(other)}

    assert "TRUNG_SO_HAI_QUYEN" in ask()
    book_actions.describe(other, series=read_series("quá hạn: 4"), basis="Bìa sổ", actor=line.people["admin"])
    assert "TRUNG_SO_HAI_QUYEN" not in ask()


@given(
    st.dictionaries(
        st.text("abcđê", min_size=1, max_size=6),
        st.tuples(
            st.sets(st.sampled_from("123456"), max_size=2), st.sets(st.sampled_from(["LĐ", "QH"]), max_size=1)
        ),
        max_size=3,
    )
)
def test_series_are_written_and_read_back(drawn):
    taken: set[str] = set()
    series = {}
    for name, (kinds, prefixes) in drawn.items():
        marks = {"kinds": sorted(kinds - taken), "prefixes": sorted(prefixes - taken)}
        taken |= kinds | prefixes
        if marks["kinds"] or marks["prefixes"]:
            series[name] = marks
    assert read_series(write_series(series)) == series
    assert ("KS.2008.01.<ngày đăng ký>.LD01.pdf" in page_names(PATH, series)) == ("LĐ" in taken)


@pytest.mark.parametrize("text", ["quá hạn", ": 4", "a: 4; a: 5", "a: 4; b: 4", "a: 4/5"])
def test_what_says_no_series_is_refused(text):
    with pytest.raises(ValueError, match=r"\w"):
        read_series(text)


def test_a_book_of_unknown_year_is_identified_and_keeps_its_ids(line, tmp_path):
    path = f"{UNIT}/KS.0000.00"
    assert is_provisional(path)
    assert not is_provisional(PATH)
    line.take(package(line.folder / "packages", births(1, 2), name="KS.0000.00"))
    before = list(line.states(path))
    book_actions.identify(path, f"{UNIT}/KS.2008.07", basis="Quyết định mở sổ", actor=line.people["admin"])
    assert book_queries.find_book(f"{UNIT}/KS.2008.07").path == path
    export_book(line.book(path), tmp_path, actor=line.people["lanhdao"])
    assert sorted(one.name for one in tmp_path.glob("KS.2008.07.*")) == ["KS.2008.07.xlsx", "KS.2008.07.zip"]
    again = line.take(package(line.folder / "named", births(1, 2, 3), name="KS.2008.07"))
    assert again.books == [path]
    assert list(line.states(path))[:2] == before
    assert line.mismatches(path) == []
    assert all(entry.pdf for entry in line.book(path).entries.all())


def test_the_plan_may_call_it_by_its_true_name(line):
    line.plan(f"{UNIT},KS,2008,07,,,truoc_7_2016,3,Kiểm kê")
    path = f"{UNIT}/KS.0000.00"
    line.take(package(line.folder / "packages", births(1, 2), name="KS.0000.00"))
    assert sums(book_lines(None)).outside == 1
    book_actions.identify(path, f"{UNIT}/KS.2008.07", basis="Quyết định mở sổ", actor=line.people["admin"])
    found = sums(book_lines(None))
    assert (found.books, found.outside, found.declared, found.of_plan) == (1, 0, 3, 2)
    figures = book_figures(as_of=clock.today_vn(), source="noi-bo")
    assert [(one.name, one.figures.declared, one.figures.present) for one in figures] == [
        ("KS.0000.00", 3, 2)
    ]
    assert path in plan.books_in_plan()
    assert [one.declared for one in plan.declared_of_book(UNIT, "KS", "0000", "00")] == [3]


def test_two_books_do_not_share_a_name(line):
    line.bring(*births(1))
    with pytest.raises(Refusal) as refused:
        book_actions.identify(f"{UNIT}/KS.0000.00", PATH, basis="Bìa sổ", actor=line.people["admin"])
    assert refused.value.code == "TEN_SO_DA_DUNG"


def test_facts_altered_behind_the_softwares_back_are_found(line):
    book_actions.describe(PATH, closing_total=12, pages=40, basis="Trang khóa sổ", actor=line.people["admin"])
    assert list(verify_shelf()) == []
    BookFacts.objects.update(closing_total=13)
    assert [code for code, *_ in verify_shelf()] == ["LECH_MO_TA_SO"]
