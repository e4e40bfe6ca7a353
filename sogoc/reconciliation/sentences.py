"""The sentence why: what agreed, what differs, what stands in the way. In: one judged row. Out: Vietnamese; no personal values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache

from sogoc.reconciliation.engine import LEVELS
from sogoc.reconciliation.tiers import TIERS

_TITLES = {"mother": "họ tên mẹ", "father": "họ tên cha", "spouse": "họ tên vợ hoặc chồng"}
_NAME = {2: "họ tên khác dấu", 1: "họ tên gần giống", 0: "họ tên khác"}
_PLAIN = {
    "number": {1: "số định danh", -1: "số định danh khác"},
    "sex": {1: "giới tính", -1: "giới tính khác"},
    "birth": {
        5: "đủ ngày tháng năm sinh",
        4: "tháng và năm sinh",
        3: "năm sinh",
        2: "năm sinh tính theo tuổi hoặc khoảng năm",
        1: "ngày và tháng sinh đảo chỗ",
        -1: "ngày sinh lệch một phần",
        -2: "năm sinh lệch một năm",
        -9: "ngày sinh khác",
    },
}
_KIN = {2: "khác dấu", 1: "gần giống", -1: "khác"}
_PLACE = {2: "xã, phường", 1: "huyện, thành phố"}
_DEATH = {
    1: "ngày chết lệch",
    -1: "dân cư chưa ghi nhận đã chết",
    -2: "ngày chết khác",
    -3: "dân cư ghi đã chết trước việc này",
}
NOBODY = "Dữ liệu dân cư không có ai đủ giống để đưa ra."


def sentence(row: Mapping[str, object]) -> str:
    """Say why a mention was judged as it was."""
    if row["outcome"] == "khong_tim_thay":
        return NOBODY
    levels = tuple(int(str(row[name])) for name in LEVELS)
    rivals = int(str(row["rivals"] or 0))
    return _say(
        int(str(row["tier"])),
        str(row["outcome"]),
        levels,
        rivals=rivals,
        twin=bool(row["twin"]),
        again=bool(row["again"]),
        lost=bool(row["lost"]),
    )


def after_change(outcome: str, was: str, day: dt.date) -> str:
    """What a change in force has to do with it: ``was``, how the text from before it would have been judged."""
    if outcome != "trung_khop" and was == "trung_khop":
        return f"Giá trị trước thay đổi ngày {day:%d/%m/%Y} thì khớp: dữ liệu dân cư có thể chưa theo thay đổi này."
    return f"Đã so theo giá trị có từ thay đổi ngày {day:%d/%m/%Y}."


@lru_cache(maxsize=100_000)
def _say(
    tier: int, outcome: str, levels: tuple[int, ...], *, rivals: int, twin: bool, again: bool, lost: bool
) -> str:
    e = {name.removeprefix("e_"): level for name, level in zip(LEVELS, levels, strict=True)}
    agreed, differs = _fields(e)
    parts = [TIERS[tier].says]
    if agreed:
        parts.append(f"Khớp: {', '.join(agreed)}.")
    if differs:
        parts.append(f"Khác: {', '.join(differs)}.")
    if outcome == "nhieu_ket_qua":
        parts.append(_hindrance(rivals=rivals, twin=twin, lost=lost, given=e["name"] == 1 and e["given"] < 0))
    elif again:
        parts.append("Người này còn có ở một trường hợp khác cùng loại, có thể là đăng ký lại.")
    return " ".join(parts)


def _hindrance(*, rivals: int, twin: bool, lost: bool, given: bool) -> str:
    if lost:
        return "Người này đã có ở một trường hợp khác cùng loại khớp hơn hoặc ngang bằng nên cần người xem."
    if twin:
        return "Có anh chị em sinh đôi tên gần giống nên cần người xem."
    if given:
        return "Tên này cũng là tên của người khác, có thể là anh chị em sinh đôi, nên cần người xem."
    if rivals > 1:
        return f"Có {rivals} người cùng có thể là người này nên cần người xem."
    return "Chưa đủ căn cứ để tự xác định nên cần người xem."


def _fields(e: Mapping[str, int]) -> tuple[list[str], list[str]]:
    """What agreed and what differs, in the order of reading."""
    agreed = ["họ tên"] if e["name"] == 3 else []
    differs = [] if e["name"] == 3 else [_NAME[e["name"]]]
    for field, titles in _PLAIN.items():
        level = e[field]
        if level in titles:
            (agreed if level > 0 and not (field == "birth" and level == 1) else differs).append(titles[level])
    for kin, title in _TITLES.items():
        if e[kin] == 3:
            agreed.append(title)
        elif e[kin]:
            differs.append(f"{title} {_KIN[e[kin]]}")
    if e["place"]:
        agreed.append(_PLACE[e["place"]])
    if e["death"] == 2:
        agreed.append("ngày chết")
    elif e["death"]:
        differs.append(_DEATH[e["death"]])
    return agreed, differs
