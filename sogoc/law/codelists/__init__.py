"""Code lists of the registers as dated data: what an official column may hold.

In: the CSV files of ``data/`` (facts of the ministry's import template and of its entry form). Out: ``CODE_LISTS`` by the names that
fields use (``gioiTinh``, ``ks.loaiDangKy``, ``dan_toc_158`` …). Nothing is read before the first look-up.
"""

from __future__ import annotations

from sogoc.law.codelists.lists import CODE_LISTS, CodeList
from sogoc.law.codelists.tables import read_table

__all__ = ["CODE_LISTS", "CodeList", "read_table"]
