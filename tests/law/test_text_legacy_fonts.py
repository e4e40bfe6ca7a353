"""Text of legacy fonts is recognised and converted exactly; good names of every language are left alone."""

from __future__ import annotations

import csv
import unicodedata
from itertools import cycle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sogoc.law.text import legacy
from sogoc.law.text.syllables import is_syllable

# TCVN 5712:1993 (VN3), by code page position; capitals with a tone are small letters in another font.
TCVN3_BYTES = {
    "ă": 0xA8, "â": 0xA9, "ê": 0xAA, "ô": 0xAB, "ơ": 0xAC, "ư": 0xAD, "đ": 0xAE, "Ă": 0xA1, "Â": 0xA2, "Ê": 0xA3, "Ô": 0xA4,
    "Ơ": 0xA5, "Ư": 0xA6, "Đ": 0xA7, "à": 0xB5, "ả": 0xB6, "ã": 0xB7, "á": 0xB8, "ạ": 0xB9, "ằ": 0xBB, "ẳ": 0xBC, "ẵ": 0xBD,
    "ắ": 0xBE, "ặ": 0xC6, "ầ": 0xC7, "ẩ": 0xC8, "ẫ": 0xC9, "ấ": 0xCA, "ậ": 0xCB, "è": 0xCC, "ẻ": 0xCE, "ẽ": 0xCF, "é": 0xD0,
    "ẹ": 0xD1, "ề": 0xD2, "ể": 0xD3, "ễ": 0xD4, "ế": 0xD5, "ệ": 0xD6, "ì": 0xD7, "ỉ": 0xD8, "ĩ": 0xDC, "í": 0xDD, "ị": 0xDE,
    "ò": 0xDF, "ỏ": 0xE1, "õ": 0xE2, "ó": 0xE3, "ọ": 0xE4, "ồ": 0xE5, "ổ": 0xE6, "ỗ": 0xE7, "ố": 0xE8, "ộ": 0xE9, "ờ": 0xEA,
    "ở": 0xEB, "ỡ": 0xEC, "ớ": 0xED, "ợ": 0xEE, "ù": 0xEF, "ủ": 0xF1, "ũ": 0xF2, "ú": 0xF3, "ụ": 0xF4, "ừ": 0xF5, "ử": 0xF6,
    "ữ": 0xF7, "ứ": 0xF8, "ự": 0xF9, "ỳ": 0xFA, "ỷ": 0xFB, "ỹ": 0xFC, "ý": 0xFD, "ỵ": 0xFE,
}  # fmt: skip
# VNI: the letter, then a sign for shape and tone (Windows code page); these letters have a code of their own.
VNI_OWN = {"í": 0xED, "ì": 0xEC, "ỉ": 0xE6, "ĩ": 0xF3, "ị": 0xF2, "ỵ": 0xEE, "đ": 0xF1, "ơ": 0xF4, "ư": 0xF6}
VNI_SIGNS = {
    "\u0301": 0xF9, "\u0300": 0xF8, "\u0309": 0xFB, "\u0303": 0xF5, "\u0323": 0xEF,
    "\u0302": 0xE2, "\u0302\u0301": 0xE1, "\u0302\u0300": 0xE0, "\u0302\u0309": 0xE5, "\u0302\u0303": 0xE3, "\u0302\u0323": 0xE4,
    "\u0306": 0xEA, "\u0306\u0301": 0xE9, "\u0306\u0300": 0xE8, "\u0306\u0309": 0xFA, "\u0306\u0303": 0xFC, "\u0306\u0323": 0xEB,
}  # fmt: skip
TONES = "\u0300\u0301\u0303\u0309\u0323"
DATA = Path(legacy.__file__).parents[1] / "values" / "ho_ten" / "data"
SURNAMES = [row["ho"] for row in csv.DictReader((DATA / "ho.csv").read_text(encoding="utf-8").splitlines())]
GIVEN = (
    "An Ánh Ảnh Ba Bảo Bích Bình Cẩm Châu Chiến Cúc Cường Danh Diễm Diệu Dũng Duyên "
    "Dương Đại Đạt Điệp Đình Đoàn Đông Đức Giang "
    "Hà Hải Hạnh Hằng Hậu Hiền Hiếu Hoa Hoà Hòa Hoàng Hồng Huệ Hùng Huy Huyền Hường Hữu "
    "Khánh Khoa Khôi Kiều Kỳ Lan Lâm Lệ Liễu Linh Loan "
    "Lộc Lợi Luận Lý Mẫn Mến Minh Mơ Mùi Mỹ Nga Ngân Nghĩa Ngọc Nguyệt Nhã "
    "Nhật Nhị Như Nữ Oanh Phát Phấn Phong Phụng Phước Phượng "
    "Quân Quế Quốc Quý Quyên Quỳnh Sáu Sĩ Sơn Sương Tám Tâm Tấn Tẩn Thạch Thắm Thắng Thảo Thể Thìn Thịnh Thoa Thơ Thu Thuận Thục "
    "Thủy Thúy Thuý Thư Thương Tiến Tiễn Tình "
    "Toàn Tố Trâm Trí Trọng Trúc Trường Tuấn Tuệ Tùng Tuyết Tứ Tỷ Uyên Út Vân Vẹn Viễn Vĩnh Vượng Vỹ "
    "Xuân Xuyến Ý Yến"
).split()
NAMES = [
    f"{surname} {middle} {given}"
    for surname, middle, given in zip(cycle(SURNAMES), cycle(["Thị", "Văn"]), GIVEN * 4)
]
NAMES += [f"{surname} Thị Hường" for surname in SURNAMES]


def as_tcvn3(text: str, *, capitals_font: bool = False) -> str:
    letters = text
    if capitals_font:  # .VnTimeH: accented capitals are the small letters' codes
        letters = "".join(sign.lower() if sign > "\x7f" else sign for sign in text)
    codes = [TCVN3_BYTES.get(sign) or TCVN3_BYTES.get(sign.lower()) or ord(sign) for sign in letters]
    return bytes(codes).decode("latin-1")


def as_vni(text: str) -> str:
    out = []
    for sign in unicodedata.normalize("NFC", text):
        low = sign.lower()
        if low in VNI_OWN:
            code = chr(VNI_OWN[low])
        else:
            parts = unicodedata.normalize("NFD", low)
            tone = "".join(mark for mark in parts if mark in TONES)
            bare = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in TONES))
            if bare in VNI_OWN:
                code = chr(VNI_OWN[bare]) + chr(VNI_SIGNS[tone])
            else:
                shape = "".join(mark for mark in parts[1:] if mark not in TONES)
                code = parts[0] + (chr(VNI_SIGNS[shape + tone]) if shape + tone else "")
        out.append(code if sign == low else code.upper())
    return "".join(out)


@pytest.mark.parametrize(
    ("legacy_text", "encoding", "meant"),
    [
        ("NguyÔn V¨n Hïng", "TCVN3", "Nguyễn Văn Hùng"),
        ("TrÇn ThÞ ¸nh", "TCVN3", "Trần Thị Ánh"),
        ("NGUYÔN V¡N HïNG", "TCVN3", "NGUYỄN VĂN HÙNG"),
        ("D\u00ad¬ng V¨n Lª", "TCVN3", "Dương Văn Lê"),
        ("§ç ThÞ Hoµ", "TCVN3", "Đỗ Thị Hoà"),
        ("Nguyeãn Vaên Huøng", "VNI", "Nguyễn Văn Hùng"),
        ("NGUYEÃN VAÊN HUØNG", "VNI", "NGUYỄN VĂN HÙNG"),
        ("Ñoã Thò Uùt", "VNI", "Đỗ Thị Út"),
        ("Leâ Thò AÙnh", "VNI", "Lê Thị Ánh"),
        ("Phan Thò Bình", "VNI", "Phan Thị Bình"),
        ("Traàn Ñöùc Löông", "VNI", "Trần Đức Lương"),
        ("Niê {uôn R^t", "ethnic", "Niê Ƀuôn Rĭt"),
        (r"Y-{lu\l", "ethnic", "Y-Ƀlŭl"),
        (r"Mdhu\r", "ethnic", "Mdhŭr"),
    ],
)
def test_a_legacy_font_is_recognised_and_converted(legacy_text, encoding, meant):
    assert legacy.detect(legacy_text) == encoding
    assert legacy.convert(legacy_text, encoding) == meant


@pytest.mark.parametrize("encoding", ["TCVN3", "VNI"])
@pytest.mark.parametrize("case", [str, str.upper])
def test_every_vietnamese_name_survives_the_round_trip(encoding, case):
    unnoticed = []
    for name in map(case, NAMES):
        encoded = as_vni(name) if encoding == "VNI" else as_tcvn3(name, capitals_font=case is str.upper)
        assert legacy.convert(encoded, encoding) == name
        if encoded != name and legacy.detect(encoded) != encoding:
            unnoticed.append((name, encoded))
    assert unnoticed == []


def test_the_two_tables_hold_every_vietnamese_letter():
    for letter in "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ":
        assert legacy.convert(as_tcvn3(letter), "TCVN3") == letter
        assert legacy.convert(as_vni(letter), "VNI") == letter
        assert legacy.convert(as_vni(letter.upper()), "VNI") == letter.upper()


GOOD = [
    *(
        "Müller",
        "Hans Müller",
        "André Dupont",
        "François Léa",
        "Jörg Weiß",
        "Zoë Noël",
        "José Peña",
        "Chloé Mérault",
        "Björn",
    ),
    *("Loïc Dupont", "Anaïs Thérèse", "Renée Cléo", "Jürgen Schröder", "Søren Ågård", "Élodie Maé"),
    *(
        "K'Brơi",
        "Ka Să Ha Thương",
        "Ƀuôn Krŏng",
        "Y Ñan",
        "Ñin",
        "Hʼ Ñor Niê",
        "Niê Kdăm",
        "Rơ Ông K’Lâm",
        "Y Ê̆ban",
        "Kră Jăn",
        "KA LUÊN",
        "Ka Luên",
        "HA BIÊNG",
        "K'BRÊN",
        "CIL MUP BRÊNG",
    ),
    *(
        "Nguyễn Văn Hùng",
        "NGUYỄN THỊ ÁNH",
        "Lý Thò",
        "Bùi Há",
        "Lê Hà",
        "Hà Bé",
        "Ông Ích Khiêm",
        "Ðinh Văn An",
        "Tạ Tố Tè",
    ),
    *(
        "",
        "?",
        "Lan 2",
        "§ 5",
        "25 m²",
        "10 °C",
        "Tòa án 100µ",
        "Tòa án 100 µ",
        "5½",
        "Tòa nhà ½",
        "A & B",
        "Quyết định số 5 ® ©",
    ),
    *("Nam {", "^", "A ^ B", "C\\"),
]


@pytest.mark.parametrize("text", GOOD)
def test_good_vietnamese_highland_and_foreign_names_are_left_alone(text):
    assert legacy.detect(text) is None


def test_no_good_name_is_taken_for_a_legacy_font():
    for name in NAMES:
        for text in (name, name.upper(), unicodedata.normalize("NFD", name)):
            assert legacy.detect(unicodedata.normalize("NFC", text)) is None


@given(st.text())
def test_any_text_is_survived(text):
    encoding = legacy.detect(text)
    if encoding is not None:
        assert legacy.convert(text, encoding)
    for each in ("TCVN3", "VNI", "ethnic"):
        legacy.convert(text, each)


def test_an_unknown_encoding_is_refused():
    with pytest.raises(ValueError, match="VISCII"):
        legacy.convert("a", "VISCII")


@pytest.mark.parametrize(
    "word",
    ["Nguyễn", "quyết", "giếng", "gì", "khuya", "nghiêng", "hòa", "hoà", "ủy", "uỷ", "đắk", "lí", "yêu"],
)
def test_vietnamese_syllables_are_known(word):
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["Nguyểnn", "Brơi", "ăt̀", "càc", "Müller", "Loïc", "qua1", "", "toảc", "đn"])
def test_other_words_are_no_vietnamese_syllables(word):
    assert not is_syllable(word)


# VPS, by position in Windows-1252: a sample of the published table, typed in here again.
VPS_BYTES = {
    "ế": 0x89, "ề": 0x8A, "ể": 0x8B, "ệ": 0x8C, "ễ": 0xCD, "đ": 0xC7, "Đ": 0xF1, "ư": 0xDC, "ơ": 0xD6, "ă": 0xE6, "ị": 0xCE,
    "ờ": 0xA9, "ớ": 0xA7, "ọ": 0x86, "ộ": 0xB6, "ứ": 0xD9, "ạ": 0xE5, "ả": 0xE4, "ấ": 0xC3, "ầ": 0xC0, "ậ": 0xC6, "ủ": 0xFB,
}  # fmt: skip


def as_vps(text: str) -> str:
    return bytes(VPS_BYTES.get(sign) or ord(sign) for sign in text).decode("cp1252")


@pytest.mark.parametrize(
    "text",
    [
        "Nguyễn Thị Hường",
        "Trần Văn Đứ",
        "Đặng Thế Bảo".replace("ặ", "ạ"),
        "Phạm Ngọc Huệ",
        "Lê Thị Hiển",
        "huyện Lạc Dương",
    ],
)
def test_vps_is_read_by_its_table(text):
    typed = as_vps(text)
    assert legacy.detect(typed) == "VPS"
    assert legacy.convert(typed, "VPS") == text
    assert legacy.is_sure(typed, "VPS")


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("Nguye^~n Va(n A'n", "Nguyễn Văn Án"),
        ("DDa(.ng Thi. Hu+o+ng", "Đặng Thị Hương"),
        ("xa~ La't, huye^.n La.c Du+o+ng", "xã Lát, huyện Lạc Dương"),
        ("Le^ Hoa", "Lê Hoa"),
        ("Hoa`ng Thi. Nga", "Hoàng Thị Nga"),
        ("Ta` Phu'c", "Tà Phúc"),
        ("DDa. Te?h", "Đạ Tẻh"),
    ],
)
def test_viqr_is_read_by_rfc_1456(typed, text):
    assert legacy.detect(typed) == "VIQR"
    assert legacy.convert(typed, "VIQR") == text


@pytest.mark.parametrize(
    "text",
    ["K'Nam", "D'Ran", "Tran Van A (tuc B)", "a^b", "x+y = 2", "TP. Da Lat.", "H'Nie?", "Y'Bang", "Ma'Duc", "O+", "nhom mau O+",
     "ba~", "So^", "ba(n", "Pa(t)", "a( b)", "xa( ", "nha (cu)", "Te?h"],
)  # fmt: skip
def test_plain_letters_with_signs_are_no_viqr(text):
    assert legacy.detect(text) is None


def test_one_word_and_highland_signs_are_less_sure():
    assert not legacy.is_sure("Le^ Hoa", "VIQR")
    assert not legacy.is_sure("Y-Ut Niê {uôn R^t", "ethnic")
    assert legacy.is_sure("NguyÔn V¨n Hïng", "TCVN3")


@pytest.mark.parametrize(("typed", "text"), [("Th¡ng", "Thắng"), ("Xa Væn An Hå", "Xa Văn An Hạ")])
def test_where_another_table_reads_a_text_as_well_it_is_less_sure(typed, text):
    encoding = legacy.detect(typed) or ""
    assert legacy.convert(typed, encoding) in {text, legacy.convert(typed, "TCVN3")}
    assert not legacy.is_sure(typed, encoding)


def test_where_two_tables_read_a_text_the_commonest_words_decide():
    assert legacy.convert("Lê ThÎ Nª", legacy.detect("Lê ThÎ Nª") or "") == "Lê Thị Nở"
