"""``sogoc amend``: dated changes of entries, proposals read from notes, and what a copy would say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import App, Parameter

from sogoc.cli.commands.amend_reading import proposals, show_change, would_copy
from sogoc.cli.installation import actor as find_actor
from sogoc.cli.installation import entry_there, open_installation, show_code, via
from sogoc.cli.options import Actor
from sogoc.cli.outcome import Outcome
from sogoc.cli.words import t

if TYPE_CHECKING:
    from sogoc.accounts.models import Person
    from sogoc.approval.models import Amendment

amend = App(
    name="amend", help=t("Ghi chú thay đổi qua đời sống của trường hợp.", "Dated changes of entries.")
)
amend.command(show_change, name="show", help=t("Xem một thay đổi.", "Show one change."))
amend.command(
    proposals,
    name="proposals",
    help=t("Thay đổi mà ghi chú của sổ có vẻ nói tới.", "Changes that an entry's note seems to tell."),
)
amend.command(would_copy, name="copy", help=t("Nội dung bản sao sẽ ghi.", "What a copy would say."))
_PATH = t("Trường hợp, ví dụ 24862/KS.2008.01/012.", "Entry, e.g. 24862/KS.2008.01/012.")
_NUMBER = t("Số của thay đổi.", "Number of the change.")


@amend.command(
    name="record", help=t("Ghi nhận một thay đổi vào một hay nhiều trường hợp.", "Record one change.")
)
def record(
    *entries: Annotated[str, Parameter(help=_PATH)],
    kind: Annotated[str, Parameter(help=t("Loại, ví dụ cai_chinh, ly_hon.", "Kind, e.g. cai_chinh."))],
    reason: Annotated[str, Parameter(help=t("Lý do.", "Reason."))],
    set_: Annotated[
        list[str] | None,
        Parameter(
            name="--set",
            negative_iterable=(),
            help=t(
                "CỘT=GIÁ_TRỊ cho mọi trường hợp, hoặc TRƯỜNG_HỢP:CỘT=GIÁ_TRỊ cho một trường hợp.",
                "COLUMN=VALUE for all entries, or ENTRY:COLUMN=VALUE for one.",
            ),
        ),
    ] = None,
    day: Annotated[
        str, Parameter(help=t("Ngày của thay đổi: 15/06/2008, 06/2008, 2008.", "Legal day."))
    ] = "",
    title: Annotated[str, Parameter(help=t("Loại giấy tờ căn cứ.", "What the basis is."))] = "",
    number: Annotated[str, Parameter(help=t("Số của căn cứ.", "Its number."))] = "",
    issued: Annotated[str, Parameter(help=t("Ngày ban hành căn cứ.", "Its day."))] = "",
    issuer: Annotated[str, Parameter(help=t("Nơi ban hành căn cứ.", "Its issuer."))] = "",
    basis: Annotated[
        str, Parameter(help=t("Trường hợp làm căn cứ (sổ thay đổi, cải chính).", "Entry that is the basis."))
    ] = "",
    document: Annotated[
        str,
        Parameter(help=t("Tài liệu đã nộp, bằng dãy 64 ký tự được cho khi nộp.", "Hash of its document.")),
    ] = "",
    text: Annotated[str, Parameter(help=t("Nguyên văn ghi chú ở lề.", "Note as in the margin."))] = "",
    page: Annotated[str, Parameter(help=t("Trang có ghi chú.", "Its page."))] = "",
    even_so: Annotated[
        bool,
        Parameter(
            name="--even-so",
            negative=(),
            help=t(
                "Vẫn ghi nhận dù giá trị mới không thể có hoặc ngày trước ngày đăng ký, vì giấy tờ ghi đúng như vậy.",
                "Record it although a new value cannot be or its day precedes the registration.",
            ),
        ),
    ] = False,
    actor: Actor = None,
) -> Outcome:
    """Record one change of one or many entries."""
    open_installation()
    from sogoc.approval.amendment_actions import Basis, Target, record_amendment

    person = find_actor(actor)
    values = _values(entries, set_ or [])
    targets = [Target(entry_there(path, person), values[path], text=text, page=page) for path in entries]
    ground = Basis(title, number, issued, issuer, entry_there(basis, person) if basis else None, document)
    made = record_amendment(
        kind, targets, actor=person, reason=reason, legal_day=day, basis=ground, even_so=even_so, via=via()
    )
    return Outcome(
        _told(made),
        [
            t("Đã ghi nhận thay đổi số {n}, chờ người khác cho hiệu lực.", "Recorded change {n}.").format(
                n=made.pk
            )
        ],
    )


def _values(entries: tuple[str, ...], given: list[str]) -> dict[str, dict[str, str]]:
    """New values of each entry, out of the words of ``--set``."""
    from sogoc.law.refusal import Refusal

    values: dict[str, dict[str, str]] = {path: {} for path in entries}
    for one in given:
        name, equals, value = one.partition("=")
        path, _, column = name.rpartition(":")
        if not equals or not column or (path and path not in values):
            raise Refusal(
                "GIA_TRI_SAI_DANG",
                t(f"Không hiểu “{one}”.", f"“{one}” is not understood."),
                t(
                    "Ghi CỘT=GIÁ_TRỊ, hoặc TRƯỜNG_HỢP:CỘT=GIÁ_TRỊ với trường hợp đã nêu.",
                    "Write COLUMN=VALUE, or ENTRY:COLUMN=VALUE of an entry that is named.",
                ),
            )
        for each in (path,) if path else entries:
            values[each][column] = value
    return values


def _change(number: int, person: Person) -> Amendment:
    from sogoc.accounts.queries import jurisdiction_units
    from sogoc.approval.amendment_queries import amendment

    return amendment(number, jurisdiction_units(person))


def _told(one: Amendment) -> dict[str, Any]:
    """What the JSON says of a change: nothing of what it changes, which ``amend show`` says to who may see it."""
    return {
        "amendment": one.pk,
        "kind": one.kind,
        "state": one.state,
        "day": one.legal_day,
        "entries": [str(target.entry) for target in one.targets.select_related("entry__book").order_by("pk")],
    }


@amend.command(name="enforce", help=t("Cho một thay đổi có hiệu lực.", "Put a change in force."))
def enforce(
    number: Annotated[int, Parameter(help=_NUMBER)],
    /,
    *,
    actor: Annotated[str, Parameter(help=t("Tài khoản của người phê duyệt.", "Approver's account."))],
    code: Annotated[str | None, Parameter(help=t("Mã dùng một lần.", "One-time code."))] = None,
) -> Outcome:
    """Put a recorded change in force."""
    open_installation()
    from sogoc.approval.amendment_actions import enforce_amendment
    from sogoc.approval.amendment_queries import why_not_act

    person = find_actor(actor)
    one = _change(number, person)
    if (refused := why_not_act(one, "enforce", person)) is not None:
        raise refused  # before the code is used up
    show_code(person, code)
    done = enforce_amendment(one, actor=person, via=via())
    return Outcome(
        _told(done), [t("Thay đổi số {n} đã có hiệu lực.", "Change {n} is in force.").format(n=number)]
    )


@amend.command(name="withdraw", help=t("Rút một thay đổi.", "Withdraw a change."))
def withdraw(
    number: Annotated[int, Parameter(help=_NUMBER)],
    /,
    *,
    reason: Annotated[str, Parameter(help=t("Lý do.", "Reason."))],
    actor: Actor = None,
) -> Outcome:
    """Withdraw a change, with the reason."""
    open_installation()
    from sogoc.approval.amendment_actions import withdraw_amendment

    person = find_actor(actor)
    done = withdraw_amendment(_change(number, person), actor=person, reason=reason, via=via())
    return Outcome(_told(done), [t("Đã rút thay đổi số {n}.", "Withdrew change {n}.").format(n=number)])


@amend.command(name="list", help=t("Danh sách thay đổi.", "List changes."))
def list_(
    *,
    state: Annotated[
        str | None, Parameter(help=t("recorded, in_force hoặc withdrawn.", "recorded, in_force, withdrawn."))
    ] = None,
    actor: Actor = None,
) -> Outcome:
    """List the changes of the account's jurisdiction."""
    open_installation()
    from sogoc.accounts.queries import jurisdiction_units
    from sogoc.approval.amendment_queries import amendments
    from sogoc.law.amendments import AMENDMENTS
    from sogoc.law.workflows import WORKFLOWS

    person = find_actor(actor)
    within = jurisdiction_units(person, duty="sensitive")
    everything = within.everything
    rows = [_told(one) for one in amendments(jurisdiction_units(person), state=state, sensitive=everything)]
    words = WORKFLOWS["amendment"].states
    lines = [
        f"{one['amendment']:>6}  {AMENDMENTS[one['kind']].title}: {words[one['state']]}, {', '.join(one['entries'])}"
        for one in rows
    ]
    return Outcome({"amendments": rows}, lines or [t("Không có thay đổi nào.", "No changes.")])


@amend.command(name="accept", help=t("Ghi nhận một đề xuất đã đọc từ ghi chú.", "Record a proposal."))
def accept(
    entry: Annotated[str, Parameter(help=_PATH)],
    sign: Annotated[str, Parameter(help=t("Mã của đề xuất.", "The proposal's sign."))],
    /,
    *,
    reason: Annotated[str, Parameter(help=t("Lý do.", "Reason."))],
    actor: Actor = None,
) -> Outcome:
    """Record what an entry's note seems to tell, as it was shown."""
    open_installation()
    from sogoc.approval.amendment_actions import accept_proposal

    person = find_actor(actor)
    made = accept_proposal(entry_there(entry, person), sign, actor=person, reason=reason, via=via())
    return Outcome(_told(made), [t("Đã ghi nhận thay đổi số {n}.", "Recorded change {n}.").format(n=made.pk)])
