"""Pages are moved, turned, split, marked, put aside; everything can be undone, and the ledger tells the same."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sogoc.accounts.models import Person
from sogoc.imaging import actions, queries
from sogoc.imaging.page_actions import change_marks
from sogoc.imaging.posing import Box, Pose, followers, moved, put_back
from sogoc.imaging.verify import verify_pages
from sogoc.law.refusal import Refusal
from tests.imaging import drawing
from tests.imaging.conftest import PATH

pytestmark = pytest.mark.django_db
boxes = st.builds(
    lambda x, y, w, h: Box(min(x, 1000 - w), min(y, 1000 - h), w, h),
    st.integers(0, 1000), st.integers(0, 1000), st.integers(10, 1000), st.integers(10, 1000),
)  # fmt: skip
turns = st.sampled_from((90, 180, 270))


@given(st.lists(st.integers(), unique=True, min_size=1, max_size=12), st.data())
def test_a_move_is_undone_by_what_it_kept(order, data):
    chosen = data.draw(st.lists(st.sampled_from(order), unique=True, min_size=1))
    rest = [one for one in order if one not in chosen]
    before = data.draw(st.sampled_from([*rest, None]))
    was = followers(order, chosen)
    new = moved(order, chosen, before)
    assert sorted(new) == sorted(order)
    assert [one for one in new if one in chosen] == chosen
    assert put_back(new, was) == order


@given(boxes, turns)
def test_a_frame_turns_with_its_page_and_back(box, degrees):
    assert box.turned(degrees).sound
    assert box.turned(degrees).turned(-degrees) == box
    assert box.turned(90).turned(90) == box.turned(180)


@given(st.integers(1, 4000), st.integers(1, 4000), st.sampled_from((0, 90, 180, 270)), st.integers(50, 950))
@example(300, 420, 90, 500)
def test_halves_are_as_wide_as_their_spread_together(width, height, rotation, at):
    whole = Pose(rotation=rotation)
    halves = [
        Pose(rotation=rotation, side=side, split_at=at, spread_rotation=rotation)
        for side in ("left", "right")
    ]
    wide, high = whole.size(width, height)
    sizes = [half.size(width, height) for half in halves]
    assert {one[1] for one in sizes} == {high}
    assert abs(sum(one[0] for one in sizes) - wide) <= 1 or wide < 20
    turned = Pose(rotation=(rotation + 90) % 360, side="left", split_at=at, spread_rotation=rotation)
    assert turned.size(width, height) == sizes[0][::-1]


def test_pages_are_moved_together_and_back(desk):
    nhap = desk.people["nhap"]
    a, b, c, d = desk.bring(*(drawing.jpeg(seed) for seed in range(4)))
    actions.move_pages(PATH, [d, b], before=a, actor=nhap)
    assert [page.pk for page in queries.pages_of(PATH)] == [d, b, a, c]
    actions.move_pages(PATH, [d], before=None, actor=nhap)
    assert [page.pk for page in queries.pages_of(PATH)] == [b, a, c, d]
    assert [actions.undo(PATH, actor=nhap) for _ in range(2)] == ["move_pages", "move_pages"]
    assert [page.pk for page in queries.pages_of(PATH)] == [a, b, c, d]
    assert list(verify_pages()) == []


def test_a_page_is_turned_and_its_picture_with_it(desk):
    nhap = desk.people["nhap"]
    (pk,) = desk.bring(drawing.jpeg())
    first = queries.page_image(queries.find_page(pk), 400)
    seen = []
    for _ in range(4):
        actions.rotate_pages(PATH, [pk], degrees=90, actor=nhap)
        page = queries.find_page(pk)
        seen.append((drawing.corner_of_mark(queries.page_image(page, 400)), queries.page_size(page)))
    assert seen == [
        ("trên phải", (420, 300)), ("dưới phải", (300, 420)), ("dưới trái", (420, 300)), ("trên trái", (300, 420)),
    ]  # fmt: skip
    assert queries.page_image(queries.find_page(pk), 400) == first


def test_a_spread_is_split_at_a_line_turned_and_joined_again(desk):
    nhap = desk.people["nhap"]
    before, spread, after = desk.bring(drawing.jpeg(1), drawing.jpeg(2, size=(800, 500)), drawing.jpeg(3))
    code = queries.image_code(queries.find_page(spread))
    ((left, right),) = actions.split_pages(PATH, [spread], at=400, actor=nhap)
    assert [page.pk for page in queries.pages_of(PATH)] == [before, left, right, after]
    assert [queries.page_size(queries.find_page(pk)) for pk in (left, right)] == [(320, 500), (480, 500)]
    marks = [drawing.corner_of_mark(queries.page_image(queries.find_page(pk), 400)) for pk in (left, right)]
    assert marks == ["trên trái", "không thấy"]
    actions.rotate_pages(PATH, [left], degrees=180, actor=nhap)
    assert drawing.corner_of_mark(queries.page_image(queries.find_page(left), 400)) == "dưới phải"
    actions.remove_pages(PATH, [right], actor=nhap)
    with pytest.raises(Refusal, match="TRANG_VUA_DOI"):
        actions.split_pages(PATH, [left], actor=nhap)
    assert list(verify_pages()) == []
    actions.join_pages(PATH, [left], actor=nhap)
    assert [page.pk for page in queries.pages_of(PATH)] == [before, spread, after]
    assert queries.image_code(queries.find_page(spread)) == code
    again = actions.split_pages(PATH, [spread], at=600, actor=nhap)
    assert again == [(left, right)]
    assert [page.pk for page in queries.pages_of(PATH)] == [before, left, right, after]
    assert list(verify_pages()) == []


def test_pages_are_marked_and_numbered_as_they_are_in_the_book(desk):
    nhap = desk.people["nhap"]
    cover, first, second, last = desk.bring(*(drawing.jpeg(seed) for seed in range(4)))
    actions.mark_pages(PATH, [cover], kind="cover", actor=nhap)
    actions.mark_pages(PATH, [last], kind="closing", actor=nhap)
    actions.number_pages(PATH, [first, second, last], first=12, actor=nhap)
    assert [(page.kind, page.label) for page in queries.pages_of(PATH)] == [
        ("cover", ""), ("entry", "12"), ("entry", "13"), ("closing", "14"),
    ]  # fmt: skip
    assert queries.counts_of(PATH).numbered == 3
    assert queries.counts_of(PATH).uncut == 2
    with pytest.raises(Refusal, match="DANH_DAU_SAI"):
        actions.mark_pages(PATH, [first], kind="bìa", actor=nhap)
    with pytest.raises(Refusal, match="DANH_DAU_SAI"):
        actions.label_page(PATH, first, label="Nguyễn Văn An", actor=nhap)
    for _ in range(3):
        actions.undo(PATH, actor=nhap)
    assert {(page.kind, page.label) for page in queries.pages_of(PATH)} == {("entry", "")}
    assert list(verify_pages()) == []


def test_each_person_undoes_their_own_acts_and_nothing_twice(desk):
    nhap, motminh = desk.people["nhap"], desk.people["admin"]
    one, two = desk.bring(drawing.jpeg(1), drawing.jpeg(2))
    actions.rotate_pages(PATH, [one], degrees=90, actor=motminh)
    assert actions.undo(PATH, actor=nhap) == "receive_scan"
    assert [page.pk for page in queries.pages_of(PATH)] == [one]
    assert actions.undo(PATH, actor=motminh) == "rotate_pages"
    assert actions.undo(PATH, actor=nhap) == "receive_scan"
    for person in (nhap, motminh):
        with pytest.raises(Refusal, match="KHONG_CON_GI_HOAN_TAC"):
            actions.undo(PATH, actor=person)
    actions.restore_pages(PATH, [one, two], actor=nhap)
    assert [page.pk for page in queries.pages_of(PATH)] == [one, two]
    assert list(verify_pages()) == []


@pytest.mark.parametrize("who", ["dongnghiep", "lanhdao", "xakhac", "khach"])
def test_nobody_without_the_duty_changes_a_page(desk, who):
    (pk,) = desk.bring(drawing.jpeg())
    actor = desk.people[who]
    for act in (
        lambda: actions.rotate_pages(PATH, [pk], degrees=90, actor=actor),
        lambda: actions.remove_pages(PATH, [pk], actor=actor),
        lambda: actions.mark_pages(PATH, [pk], kind="blank", actor=actor),
        lambda: actions.split_pages(PATH, [pk], actor=actor),
        lambda: actions.cut_by_hand(PATH, [(pk, Box(0, 0, 100, 100))], actor=actor),
        lambda: actions.undo(PATH, actor=actor),
    ):
        with pytest.raises(Refusal, match="KHONG_CO_NHIEM_VU"):
            act()


def do(actor: Person, step: int, one: int, other: int) -> None:
    """Some act on some pages, if there are any; a refusal is an answer."""
    pages = [page.pk for page in queries.pages_of(PATH)]
    cuts = [cut.pk for cut in queries.cuts_of(PATH)]
    if not pages or (step >= 7 and not cuts):
        return
    page, before = pages[one % len(pages)], pages[other % len(pages)]
    box = Box(one * 100, other * 100, 200, 300)
    acts: tuple[Callable[[], object], ...] = (
        lambda: actions.move_pages(PATH, [page], before=before, actor=actor),
        lambda: actions.rotate_pages(PATH, [page], degrees=90 * (1 + other % 3), actor=actor),
        lambda: actions.split_pages(PATH, [page], at=300 + 50 * other, actor=actor),
        lambda: actions.join_pages(PATH, [page], actor=actor),
        lambda: change_marks(PATH, kinds={page: "blank"}, labels={before: str(one)}, actor=actor),
        lambda: actions.remove_pages(PATH, [page], actor=actor),
        lambda: actions.cut_by_hand(PATH, [(page, box), (before, box)], actor=actor),
        lambda: actions.remove_cuts(PATH, cuts[:1], actor=actor),
        lambda: actions.recut(PATH, cuts[0], [(page, box)], actor=actor),
    )
    with contextlib.suppress(Refusal):
        acts[step]()


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 8), st.integers(0, 5), st.integers(0, 5)), max_size=14))
def test_whatever_people_do_the_ledger_tells_what_is_stored_and_all_of_it_is_undone(desk, steps):
    nhap = desk.people["nhap"]
    with drawing.undone():
        desk.bring(*(drawing.jpeg(seed) for seed in range(3)))
        start, acts = state(), queries.revision_of(PATH)
        for step in steps:
            do(nhap, *step)
        assert list(verify_pages()) == []
        assert [cut.position for cut in queries.cuts_of(PATH)] == list(
            range(1, len(queries.cuts_of(PATH)) + 1)
        )
        for _ in range(queries.revision_of(PATH) - acts):
            actions.undo(PATH, actor=nhap)
        assert state() == start
        assert list(verify_pages()) == []


def state() -> list[object]:
    shown = [
        (page.pk, page.kind, page.label, queries.image_code(page), queries.page_size(page))
        for page in queries.pages_of(PATH)
    ]
    cuts = [
        [(one.page_id, one.x, one.y, one.w, one.h) for one in cut.regions.all()]
        for cut in queries.cuts_of(PATH)
    ]
    return [shown, cuts]
