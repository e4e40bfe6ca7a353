"""How dates of the registers are understood, bounded, written, compared."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sogoc.law.value import Sameness
from sogoc.law.values import ngay
from sogoc.law.values.ngay import as_written, bounds, compare, from_words, in_words, understand

UNDERSTOOD = [
    ("03.05.1962", "1962-05-03", "ngay"),
    ("3/5/1962", "1962-05-03", "ngay"),
    ("3-5-1962", "1962-05-03", "ngay"),
    ("3 5 1962", "1962-05-03", "ngay"),
    (" 03 . 05 . 1962 ", "1962-05-03", "ngay"),
    ("29.02.2000", "2000-02-29", "ngay"),
    ("1962-05-03", "1962-05-03", "ngay"),
    ("1962-05-03 00:00:00", "1962-05-03", "ngay"),
    ("ngày 3 tháng 5 năm 1962", "1962-05-03", "ngay"),
    ("mùng 5 tháng 1 năm 1962", "1962-01-05", "ngay"),
    ("05/1962", "1962-05", "ngay"),
    ("01.2019", "2019-01", "ngay"),
    ("1962-05", "1962-05", "ngay"),
    ("tháng 5 năm 1962", "1962-05", "ngay"),
    ("1962", "1962", "ngay"),
    ("năm 1962", "1962", "ngay"),
    ("00.00.1962", "1962", "ngay"),
    ("00/05/1962", "1962-05", "ngay"),
    ("__/__/1962", "1962", "ngay"),
    ("../../1962", "1962", "ngay"),
    ("--/--/1962", "1962", "ngay"),
    ("?/5/1962", "1962-05", "ngay"),
    ("xx/05/1962", "1962-05", "ngay"),
    ("…/…/1962", "1962", "ngay"),
    ("SN 1962", "1962", "ngay"),
    ("1962 (25 tuổi)", "1962", "ngay"),
    ("25 tuổi (1962)", "1962", "ngay"),
    ("1954 (Giáp Ngọ)", "1954", "ngay"),
    ("1954 hoặc 1955", "1954|1955", "hai_nam"),
    ("năm 1954 hay năm 1957", "1954|1957", "hai_nam"),
    ("1954-1955", "1954|1955", "hai_nam"),
    ("03.05", "--05-03", "khong_nam"),
    ("ngày 3 tháng 5", "--05-03", "khong_nam"),
    ("03/05/0000", "--05-03", "khong_nam"),
    ("29/2", "--02-29", "khong_nam"),
    ("30/02/1962 (âm lịch)", "al:1962-02-30", "am_lich"),
    ("30.02.1962 ÂL", "al:1962-02-30", "am_lich"),
    ("30/02/1962 (âm)", "al:1962-02-30", "am_lich"),
    ("ÂL: 30.2.1962", "al:1962-02-30", "am_lich"),
    ("ngày 30 tháng 2 năm 1962 âm lịch", "al:1962-02-30", "am_lich"),
    ("15/8/1962 al", "al:1962-08-15", "am_lich"),
    ("15/8/1962al", "al:1962-08-15", "am_lich"),
    ("1962 âm lịch", "al:1962", "am_lich"),
    ("12.4.1963 nhuận âm lịch", "al:1963-04n-12", "am_lich"),
    ("25 tháng Chạp năm Kỷ Tỵ (âm lịch)", "cc:ki-ti-12-25", "am_lich"),
    ("25/12 năm Kỷ Tỵ", "cc:ki-ti-12-25", "am_lich"),
    ("mồng 3 tháng Giêng năm Mậu Tý", "cc:mau-ty-01-03", "am_lich"),
    ("tháng 4 nhuận năm Quý Mão", "cc:qui-mao-04n", "am_lich"),
    ("rằm tháng 3 âm lịch 1990", "al:1990-03-15", "am_lich"),
    ("hăm ba tháng chạp Kỷ Tỵ (1990), âm lịch", "al:1989-12-23", "am_lich"),
    ("rằm tháng giêng", "al:--01-15", "am_lich"),
    ("15/3 âm lịch", "al:--03-15", "am_lich"),
    ("giờ Tý ngày 3 tháng 5 năm Mậu Tý", None, "am_lich"),
    ("25 tháng Chạp năm Kỷ Tỵ (1991)", None, "am_lich"),
    ("mồng 3 tháng Giêng năm 1990", "1990-01-03", "ngay"),
    ("Giáp Ngọ", "cc:giap-ngo", "can_chi"),
    ("Kỷ Tỵ (âm lịch)", "cc:ki-ti", "can_chi"),
    ("năm Quí Tỵ", "cc:qui-ti", "can_chi"),
    ("tuổi Tân Mùi", "cc:tan-mui", "can_chi"),
    ("tuổi Ngọ", "cc:ngo", "can_chi"),
    ("25 tuổi", "tuoi:25", "tuoi"),
    ("25t", "tuoi:25", "tuoi"),
    ("25 T", "tuoi:25", "tuoi"),
    ("tuổi: 25", "tuoi:25", "tuoi"),
    ("hai mươi lăm tuổi", "tuoi:25", "tuoi"),
    ("Ba mươi tư tuổi", "tuoi:34", "tuoi"),
    ("2 tuổi 3 tháng", "tuoi:2", "tuoi"),
    ("3 tháng tuổi", "tuoi:0", "tuoi"),
    ("ba tháng tuổi", "tuoi:0", "tuoi"),
    ("10 ngày tuổi", "tuoi:0", "tuoi"),
]
NOT_UNDERSTOOD = [
    ("31.02.1990", "khong_the"),
    ("29.02.1900", "khong_the"),
    ("29.02.2001", "khong_the"),
    ("31.04.1990", "khong_the"),
    ("30.02.1962", "khong_the"),
    ("32.01.1990", "khong_the"),
    ("01.13.1990", "khong_the"),
    ("13.1990", "khong_the"),
    ("31.02", "khong_the"),
    ("01.01.1700", "khong_the"),
    ("01.01.2962", "khong_the"),
    ("0962", "khong_the"),
    ("31/05/1962 âm lịch", "khong_the"),
    ("150 tuổi", "khong_the"),
    ("03.05.62", "khong_hieu"),
    ("03.00.1962", "khong_hieu"),
    ("25", "khong_hieu"),
    ("195?", "khong_hieu"),
    ("19__", "khong_hieu"),
    ("19x2", "khong_hieu"),
    ("khoảng 1962", "khong_hieu"),
    ("1954/1960", "khong_hieu"),
    ("1955 (Giáp Ngọ)", "khong_hieu"),
    ("không rõ", "khong_hieu"),
    ("٠٣.٠٥.١٩٦٢", "khong_hieu"),
    ("０３.０５.１９６２", "khong_hieu"),
    ("00.00.0000", "khong_hieu"),
    ("03051962", "khong_hieu"),
    ("-", "khong_hieu"),
    ("", "khong_hieu"),
    ("1.2.3.1962", "khong_hieu"),
]


@pytest.mark.parametrize(("text", "canonical", "kind"), UNDERSTOOD)
def test_a_date_is_understood_with_its_precision(text, canonical, kind):
    understood = understand(text, None)
    assert (understood.canonical, understood.kind) == (canonical, kind)


@pytest.mark.parametrize(("text", "kind"), NOT_UNDERSTOOD)
def test_what_is_no_date_has_no_canonical_form_but_a_kind(text, kind):
    understood = understand(text, None)
    assert (understood.canonical, understood.kind) == (None, kind)


@pytest.mark.parametrize("text", [text for text, *_ in UNDERSTOOD])
def test_decomposed_and_composed_text_say_the_same_date(text):
    assert understand(unicodedata.normalize("NFD", text), None) == understand(text, None)


@pytest.mark.parametrize("canonical", [known for _, known, kind in UNDERSTOOD if known and kind == "am_lich"])
def test_a_lunar_date_is_written_so_that_it_is_read_again(canonical):
    assert understand(as_written(canonical), None).canonical == canonical


def test_an_impossible_date_says_which_slip_is_likely():
    assert "âm lịch" in (understand("30.02.1962", None).hint or "")
    assert "đảo" in (understand("05.13.1962", None).hint or "")


DAYS = st.dates(dt.date(1800, 1, 1), dt.date(2100, 12, 31))
YEARS = st.integers(1800, 2099)
CANONICAL = st.one_of(
    DAYS.map(str),
    DAYS.map(lambda day: str(day)[:7]),
    DAYS.map(lambda day: str(day)[:4]),
    DAYS.map(lambda day: f"--{day:%m-%d}"),
    YEARS.map(lambda year: f"{year}|{year + 1}"),
    st.tuples(YEARS, st.integers(1, 12), st.sampled_from(["", "n"]), st.integers(1, 30)).map(
        lambda parts: f"al:{parts[0]}-{parts[1]:02}{parts[2]}-{parts[3]:02}"
    ),
    st.integers(0, 130).map(lambda age: f"tuoi:{age}"),
    st.sampled_from(["cc:giap-ngo", "cc:at-ti", "cc:binh-ty", "cc:ki-hoi", "cc:qui-mao", "cc:than"]),
)


@given(CANONICAL)
def test_what_is_written_is_understood_as_it_was_meant(canonical):
    assert understand(as_written(canonical), None).canonical == canonical


@given(DAYS, st.sampled_from(["./-"]))
def test_every_separator_says_the_same_day(day, separators):
    for separator in separators:
        assert understand(
            separator.join((f"{day.day}", f"{day.month:02}", f"{day.year}")), None
        ).canonical == str(day)


@given(st.text())
def test_any_text_is_survived(text):
    assert understand(text, None).kind in ngay.TYPE.kinds
    assert ngay.TYPE.explain(text, None)


@given(st.text(alphabet="0123456789./- _?tuổinămhoặc", max_size=14))
def test_any_text_like_a_date_is_survived_and_its_meaning_is_stable(text):
    understood = understand(text, None)
    if understood.canonical is not None:
        assert understand(as_written(understood.canonical), None).canonical == understood.canonical
        bounds(understood.canonical, dt.date(2008, 6, 15))


@given(CANONICAL, st.none() | DAYS)
def test_bounds_are_in_order(canonical, as_of):
    earliest, latest = bounds(canonical, as_of)
    assert (earliest is None) == (latest is None)
    if earliest is not None and latest is not None and not canonical.startswith("tuoi:"):
        assert earliest <= latest


@given(DAYS)
def test_a_less_precise_date_holds_the_more_precise_one(day):
    for canonical in (str(day), str(day)[:7], str(day)[:4]):
        earliest, latest = bounds(canonical)
        assert earliest is not None
        assert latest is not None
        assert earliest <= day <= latest


@given(st.dates(dt.date(1920, 1, 1), dt.date(2024, 12, 31)), st.integers(0, 30_000))
def test_an_age_counted_either_way_holds_the_true_birth_date(as_of, days):
    born = as_of - dt.timedelta(days=days)
    birthday_passed = (as_of.month, as_of.day) >= (born.month, born.day)
    completed = as_of.year - born.year - (not birthday_passed)
    counted = as_of.year - born.year + 1
    for age in (completed, counted):
        earliest, latest = bounds(f"tuoi:{age}", as_of)
        assert earliest is not None
        assert latest is not None
        assert earliest <= born <= latest


@pytest.mark.parametrize(
    ("canonical", "solar"),
    [
        ("al:1962-01-01", "1962-02-05"),
        ("al:1968-01-01", "1968-01-29"),
        ("al:1985-01-01", "1985-01-21"),
        ("al:2007-01-01", "2007-02-17"),
        ("al:2015-01-01", "2015-02-19"),
        ("al:2004-02n-01", "2004-03-21"),
        ("al:2020-04n-01", "2020-05-23"),
        ("al:2023-12-30", "2024-02-09"),
        ("al:1984-10n-30", "1984-12-21"),
    ],
)
def test_a_lunar_date_spans_the_solar_day_on_which_it_fell(canonical, solar):
    earliest, latest = bounds(canonical)
    assert earliest is not None
    assert latest is not None
    assert earliest <= dt.date.fromisoformat(solar) <= latest
    assert (latest - earliest).days <= 66


def test_an_age_without_a_registration_date_bounds_nothing():
    assert bounds("tuoi:25") == (None, None)
    assert bounds("--05-03") == (None, None)
    assert bounds("cc:giap-ngo") == (None, None)
    assert bounds(None) == (None, None)


WORDS = [
    ("Ngày Hai Mươi Bảy Tháng Tám Năm Hai Nghìn Không Trăm Linh Tám", "2008-08-27"),
    ("ngày mồng năm tháng năm năm một ngàn chín trăm năm mươi lăm", "1955-05-05"),
    ("mùng một tháng giêng năm hai nghìn không trăm lẻ một", "2001-01-01"),
    ("ngày ba mươi mốt tháng chạp năm một nghìn chín trăm sáu mươi tư", "1964-12-31"),
    ("Ngày hai mươi nhăm tháng mười một năm một nghìn chín trăm tám mươi", "1980-11-25"),
    ("ngày mười một tháng mười hai năm hai nghìn", "2000-12-11"),
    ("ngày mười hai tháng mười hai nghìn không trăm mười lăm", "2015-10-12"),
    ("hai mươi bảy tháng tám năm hai nghìn linh tám", "2008-08-27"),
    ("ngày sáu tháng tư năm một chín sáu hai", "1962-04-06"),
    ("ngày 27 tháng tám năm 2008", "2008-08-27"),
    ("NGÀY BẢY THÁNG BẢY NĂM MỘT NGHÌN CHÍN TRĂM BẢY BẢY", "1977-07-07"),
    ("ngày bẩy tháng bẩy năm một nghìn chín trăm bảy mươi bẩy", "1977-07-07"),
    ("Tháng tám năm một nghìn chín trăm chín mươi chín", "1999-08"),
    ("Năm một nghìn chín trăm bốn mươi lăm", "1945"),
]
NO_WORDS = [
    "",
    "không rõ",
    "ngày ba mươi tháng hai năm một nghìn chín trăm sáu mươi hai",
    "ngày năm tháng mười ba năm hai nghìn",
    "ngày năm tháng năm năm một nghìn chín trăm tám",
    "ngày năm tháng năm năm chín mươi",
    "ngày năm năm hai nghìn",
]


@pytest.mark.parametrize(("text", "canonical"), WORDS)
def test_dates_in_words_are_read_in_all_usual_wordings(text, canonical):
    assert from_words(text) == canonical
    assert from_words(unicodedata.normalize("NFD", text)) == canonical
    assert understand(text, None).canonical == canonical


@pytest.mark.parametrize("text", NO_WORDS)
def test_words_that_say_no_date_or_could_say_two_are_not_read(text):
    assert from_words(text) is None


@given(DAYS, st.sampled_from([str.upper, str.title, str.lower]), st.sampled_from(["NFC", "NFD"]))
def test_a_date_and_its_words_go_both_ways(day, case, form):
    for canonical in (str(day), str(day)[:7], str(day)[:4]):
        words = in_words(canonical)
        assert from_words(unicodedata.normalize(form, case(words))) == canonical
        for other, usual in (("linh", "lẻ"), ("nghìn", "ngàn"), ("bốn", "tư"), ("lăm", "nhăm")):
            assert from_words(words.replace(other, usual)) == canonical


def test_the_words_are_those_of_the_template():
    assert in_words("2008-08-27").lower() == "ngày hai mươi bảy tháng tám năm hai nghìn không trăm linh tám"
    assert in_words("1921-04-15").lower() == "ngày mười lăm tháng tư năm một nghìn chín trăm hai mươi mốt"


COMPARED = [
    ("03.05.1962", "3/5/1962", Sameness.SAME),
    ("03.05.1962", "ngày 3 tháng 5 năm 1962", Sameness.SAME),
    ("25 tuổi", "25t", Sameness.SAME),
    ("không rõ", "Không rõ", Sameness.SAME),
    ("03.05.1962", "05.03.1962", Sameness.CLOSE),
    ("03.05.1962", "08.05.1962", Sameness.CLOSE),
    ("03.05.1962", "1962", Sameness.CLOSE),
    ("30.02.1962", "03.02.1962", Sameness.DIFFERENT),
    ("03.05.1962", "17.11.1980", Sameness.DIFFERENT),
    ("25 tuổi", "1962", Sameness.DIFFERENT),
]


@pytest.mark.parametrize(("first", "second", "sameness"), COMPARED)
def test_two_dates_compare(first, second, sameness):
    assert compare(first, second) == sameness
    assert compare(second, first) == sameness


@given(st.dates(dt.date(1850, 1, 1), dt.date(2050, 1, 1)))
def test_a_plain_text_is_its_own_canonical_form(day):
    pattern = re.compile(ngay.TYPE.plain or "")
    for text in (str(day), str(day)[:7], str(day)[:4]):
        if pattern.fullmatch(text):
            assert understand(text, None).canonical == text
