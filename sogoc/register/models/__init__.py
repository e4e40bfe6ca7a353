"""Storage of the register: the records themselves, and what happens to them beside their books."""

from __future__ import annotations

from sogoc.register.models.cases import (
    Document,
    DocumentUse,
    Dossier,
    DossierField,
    DossierStep,
    EntryAct,
    Link,
)
from sogoc.register.models.records import (
    Book,
    Delivery,
    DeliveryItem,
    Entry,
    EntryVersion,
    Mention,
    Package,
    PastState,
    VersionMaker,
)

__all__ = [
    "Book",
    "Delivery",
    "DeliveryItem",
    "Document",
    "DocumentUse",
    "Dossier",
    "DossierField",
    "DossierStep",
    "Entry",
    "EntryAct",
    "EntryVersion",
    "Link",
    "Mention",
    "Package",
    "PastState",
    "VersionMaker",
]
