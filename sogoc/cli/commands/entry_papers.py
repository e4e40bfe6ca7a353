"""``sogoc entry``: the part about papers and dossiers of book against paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from sogoc.cli.faults import existing_file
from sogoc.cli.installation import actor as find_actor
from sogoc.cli.installation import entry_there, open_installation, via
from sogoc.cli.mistakes import wrong_command
from sogoc.cli.options import Actor
from sogoc.cli.outcome import WITH_FINDINGS, Outcome
from sogoc.cli.words import t

if TYPE_CHECKING:
    from sogoc.accounts.models import Person
    from sogoc.register.models import Document, Dossier

Reason = Annotated[str, Parameter(help=t("Lý do.", "Reason."))]
Paper = Annotated[int | None, Parameter(help=t("Số của giấy tờ làm căn cứ.", "Number of the paper."))]


def paper(
    file: Annotated[Path, Parameter(help=t("Tệp PDF, JPEG hoặc PNG.", "PDF, JPEG or PNG."))],
    /,
    *,
    unit: Annotated[str, Parameter(help=t("Mã đơn vị.", "Unit code."))],
    kind: Annotated[str, Parameter(help=t("Loại giấy tờ, ví dụ quyet_dinh.", "Kind, e.g. quyet_dinh."))],
    number: Annotated[str, Parameter(help=t("Số.", "Number."))] = "",
    day: Annotated[str, Parameter(help=t("Ngày như trên giấy.", "Day as written."))] = "",
    issuer: Annotated[str, Parameter(help=t("Nơi cấp.", "Issuer."))] = "",
    note: Annotated[str, Parameter(help=t("Ghi chú.", "Note."))] = "",
    beside: Annotated[str | None, Parameter(help=t("Mã trường hợp.", "Entry."))] = None,
    role: Annotated[str, Parameter(help=t("nguon hoặc doi_chung.", "nguon or doi_chung."))] = "nguon",
    fields: Annotated[
        str, Parameter(help=t("Các cột, ví dụ nksHoTen,meHoTen.", "Columns, comma-separated."))
    ] = "",
    actor: Actor = None,
) -> Outcome:
    """Bring a paper."""
    open_installation()
    from sogoc.intake.papers import bring
    from sogoc.law.papers import LARGEST_PAPER
    from sogoc.packages.sandbox import Sandbox
    from sogoc.register.document_actions import Said, attach

    who = find_actor(actor)
    target = None if beside is None else entry_there(beside, who)
    with existing_file(file).open("rb") as stream:
        content = stream.read(LARGEST_PAPER + 1)
    said = Said(unit, kind, number, day, issuer, note)
    with Sandbox() as sandbox:
        made = bring(said, file.name, content, actor=who, sandbox=sandbox, via=via())
    if target is not None:
        names = [name.strip() for name in fields.split(",") if name.strip()]
        attach(made, target, role=role, fields=names, actor=who, via=via())
    says = t("Đã nạp giấy tờ số {n}: {pages} trang.", "Brought paper {n}: {pages} pages.")
    return Outcome(
        {"document": made.pk, "media": made.media, "pages": made.pages, "sha256": made.sha256},
        [says.format(n=made.pk, pages=made.pages)],
    )


Number = Annotated[int, Parameter(help=t("Số của giấy tờ.", "Number of the paper."))]
Beside = Annotated[
    str, Parameter(help=t("Mã trường hợp, ví dụ 24862/KS.2008.01/012.", "Entry, e.g. 24862/KS.2008.01/012."))
]


def attach(
    one: Beside,
    which: Number,
    /,
    *,
    role: Annotated[str, Parameter(help=t("nguon hoặc doi_chung.", "nguon or doi_chung."))] = "nguon",
    fields: Annotated[
        str, Parameter(help=t("Các cột, ví dụ nksHoTen,meHoTen.", "Columns, comma-separated."))
    ] = "",
    actor: Actor = None,
) -> Outcome:
    """Put a paper that is here beside an entry, for the first time or again."""
    open_installation()
    from sogoc.register import document_actions
    from sogoc.register.case_queries import document_at

    who = find_actor(actor)
    names = [name.strip() for name in fields.split(",") if name.strip()]
    target, document = entry_there(one, who), document_at(which, who)
    document_actions.attach(document, target, role=role, fields=names, actor=who, via=via())
    says = t("Đã gắn giấy tờ số {n} với {entry}.", "Paper {n} stands beside {entry}.")
    return Outcome({"document": which, "entry": str(target)}, [says.format(n=which, entry=target)])


def detach(one: Beside, which: Number, /, *, reason: Reason, actor: Actor = None) -> Outcome:
    """Take a paper from beside an entry; ``attach`` puts it there again."""
    open_installation()
    from sogoc.register import document_actions
    from sogoc.register.case_queries import places_beside

    who = find_actor(actor)
    target = entry_there(one, who)
    for use in places_beside(target, which):
        document_actions.detach(use, reason=reason, actor=who, via=via())
    says = t("Đã gỡ giấy tờ số {n} khỏi {entry}.", "Paper {n} was taken from beside {entry}.")
    return Outcome({"document": which, "entry": str(target)}, [says.format(n=which, entry=target)])


def withdraw(which: Number, /, *, reason: Reason, actor: Actor = None) -> Outcome:
    """Withdraw a paper that was brought by mistake; nothing may rest on it. The file is kept."""
    open_installation()
    from sogoc.register import document_actions
    from sogoc.register.case_queries import document_at

    who = find_actor(actor)
    document_actions.withdraw(document_at(which, who), reason=reason, actor=who, via=via())
    says = t("Đã rút giấy tờ số {n}.", "Withdrew paper {n}.")
    return Outcome({"document": which, "withdrawn": True}, [says.format(n=which)])


def dossier(
    which: Annotated[
        str, Parameter(help=t("Mã trường hợp (để mở) hoặc số hồ sơ.", "Entry, or number of a dossier."))
    ],
    /,
    *,
    act: Annotated[
        str,
        Parameter(
            help=t(
                "open, propose, decide, follow, close, reopen.",
                "open, propose, decide, follow, close, reopen.",
            )
        ),
    ],
    reason: Reason,
    document: Paper = None,
    differs: Annotated[
        list[str] | None,
        Parameter(help=t("Cột=chữ trên giấy; lặp lại được.", "Column=words of the paper; repeatable.")),
    ] = None,
    kind: Annotated[
        str, Parameter(help=t("Nội dung đề xuất, quyết định.", "What is proposed or decided."))
    ] = "",
    must_act: Annotated[str, Parameter(help=t("Bên phải làm tiếp.", "Who must act next."))] = "",
    actor: Actor = None,
) -> Outcome:
    """Open a dossier, or take its next step."""
    open_installation()
    from sogoc.register import dossier_actions
    from sogoc.register.case_queries import dossier_at

    who = find_actor(actor)
    if act == "open":
        against = chosen_paper(document, who)
        if against is None:
            raise wrong_command(t("Chưa nêu giấy tờ.", "No paper is named."), "entry dossier")
        said = dict(_pair(item) for item in differs or ())
        made = dossier_actions.open_dossier(
            entry_there(which, who), against, said, text=reason, actor=who, via=via()
        )
        return _told(made)
    if not which.isascii() or not which.isdigit():
        raise wrong_command(
            t(f"“{which}” không phải số hồ sơ.", f"“{which}” is no dossier."), "entry dossier"
        )
    if act not in {"propose", "decide", "follow", "close", "reopen"}:
        raise wrong_command(t(f"Không có bước “{act}”.", f"There is no step “{act}”."), "entry dossier")
    step = dossier_actions.Step(act, reason, kind, must_act)
    return _told(dossier_actions.take_step(dossier_at(int(which), who), step, actor=who, via=via()))


def dossiers(
    *,
    unit: Annotated[str | None, Parameter(help=t("Chỉ của đơn vị này.", "Of this unit only."))] = None,
    closed: Annotated[bool, Parameter(negative=(), help=t("Các hồ sơ đã đóng.", "Closed ones."))] = False,
    actor: Actor = None,
) -> Outcome:
    """Open dossiers."""
    open_installation()
    from sogoc.register.case_queries import open_dossiers

    found = [_facts(item) for item in open_dossiers(find_actor(actor), unit=unit, closed=closed)]
    lines = [
        f"{item['dossier']}  {item['entry']}  {item['state']}  {item['must_act']}  {item['age']}"
        for item in found
    ]
    return Outcome(
        {"dossiers": found}, lines or [t("Không có hồ sơ nào.", "No dossier.")], WITH_FINDINGS if found else 0
    )


def chosen_paper(pk: int | None, who: Person) -> Document | None:
    """The paper of a number, if it is there for the acting person; None for none."""
    from sogoc.register.case_queries import document_at

    return None if pk is None else document_at(pk, who)


def _pair(text: str) -> tuple[str, str]:
    name, sign, words = text.partition("=")
    if not sign:
        raise wrong_command(t(f"“{text}” thiếu dấu bằng.", f"“{text}” has no equals sign."), "entry dossier")
    return name.strip(), words


def _facts(found: Dossier) -> dict[str, Any]:
    from sogoc.register.case_queries import age_in_days

    return {
        "dossier": found.pk,
        "entry": str(found.entry),
        "document": found.document_id,
        "state": found.state,
        "proposal": found.proposal or None,
        "decision": found.decision or None,
        "must_act": found.must_act,
        "acting_since": found.acting_since,
        "age": age_in_days(found),
    }


def _told(found: Dossier) -> Outcome:
    facts = _facts(found)
    says = t("Hồ sơ số {n}: {state}; bên phải làm tiếp: {who}.", "Dossier {n}: {state}; next: {who}.")
    return Outcome(facts, [says.format(n=found.pk, state=facts["state"], who=facts["must_act"])])
