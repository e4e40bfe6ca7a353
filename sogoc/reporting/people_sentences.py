"""Acts on contractors, on checking teams and on single lines of the plan as Vietnamese sentences. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sogoc.accounts.duties import TITLES

Said = Mapping[str, Any]
_DECIDED = {"accepted": "Ghi vào bảng kê", "declined": "Không chấp nhận", "taken_back": "Rút"}


def _duty(said: Said) -> str:
    return TITLES.get(said.get("duty", ""), str(said.get("duty")))


def _ended(said: Said) -> str:
    ended = [f"“{TITLES.get(duty, duty)}” tại {unit}" for unit, duty in said.get("duties", ())]
    return f"thu hồi {', '.join(ended)}" if ended else "không còn nhiệm vụ nào phải thu hồi"


SENTENCES: dict[str, Callable[[Said], str]] = {
    "add_contractor": lambda said: f"Ghi nhà thầu {said.get('name')}, hợp đồng {said.get('contract')}.",
    "end_contract": lambda said: f"Đổi ngày hết hợp đồng: không còn hiệu lực từ {said.get('until')}.",
    "join_contractor": lambda said: f"Ghi {said.get('person')} là người của nhà thầu từ {said.get('since')}.",
    "leave_contractor": lambda said: (
        f"Ghi {said.get('person')} thôi làm cho nhà thầu từ {said.get('until')}; {_ended(said)}."
    ),
    "form_team": lambda said: (
        f"Lập tổ kiểm tra chéo theo văn bản {said.get('document')}, {len(said.get('members', ()))} phân công."
    ),
    "join_team": lambda said: f"Thêm {said.get('person')} vào tổ kiểm tra chéo, nhiệm vụ “{_duty(said)}”.",
    "leave_team": lambda said: (
        f"Cho {said.get('person')} thôi nhiệm vụ “{_duty(said)}” trong tổ kiểm tra chéo."
    ),
    "add_team_unit": lambda said: f"Thêm đơn vị {said.get('unit')} cho tổ kiểm tra chéo.",
    "remove_team_unit": lambda said: (
        f"Tổ kiểm tra chéo không được giao trường hợp của đơn vị {said.get('unit')} từ {said.get('until')}."
    ),
    "end_team": lambda said: f"Tổ kiểm tra chéo thôi hoạt động từ {said.get('until')}.",
    "revise_inventory": lambda said: (
        f"{'Bỏ một dòng khỏi bảng kê' if said.get('withdrawn') else 'Sửa một dòng của bảng kê'} "
        f"theo văn bản {said.get('document')}."
    ),
    "propose_inventory": lambda said: f"Đề nghị sửa bảng kê theo văn bản {said.get('document')}.",
    "decide_inventory": lambda said: (
        f"{_DECIDED.get(said.get('state', ''), 'Quyết định')} đề nghị sửa bảng kê."
    ),
}
