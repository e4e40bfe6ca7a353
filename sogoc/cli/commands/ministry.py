"""``sogoc ministry import`` and ``sogoc ministry compare``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

from cyclopts import App, Parameter

from sogoc.cli.faults import existing_file
from sogoc.cli.installation import actor as find_actor
from sogoc.cli.installation import open_installation, via
from sogoc.cli.mistakes import wrong_command
from sogoc.cli.options import Actor
from sogoc.cli.outcome import DONE, WITH_FINDINGS, Outcome, number
from sogoc.cli.progress import bar
from sogoc.cli.words import t
from sogoc.law.refusal import Refusal

ministry = App(name="ministry", help=t("Trả lời của hệ thống của Bộ.", "The ministry's answers."))
File = Annotated[Path, Parameter(help=t("Tệp CSV.", "CSV file."))]


@ministry.command(name="import", help=t("Nạp trả lời: tiếp nhận, từ chối, chính thức.", "Record answers."))
def import_file(
    *files: File,
    system: Annotated[str, Parameter(help=t("Hệ thống trả lời.", "Answering system."))] = "158",
    actor: Actor = None,
) -> Outcome:
    """Record the answers of files."""
    if not files:
        raise wrong_command(t("Chưa nêu tệp trả lời nào.", "No file of answers is named."), "ministry import")
    open_installation()
    from sogoc.approval.answers import import_answers
    from sogoc.approval.queries import why_not_follow

    person = find_actor(actor)
    may_not = why_not_follow(person)
    if may_not is not None:
        raise may_not
    total: dict[str, Any] = {
        "lines": 0,
        "news": 0,
        "counts": {},
        "not_sent_from_here": [],
        "unknown": [],
        "refused": [],
    }
    with bar(t("Trả lời của Bộ", "Answers")) as progress:
        for at, file in enumerate([existing_file(file) for file in files], start=1):
            done = import_answers(file, actor=person, system=system, via=via())
            total["lines"] += done.lines
            total["news"] += done.news
            for status, count in done.counts.items():
                total["counts"][status] = total["counts"].get(status, 0) + count
            total["not_sent_from_here"] += done.not_sent_from_here
            total["unknown"] += done.unknown
            total["refused"] += done.refused
            progress(at, len(files), file.name)
    if total["refused"] and not total["counts"] and not total["unknown"]:
        first: dict[str, str] = total["refused"][0]
        raise Refusal(first["code"], first["says"], first["fix"])
    counts: dict[str, int] = total["counts"]
    lines = [
        t(
            "Đã nạp {n} dòng trả lời: {official} chính thức, {received} tiếp nhận, {refused} bị từ chối.",
            "{n} answers: {official} official, {received} received, {refused} refused.",
        ).format(
            n=number(total["lines"]),
            official=number(counts.get("official", 0)),
            received=number(counts.get("received", 0)),
            refused=number(counts.get("refused", 0)),
        )
    ]
    if not total["news"]:
        lines.append(
            t("Không có trả lời nào mới, nên không có gì thay đổi.", "None of them is new: nothing changed.")
        )
    if total["not_sent_from_here"]:
        lines.append(
            t(
                "{n} trường hợp có trả lời nhưng không gửi từ đây.",
                "{n} answers speak of entries not sent from here.",
            ).format(n=number(len(total["not_sent_from_here"])))
        )
    lines += [
        t("{line}: {entry} – không có trong hệ thống.", "{line}: {entry} – unknown here.").format_map(one)
        for one in total["unknown"]
    ]
    lines += [f"{one['book']}: {one['says']}" for one in total["refused"]]
    findings = any(total[name] for name in ("unknown", "refused")) or counts.get("refused")
    return Outcome(total, lines, WITH_FINDINGS if findings else DONE)


@ministry.command(name="compare", help=t("So sánh từng trường với bản đã gửi.", "Compare field by field."))
def compare_file(file: File, /, *, actor: Actor = None) -> Outcome:
    """Compare a listing with what was sent."""
    open_installation()
    from sogoc.approval.showing_actions import compare_listing

    found = compare_listing(existing_file(file), actor=find_actor(actor), via=via())
    data = {
        "entries": found.entries,
        "same": found.same,
        "differences": found.differences,
        "unknown": found.unknown,
        "not_shown": found.not_shown,
    }
    lines = [
        t(
            "Đã so {n} trường hợp: {same} trường hợp giống bản đã gửi, {k} trường khác.",
            "Compared {n} entries: {same} as sent, {k} fields differ.",
        ).format(n=number(found.entries), same=number(found.same), k=number(len(found.differences)))
    ]
    lines += [
        t(
            "{entry} · {label}: đã gửi “{sent}”, đang hiện “{shown}”",
            "{entry} · {label}: sent “{sent}”, shown “{shown}”",
        ).format_map(one)
        for one in found.differences
    ]
    lines += [
        t("{entry}: đã gửi nhưng không thấy hiện.", "{entry}: sent, not shown.").format(entry=one)
        for one in found.not_shown
    ]
    lines += [
        t("{entry}: không có trong hệ thống.", "{entry}: unknown here.").format(entry=one)
        for one in found.unknown
    ]
    different = found.differences or found.unknown or found.not_shown
    return Outcome(data, lines, WITH_FINDINGS if different else DONE)
