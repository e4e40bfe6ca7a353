"""What holds for every value type."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sogoc.law.codelists import CODE_LISTS
from sogoc.law.value import Sameness, Understanding
from sogoc.law.values import VALUE_TYPES

CODES = {"ma": "gioiTinh"}
TEXTS = st.one_of(
    st.text(max_size=30),
    st.text(alphabet="aăâáàảãạđêơưỹNguyễn K'BrơiđĐ0123456789/.-()", max_size=20),
    st.sampled_from(
        [
            "Nguyễn Văn Hùng",
            "K’Brơi",
            "Cơ Ho",
            "Việt Nam",
            "05/2008",
            "1",
            "068190001234",
            "7h30",
            "55",
            "UBND xã Lát",
        ]
    ),
)
each_type = pytest.mark.parametrize("code", sorted(VALUE_TYPES))


@each_type
@settings(max_examples=30)
@given(text=TEXTS)
def test_any_text_is_understood_as_one_of_the_closed_kinds(code, text):
    value_type = VALUE_TYPES[code]
    understood = value_type.understand(text, CODES.get(code))
    assert understood.kind in value_type.kinds
    assert value_type.explain(text, CODES.get(code))


@each_type
@settings(max_examples=30)
@given(text=TEXTS)
def test_nfd_and_nfc_are_understood_alike(code, text):
    understand = VALUE_TYPES[code].understand
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert understand(composed, CODES.get(code)) == understand(decomposed, CODES.get(code))


@each_type
@settings(max_examples=30)
@given(text=TEXTS)
def test_understanding_the_canonical_form_changes_nothing_more(code, text):
    if code in ("ngay", "ngay_bang_chu"):
        return  # their canonical form is not what stands in a cell; dates have a test of their own
    understand = VALUE_TYPES[code].understand
    canonical = understand(text, CODES.get(code)).canonical
    if canonical is not None:
        assert understand(canonical, CODES.get(code)).canonical == canonical


@each_type
@settings(max_examples=30)
@given(first=TEXTS, second=TEXTS)
def test_comparison_is_symmetric_and_a_text_is_the_same_as_itself(code, first, second):
    compare = VALUE_TYPES[code].compare
    assert compare(first, second) == compare(second, first)
    assert compare(first, first) == Sameness.SAME
    assert compare(first, unicodedata.normalize("NFD", first)) == Sameness.SAME


PLAIN = [code for code, value_type in sorted(VALUE_TYPES.items()) if value_type.plain is not None]


@pytest.mark.parametrize("code", PLAIN)
@settings(max_examples=50)
@given(data=st.data())
def test_a_plain_text_is_its_own_understanding(code, data):
    value_type = VALUE_TYPES[code]
    text = data.draw(st.from_regex(value_type.plain or "", fullmatch=True))
    assert value_type.understand(text, CODES.get(code)) == Understanding(text, value_type.plain_kind)


@pytest.mark.parametrize("code", PLAIN)
def test_a_plain_pattern_uses_explicit_classes_only(code):
    assert not re.search(r"\\[dDwWsSbB]|\(\?[=!<]|\\[1-9]", VALUE_TYPES[code].plain or "")


def test_importing_the_values_reads_no_table():
    script = (
        "import sys, sogoc.law.values, sogoc.law.codelists, sogoc.law.places\n"
        "print(sorted({'csv', 'importlib.resources', 'difflib', 'polars', 'django'} & set(sys.modules)))"
    )
    root = str(Path(__file__).parents[2])
    run = subprocess.run(
        [sys.executable, "-S", "-c", script],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": root},
        cwd=root,
    )
    assert run.stdout.strip() == "[]"


def test_code_lists_are_complete_and_named_as_the_fields_name_them():
    assert len(CODE_LISTS["dan_toc_158"].items) == 328
    assert len(CODE_LISTS["quoc_tich_158"].items) == 250
    assert list(CODE_LISTS["ks.loaiDangKy"].items) == ["1", "2", "3", "4", "5", "6"]
    assert all(codes.source for codes in CODE_LISTS.values())
