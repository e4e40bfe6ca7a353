"""Every act of the room by its name: what the rooms above and the shells call."""

from __future__ import annotations

from sogoc.imaging.cut_actions import cut_by_hand, cut_by_layout, mark_cuts, recut, remove_cuts, restore_cuts
from sogoc.imaging.holding_actions import free_cuts, hold_cuts
from sogoc.imaging.page_actions import (
    join_pages,
    label_page,
    mark_pages,
    move_pages,
    number_pages,
    remove_pages,
    restore_pages,
    rotate_pages,
    split_pages,
)
from sogoc.imaging.receiving_actions import Received, receive_scan
from sogoc.imaging.undo_actions import undo

__all__ = [
    "Received",
    "cut_by_hand",
    "cut_by_layout",
    "free_cuts",
    "hold_cuts",
    "join_pages",
    "label_page",
    "mark_cuts",
    "mark_pages",
    "move_pages",
    "number_pages",
    "receive_scan",
    "recut",
    "remove_cuts",
    "remove_pages",
    "restore_cuts",
    "restore_pages",
    "rotate_pages",
    "split_pages",
    "undo",
]
