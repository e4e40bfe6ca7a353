"""One rule speaks of many fields and many books: binding puts it onto the columns of one."""

from __future__ import annotations

from sogoc.law.expr import BESIDE, EVENT, NUMBER, REGISTERED, THIS, F, all_of, any_of, date, present
from sogoc.law.expr.bind import bind
from sogoc.law.expr.fields import columns, fields
from sogoc.law.expr.to_json import to_json
from sogoc.law.expr.tree import Lit
from tests.support.expressions import SMALL


def constant(expr) -> object:
    return expr.value if isinstance(expr, Lit) else expr


def test_roles_become_the_columns_of_the_book_type():
    bound = bind(all_of(date(EVENT) <= date(REGISTERED), present(NUMBER)), SMALL)
    assert fields(bound) == {"conNgaySinh", "ngayDangKy", "so"}
    assert columns(bound) == {("conNgaySinh", "lo"), ("ngayDangKy", "lo"), ("so", "v")}


def test_beside_is_the_same_person():
    this = SMALL.field["meHoTen"]
    assert fields(bind(present(BESIDE("ngay_sinh")), SMALL, this)) == {"meNgaySinh"}
    assert fields(bind(present(BESIDE("ngay_sinh")), SMALL, SMALL.field["conHoTen"])) == {"conNgaySinh"}


def test_a_block_that_implies_a_sex_has_it_without_a_column():
    assert constant(bind(BESIDE("gioi_tinh").u, SMALL, SMALL.field["meHoTen"])) == "2"
    assert fields(bind(BESIDE("gioi_tinh").u, SMALL, SMALL.field["conHoTen"])) == {"conGioiTinh"}


def test_what_the_book_lacks_is_absent_and_folds_away():
    assert constant(bind(F("nktNgayChet").v == "1", SMALL)) is None
    assert constant(bind(present(F("nktNgayChet")), SMALL)) is False
    assert constant(bind(all_of(present(F("nktNgayChet")), present(NUMBER)), SMALL)) is False
    kept = bind(any_of(F("nktNgayChet").v == "1", present(NUMBER)), SMALL)
    assert fields(kept) == {"so"}, "cannot tell or true is not yet decided"


def test_questions_about_the_declarations_are_answered_when_bound():
    name, born = SMALL.field["conHoTen"], SMALL.field["meNgaySinh"]
    for question, expected in [
        (THIS.is_core, (True, False)),
        (THIS.attribute_in("ngay_sinh"), (False, True)),
        (THIS.block_in("con"), (True, False)),
        (THIS.field_in("meNgaySinh"), (False, True)),
        (THIS.type_in("ngay"), (False, True)),
        (THIS.is_subject, (True, False)),
        (THIS.is_mention, (True, True)),
    ]:
        assert tuple(constant(bind(question, SMALL, field)) for field in (name, born)) == expected


def test_binding_twice_changes_nothing():
    once = bind(all_of(date(EVENT) <= date(REGISTERED), F("so").k == "so"), SMALL)
    assert to_json(bind(once, SMALL)) == to_json(once)
