"""Keys for matching: what they forget and what they keep."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sogoc.law.text import collapse, fold, fold_key, letters_key, nfc, strange_characters

VIETNAMESE = st.text(alphabet="aàáảãạăằâầđeèêềiìoòôồơờuùưừyỳ AÁĐOÒUÙYÝ'’-bchknpt", max_size=20)

FOLDED = [
    ("Nguyễn Thị Ánh", "nguyen thi anh"),
    ("ĐỖ ĐỨC ĐẠT", "do duc dat"),
    ("Lý", "li"),
    ("Lí", "li"),
    ("Kỳ Mỹ Quý", "ki mi qui"),
    ("Mây", "may"),
    ("Thuý", "thuy"),
    ("Yến", "yen"),
    ("K’ Brơi", "k'broi"),
    ("Hoà  Bình", "hoa binh"),
    ("Ƀuôn Krŏng", "buon krong"),
    ("Ê̆ban", "eban"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "folded"), FOLDED)
def test_fold_forgets_marks_case_and_forms(text, folded):
    assert fold(text) == folded
    assert fold(unicodedata.normalize("NFD", text)) == folded


def test_fold_key_keeps_letters_and_digits_only():
    assert fold_key("K’ Brơi") == fold_key("K-Brơi") == fold_key("KBrơi") == "kbroi"
    assert fold_key("Phường 1") == "phuong1"


@given(st.one_of(st.text(), VIETNAMESE))
def test_keys_are_stable(text):
    assert fold(fold(text)) == fold(text)
    assert fold_key(fold(text)) == fold_key(text)
    assert letters_key(letters_key(text)) == letters_key(text)
    assert collapse(collapse(text)) == collapse(text)
    assert nfc(nfc(text)) == nfc(text)


@given(VIETNAMESE)
def test_keys_do_not_see_the_unicode_form(text):
    for key in (fold, fold_key, letters_key, collapse):
        assert key(unicodedata.normalize("NFD", text)) == key(unicodedata.normalize("NFC", text))


SAME = [
    ("Hòa", "Hoà"),
    ("HÒA", "hoà"),
    ("Thúy", "Thuý"),
    ("khỏe", "khoẻ"),
    ("quý", "qúy"),
    ("K'Brơi", "K’Brơi"),
    ("K' Brơi", "KʼBrơi"),
    ("Ê-đê", "Ê–đê"),
    ("Nguyễn  Văn A", "Nguyễn Văn A"),
]
OTHER = [
    ("Hòa", "Hóa"),
    ("Lý", "Lí"),
    ("Đỗ", "Đổ"),
    ("Mai", "Mãi"),
    ("K'Brơi", "KBrơi"),
    ("Krŏng", "Krong"),
    ("Hân", "Han"),
]


@pytest.mark.parametrize(("first", "second"), SAME)
def test_irrelevant_differences_leave_the_letters_the_same(first, second):
    assert letters_key(first) == letters_key(second)


@pytest.mark.parametrize(("first", "second"), OTHER)
def test_marks_and_letters_are_never_levelled(first, second):
    assert letters_key(first) != letters_key(second)


@pytest.mark.parametrize(
    ("text", "strange"),
    [
        ("Nguyễn Văn A", ""),
        ("K'Brơi K’Brơi KʼBrơi K`Brơi K´Brơi", ""),
        ("Ƀuôn Krŏng Ñĭ Čư̆ Ê̆ Ô̆ Ơ̆ Ư̆ ê̆ ô̆ ơ̆ ư̆ â̆", ""),
        ("Wjfz J.W. Nie-Kdam", ""),
        ("Lê 2", "2"),
        ("Đỗ @ ? @", "@?"),
        ("Ðinh", "Ð"),
        ("Аnna", "А"),
        ("A\x00B", "\x00"),
        ("A\u200bB", "\u200b"),
        ("Müller", "ü"),
        ("Trần (Tí)", "()"),
        ("李", "李"),
    ],
)
def test_strange_characters_are_those_of_no_language_of_viet_nam(text, strange):
    assert strange_characters(text) == strange
    if not strange:
        assert strange_characters(unicodedata.normalize("NFD", text)) == ""
