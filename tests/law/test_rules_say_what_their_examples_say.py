"""Each rule proves itself by its own examples, and explains itself: sentence, remedy, reasons, law."""

from __future__ import annotations

import re
from itertools import pairwise
from string import Formatter

import pytest

from sogoc.law.books import BOOK_TYPES
from sogoc.law.expr.judge import bound, judge, sentences
from sogoc.law.expr.to_python import RowView
from sogoc.law.reasons import REASONS
from sogoc.law.rule import Outcome, Scope, Severity
from sogoc.law.rules import RULES
from sogoc.law.values import VALUE_TYPES

ROW_RULES = [rule for rule in RULES.values() if rule.scope in {Scope.FIELD, Scope.ENTRY}]
ALWAYS_TOLD = {
    "NGAY_THIEU",
    "COT_MAU_CU",
    "THIEU_DAN_CHIEU_GIAM_HO",
    "GIAM_SAT_THIEU_NGUOI",
    "CON_NUOI_THIEU_NGUOI_NHAN",
    "CON_NUOI_THIEU_BEN_GIAO",
    "THAY_DOI_THIEU_DAN_CHIEU",
    "CO_QUYET_DINH_TU_2016",
    "GHI_VAO_SO_THIEU_GIAY_TO",
    "XAC_NHAN_THIEU_DAN_CHIEU",
    "LY_HON_LECH_GHI_CHU",
    "THIEU_LOAI_GIAY_TO",
    "GIAY_BAO_TU_THIEU_LOAI",
    "THIEU_NGUOI_KY",
    "TUYEN_BO_SAI_THU_TU",
}
"""Rules that ask whether something is written at all: that can be told of every row."""
CONTRACT = {
    "THIEU_TEP": "can_ly_do",
    "THUA_TEP": "can_ly_do",
    "TEP_HONG": "can_ly_do",
    "TEN_TEP_SAI": "can_ly_do",
    "THIEU_COT": "can_ly_do",
    "COT_LA": "luu_y",
    "O_CONG_THUC": "luu_y",
    "MA_SAI": "can_ly_do",
    "DAN_TOC_LA": "can_ly_do",
    "QUOC_TICH_LA": "can_ly_do",
    "NGAY_SAI": "khong_the",
    "NGAY_THIEU": "can_ly_do",
    "TUOI_THAY_NAM_SINH": "luu_y",
    "CHU_LECH_SO": "can_ly_do",
    "SO_SAI_DANG": "can_ly_do",
    "SO_LECH_NAM": "can_ly_do",
    "TRUNG_SO": "can_ly_do",
    "KHUYET_SO": "luu_y",
    "NGHI_TRUNG_VIEC": "can_ly_do",
    "NGHI_SINH_DOI": "luu_y",
    "TUOI_KET_HON": "can_ly_do",
    "KHAI_SINH_QUA_HAN": "can_ly_do",
    "KHAI_TU_QUA_HAN": "can_ly_do",
    "TUOI_CHA_ME": "can_ly_do",
    "NGAY_TRUOC_SINH": "can_ly_do",
    "DINH_DANH_SAI": "can_ly_do",
    "CHO_DINH_DANH": "can_ly_do",
    "TEN_KY_TU_LA": "can_ly_do",
    "TEN_BANG_MA_CU": "can_ly_do",
    "TEN_HO_LA": "luu_y",
    "THIEU_COT_LOI": "can_ly_do",
}


def outcome(rule, example):
    verdicts = judge(rule, example.rows[0], BOOK_TYPES[example.book])
    field = example.field if rule.scope is Scope.FIELD else rule.field
    return verdicts[field].outcome if field in verdicts else Outcome.PASSES


@pytest.mark.parametrize("rule", ROW_RULES, ids=lambda rule: rule.code)
def test_a_rule_says_what_its_examples_say(rule):
    for example in rule.examples:
        assert outcome(rule, example) is example.outcome, example


@pytest.mark.parametrize("rule", ROW_RULES, ids=lambda rule: rule.code)
def test_a_broken_rule_gives_a_whole_sentence_and_a_remedy(rule):
    for example in rule.examples:
        if example.outcome is not Outcome.BREAKS:
            continue
        book = BOOK_TYPES[example.book]
        field = example.field if rule.scope is Scope.FIELD else rule.field
        for item in bound(rule, book):
            if item.field is not None and item.field.name == field:
                says, fix = sentences(item, RowView(example.rows[0], book))
                for sentence in (says, fix):
                    assert sentence.endswith("."), example
                    assert not re.search(r"[{}]|None|không rõ", sentence), example


def test_examples_pass_break_and_cannot_tell():
    for rule in ROW_RULES:
        shown = {example.outcome for example in rule.examples}
        needed = {Outcome.PASSES, Outcome.BREAKS}
        if rule.code not in ALWAYS_TOLD:
            needed.add(Outcome.CANNOT_TELL)
        assert needed <= shown, rule.code


def test_examples_use_official_columns():
    for rule in ROW_RULES:
        for example in rule.examples:
            for row in example.rows:
                assert set(row) <= set(BOOK_TYPES[example.book].field), example


def test_every_code_of_the_contract_keeps_its_severity():
    assert {code: str(RULES[code].severity) for code in CONTRACT} == CONTRACT


def test_every_rule_stands_on_a_law_or_on_what_cannot_be_otherwise():
    for rule in RULES.values():
        laws = [version.law or rule.basis for version in rule.versions] or [rule.basis]
        assert all(law is not None and (law.is_text or law.sure) for law in laws), rule.code


def test_a_rule_whose_law_was_not_read_holds_nothing_but_for_the_codes_of_the_contract():
    for rule in RULES.values():
        laws = [rule.basis, *(version.law for version in rule.versions)]
        if rule.code not in CONTRACT and any(law is not None and not law.sure for law in laws):
            assert rule.severity is Severity.LUU_Y, rule.code


def test_what_needs_a_reason_offers_reasons():
    for rule in RULES.values():
        assert set(rule.reasons) <= set(REASONS), rule.code
        if rule.severity is not Severity.LUU_Y:
            assert rule.reasons, rule.code


def test_declarations_name_known_things():
    for rule in RULES.values():
        assert set(rule.books) <= set(BOOK_TYPES), rule.code
        assert set(rule.each) <= set(VALUE_TYPES), rule.code
        assert rule.title, rule.code
        for template in (rule.says, rule.fix):
            assert template.endswith("."), rule.code
            named = {name for _, name, _, _ in Formatter().parse(template) if name}
            if rule.scope in {Scope.FIELD, Scope.ENTRY}:
                assert named <= {"label", "value", *rule.params}


def test_versions_of_a_rule_follow_each_other_without_overlap():
    for rule in RULES.values():
        dated = sorted(rule.versions, key=lambda version: version.since or "")
        for earlier, later in pairwise(dated):
            assert earlier.until is not None, rule.code
            assert later.since is not None, rule.code
            assert earlier.until < later.since, rule.code


def test_the_age_of_marriage_follows_the_law_of_its_day():
    rule = RULES["TUOI_KET_HON"]
    row = {"voNgaySinh": "06.03.1997", "ngayDangKy": "05.03.2015"}
    assert (
        judge(rule, row, BOOK_TYPES["KH"])["voNgaySinh"].law
        == "Điều 8 Luật Hôn nhân và gia đình (52/2014/QH13)"
    )


def test_a_child_with_unknown_parents_owes_nothing_about_them():
    row = {"nksLoaiKhaiSinh": "4"}
    for code in ("NGAY_THIEU", "THIEU_COT_LOI"):
        verdicts = judge(RULES[code], row, BOOK_TYPES["KS"])
        owed = {name or "" for name, verdict in verdicts.items() if verdict.outcome is Outcome.BREAKS}
        assert not any(name.startswith(("me", "cha")) for name in owed)
        assert "nksDanToc" not in owed


def test_an_empty_core_date_is_asked_about_once():
    row = {"nksHoTen": "LÊ THỊ BÌNH"}
    dates = judge(RULES["NGAY_THIEU"], row, BOOK_TYPES["KS"])
    others = judge(RULES["THIEU_COT_LOI"], row, BOOK_TYPES["KS"])
    assert not set(dates) & set(others)
    assert set(dates) | set(others) == set(BOOK_TYPES["KS"].core)


@pytest.mark.parametrize(
    "name",
    [
        "K'Brơi",
        "K’Brơi",
        "Ka Să Ha Thương",
        "Ƀuôn Krŏng",
        "Y",
        "Ka",
        "H’Ơ̆n Niê",
        "Cill Ka Git",
        "Y-Ƀlŭl",
        "Păng Ting",
    ],
)
def test_names_of_ethnic_groups_are_good_names(name):
    for code in ("TEN_KY_TU_LA", "TEN_BANG_MA_CU", "TEN_HO_LA"):
        verdict = judge(RULES[code], {"nksHoTen": name}, BOOK_TYPES["KS"])["nksHoTen"]
        assert verdict.outcome is Outcome.PASSES
