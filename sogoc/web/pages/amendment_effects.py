"""What a change does to the entries of one page: what the book, a copy today and the change say, and the rules' word.

In: who looks, the change and some of its targets. Out: rows for ``amendments/show.html``; as many queries for three targets as for thirty.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sogoc.checking.again_queries import would_say_many
from sogoc.law.present import Presented
from sogoc.reporting.life import in_words, label_of
from sogoc.reporting.present import presented_many

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sogoc.approval.models import Amendment, AmendmentTarget
    from sogoc.checking.examine import Seen
    from sogoc.web.viewer import Viewer

TARGETS_PER_PAGE = 30
"""So many entries of one change stand on a page."""


def effects(
    viewer: Viewer, one: Amendment, targets: Sequence[AmendmentTarget]
) -> list[tuple[AmendmentTarget, bool, list[tuple[str, ...]], list[Seen]]]:
    """Each entry, whether it is there for the person; then label, text of the book, of a copy today, by the change; rules that speak."""
    mine = {target.pk: target for target in targets if viewer.may_look(target.entry)}
    shown = dict(presented_many([target.entry_id for target in mine.values()]))
    waits = one.state == "recorded"
    said = would_say_many([(target.entry, target.values if waits else {}) for target in mine.values()])
    rules = dict(zip(mine, said, strict=True))
    return [
        (
            target,
            target.pk in mine,
            _lines(target, shown[target.entry_id]) if target.pk in mine else [],
            rules.get(target.pk, []),
        )
        for target in targets
    ]


def _lines(target: AmendmentTarget, shown: Mapping[str, Presented]) -> list[tuple[str, ...]]:
    nothing = Presented("", "")
    return [
        (
            label_of(target.entry, name),
            *(in_words(target.entry, name, text) for text in (said.original, said.value, value)),
        )
        for name, value in target.values.items()
        for said in (shown.get(name, nothing),)
    ]
