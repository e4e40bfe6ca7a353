"""Who may do what, where: people, offices with their dates, duties and the jurisdictions that follow from them."""

from __future__ import annotations
