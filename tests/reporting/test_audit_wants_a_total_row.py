"""Issue item 9, ``report audit``: a table without a row of totals is no table to audit; its last row would be taken for one."""

from __future__ import annotations

import pytest

from sogoc.law.refusal import Refusal
from sogoc.reporting.audit import audit

PEOPLE = "soDinhDanh,hoTen,gioiTinh\n001199000001,NGUYỄN VĂN MẪU,1\n001199000002,LÊ THỊ MẪU,2\n001199000003,TRẦN MẪU,1\n"


def table(folder, text):
    path = folder / "bang.csv"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "text",
    [
        PEOPLE,
        "đơn vị,tổng\nMột,5\nHai,6\nBa,7\n",
        "stt,đơn vị,tổng\n1,Một,5\n2,Hai,6\n3,Ba,7\n",
        "a,b\n1,2\n3,4\n5,6\n",
    ],
)
def test_a_table_without_totals_is_refused_and_its_last_row_is_named(tmp_path, text):
    with pytest.raises(Refusal) as refused:
        audit(table(tmp_path, text))
    assert refused.value.code == "BANG_KHONG_DOC_DUOC"
    assert "dòng tổng" in refused.value.says
    assert "[Errno" not in refused.value.says


@pytest.mark.parametrize("word", ["TỔNG", "Tổng cộng", "Cộng", "TOTAL", "Toàn tỉnh", "tổng số:"])
def test_a_total_is_known_by_its_word(tmp_path, word):
    assert audit(table(tmp_path, f"đơn vị,số\nMột,5\nHai,6\n{word},11\n")).mismatches == []


@pytest.mark.parametrize("text", ["đơn vị,số\nMột,5\nHai,6\n,11\n", "stt,số\n1,5\n2,6\n,11\n"])
def test_or_by_its_lack_of_a_name_and_a_number(tmp_path, text):
    assert audit(table(tmp_path, text)).totals[0].computed == 11


def test_what_is_not_utf_8_is_said_without_the_words_of_a_library(tmp_path):
    path = tmp_path / "bang.csv"
    path.write_bytes("đơn vị,tổng\nMột,5\nTỔNG,5\n".encode("utf-16"))
    with pytest.raises(Refusal) as refused:
        audit(path)
    assert "codec" not in refused.value.says
