"""A paper arrives: its bytes are looked at in the reader's process, kept, and only then is the paper known to the register.

In: bytes of unknown origin with a name, what a person says of the paper. Out: ``Document``, or a refusal that says what is wrong with
the file. What a file is, is told by its content; its name is only shown.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from sogoc.ground.installation import file_store
from sogoc.intake.refusals import PAPER_EMPTY, PAPER_KIND, PAPER_LARGE, PAPER_LONG
from sogoc.intake.uploading import in_words
from sogoc.law.papers import LARGEST_PAPER, MOST_PAGES
from sogoc.packages.pdf import paper
from sogoc.packages.sandbox import Sandbox
from sogoc.register.document_actions import Kept, Said, add, judged

if TYPE_CHECKING:
    from sogoc.accounts.models import Person
    from sogoc.register.models import Document


def bring(
    said: Said,
    name: str,
    content: bytes,
    *,
    actor: Person,
    sandbox: Sandbox,
    via: str = "",
    client_txn: str | None = None,
) -> Document:
    """Look at a paper's file, keep it, add the paper."""
    judged(said, actor)  # before anything is read or kept
    shown = PurePosixPath(name.replace("\\", "/")).name or "giấy tờ"
    if not content:
        raise PAPER_EMPTY.because(file=shown)
    if len(content) > LARGEST_PAPER:
        raise PAPER_LARGE.because(file=shown, size=in_words(len(content)), most=in_words(LARGEST_PAPER))
    media, pages = paper(content, sandbox=sandbox, name=shown)
    if not media:
        raise PAPER_KIND.because(file=shown)
    if pages > MOST_PAGES:
        raise PAPER_LONG.because(file=shown, pages=pages, most=MOST_PAGES)
    stored = file_store().put(content)
    kept = Kept(shown, media, stored.sha256, stored.size, pages)
    return add(said, kept, actor=actor, via=via, client_txn=client_txn)
