"""A page is cut into entries by drawing or by how the form lies on the paper; what is being keyed stays as it is."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from sogoc.ground.files.products import Products
from sogoc.ground.installation import home_path
from sogoc.imaging import actions, queries
from sogoc.imaging.laying import Leaf, Ruler, frames_for, frames_over
from sogoc.imaging.pictures import PAPER_RECIPE
from sogoc.imaging.posing import FULL, Box
from sogoc.imaging.verify import verify_pages
from sogoc.law.layout import Shape
from sogoc.law.refusal import Refusal
from sogoc.packages.documents import sound
from tests.imaging import drawing
from tests.imaging.conftest import PATH

pytestmark = pytest.mark.django_db
UPPER, LOWER = Box(0, 0, 1000, 500), Box(0, 500, 1000, 500)


def regions(cut):
    return [(one.page_id, one.x, one.y, one.w, one.h) for one in cut.regions.all()]


def test_one_several_or_an_entry_over_two_pages_by_drawing(desk):
    nhap = desk.people["nhap"]
    one, two, three = desk.bring(*(drawing.jpeg(seed) for seed in range(3)))
    over = actions.cut_by_hand(PATH, [(two, LOWER), (three, UPPER)], actor=nhap)
    low = actions.cut_by_hand(PATH, [(one, LOWER)], actor=nhap)
    high = actions.cut_by_hand(PATH, [(one, UPPER)], actor=nhap)
    shown = queries.cuts_of(PATH)
    assert [(cut.pk, cut.position) for cut in shown] == [(high.pk, 1), (low.pk, 2), (over.pk, 3)]
    assert regions(shown[2]) == [(two, 0, 500, 1000, 500), (three, 0, 0, 1000, 500)]
    actions.move_pages(PATH, [two, three], before=one, actor=nhap)
    assert [cut.pk for cut in queries.cuts_of(PATH)] == [over.pk, high.pk, low.pk]
    picture = drawing.opened(queries.crop(queries.find_cut(over.pk), 400))
    assert abs(picture.height - (210 * 2 + 6)) <= 4
    assert list(verify_pages()) == []


def test_a_page_an_entry_where_the_form_has_one_page(desk):
    nhap = desk.people["nhap"]
    cover, one, two, crossed, blank = desk.bring(*(drawing.jpeg(seed) for seed in range(5)))
    actions.mark_pages(PATH, [cover], kind="cover", actor=nhap)
    actions.mark_pages(PATH, [crossed], kind="crossed_out", actor=nhap)
    actions.mark_pages(PATH, [blank], kind="blank", actor=nhap)
    pages = [page.pk for page in queries.pages_of(PATH)]
    cuts = actions.cut_by_layout(PATH, pages, shape=Shape.ONE_PAGE, actor=nhap)
    assert [(regions(cut)[0][0], cut.kind) for cut in queries.cuts_of(PATH)] == [
        (one, "entry"), (two, "entry"), (crossed, "crossed_out"),
    ]  # fmt: skip
    assert queries.counts_of(PATH).uncut == 0
    with pytest.raises(Refusal, match="KHONG_CO_TRANG_DE_CAT"):
        actions.cut_by_layout(PATH, pages, shape=Shape.ONE_PAGE, actor=nhap)
    assert actions.undo(PATH, actor=nhap) == "cut"
    assert queries.cuts_of(PATH) == []
    actions.restore_cuts(PATH, [cut.pk for cut in cuts], actor=nhap)
    assert len(queries.cuts_of(PATH)) == 3
    assert list(verify_pages()) == []


@given(st.integers(0, 400), st.integers(600, 1000), st.integers(1, 20), st.integers(1, 4))
def test_rows_of_a_table_lie_between_two_lines_without_a_gap(top, bottom, rows, pages):
    found = frames_for([(page, "entry") for page in range(pages)], Shape.TABLE, Ruler(top, bottom, rows))
    assert len(found) == rows * pages
    mine = [frame.regions[0][1] for frame in found if frame.regions[0][0] == 0]
    assert (mine[0].y, mine[-1].y + mine[-1].h) == (top, bottom)
    assert all(upper.y + upper.h == lower.y for upper, lower in itertools.pairwise(mine))
    assert all(box.sound for box in mine)


def test_a_row_goes_on_from_the_left_page_to_the_right():
    kinds = ["entry", "entry", "crossed_out", "crossed_out"]
    pages = [Leaf(at, kind, at, free=True) for at, kind in enumerate(kinds, start=1)]
    found = frames_over(pages, Ruler(100, 900, 2))
    assert [[page for page, _ in frame.regions] for frame in found] == [[1, 2], [1, 2], [3, 4]]
    assert found[0].regions[0][1] == found[0].regions[1][1] == Box(0, 100, 1000, 400)
    assert found[2].regions[0][1] == FULL
    with pytest.raises(Refusal, match=r"KHUON_SAI.*trang thứ 3 "):
        frames_over(pages[:3], Ruler(100, 900, 2))


def test_pages_are_never_paired_that_do_not_face_each_other():
    def cut(*free: int, **halves: str) -> list[list[int]]:
        leaves = [Leaf(at, "entry", at, at in free, halves.get(f"p{at}", "")) for at in range(1, 7)]
        return [[page for page, _ in frame.regions] for frame in frames_over(leaves, Ruler())]

    assert cut(3, 4, 5, 6) == [[3, 4], [5, 6]], "those cut before do not shift the others"
    with pytest.raises(Refusal, match=r"trang thứ 2, 3 không có trang đối diện"):
        cut(2, 3)
    assert cut(2, 3, 5, 6, p1="right", p2="left", p3="right", p4="right") == [[2, 3], [5, 6]]
    wide = [Leaf(1, "entry", 1, free=True, whole=True), Leaf(2, "entry", 2, free=True, whole=True)]
    assert [len(frame.regions) for frame in frames_over(wide, Ruler(0, 1000, 3))] == [1] * 6


@pytest.mark.parametrize(
    "ruler", [Ruler(500, 500, 1), Ruler(-1, 900, 2), Ruler(0, 1001, 2), Ruler(0, 1000, 0), Ruler(0, 100, 20)]
)
def test_lines_that_cannot_be_are_refused(ruler):
    with pytest.raises(Refusal, match="KHUON_SAI"):
        frames_for([(1, "entry")], Shape.TABLE, ruler)


@pytest.mark.parametrize(
    "box", [Box(-1, 0, 100, 100), Box(950, 0, 100, 100), Box(0, 0, 5, 100), Box(0, 0, 0, 0)]
)
def test_a_frame_that_is_none_is_refused(desk, box):
    (page,) = desk.bring(drawing.jpeg())
    with pytest.raises(Refusal, match="KHUNG_SAI"):
        actions.cut_by_hand(PATH, [(page, box)], actor=desk.people["nhap"])


def test_a_frame_is_drawn_anew_and_turns_with_its_page(desk):
    nhap = desk.people["nhap"]
    (page,) = desk.bring(drawing.jpeg())
    cut = actions.cut_by_hand(PATH, [(page, UPPER)], actor=nhap)
    actions.recut(PATH, cut.pk, [(page, Box(0, 0, 250, 160))], actor=nhap)
    actions.rotate_pages(PATH, [page], degrees=90, actor=nhap)
    assert regions(queries.find_cut(cut.pk)) == [(page, 840, 0, 160, 250)]
    assert drawing.is_red(drawing.opened(queries.crop(queries.find_cut(cut.pk), 400)), 0.5, 0.5)
    actions.mark_cuts(PATH, [cut.pk], kind="crossed_out", actor=nhap)
    for _ in range(3):
        actions.undo(PATH, actor=nhap)
    (back,) = queries.cuts_of(PATH)
    assert (regions(back), back.kind) == ([(page, 0, 0, 1000, 500)], "entry")
    assert list(verify_pages()) == []


def test_what_somebody_keys_stays_as_it_is_until_it_is_given_back(desk):
    nhap, dongnghiep = desk.people["nhap"], desk.people["dongnghiep"]
    (page,) = desk.bring(drawing.jpeg())
    cut = actions.cut_by_hand(PATH, [(page, FULL)], actor=nhap)
    with transaction.atomic():
        actions.hold_cuts(PATH, [cut.pk], actor=dongnghiep)
    of_page: tuple[Callable[[], object], ...] = (
        lambda: actions.rotate_pages(PATH, [page], degrees=90, actor=nhap),
        lambda: actions.split_pages(PATH, [page], actor=nhap),
        lambda: actions.remove_pages(PATH, [page], actor=nhap),
    )
    for act in of_page:
        with pytest.raises(Refusal, match="đã giao cho người nhập"):
            act()
    of_cut: tuple[Callable[[], object], ...] = (
        lambda: actions.recut(PATH, cut.pk, [(page, UPPER)], actor=nhap),
        lambda: actions.remove_cuts(PATH, [cut.pk], actor=nhap),
        lambda: actions.undo(PATH, actor=nhap),
    )
    for act in of_cut:
        with pytest.raises(Refusal, match="SAI_TRANG_THAI"):
            act()
    assert list(verify_pages()) == []
    with transaction.atomic():
        actions.free_cuts(PATH, [cut.pk], actor=dongnghiep)
    actions.remove_cuts(PATH, [cut.pk], actor=nhap)
    with transaction.atomic(), pytest.raises(Refusal, match="KHONG_CO_KHUNG"):
        actions.hold_cuts(PATH, [cut.pk], actor=dongnghiep)
    assert list(verify_pages()) == []


def test_a_frame_of_a_spread_does_not_come_back_onto_its_half(desk):
    nhap = desk.people["nhap"]
    (page,) = desk.bring(drawing.jpeg(size=(800, 500)))
    cut = actions.cut_by_hand(PATH, [(page, UPPER)], actor=nhap)
    with pytest.raises(Refusal, match="CHUA_DU_DIEU_KIEN"):
        actions.split_pages(PATH, [page], actor=nhap)
    with pytest.raises(Refusal, match="CHUA_DU_DIEU_KIEN"):
        actions.mark_pages(PATH, [page], kind="blank", actor=nhap)
    actions.remove_cuts(PATH, [cut.pk], actor=nhap)
    actions.split_pages(PATH, [page], actor=nhap)
    with pytest.raises(Refusal) as refused:
        actions.restore_cuts(PATH, [cut.pk], actor=nhap)
    assert "Vẽ lại khung" in refused.value.fix
    actions.join_pages(PATH, [page], actor=nhap)
    actions.restore_cuts(PATH, [cut.pk], actor=nhap)
    assert len(queries.cuts_of(PATH)) == 1


def test_the_pdf_of_an_entry_has_its_regions_and_the_same_bytes(desk):
    nhap = desk.people["nhap"]
    one, two = desk.bring(drawing.jpeg(1, size=(1700, 2300)), drawing.pdf(1))
    cut = queries.find_cut(actions.cut_by_hand(PATH, [(one, LOWER), (two, FULL)], actor=nhap).pk)
    paper = queries.pdf_of(cut)
    assert sound(paper)
    assert paper.count(b"/Type /Page /") == 2
    assert len(paper) < 150_000
    kept = queries.pdf_of(queries.find_cut(cut.pk))
    assert kept == paper
    for file in Products(home_path()).path(PAPER_RECIPE, "x").parent.rglob("*.pdf"):
        file.unlink()
    assert queries.pdf_of(queries.find_cut(cut.pk)) == paper
