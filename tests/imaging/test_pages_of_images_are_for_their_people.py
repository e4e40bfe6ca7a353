"""Each page and call about images as owner, colleague, another commune's, stranger, nobody; what the screen sends; the phone's door."""

from __future__ import annotations

import json
import secrets
from contextlib import closing
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sogoc.accounts.actions import create_person, give_duty
from sogoc.accounts.models import Person
from sogoc.ground.ledger import queries as ledger
from sogoc.ground.ledger.models import Event
from sogoc.imaging import actions, queries
from sogoc.imaging.pairing_queries import pairings_of
from sogoc.imaging.posing import FULL
from sogoc.imaging.retelling import ACTS
from sogoc.imaging.verify import verify_pages
from sogoc.keying.models import Draft
from sogoc.keying.work_actions import open_work
from sogoc.register.models import Book, Entry
from sogoc.reporting.history import SENTENCES, tell
from sogoc.web.pages import phones
from tests.imaging import drawing
from tests.imaging.conftest import PATH, Desk
from tests.line.making import UNIT
from tests.line.office import PASSWORD

pytestmark = pytest.mark.django_db
PAGE = f"/so/{PATH}/trang"
JSON = "application/json"


def client(desk: Desk, username: str | None) -> Client:
    found = Client()
    if username is not None:
        found.force_login(desk.people[username], "django.contrib.auth.backends.ModelBackend")
    return found


def act(browser: Client, **asked: Any) -> Any:
    return browser.post(f"{PAGE}/viec", json.dumps(asked), content_type=JSON)


def put(
    browser: Client, address: str, content: bytes, *, at: int = 0, size: int | None = None, more: str = ""
) -> Any:
    where = f"{address}?tu={at}&ca={len(content) if size is None else size}&ten=IMG_1.jpg{more}"
    return browser.put(where, content, content_type="application/octet-stream")


def status(browser: Client, address: str) -> int:
    with closing(browser.get(address)) as answer:
        return int(answer.status_code)


@pytest.fixture
def scene(desk: Desk) -> dict[str, Any]:
    """One page, cut into one entry."""
    (page,) = desk.bring(drawing.jpeg(40))
    cut = actions.cut_by_hand(PATH, [(page, FULL)], actor=desk.people["nhap"])
    found = queries.find_page(page)
    return {
        "page": page,
        "cut": cut.pk,
        "code": queries.image_code(found),
        "reading": [
            PAGE, f"{PAGE}/luoi", f"{PAGE}/nap/{'0' * 32}", f"{PAGE}/goc/{found.scan_id}", f"{PAGE}/khung/{cut.pk}.pdf",
            f"{PAGE}/dien-thoai", f"/api/pages/{page}/400.webp", f"/api/cuts/{cut.pk}/400.webp",
        ],
    }  # fmt: skip


def test_who_has_a_duty_over_the_book_sees_its_pages(desk, scene):
    for who in ("nhap", "dongnghiep", "kiemtra", "lanhdao", "admin"):
        assert {page: status(client(desk, who), page) for page in scene["reading"]} == dict.fromkeys(
            scene["reading"], 200
        )


def test_for_another_commune_they_are_not_there(desk, scene):
    assert {status(client(desk, "xakhac"), page) for page in scene["reading"]} == {404}


def test_a_stranger_sees_none_and_nobody_is_led_to_the_door(desk, scene):
    assert {status(client(desk, "khach"), page) for page in scene["reading"]} <= {403, 404}
    for page in scene["reading"]:
        with closing(client(desk, None).get(page)) as answer:
            assert answer.status_code == (401 if page.startswith("/api/") else 302)


@pytest.mark.parametrize(
    ("who", "codes"), [("dongnghiep", {403}), ("xakhac", {404}), ("khach", {403}), (None, {302})]
)
def test_only_who_scans_here_acts(desk, scene, who, codes):
    browser = client(desk, who)
    answers = [
        act(browser, do="rotate", pages=[scene["page"]], degrees=90),
        act(browser, do="undo"),
        put(browser, f"{PAGE}/nap/{'1' * 32}", drawing.jpeg(41)),
        browser.post(f"{PAGE}/dien-thoai", HTTP_HOST="testserver"),
    ]
    assert {one.status_code for one in answers} == codes
    assert queries.find_page(scene["page"]).rotation == 0
    assert len(queries.pages_of(PATH)) == 1
    said = browser.get(PAGE)
    if who == "dongnghiep":
        assert "Chỉ xem được" in said.content.decode()


def test_a_picture_is_kept_by_the_browser_for_minutes(desk, scene):
    browser = client(desk, "nhap")
    kept = browser.get(f"/api/pages/{scene['page']}/1600.webp?v={scene['code']}")
    assert kept["Content-Type"] == "image/webp"
    assert set(kept["Cache-Control"].split(", ")) == {"private", "max-age=300"}
    assert drawing.opened(kept.content).format == "WEBP"
    assert status(browser, "/api/pages/99999/400.webp") == 404
    assert status(browser, f"/api/cuts/{scene['cut']}/400.webp?phan=0") == 200
    assert status(browser, f"/api/cuts/{scene['cut']}/400.webp?phan=1") == 404


def looks() -> list[tuple[str, str]]:
    """Who looked, at what of it, in the order of the ledger."""
    rows = Event.objects.filter(action="look_at_sensitive").order_by("pk")
    return [(row.actor, ledger.contents(row)["payload"]["what"]) for row in rows]


def entry_of(desk: Desk, cut: int) -> Entry:
    """What a cut became when it was handed in."""
    unit, _, name = PATH.partition("/")
    book = Book.objects.create(
        unit=unit, **dict(zip(("type", "year", "number"), name.split("."), strict=True))
    )
    entry = Entry.objects.create(
        book=book, key="001", row=2, period="truoc_7_2016", state="staged", version=1
    )
    work = open_work(PATH, actor=desk.people["nhap"])
    Draft.objects.filter(work=work, cut=cut).update(state="handed_in", entry=entry, version=1)
    return entry


def test_pictures_of_a_sensitive_entry_are_for_that_duty_and_each_look_is_noted(desk, scene):
    """Findings 18 and 26: as long as it is keyed they are for those who work on the book, afterwards they are as their entry is."""
    pictures = [one for one in scene["reading"] if any(part in one for part in ("/api/", "/goc/", "/khung/"))]
    follower = create_person("theodoi", "Người theo dõi", password=PASSWORD, actor=desk.people["admin"])
    give_duty(follower, "follow", unit=UNIT, actor=desk.people["admin"])
    Person.objects.update(must_change_password=False)
    desk.people["theodoi"] = follower
    assert {status(client(desk, "theodoi"), one) for one in pictures} == {404}, (
        "it is keyed, and they only follow"
    )
    assert "Trang chưa nhập xong" in client(desk, "theodoi").get(PAGE).content.decode()
    entry_of(desk, scene["cut"])
    assert {status(client(desk, "theodoi"), one) for one in pictures} == {200}, (
        "it is an entry like any other"
    )
    Entry.objects.update(sensitive=True)
    for who in ("nhap", "kiemtra", "theodoi"):
        assert {status(client(desk, who), one) for one in pictures} == {404}
        shown = client(desk, who).get(PAGE).content.decode()
        assert "Trang có trường hợp nhạy cảm: ảnh dành cho" in shown
        assert "400.webp" not in shown
    assert looks() == []
    give_duty(desk.people["kiemtra"], "sensitive", unit=UNIT, actor=desk.people["admin"])
    assert "mở trang để xem ảnh" in client(desk, "kiemtra").get(PAGE).content.decode()
    assert looks() == [], "no picture is drawn that nobody asked for"
    for address in pictures:
        with closing(client(desk, "kiemtra").get(address)) as answer:
            assert (answer.status_code, set(answer["Cache-Control"].split(", "))) == (
                200,
                {"private", "no-store"},
            )
    assert looks() == [("kiemtra", what) for what in ("anh", "pdf", "anh", "anh")]


def test_what_the_screen_sends_is_done_and_the_grid_is_drawn_anew(desk):
    browser = client(desk, "nhap")
    one, two = desk.bring(drawing.jpeg(42), drawing.jpeg(43, size=(800, 500)))
    before = browser.get(f"{PAGE}/luoi").json()
    assert browser.get(f"{PAGE}/luoi?lan={before['revision']}").json() == {"same": True}
    said = act(browser, do="mark", pages=[one], kind="cover").json()
    assert said["says"] == "Đã đánh dấu 1 trang."
    assert "bìa" in said["html"]
    assert act(browser, do="split", pages=[two], at=500).status_code == 200
    left, right = (page.pk for page in queries.pages_of(PATH)[1:])
    assert (
        act(browser, do="label", pages=[left, right], label="7").json()["says"]
        == "Đã ghi số trang từ 7 đến 8."
    )
    assert act(browser, do="move", pages=[one], before=None).status_code == 200
    assert [page.pk for page in queries.pages_of(PATH)] == [left, right, one]
    assert (
        "Đã cắt thành 2 trường hợp"
        in act(browser, do="layout", pages=[left, right], shape="mot_trang").json()["says"]
    )
    cut = queries.cuts_of(PATH)[0].pk
    assert act(browser, do="recut", cut=cut, regions=[[left, 0, 0, 500, 500]]).status_code == 200
    assert act(browser, do="mark_cuts", cuts=[cut], kind="crossed_out").status_code == 200
    assert act(browser, do="remove_cuts", cuts=[cut]).status_code == 200
    assert (
        act(browser, do="cut", regions=[[left, 0, 0, 500, 500], [right, 0, 0, 500, 500]]).json()["says"]
        == "Đã vẽ khung số 1."
    )
    assert act(browser, do="remove", pages=[one]).status_code == 200
    assert act(browser, do="restore", pages=[one]).status_code == 200
    assert act(browser, do="undo").json()["says"] == "Đã hoàn tác: đưa trang trở lại."
    assert list(verify_pages()) == []
    shown = browser.get(PAGE).content.decode()
    assert "còn 0 trang" not in shown
    assert "Đã cắt thành 2 trường hợp, kế hoạch kê khai 9" in shown


@pytest.mark.parametrize(
    "asked",
    [
        {}, [], "x", {"do": "xoa"}, {"do": ["rotate"]}, {"do": "rotate"}, {"do": "rotate", "pages": [], "degrees": 90},
        {"do": "rotate", "pages": ["1"], "degrees": 90}, {"do": "rotate", "pages": [True], "degrees": 90},
        {"do": "rotate", "pages": [10**30], "degrees": 90}, {"do": "cut", "regions": [[1, 2]]}, {"do": "cut", "regions": 5},
        {"do": "layout", "pages": [1], "shape": "tron"}, {"do": "move", "pages": [1], "before": "x"},
    ],
    ids=str,
)  # fmt: skip
def test_what_means_nothing_is_refused_and_does_nothing(desk, asked):
    browser = client(desk, "nhap")
    was = queries.revision_of(PATH)
    answer = browser.post(f"{PAGE}/viec", json.dumps(asked), content_type=JSON)
    assert answer.status_code == 400
    assert queries.revision_of(PATH) == was
    assert browser.post(f"{PAGE}/viec", b"[" * 100_000, content_type=JSON).status_code == 400


def test_files_come_in_pieces_and_by_a_plain_form(desk):
    browser, content = client(desk, "nhap"), drawing.jpeg(44)
    address = f"{PAGE}/nap/{secrets.token_hex(16)}"
    first = put(browser, address, content[:500], size=len(content)).json()
    assert first == {"received": 500, "done": False, "already": False, "pages": []}
    assert browser.get(address).json()["received"] == 500
    done = put(browser, address, content[500:], at=500, size=len(content)).json()
    assert (done["done"], len(done["pages"])) == (True, 1)
    assert put(browser, address, content).json()["already"] is True
    broken = put(browser, f"{PAGE}/nap/{'2' * 32}", b"xyz")
    assert (broken.status_code, "IMG_1.jpg" in broken.json()["says"]) == (422, True)
    assert put(browser, f"{PAGE}/nap/{'3' * 32}", b"x", at=5, size=9).status_code == 409
    assert (
        browser.put(
            f"{PAGE}/nap/{'3' * 32}?tu=a&ca=1", b"x", content_type="application/octet-stream"
        ).status_code
        == 400
    )
    several = [SimpleUploadedFile("a.jpg", drawing.jpeg(45)), SimpleUploadedFile("b.txt", b"no")]
    said = browser.post(f"{PAGE}/nap", {"files": several}, follow=True).content.decode()
    assert "Đã nạp 1 tệp." in said
    assert "b.txt" in said
    assert len(queries.pages_of(PATH)) == 2


def test_the_original_leaves_as_a_file_and_is_never_shown(desk):
    (page,) = desk.bring(drawing.jpeg(46) + b"<script>alert(1)</script>")
    scan = queries.find_page(page).scan_id
    with closing(client(desk, "nhap").get(f"{PAGE}/goc/{scan}")) as answer:
        assert answer["Content-Type"] == "application/octet-stream"
        assert answer["Content-Disposition"].startswith("attachment")
        assert answer["X-Content-Type-Options"] == "nosniff"


def test_a_phone_works_without_signing_in_on_its_book_alone(desk):
    said = client(desk, "nhap").post(f"{PAGE}/dien-thoai", HTTP_HOST="testserver").json()["html"]
    address = said.partition("http://testserver")[2].partition("<")[0].strip()
    assert "<svg" in said
    phone = Client(HTTP_USER_AGENT="Mozilla/5.0 (Linux; Android 13; SM-A146P) Chrome/120 Mobile")
    stranger = Client()
    looked = phone.get(address).content.decode()
    assert "Ghép và bắt đầu chụp" in looked
    assert "KS.2008.01" not in looked
    photo = f"{address}/anh/{secrets.token_hex(16)}"
    assert put(phone, photo, drawing.jpeg(47)).status_code == 403
    assert phone.post(address).status_code == 302
    assert stranger.post(address).status_code == 403
    assert stranger.get(address).status_code == 403
    camera = phone.get(address).content.decode()
    assert "Ảnh tiếp theo là trang thứ" in camera
    assert f'data-book="{PATH}"' in camera
    done = put(phone, photo, drawing.jpeg(47)).json()
    assert (done["done"], done["count"]) == (True, 1)
    assert put(stranger, photo, drawing.jpeg(47)).status_code == 403
    again = f"{address}/anh/{secrets.token_hex(16)}"
    put(phone, again, drawing.jpeg(48), more=f"&thay={photo.rpartition('/')[2]}")
    (page,) = queries.pages_of(PATH)
    assert page.scan.size == len(drawing.jpeg(48))
    assert phone.get(f"{address}/anh").json() == {"pages": 1, "sent": 2}
    assert {status(phone, other) for other in (PAGE, "/", f"/api/pages/{page.pk}/400.webp")} <= {302, 401}
    (row,) = pairings_of(PATH, desk.people["nhap"])
    assert (row.device, row.scans.count()) == ("SM-A146P", 2)
    assert client(desk, "admin").post(f"{PAGE}/dien-thoai/{row.pk}").status_code == 403
    assert client(desk, "nhap").post(f"{PAGE}/dien-thoai/{row.pk}").status_code == 200
    assert put(phone, f"{address}/anh/{secrets.token_hex(16)}", drawing.jpeg(49)).status_code == 403
    over = phone.get(address)
    assert over.status_code == 403
    assert "data-kept-alone" in over.content.decode()  # where what still lies on the phone is shown


def test_a_server_that_only_this_machine_reaches_says_what_to_do(desk, settings, monkeypatch):
    monkeypatch.setattr(phones, "local_addresses", lambda: ["192.168.1.5"])
    settings.ALLOWED_HOSTS = ["127.0.0.1"]
    browser = client(desk, "nhap")
    said = browser.post(f"{PAGE}/dien-thoai", HTTP_HOST="127.0.0.1:8000").json()["html"]
    assert "<svg" not in said
    assert "sogoc serve --host 0.0.0.0 --port 8000" in said
    assert "http://192.168.1.5:8000/" in said
    assert list(pairings_of(PATH, desk.people["nhap"])) == []
    settings.ALLOWED_HOSTS = ["127.0.0.1", "192.168.1.5"]
    said = browser.post(f"{PAGE}/dien-thoai", HTTP_HOST="127.0.0.1:8000").json()["html"]
    assert "http://192.168.1.5:8000/dien-thoai/" in said


def test_an_empty_book_says_how_to_begin_and_what_is_declared(desk):
    shown = client(desk, "nhap").get(PAGE).content.decode()
    assert "Bắt đầu bằng ảnh các trang sổ" in shown
    assert "Chụp bằng điện thoại" in shown
    assert status(client(desk, "nhap"), PAGE.replace("2008", "1950")) == 404


def test_each_act_is_told_in_words(desk):
    browser = client(desk, "nhap")
    (page,) = desk.bring(drawing.jpeg(50, size=(800, 500)))
    for asked in (
        {"do": "rotate", "pages": [page], "degrees": 90}, {"do": "mark", "pages": [page], "kind": "cover"},
        {"do": "split", "pages": [page]}, {"do": "undo"}, {"do": "remove", "pages": [page]}, {"do": "undo"},
    ):  # fmt: skip
        assert act(browser, **asked).status_code == 200
    told = [one.what for one in tell(ledger.history(f"{PATH}#trang"))]
    assert not [what for what in told if "Việc “" in what]
    assert "Đánh dấu 1 trang là bìa." in told
    assert set(ACTS) | {"invite_phone", "pair_phone", "end_phone"} <= set(SENTENCES)
