"""The sentence why: what agreed, what differs, what stands in the way. In: one judged row. Out: Vietnamese; no personal values."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from sogoc.reconciliation.engine import LEVELS
from sogoc.reconciliation.tiers import TIERS

_TITLES = {"mother": "họ tên mẹ", "father": "họ tên cha", "spouse": "họ tên vợ hoặc chồng"}
_NAME = {2: "họ tên khác dấu", 1: "họ tên gần giống", 0: "họ tên khác"}
_BIRTH = {
    1: "ngày và tháng sinh đảo chỗ",
    -1: "ngày sinh lệch một phần",
    -2: "năm sinh lệch một năm",
    -9: "ngày sinh khác",
}
_AGREED_BIRTH = {5: "đủ ngày tháng năm sinh", 4: "tháng và năm sinh", 3: "năm sinh", 2: "năm sinh tính theo tuổi hoặc khoảng năm"}
_DEATH = {1: "ngày chết lệch", -1: "dân cư chưa ghi nhận đã chết", -2: "ngày chết khác", -3: "dân cư ghi đã chết trước việc này"}
NOBODY = "Dữ liệu dân cư không có ai đủ giống để đưa ra."


def sentence(row: Mapping[str, object]) -> str:
    """Say why a mention was judged as it was."""
    if row["outcome"] == "khong_tim_thay":
        return NOBODY
    levels = tuple(int(str(row[name])) for name in LEVELS)
    rivals = int(str(row["rivals"] or 0))
    return _say(int(str(row["tier"])), str(row["outcome"]), levels, rivals=rivals, twin=bool(row["twin"]), again=bool(row["again"]), lost=bool(row["lost"]))


@lru_cache(maxsize=100_000)
def _say(tier: int, outcome: str, levels: tuple[int, ...], *, rivals: int, twin: bool, again: bool, lost: bool) -> str:
    e = {name.removeprefix("e_"): level for name, level in zip(LEVELS, levels, strict=True)}
    agreed, differs = _fields(e)
    parts = [TIERS[tier].says]
    if agreed:
        parts.append(f"Khớp: {', '.join(agreed)}.")
    if differs:
        parts.append(f"Khác: {', '.join(differs)}.")
    if outcome == "nhieu_ket_qua":
        parts.append(_hindrance(rivals=rivals, twin=twin, lost=lost))
    elif again:
        parts.append("Người này còn có ở một trường hợp khác cùng loại, có thể là đăng ký lại.")
    return " ".join(parts)


def _hindrance(*, rivals: int, twin: bool, lost: bool) -> str:
    if lost:
        return "Người này đã có ở một trường hợp khác cùng loại khớp hơn hoặc ngang bằng nên cần người xem."
    if twin:
        return "Có anh chị em sinh đôi tên gần giống nên cần người xem."
    if rivals > 1:
        return f"Có {rivals} người cùng có thể là người này nên cần người xem."
    return "Chưa đủ căn cứ để tự xác định nên cần người xem."


def _fields(e: Mapping[str, int]) -> tuple[list[str], list[str]]:
    agreed, differs = [], []
    for level, same, other in ((e["number"], "số định danh", "số định danh khác"), (e["sex"], "giới tính", "giới tính khác")):
        if level > 0:
            agreed.append(same)
        elif level < 0:
            differs.append(other)
    if e["name"] == 3:
        agreed.insert(0, "họ tên")
    else:
        differs.insert(0, _NAME[e["name"]])
    if e["birth"] in _AGREED_BIRTH:
        agreed.append(_AGREED_BIRTH[e["birth"]])
    elif e["birth"] in _BIRTH:
        differs.append(_BIRTH[e["birth"]])
    for kin, title in _TITLES.items():
        level = e[kin]
        if level == 3:
            agreed.append(title)
        elif level:
            differs.append(title + {2: " khác dấu", 1: " gần giống", -1: " khác"}[level])
    if e["place"]:
        agreed.append("xã, phường" if e["place"] == 2 else "huyện, thành phố")
    if e["death"] == 2:
        agreed.append("ngày chết")
    elif e["death"]:
        differs.append(_DEATH[e["death"]])
    return agreed, differs
