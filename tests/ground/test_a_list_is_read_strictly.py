"""Lists that people load (CSV, RFC 4180): every row comes out as it was written, and what lost a part is refused by its line."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sogoc.ground import csv_lists
from sogoc.ground.csv_lists import check_list, read_list
from sogoc.law.refusal import Refusal, RefusalKind

WRONG = RefusalKind("DANH_SACH_SAI", "Dòng {line}: {what}.", "Sửa dòng đã nêu rồi nạp lại.")
HEADER = b"a,b,c\n"


def refuse(line: int, what: str) -> Refusal:
    return WRONG.because(line=line, what=what)


def never(_cells: object) -> bool:
    return False


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("lists")


@pytest.fixture
def read(folder):
    def reading(content: bytes, needs=(("a", "b"),), is_row=None):
        file = folder / "list.csv"
        file.write_bytes(content)
        return list(read_list(file, refuse=refuse, needs=needs, is_row=is_row))

    return reading


texts = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), max_size=12).map(str.strip)


@given(
    st.lists(st.tuples(texts, texts, texts), max_size=8),
    st.booleans(),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(csv_lists.SEPARATORS),
)
def test_what_a_spreadsheet_writes_is_read_as_it_was_written(folder, rows, mark, end, separator):
    text = io.StringIO()
    csv.writer(text, lineterminator=end, delimiter=separator).writerows([("a", "b", "c"), *rows])
    file = folder / "written.csv"
    file.write_bytes(text.getvalue().encode("utf-8-sig" if mark else "utf-8"))
    found = read_list(file, refuse=refuse, needs=[("a", "b", "c")], is_row=never)
    assert [tuple(row.cells.values()) for row in found] == rows


@given(
    st.lists(st.tuples(texts, texts, texts), min_size=1, max_size=6),
    st.data(),
)
def test_a_cell_too_many_or_too_few_is_refused_with_the_line_on_which_its_row_begins(folder, rows, data):
    at = data.draw(st.integers(0, len(rows) - 1))
    broken: list[tuple[str, ...]] = list(rows)
    broken[at] = data.draw(st.sampled_from([rows[at][:2], (*rows[at], "x")]))
    text = io.StringIO()
    out = csv.writer(text, lineterminator="\n")
    out.writerow(("a", "b", "c"))
    lines = []
    for row in broken:
        lines.append(text.getvalue().count("\n") + 1)
        out.writerow(row)
    file = folder / "broken.csv"
    file.write_bytes(text.getvalue().encode())
    with pytest.raises(Refusal) as refused:
        list(read_list(file, refuse=refuse, needs=[("a",)], is_row=never))
    assert refused.value.says.startswith(f"Dòng {lines[at]}: có {len(broken[at])} ô")


@pytest.mark.parametrize(
    ("content", "line", "what"),
    [
        (b"", 1, "không có hàng tên cột"),
        (b"\n\n", 1, "không có hàng tên cột"),
        (b"a,c\n", 1, "thiếu cột b"),
        (b"a,b,a\n", 1, "cột a có hai lần"),
        (b"a,b, a\n", 1, "cột a có hai lần"),
        (b"a,b,\n", 1, "cột thứ 3 không có tên"),
        (b'a,b,"c\nd"\n', 1, "tên cột có xuống dòng"),
        (HEADER + b"1,2,3\n\n1,2\n", 4, "có 2 ô"),
        (HEADER + b"1,2,3,4\n", 2, "dấu nháy kép"),
        (HEADER + b'1,2,3\n1,"2,3\n4,5,6\n', 3, "dấu nháy kép chưa đóng"),
        (HEADER + b'1,"2,3\n4,5",6\n', 2, "kéo dài đến dòng 3"),
        (HEADER + b'1,"2\n4,5\n6",3\n', 2, "đến dòng 4"),
        (HEADER + b'1,"2"x,3\n', 2, "sau dấu nháy kép"),
        (HEADER + b'1,"2,3\n' + b"4,5,6\n" * 30_000, 2, "dấu nháy kép chưa đóng"),
        (HEADER + b"1,2,3\n1,\0,3\n", 3, "NUL"),
        (HEADER + b"1,2,3\n1,2,\xff\n", 3, "UTF-8"),
        ("a,b,c\n1,2,3\n".encode("utf-16"), 1, "UTF-8"),
        ("a,b,c\n1,2,3\n".encode("utf-16-le"), 1, "NUL"),
        (HEADER + b"1,2,3\n" * 50_000 + b"1,2,\xff\n", 50_002, "UTF-8"),
        (HEADER + b"1,2,3\r1,2,3\r", 2, "xuống dòng"),
    ],
)
def test_what_lost_a_part_is_refused_by_its_line(read, content, line, what):
    with pytest.raises(Refusal) as refused:
        read(content)
    assert refused.value.says.startswith(f"Dòng {line}: ")
    assert what in refused.value.says


def test_a_line_without_end_does_not_fill_the_memory(read, monkeypatch):
    monkeypatch.setattr(csv_lists, "LONGEST", 1_000)
    with pytest.raises(Refusal, match="Dòng 2: dòng dài quá"):
        read(HEADER + b"0" * 1_000_000)


def test_blank_lines_are_passed_over_and_counted(read):
    assert [row.line for row in read(HEADER + b"1,2,3\n\r\n\n4,5,6")] == [2, 5]


def test_columns_may_come_in_any_order_with_others_between(read):
    (row,) = read(b"x, b ,a\n1, 2 ,3\n", needs=(("k", "l", "m"), ("a", "b")))
    assert row.cells == {"x": "1", "b": "2", "a": "3"}


def test_of_several_sets_of_columns_the_one_that_is_nearly_there_is_asked_for(read):
    with pytest.raises(Refusal, match="thiếu cột d"):
        read(HEADER, needs=(("x", "y"), ("a", "b", "d")))


def test_a_line_inside_a_cell_may_be_text_and_no_row(read):
    def is_row(cells):
        return cells.get("b") == "2"

    (row,) = read(HEADER + b'1,2,"one, 2\nand two"\n', is_row=is_row)
    assert row[:2] == (2, 3)
    assert row.cells["c"] == "one, 2\nand two"
    with pytest.raises(Refusal, match="Dòng 2: có ô xuống dòng, kéo dài đến dòng 4"):
        read(HEADER + b'1,2,"one\n1,2,two\n"\n', is_row=is_row)


def test_a_list_can_be_looked_through_without_keeping_its_rows(folder):
    file = folder / "list.csv"
    file.write_bytes(b"\xef\xbb\xbf" + HEADER + b"1,2,3\n")
    assert check_list(file, refuse=refuse, needs=[("a",)]) == (["a", "b", "c"], 1)
    for content, line in ((b"", 1), (HEADER + b"1,2,3\n1,2\n", 3)):
        file.write_bytes(content)
        with pytest.raises(Refusal, match=f"Dòng {line}"):
            check_list(file, refuse=refuse, needs=[("a",)])


@pytest.mark.parametrize("separator", [b";", b"\t"])
def test_a_list_for_a_laxer_reader_has_commas(folder, separator):
    file = folder / "others.csv"
    file.write_bytes(separator.join([b"a", b"b", b"c"]) + b"\n")
    with pytest.raises(Refusal, match="cách nhau bằng dấu phẩy"):
        check_list(file, refuse=refuse, needs=[("a", "b")])
