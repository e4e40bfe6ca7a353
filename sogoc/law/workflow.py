"""Workflows are tables; one small engine answers what a person may do now and, if not, why not.

A transition names its sources, its target, the duty that may do it, the conditions that must hold (``needs``), the earlier acts
whose doers may not do it (``not_by``: independence lives here) and whether a reason is asked. The sentence of a refusal goes onto
the disabled button.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from sogoc.law.duties import TITLES
from sogoc.law.refusal import Refusal

Reason = Literal["never", "may", "must"]
NOT_BY = "TU_DUYET"
"""Code of the refusal by ``not_by``."""
NO_SUCH_DUTY = "KHONG_CO_NHIEM_VU"
"""Code of the refusal of whoever does not hold the duty of an act."""


@dataclass(frozen=True, slots=True)
class Transition:
    """One row of a workflow table. ``needs`` and ``not_by`` map a condition or an act to the sentence shown when it fails."""

    act: str
    title: str
    source: tuple[str, ...]
    target: str
    duty: str
    needs: tuple[str, ...] = ()
    not_by: tuple[str, ...] = ()
    reason: Reason = "never"


@dataclass(frozen=True, slots=True)
class Workflow:
    """A kind of thing, its states (code → Vietnamese word), its transitions, and for each condition its sentence and its remedy."""

    code: str
    title: str
    initial: str
    states: Mapping[str, str]
    transitions: tuple[Transition, ...]
    conditions: Mapping[str, tuple[str, str]]
    acts: Mapping[str, str]

    def __post_init__(self) -> None:
        """Refuse a table that names unknown states, conditions or acts, at import."""
        for row in self.transitions:
            unknown = [
                *(state for state in (*row.source, row.target) if state not in self.states),
                *(need for need in row.needs if need not in self.conditions),
                *(act for act in row.not_by if act not in self.acts),
                *({row.duty} - set(TITLES)),
            ]
            if unknown:
                message = f"workflow {self.code}, act {row.act}: unknown {', '.join(unknown)}"
                raise ValueError(message)

    def transition(self, act: str) -> Transition:
        """Row of an act; a ``KeyError`` is a bug of the caller."""
        for row in self.transitions:
            if row.act == act:
                return row
        raise KeyError(act)


@dataclass(frozen=True, slots=True)
class Situation:
    """What the engine must know: state, the person's duties, which conditions hold, who did which act before.

    Of ``done_by`` only what this person did matters; it is of the very thing that is acted on.
    """

    state: str
    person: str
    duties: frozenset[str]
    holds: frozenset[str] = frozenset()
    done_by: Mapping[str, frozenset[str]] = field(default_factory=dict)
    reason: str | None = None


def why_not(workflow: Workflow, act: str, situation: Situation) -> Refusal | None:
    """Return None when the person may do the act now, else the refusal with its sentence and remedy."""
    row = workflow.transition(act)
    if row.duty not in situation.duties:
        return Refusal(
            NO_SUCH_DUTY,
            f"Tài khoản này không được giao nhiệm vụ “{TITLES[row.duty]}” nên không thể {row.title[0].lower()}{row.title[1:]}.",
            f"Đề nghị người quản trị của đơn vị giao nhiệm vụ “{TITLES[row.duty]}”, hoặc chuyển việc cho người đang giữ nhiệm vụ ấy.",
            status=403,
        )
    if situation.state not in row.source:
        return Refusal(
            "SAI_TRANG_THAI",
            f"Đang ở trạng thái “{workflow.states[situation.state]}” nên không thể {row.title.lower()}.",
            "Chỉ làm được khi ở trạng thái "
            + " hoặc ".join(f"“{workflow.states[state]}”" for state in row.source)
            + ".",
        )
    for earlier in row.not_by:
        if situation.person in situation.done_by.get(earlier, frozenset()):
            return Refusal(
                "TU_DUYET",
                f"Người đã {workflow.acts[earlier]} không được {row.title.lower()} chính phần việc đó.",
                "Chuyển cho người khác có cùng nhiệm vụ; nếu đơn vị chỉ có một người, đề nghị tổ kiểm tra chéo.",
                status=403,
            )
    for need in row.needs:
        if need not in situation.holds:
            return Refusal(
                "CHUA_DU_DIEU_KIEN",
                *workflow.conditions[need],
            )
    if row.reason == "must" and not (situation.reason or "").strip():
        return Refusal(
            "THIEU_LY_DO", f"Việc {row.title.lower()} phải có lý do.", "Ghi lý do rồi thực hiện lại."
        )
    return None
