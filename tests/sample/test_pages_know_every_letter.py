"""The handwriting has all letters of Vietnamese and those of the highland languages."""

from __future__ import annotations

import unicodedata

import pypdfium2 as pdfium
import pytest

from sogoc.law.books import BOOK_TYPES
from sogoc.sample.pages import draw_page
from sogoc.sample.pages.faces import face

VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
PLAIN = [unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES]
VIETNAMESE = [case for small in (*PLAIN, *"bcdđghklmnpqrstvxfjwz") for case in (small, small.upper())]
HIGHLAND = [*"ƀɃčČĕĔĭĬñÑŏŎŭŬ", "ê̆", "Ê̆", "ô̆", "Ô̆", "ơ̆", "Ơ̆", "ư̆", "Ư̆"]
DIGITS_AND_SIGNS = list("0123456789.,:;-/()'’‘ʼ\"“”–…+%&°")


def ink(letter: str) -> bytes:
    """Where the pen went for one letter, alone in the page's number."""
    document = pdfium.PdfDocument(draw_page("KH", {"trangSo": letter}, seed=3))
    page = document[0].render(scale=2, crop=(440, 90, 0, 700)).to_pil().convert("L")
    document.close()
    dark: bytes = page.point(lambda grey: 255 * (grey < 110)).tobytes()
    return dark


def test_there_are_186_vietnamese_letters():
    assert len(set(VIETNAMESE)) == 186


@pytest.mark.parametrize("letter", [*VIETNAMESE, *HIGHLAND, *DIGITS_AND_SIGNS])
def test_the_pen_knows_the_letter(letter):
    assert face("hand").knows(letter)
    assert face("hand").glyph(letter).parts


def test_no_two_letters_look_the_same():
    letters = [*VIETNAMESE, *HIGHLAND, *"0123456789"]
    assert len({face("hand").glyph(letter).parts for letter in letters}) == len(letters)


@pytest.mark.parametrize("letter", ["a", "Ệ", "đ", "ư̆", "Ƀ", "ơ̆", "ñ", "7", "U"])
def test_a_letter_leaves_ink_and_not_the_box_of_the_unknown(letter):
    assert ink(letter) not in {ink(""), ink("猫")}


@pytest.mark.parametrize("letter", ["ế", "ự", "ơ̆", "Ặ"])
def test_a_decomposed_letter_is_drawn_like_the_composed_one(letter):
    assert face("hand").glyph(unicodedata.normalize("NFD", letter)).parts == face("hand").glyph(letter).parts


def test_all_letters_on_one_page_read_back():
    everything = " ".join([*VIETNAMESE, *HIGHLAND, *"‘’“”–ʼ"])
    document = pdfium.PdfDocument(draw_page("KS", {"ghiChu": everything}))
    page = "".join(document[0].get_textpage().get_text_range().split())
    document.close()
    assert "".join(everything.split()) in page


def test_a_letter_of_no_known_script_is_a_box_that_still_reads_back():
    document = pdfium.PdfDocument(draw_page("KS", {"ghiChu": "gọi là 猫"}))
    assert "猫" in document[0].get_textpage().get_text_range()
    document.close()


def test_labels_of_all_forms_are_printed_with_known_letters():
    from sogoc.law.sheets.forms import all_forms, form_of
    from sogoc.sample.pages.laying import laid_out

    former = [form_of(code, one.code) for code, type_ in BOOK_TYPES.items() for one in type_.layouts]
    for form in (*all_forms().values(), *former):
        letters = set(form.heading).union(*laid_out(form).texts())
        assert [letter for letter in letters if not face("print").knows(letter)] == []
