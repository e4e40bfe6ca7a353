"""The keying workbench in Chromium against the real server: keyed by keyboard alone, on three screens, with nothing for axe to say."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Response, expect

from sogoc.imaging import queries as imaging
from sogoc.keying import work_actions
from sogoc.keying.models import BookWork, Pass
from tests.imaging.drawing import encoded, picture
from tests.keying.desk import PATH, cut_pages
from tests.line.making import birth
from tests.line.office import _one_sandbox, quick_passwords, quick_reading  # noqa: F401
from tests.web.acting_office import Office, live_office, sit_down  # noqa: F401
from tests.web.barriers import DESK, PHONE, SMALL_DESK

pytestmark = pytest.mark.workbench
SitDown = Callable[..., Page]
LONG = 30_000
MOST_BYTES = 400_000
"""Of everything cold for the first keying screen, without images, as it travels."""
AT_REST = re.compile("mọi việc đã ở trên máy chủ|không có gì chờ gửi lên máy chủ")
NOT_READ_WHOLE = """() => [...document.querySelectorAll(".bench-line.waits")].filter((line) => {
  const box = (one) => line.querySelector(one).getBoundingClientRect();
  const [text, why, cell] = [box(".bench-proposal"), box(".bench-why"), box(".bench-cell")];
  return text.right > cell.right || text.bottom > cell.bottom || (why.top < text.bottom && why.left < text.right);
}).map((line) => line.dataset.field)"""
"""Proposals that run out of their box or lie under the words that say where they come from."""
OUT_OF_SIGHT = """() => {
  const line = document.activeElement.closest(".bench-line");
  const [at, room] = [line, document.querySelector(".bench-right")].map((one) => one.getBoundingClientRect());
  return at.top < room.top || at.bottom > room.bottom ? line.dataset.field : null;
}"""
BENCH = f"/nhap-lieu/ban/?quyen={PATH}&viec=first"


@pytest.fixture
def work(live_office: Office, monkeypatch: pytest.MonkeyPatch) -> BookWork:  # noqa: F811
    """A book of three entries, each on its page."""
    monkeypatch.setattr(imaging, "page_image", lambda *_: encoded(picture(1000, 1400), "WEBP"))
    cut_pages(PATH, 3, by=live_office.people["nhap"])
    return work_actions.open_work(PATH, actor=live_office.people["nhap"], via="test")


def key_birth(page: Page, number: int) -> None:
    """Key what the page of a birth says, in whatever order the form has, and call it done."""
    for _ in range(90):
        field = page.evaluate("document.activeElement.id")
        if field == "bench-done":
            break
        text = birth(number).get(field.removeprefix("f-"))
        if text and not page.evaluate("document.activeElement.value"):
            page.keyboard.type(text)
            if page.evaluate("document.activeElement.id") != field:  # a figure of a code goes on by itself
                page.wait_for_timeout(260)
                continue
        page.keyboard.press("Enter")
        expect(page.locator(f"#{field}")).not_to_be_focused(timeout=LONG)
    page.keyboard.press("Control+Enter")


def at_rest(page: Page) -> None:
    """Nothing waits for the server any more, and nothing is on its way."""
    expect(page.locator(".bench-status")).to_contain_text(AT_REST, timeout=LONG)
    page.goto("about:blank")
    page.wait_for_timeout(300)


def test_a_part_is_taken_keyed_by_keyboard_alone_and_lies_on_the_server(live_office, sit_down, work):  # noqa: F811
    page = sit_down("nhap")
    page.goto(BENCH)
    expect(page.locator("#f-so")).to_be_focused(timeout=LONG)
    key_birth(page, 1)
    expect(page.get_by_text("Đã xong trường hợp 1.")).to_be_visible(timeout=LONG)
    expect(page.get_by_text("phần được giao: 1/3")).to_be_visible()
    expect(page.locator(".bench-status")).to_contain_text("mọi việc đã ở trên máy chủ", timeout=LONG)
    made = Pass.objects.get()
    said = {name: value.get("v") for name, value in made.values.items()}
    assert said["nksHoTen"] == birth(1)["nksHoTen"]
    assert made.keystrokes > 50
    page.keyboard.press("Control+z")  # what was done is taken back, on the server too
    expect(page.get_by_text("phần được giao: 0/3")).to_be_visible(timeout=LONG)
    expect(page.locator("#f-nksHoTen")).to_have_value(str(birth(1)["nksHoTen"]))
    at_rest(page)


def test_a_fast_typist_loses_no_letter_on_a_slow_machine(live_office, sit_down, work):  # noqa: F811
    page = sit_down("nhap")
    page.goto(BENCH)
    expect(page.locator("#f-so")).to_be_focused(timeout=LONG)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 6})
    page.keyboard.type(
        "01/2008\n01/2008\n1\n15062008\n1NGUYỄN VĂN AN\n105052008\n"
    )  # figures of codes go on by themselves
    keyed = {
        "so": "01/2008",
        "quyenSo": "01/2008",
        "trangSo": "1",
        "ngayDangKy": "15/06/2008",
        "loaiDangKy": "1",
    }
    for name, text in (
        keyed | {"nksHoTen": "NGUYỄN VĂN AN", "nksGioiTinh": "1", "nksNgaySinh": "05/05/2008"}
    ).items():
        expect(page.locator(f"#f-{name}")).to_have_value(text, timeout=LONG)
    at_rest(page)


def test_nothing_stands_in_a_readers_way_and_the_first_screen_is_light(live_office, sit_down, work):  # noqa: F811
    page = sit_down("nhap")
    came: list[Response] = []
    page.on("response", lambda one: came.append(one))  # noqa: PLW0108 - Playwright wraps no builtin
    page.goto(BENCH)
    expect(page.locator("#f-so")).to_be_focused(timeout=LONG)
    weight = sum(
        one.request.sizes()["responseBodySize"]
        for one in came
        if one.request.resource_type != "image" and ".webp" not in one.url
    )
    assert weight <= MOST_BYTES, {one.url: one.request.sizes()["responseBodySize"] for one in came}
    assert page.locator(".bench-findings li, [aria-invalid]").count() == 0  # nobody did anything yet
    page.set_viewport_size({"width": SMALL_DESK[0], "height": SMALL_DESK[1]})
    for _ in range(12):  # what rules say of the places that were passed comes late, above
        page.keyboard.press("Enter")
        page.wait_for_timeout(80)
        assert page.evaluate(OUT_OF_SIGHT) is None
    page.keyboard.press("Control+Enter")  # nothing was keyed: every finding is told
    expect(page.locator(".bench-findings").first).to_be_visible(timeout=LONG)
    page.locator("#f-meNoiCuTru").fill(
        "thôn Đạ Nghịt, xã Lát, huyện Lạc Dương, tỉnh Lâm Đồng"
    )  # proposed below
    found = []
    for width, height in (DESK, SMALL_DESK, (683, 384), PHONE):
        page.set_viewport_size({"width": width, "height": height})
        found += [f"{one} is not read whole at {width}" for one in page.evaluate(NOT_READ_WHOLE)]
        wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        found += [f"{wider} px too wide at {width}"] if wider > 0 else []
    found += [f"{one['id']}: {one['nodes'][0]['html']}" for one in Axe().run(page).response["violations"]]
    assert found == []
    at_rest(page)


def test_practice_explains_what_differs_from_the_answer(live_office, sit_down, quick_reading):  # noqa: F811
    page = sit_down("khach")  # whoever is signed in may practise
    page.goto("/nhap-lieu/ban/")
    page.get_by_role("button", name="Luyện tập sổ khai sinh").click(timeout=LONG)
    expect(page.get_by_text("Nhìn ảnh, nhập đúng như sổ ghi")).to_be_visible(timeout=LONG)
    expect(page.get_by_role("img", name=re.compile("Ảnh trang"))).to_be_visible(timeout=LONG)
    expect(page.locator("#f-so")).to_be_focused(timeout=LONG)
    page.keyboard.type("99/2008")
    page.locator("#f-meNoiCuTru").fill("Thường trú thôn Đạ Nghịt, xã Lát, huyện Lạc Dương, tỉnh Lâm Đồng")
    expect(page.locator("#f-meNoiCuTru-hint")).to_contain_text("Chỉ nhập địa chỉ")
    page.wait_for_timeout(600)  # at once after an entry opened it is taken for a key pressed twice
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text(re.compile("Còn [0-9]+ điều phải xem"))).to_be_visible(timeout=LONG)
    page.wait_for_timeout(600)
    page.keyboard.press("Control+Enter")
    row = page.get_by_role("row", name=re.compile("Số đăng ký"))
    expect(row).to_contain_text("01/2008", timeout=LONG)
    expect(row).to_contain_text("99/2008")
    expect(page.get_by_role("row", name=re.compile("Người mẹ: Nơi cư trú"))).to_contain_text(
        "Thừa “Thường trú”."
    )
    expect(page.get_by_role("img", name=re.compile("Ảnh trang"))).to_be_visible()  # beside what is said of it
    assert Pass.objects.count() == 0
