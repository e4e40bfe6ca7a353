"""What the product writes for people takes its place whole, and never that of a file with other content."""

from __future__ import annotations

import pytest

from sogoc.cli.main import run
from sogoc.law.books import BOOK_TYPES
from sogoc.law.refusal import Refusal
from sogoc.packages.names import BookName
from sogoc.packages.writing import write_package
from tests.packages.making import frame_of, minimal_pdf

KHAI_SINH = BOOK_TYPES["KS"]
BOOK = BookName("KS", "2008", "01")
ROW = {"so": "01/2008", "nksHoTen": "NGUYỄN VĂN AN"}


def write(folder, row):
    return write_package(
        frame_of(KHAI_SINH, row), KHAI_SINH, name=BOOK, target_dir=folder, pdfs=[("a.pdf", minimal_pdf("a"))]
    )


def test_the_same_package_again_changes_nothing(tmp_path):
    first = [path.read_bytes() for path in write(tmp_path, ROW) if path]
    assert [path.read_bytes() for path in write(tmp_path, ROW) if path] == first


@pytest.mark.parametrize("name", ["KS.2008.01.xlsx", "KS.2008.01.zip"])
def test_a_file_of_somebody_else_is_left_alone(tmp_path, name):
    (tmp_path / name).write_bytes(b"my own work")
    with pytest.raises(Refusal, match="TEP_DA_CO"):
        write(tmp_path, ROW)
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_bytes() == b"my own work"


def test_nothing_is_left_behind_when_writing_fails(tmp_path):
    def pages():
        yield "a.pdf", minimal_pdf("a")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_package(frame_of(KHAI_SINH, ROW), KHAI_SINH, name=BOOK, target_dir=tmp_path, pdfs=pages())
    assert list(tmp_path.iterdir()) == []


def test_a_template_that_was_filled_in_is_never_replaced(tmp_path, capsys):
    place = tmp_path / "KS.2008.01.xlsx"
    assert run(["template", "KS", str(place)]) == 0
    assert run(["template", "KS", str(place)]) == 0
    place.write_bytes(place.read_bytes() + b"filled in")
    filled = place.read_bytes()
    assert run(["template", "KS", str(place), "--json"]) == 2
    assert "TEP_DA_CO" in capsys.readouterr().out
    assert place.read_bytes() == filled
