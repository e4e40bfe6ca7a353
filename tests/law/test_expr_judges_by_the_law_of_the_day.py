"""A rule of several laws: which of them was in force on the decisive date, and what to say when that is not known to the day."""

from __future__ import annotations

import pytest

from sogoc.law.expr import F, date, present, years
from sogoc.law.expr.judge import bound, judge, sentences
from sogoc.law.expr.to_python import RowView
from sogoc.law.rule import Law, Outcome, Rule, Scope, Severity, Version
from tests.support.expressions import SMALL

AGE = years(F("conNgaySinh"), F("ngayDangKy"))
RULE = Rule(
    code="TUOI_THU",
    title="Tuổi để thử",
    severity=Severity.CAN_LY_DO,
    scope=Scope.ENTRY,
    says="{label} ghi “{value}”: {age} tuổi.",
    fix="Đối chiếu sổ.",
    field="conNgaySinh",
    decisive=date(F("ngayDangKy")),
    params={"age": AGE},
    versions=(
        Version(AGE >= 18, Law("1", "Luật cũ"), since="1960-01-13", until="2000-12-31"),
        Version(AGE >= 20, Law("2", "Luật mới"), since="2001-01-01"),
    ),
)


@pytest.mark.parametrize(
    ("born", "registered", "outcome", "law"),
    [
        ("01.01.1980", "01.06.1999", Outcome.PASSES, None),
        ("01.01.1982", "01.06.1999", Outcome.BREAKS, "Luật cũ (1)"),
        ("01.01.1983", "01.06.2002", Outcome.BREAKS, "Luật mới (2)"),
        ("01.01.1982", "01.06.2002", Outcome.PASSES, None),
        ("01.01.1950", "01.06.1955", Outcome.PASSES, None),
        ("01.01.1950", "1960", Outcome.CANNOT_TELL, None),
        ("1985", "", Outcome.CANNOT_TELL, None),
        ("", "1999", Outcome.CANNOT_TELL, None),
    ],
)
def test_the_law_of_the_decisive_date_judges(born, registered, outcome, law):
    verdict = judge(RULE, {"conNgaySinh": born, "ngayDangKy": registered}, SMALL)["conNgaySinh"]
    assert (verdict.outcome, verdict.law) == (outcome, law)


def test_a_date_that_spans_two_laws_breaks_only_when_both_break():
    both = Rule(
        **{
            **{name: getattr(RULE, name) for name in RULE.__slots__},
            "decisive": date(F("meNgaySinh")),
        }
    )

    def outcome(born: str, span: str) -> tuple[Outcome, str | None]:
        row = {"conNgaySinh": born, "ngayDangKy": "01.06.2000", "meNgaySinh": span}
        verdict = judge(both, row, SMALL)["conNgaySinh"]
        return verdict.outcome, verdict.law

    assert outcome("01.01.1983", "2000 hoặc 2001") == (Outcome.BREAKS, "Luật cũ (1); Luật mới (2)")
    assert outcome("01.01.1981", "2000 hoặc 2001") == (Outcome.CANNOT_TELL, None)
    assert outcome("01.01.1981", "2000") == (Outcome.PASSES, None)
    assert outcome("01.01.1970", "2000 hoặc 2001") == (Outcome.PASSES, None)


def test_dated_versions_need_a_decisive_date():
    undated = Rule(**{**{name: getattr(RULE, name) for name in RULE.__slots__}, "decisive": None})
    with pytest.raises(ValueError, match="decisive"):
        list(bound(undated, SMALL))


def test_a_condition_that_cannot_be_told_is_no_finding():
    rule = Rule(
        code="KHI",
        title="",
        severity=Severity.LUU_Y,
        scope=Scope.ENTRY,
        says="",
        fix="",
        field="conHoTen",
        when=F("conGioiTinh").u == "1",
        versions=(Version(present(F("conHoTen"))),),
    )
    assert judge(rule, {}, SMALL)["conHoTen"].outcome is Outcome.CANNOT_TELL
    assert judge(rule, {"conGioiTinh": "2"}, SMALL)["conHoTen"].outcome is Outcome.PASSES
    assert judge(rule, {"conGioiTinh": "1"}, SMALL)["conHoTen"].outcome is Outcome.BREAKS


def test_the_sentence_shows_what_is_written():
    row = {"conNgaySinh": "1982", "ngayDangKy": "01.06.1999"}
    (one,) = bound(RULE, SMALL)
    says, fix = sentences(one, RowView(row, SMALL))
    assert says == "Ngày, tháng, năm sinh của người con ghi “1982”: 16–17 tuổi."
    assert fix == "Đối chiếu sổ."
