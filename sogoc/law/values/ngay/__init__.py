"""Dates of the registers (``ngay``): ISO prefixes with earliest and latest day, and what a prefix cannot hold.

In: ``03.05.1962``, ``5/1962``, ``1962``, ``25 tuổi``, ``1954 hoặc 1955``, ``30/02/1962 (âm lịch)``, ``Giáp Ngọ`` … Out: canonical
``1962-05-03``, ``1962-05``, ``1962``, ``tuoi:25``, ``1954|1955``, ``--05-03``, ``al:1962-02-30``, ``cc:giap-ngo``,
``cc:ki-ti-12-25`` (day and month of a year by its signs). Grounded in design §2
(Dates), Thông tư 04/2020/TT-BTP, articles 18 and 23 (unknown parts, ages) and the practice in domain facts §2.1, §4.1, §12.
"""

from __future__ import annotations

from sogoc.law.value import ValueType
from sogoc.law.values.ngay.ranges import as_written, bounds, in_slashes
from sogoc.law.values.ngay.reading import KINDS, PLAIN, understand
from sogoc.law.values.ngay.speaking import compare, explain
from sogoc.law.values.ngay.words import from_words, in_words

TYPE = ValueType(
    code="ngay",
    title="Ngày, tháng, năm",
    kinds=KINDS,
    understand=understand,
    compare=compare,
    explain=explain,
    plain=PLAIN,
    plain_kind="ngay",
)

__all__ = [
    "TYPE",
    "as_written",
    "bounds",
    "compare",
    "explain",
    "from_words",
    "in_slashes",
    "in_words",
    "understand",
]
