"""Lists that people read stand in the order of a Vietnamese dictionary."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from sogoc.law.text.letters import OF_NAMES
from sogoc.law.text.ordering import dictionary_order

IN_ORDER = [
    "Huyện Bảo Lâm", "Huyện Đạ Huoai", "Huyện Đạ Tẻh", "Huyện Đam Rông", "Huyện Đức Trọng", "Huyện Hàm Tân", "Huyện Hàm Thuận Bắc",
    "Huyện Lạc Dương", "Huyện Lâm Hà", "Phường 2", "Phường 10", "Phường An", "ta", "tà", "tả", "tã", "tá", "tạ", "tan", "tă", "tâ", "thi",
]  # fmt: skip


def test_letters_before_tones_syllable_by_syllable():
    # Đạ before Đam: the syllable is over before a further letter comes
    mixed = IN_ORDER.copy()
    random.Random(1).shuffle(mixed)
    assert sorted(mixed, key=dictionary_order) == IN_ORDER


@given(st.text(alphabet=OF_NAMES + " 0123456789'-²⁵", max_size=30))
def test_case_counts_for_nothing_and_any_text_has_a_place(text):
    assert dictionary_order(text) == dictionary_order(text.upper()) or text.upper().lower() != text.lower()
