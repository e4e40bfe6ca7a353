"""Acts on contractors and on checking teams as Vietnamese sentences. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sogoc.accounts.duties import TITLES

Said = Mapping[str, Any]


def _duty(said: Said) -> str:
    return TITLES.get(said.get("duty", ""), str(said.get("duty")))


SENTENCES: dict[str, Callable[[Said], str]] = {
    "add_contractor": lambda said: f"Ghi nhà thầu {said.get('name')}, hợp đồng {said.get('contract')}.",
    "end_contract": lambda said: f"Đổi ngày hết hợp đồng: không còn hiệu lực từ {said.get('until')}.",
    "join_contractor": lambda said: f"Ghi {said.get('person')} là người của nhà thầu từ {said.get('since')}.",
    "leave_contractor": lambda said: (
        f"Ghi {said.get('person')} thôi làm cho nhà thầu từ {said.get('until')}."
    ),
    "form_team": lambda said: (
        f"Lập tổ kiểm tra chéo theo văn bản {said.get('document')}, {len(said.get('members', ()))} phân công."
    ),
    "join_team": lambda said: f"Thêm {said.get('person')} vào tổ kiểm tra chéo, nhiệm vụ “{_duty(said)}”.",
    "leave_team": lambda said: (
        f"Cho {said.get('person')} thôi nhiệm vụ “{_duty(said)}” trong tổ kiểm tra chéo."
    ),
    "end_team": lambda said: f"Tổ kiểm tra chéo thôi hoạt động từ {said.get('until')}.",
}
