"""What the tests of legal states, links, papers and dossiers share: an office whose people see sensitive entries, and a paper."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import pytest
from PIL import Image

from sogoc.accounts.actions import give_duty
from sogoc.intake.papers import bring
from sogoc.register import dossier_actions, legal_actions, link_actions
from sogoc.register import queries as records
from sogoc.register.document_actions import Said
from sogoc.register.models import Document, Dossier, Entry, EntryAct, Link
from tests.line.making import UNIT
from tests.line.office import PATH, Line
from tests.packages.making import minimal_pdf
from tests.support.lasting import once

DAY = dt.date(2009, 3, 2)


def picture(kind: str = "PNG") -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(target, kind)
    return target.getvalue()


class Cases:
    """The line, and the acts that stand beside its books; each by somebody who may."""

    def __init__(self, line: Line, sandbox: Any) -> None:
        self.line = line
        self.sandbox = sandbox

    def entry(self, key: str, path: str = PATH) -> Entry:
        return records.entry_at(f"{path}/{key}")

    def paper(self, content: bytes | None = None, *, actor: str = "kiemtra", **said: str) -> Document:
        facts = Said(**{"unit": UNIT, "kind": "quyet_dinh", "number": "12/QĐ", "day": "02/03/2009"} | said)
        content = minimal_pdf("a decision") if content is None else content
        return bring(facts, "quyết định.pdf", content, actor=self.line.people[actor], sandbox=self.sandbox)

    def end(self, key: str, act: str, *, actor: str = "lanhdao", path: str = PATH, **how: Any) -> EntryAct:
        how = {"on": DAY, "reason": "Theo quyết định", **how}
        return legal_actions.end(self.entry(key, path), act, actor=self.line.people[actor], **how)

    def restore(self, key: str, *, actor: str = "lanhdao", path: str = PATH) -> EntryAct:
        who = self.line.people[actor]
        return legal_actions.restore(self.entry(key, path), reason="Ghi nhầm", actor=who)

    def mark(self, key: str, *, marked: bool = True, actor: str = "admin") -> EntryAct:
        who = self.line.people[actor]
        return legal_actions.mark_sensitive(
            self.entry(key), marked=marked, reason="Theo đề nghị của gia đình", actor=who
        )

    def link(self, newer: Entry, older: Entry, kind: str, *, actor: str = "motminh", **how: Any) -> Link:
        how = {"reason": "Sổ ghi rõ"} | how
        return link_actions.link(newer, older, kind, actor=self.line.people[actor], **how)

    def dossier(self, key: str = "001", *, actor: str = "kiemtra", **differs: str) -> Dossier:
        return dossier_actions.open_dossier(
            self.entry(key),
            self.paper(kind="giay_khai_sinh"),
            differs or {"nksHoTen": "NGUYỄN VĂN BÌNG"},
            text="Giấy khai sinh người dân mang đến ghi khác",
            actor=self.line.people[actor],
        )

    def step(self, dossier: Dossier, act: str, *, actor: str = "kiemtra", **how: str) -> Dossier:
        step = dossier_actions.Step(act, how.pop("text", "Đã xem sổ và giấy"), **how)
        return dossier_actions.take_step(dossier, step, actor=self.line.people[actor])


@pytest.fixture
def cases(line: Line, _one_sandbox: Any) -> Cases:
    def trust() -> None:
        for name in ("kiemtra", "lanhdao", "motminh"):
            give_duty(line.people[name], "sensitive", unit="STP", actor=line.people["admin"])

    once("who may see what is sensitive", trust)
    return Cases(line, _one_sandbox)
