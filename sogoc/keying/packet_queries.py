"""What travels with a lease: the drafts, their places on the pages, what was typed before, what the book already holds.

Blindness is here: a packet of a second pass or of an inspection carries neither a value that another person read nor a proposal, and a
packet of a first pass no value of its own drafts but the reader's. Narrowness too: where a page shows what is not its person's business
(that of another commune, a sensitive neighbour) only the parts that are leased travel, each as a picture of its own; and a member of a
checking team is told nothing of the book's other entries. Out: plain data as ``frontend/src/wire.ts`` names it.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from sogoc.accounts.duties import Duty
from sogoc.ground.clock import stamp
from sogoc.imaging import queries as imaging
from sogoc.keying import inspected_pages
from sogoc.keying.difference_queries import differences, hints, sign_of
from sogoc.keying.models import Draft, Lease, PartialPass, Pass
from sogoc.keying.pages import fields_of, name_of
from sogoc.keying.pass_actions import asked_of
from sogoc.keying.queries import named
from sogoc.keying.sight_queries import Sight
from sogoc.keying.values import text_of
from sogoc.law.exported import law_file
from sogoc.packages.pdf import MOST_PAGES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from sogoc.imaging.models import Cut, Page, Region

MOST_PROPOSED = 12
_REPEATING = frozenset({"ho_ten", "so_dang_ky", "so_dinh_danh", "so_giay_to"})
"""Value types that are somebody's own: nothing is proposed for them, or a name would be proposed for a neighbour."""
_NOTHING: Mapping[str, Any] = {"frequent": {}, "previous": None}
_WHOLE = {"x": 0, "y": 0, "w": 1000, "h": 1000}


def packet(lease: Lease) -> dict[str, Any]:
    """Everything that a person needs to work on a lease, with no network if need be."""
    name = name_of(lease.work.book)
    items = lease.items.select_related("draft__work", "draft__entry__book").order_by(
        "draft__position", "draft"
    )
    chosen = [(item, item.draft) for item in items if item.is_open or item.finished]
    drafts = [draft for _, draft in chosen]
    cuts = {cut.pk: cut for cut in imaging.cuts_of(lease.work.book)} if drafts else {}
    partial = _partials(lease, drafts)
    sight = Sight(lease.person, lease.work.book)
    parts = {draft.pk: _parts(draft, cuts, sight) for draft in drafts}
    pages = {page["id"]: page for shown in parts.values() for page, _ in shown}
    law = _law(name.type)
    return {
        "lease": str(lease.pk),
        "kind": lease.kind,
        "book": {
            "path": lease.work.book, "title": named(lease.work.book), "type": name.type, "year": name.year,
            "number": name.number, "unit": lease.work.unit, "layout": lease.work.layout or None,
        },
        "law": {"type": name.type, "hash": law, "url": f"/api/law/{name.type}.json?h={law}"},
        "person": lease.person.username,
        "takenAt": stamp(lease.taken_at),
        "until": stamp(lease.until),
        "estimateSeconds": lease.estimate_seconds,
        "pages": list(pages.values()),
        "drafts": [
            {
                "id": draft.pk,
                "position": draft.position,
                "regions": [{"page": page["id"], **box} for page, box in parts[draft.pk]],
                "fields": list(_fields(draft, lease.kind)),
                "partial": partial.get(draft.pk),
                "finished": item.finished,
                "remark": draft.remark if draft.remark and draft.remark_for_id in {None, lease.person_id} else None,
                **(_in_question(draft, alone=not sight.duties) if lease.kind == "adjudicate" else {}),
            }
            for item, draft in chosen
        ],
        "proposals": _proposals(lease, drafts, sight.duties) if lease.kind == "first" else dict(_NOTHING),
        "practice": False,
    }  # fmt: skip


def _law(type_: str) -> str:
    """Hash of the law of a book type."""
    found = law_file(type_)
    return found.hash if found is not None else ""


def _fields(draft: Draft, kind: str) -> Iterable[str]:
    if kind == "adjudicate":
        return [one.field for one in differences(draft)]
    return asked_of(draft, kind)


def _partials(lease: Lease, drafts: Sequence[Draft]) -> dict[int, dict[str, Any]]:
    """What this person typed of these drafts, unfinished or finished."""
    mine = {"draft__in": [draft.pk for draft in drafts], "person": lease.person_id}
    done = Pass.objects.filter(**mine, undone_at__isnull=True, kind__in=(lease.kind, "spare")).order_by("pk")
    found = dict(done.values_list("draft", "values"))
    return found | dict(PartialPass.objects.filter(**mine, kind=lease.kind).values_list("draft", "values"))


def _in_question(draft: Draft, *, alone: bool) -> dict[str, Any]:
    """For the third person: every reading of each field, whose is not said, and what may help, unless this entry alone is theirs."""
    found = differences(draft)
    return {
        "readings": {one.field: [shown.reading for shown in one.readings] for one in found},
        "seen": sign_of(found),
        "settled": {one.field: one.value for one in draft.settled.all() if one.value is not None},
        "hints": [] if alone else [hint.says for hint in hints(draft)],
    }


def _parts(draft: Draft, cuts: dict[int, Cut], sight: Sight) -> list[tuple[dict[str, Any], dict[str, int]]]:
    """Each part of an entry: the picture on which it is, and its place there."""
    if draft.cut is None:
        return [(page, _WHOLE) for page in _pages_of_entry(draft)]
    cut = cuts.get(draft.cut)
    regions = sorted(cut.regions.all() if cut is not None else (), key=lambda one: one.order)
    return [
        (_page_of_part(region, place), _WHOLE)
        if sight.page(region.page) is None
        else (_page(region.page), {"x": region.x, "y": region.y, "w": region.w, "h": region.h})
        for place, region in enumerate(regions)
    ]


def _page(page: Page) -> dict[str, Any]:
    width, height = imaging.page_size(page)
    code = imaging.image_code(page)
    return {
        "id": page.pk,
        "label": page.label,
        "width": width,
        "height": height,
        "images": [
            {"width": each, "url": f"/api/pages/{page.pk}/{each}.webp?v={code}"} for each in imaging.WIDTHS
        ],
    }


def _page_of_part(region: Region, place: int) -> dict[str, Any]:
    """One part of an entry as a picture of its own, for whom the rest of the page is not there."""
    width, height = imaging.page_size(region.page)
    return {
        "id": -2 * region.pk - 1,
        "label": region.page.label,
        "width": max(1, width * region.w // 1000),
        "height": max(1, height * region.h // 1000),
        "images": [
            {"width": each, "url": f"/api/cuts/{region.cut_id}/{each}.webp?phan={place}"}
            for each in imaging.WIDTHS
        ],
    }


def _pages_of_entry(draft: Draft) -> list[dict[str, Any]]:
    """The pages of the PDF that came with an entry by a package, each as large as its paper."""
    if draft.entry is None:
        return []
    return [
        {
            "id": -2 * (draft.pk * MOST_PAGES + place),
            "label": "",
            "width": width,
            "height": height,
            "images": [
                {"width": each, "url": f"/api/drafts/{draft.pk}/{each}.webp?trang={place + 1}"}
                for each in inspected_pages.WIDTHS
            ],
        }
        for place, (width, height) in enumerate(inspected_pages.sizes_of(draft.entry))
    ]


def _proposals(lease: Lease, drafts: Sequence[Draft], duties: Collection[str]) -> dict[str, Any]:
    """Texts that stand often in this book, of entries that are not in this packet; and what this person keyed last.

    Nothing for who has no duty over the book, and nothing of sensitive entries for who may not see them.
    """
    if not duties:
        return dict(_NOTHING)
    here = [draft.pk for draft in drafts]
    done = Pass.objects.filter(draft__work=lease.work, kind="first", undone_at__isnull=True).exclude(
        draft__in=here
    )
    if Duty.SENSITIVE not in duties:
        done = done.exclude(draft__entry__sensitive=True)
    counted: dict[str, Counter[str]] = {
        field.name: Counter() for field in fields_of(lease.work) if field.type not in _REPEATING
    }
    for values in done.values_list("values", flat=True):
        for name, reading in values.items():
            if name in counted and (text := text_of(reading)):
                counted[name][text] += 1
    frequent = {
        name: [text for text, times in texts.most_common(MOST_PROPOSED) if times > 1]
        for name, texts in counted.items()
    }
    last = (
        done.filter(person=lease.person_id)
        .order_by("-finished_at", "-pk")
        .values_list("values", "draft__position")
        .first()
    )
    values, position = last or (None, None)
    return {
        "frequent": {name: texts for name, texts in frequent.items() if texts},
        "previous": values,
        "previousAt": position,
    }
