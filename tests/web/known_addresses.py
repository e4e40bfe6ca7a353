"""What each address gives to each of five people: the owner of the work, a colleague, another commune's, a stranger, nobody.

One letter for each of them, in this order: ``a`` acted (an act stands in the ledger), ``i`` let in and nothing done, ``c`` let in and told
what is wrong with what was sent (another 4xx; of an outbox: no act was done), ``f`` told that they may not (403), ``-`` the thing is not
there (404), ``s`` led to the sign-in (or 401 from a door of the workbench).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Known:
    """A sample of an address, how it is asked, what each of the five gets; ``by`` is who stands for the owner."""

    address: str
    who: str
    method: str = "GET"
    by: str = "owner"
    body: dict[str, Any] = field(default_factory=dict)


_OWN_DRAFT = {"draft": "{draft}", "lease": "{lease}"}
_READING: dict[str, Any] = {"values": {"So": {"v": "1"}}}
OUTBOX: tuple[dict[str, Any], ...] = (
    {"kind": "save_partial", "body": _OWN_DRAFT | _READING},
    {
        "kind": "finish_pass",
        "body": _OWN_DRAFT
        | _READING
        | {"kind": "first", "seconds": 9, "keystrokes": 9, "law": "0", "reasons": {}},
    },
    {"kind": "undo_pass", "body": _OWN_DRAFT},
    {"kind": "return_lease", "body": {"lease": "{lease}"}},
    {
        "kind": "adjudicate",
        "body": {"draft": "{differing}", "seen": "{seen}", "choices": {"nktHoTen": {"take": 0}}},
    },
)
"""Every kind of act that an outbox may hold, on what the owner holds."""

KNOWN: dict[str, Known] = {
    # Signing in, and what keeps an account safe
    "sign_in": Known("/dang-nhap", "iiiii"),
    "sign_out": Known("/dang-xuat", "sssss", "POST"),
    "change_password": Known("/doi-mat-khau", "iiiis"),
    "second_factor": Known("/dang-nhap/lop-hai", "sssss"),
    "passkey_ask": Known("/dang-nhap/khoa/hoi", "fffff", "JSON"),
    "passkey_prove": Known("/dang-nhap/khoa", "fffff", "JSON"),
    "invited": Known("/moi", "iiiii"),
    "session": Known("/phien", "iiiis"),
    "security": Known("/tai-khoan", "iiiis"),
    "prove": Known("/tai-khoan/xac-nhan", "iiiis"),
    "one_time": Known("/tai-khoan/ma-mot-lan", "iiiis"),
    "one_time_remove": Known("/tai-khoan/ma-mot-lan/go", "ccccs", "POST"),
    "passkey_new": Known("/tai-khoan/khoa", "iiiis"),
    "passkey_begin": Known("/tai-khoan/khoa/hoi", "ffffs", "JSON"),
    "passkey_add": Known("/tai-khoan/khoa/them", "ffffs", "JSON"),
    "passkey_rename": Known("/tai-khoan/khoa/{passkey}/ten", "i---s", "POST", body={"name": "Khóa bàn"}),
    "passkey_remove": Known("/tai-khoan/khoa/{passkey}/go", "a---s", "POST"),
    "recovery": Known("/tai-khoan/ma-khoi-phuc", "iiiis"),
    "sign_out_everywhere": Known("/tai-khoan/dang-xuat-moi-noi", "aaaas", "POST"),
    "devices": Known("/tai-khoan/thiet-bi", "iiiis"),
    "device_revoke": Known("/tai-khoan/thiet-bi/{device}/thu-hoi", "a---s", "POST"),
    "sittings": Known("/tai-khoan/phien", "iiiis"),
    "sitting_end": Known("/tai-khoan/phien/{sitting}/ket-thuc", "a---s", "POST"),
    "notices": Known("/tai-khoan/thong-bao", "iiiis"),
    "notice_confirm": Known("/tai-khoan/thong-bao/{waits}/xac-nhan", "a---s", "POST"),
    # People, contractors, teams
    "invitations": Known("/giay-moi", "ifffs", by="admin"),
    "invite_again": Known("/giay-moi/duocmoi/in-lai", "a---s", "POST", by="admin"),
    "invitation_revoke": Known("/giay-moi/duocmoi/huy", "a---s", "POST", by="admin"),
    "overseen": Known("/nguoi-dung/nhap/dang-nhap", "i---s", by="admin"),
    "oversee": Known(
        "/nguoi-dung/nhap/dang-nhap/dang-xuat", "a---s", "POST", by="admin", body={"reason": "x"}
    ),
    "people": Known("/nguoi-dung", "ifffs", by="admin"),
    "take_on": Known("/lap-tai-khoan", "ifffs", by="admin"),
    "person": Known("/nguoi-dung/nhap", "ifffs", by="admin"),
    "person_give": Known(
        "/nguoi-dung/nhap/giao", "afffs", "POST", by="admin", body={"don-vi": "24862", "nhiem-vu": "follow"}
    ),
    "person_take": Known(
        "/nguoi-dung/nhap/thu-hoi",
        "afffs",
        "POST",
        by="admin",
        body={"don-vi": "24862", "nhiem-vu": "key", "ly-do": "x"},
    ),
    "person_close": Known("/nguoi-dung/nhap/khoa", "afffs", "POST", by="admin", body={"ly-do": "x"}),
    "person_contractor": Known(
        "/nguoi-dung/nhap/nha-thau", "afffs", "POST", by="admin", body={"nha-thau": "1"}
    ),
    "person_password": Known("/nguoi-dung/nhap/mat-khau", "afffs", "POST", by="admin"),
    "unit_people": Known("/don-vi/{unit}/can-bo", "ii-fs"),
    "contractors": Known("/nha-thau", "ifffs", by="admin"),
    "contractor": Known("/nha-thau/{contractor}", "ifffs", by="admin"),
    "contractor_last_day": Known(
        "/nha-thau/{contractor}/ngay-het",
        "afffs",
        "POST",
        by="admin",
        body={"den-ngay": "31/12/2030", "can-cu": "x"},
    ),
    "teams": Known("/to-kiem-tra", "iiifs"),
    "form_team": Known("/to-kiem-tra/lap", "ifffs", by="admin"),
    "team": Known("/to-kiem-tra/{team}", "ii--s"),
    "team_document": Known("/to-kiem-tra/{team}/van-ban", "ii--s"),
    "team_add": Known(
        "/to-kiem-tra/{team}/them", "ai--s", "POST", by="admin", body={"nguoi": "nhap", "nhiem-vu": "key"}
    ),
    "team_remove": Known(
        "/to-kiem-tra/{team}/bot",
        "ai--s",
        "POST",
        by="admin",
        body={"nguoi": "dongnghiep", "nhiem-vu": "check", "ly-do": "x"},
    ),
    "team_units": Known(
        "/to-kiem-tra/{team}/don-vi",
        "ai--s",
        "POST",
        by="admin",
        body={"don-vi": "24769", "can-cu": "x"},
    ),
    "team_end": Known("/to-kiem-tra/{team}/thoi", "ai--s", "POST", by="admin", body={"ly-do": "x"}),
    # Progress and the plan
    "province": Known("/", "iiifs"),
    "province_file": Known("/tien-do.csv", "iiifs"),
    "behind": Known("/tien-do-tung-quyen", "iiifs"),
    "waiting": Known("/viec-cho/bi-giu", "iiifs"),
    "unit": Known("/don-vi/{unit}", "ii-fs"),
    "plan": Known("/bang-ke", "iiifs"),
    "plan_line": Known("/bang-ke/dong/{line}", "ii-fs"),
    "plan_new": Known("/bang-ke/them", "iiifs"),
    "plan_bring": Known("/bang-ke/nap", "ifffs", by="admin"),
    "plan_take": Known("/bang-ke/nap/ghi", "ifffs", "POST", by="admin"),
    "plan_template": Known("/bang-ke/mau.xlsx", "iiifs"),
    "plan_revisions": Known("/bang-ke/sua", "iiifs"),
    "plan_revision": Known("/bang-ke/sua/{revision}", "iiifs"),
    "plan_document": Known("/bang-ke/sua/{revision}/van-ban", "---fs"),
    "plan_decide": Known("/bang-ke/de-nghi/{proposal}", "ai-fs", "POST", by="admin", body={"viec": "ghi"}),
    "plan_proposal_document": Known("/bang-ke/de-nghi/{proposal}/van-ban", "ii-fs"),
    "places": Known("/tra-cuu-dia-danh", "iiifs"),
    "ledger": Known("/nhat-ky", "iiifs"),
    # Books and entries
    "book": Known("/so/{unit}/{book}", "ii-fs"),
    "book_history": Known("/so/{unit}/{book}/nhat-ky", "ii-fs"),
    r"^so/(?P<unit>[^/]+)/(?P<name>[Hh]{2}\.[0-9]{4}\.[0-9A-Za-z]{1,8})$": Known(
        "/so/{unit}/HH.1985.01", "---fs"
    ),
    "entry": Known("{entry}", "ii-fs"),
    "page_image": Known("{entry}/trang.webp", "ii-fs"),
    "page_pdf": Known("{entry}/trang.pdf", "ii-fs"),
    "arrivals": Known("/tiep-nhan", "iiifs"),
    "book_template": Known("/tiep-nhan/mau/KS.xlsx", "iiiis"),
    "arrival": Known("/tiep-nhan/{run}", "ii--s"),
    "arrival_progress": Known("/tiep-nhan/{run}/tien-do", "ii--s"),
    "upload_send": Known("/tiep-nhan/gui", "cfffs", "POST", body={"unit": "{unit}"}),
    "upload_begin": Known(
        "/tiep-nhan/tai-len",
        "ifffs",
        "JSON",
        body={
            "token": "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
            "unit": "{unit}",
            "files": [{"name": "KS.2008.01.xlsx", "size": 10}],
        },
    ),
    "upload_state": Known("/tiep-nhan/tai-len/{upload}", "i---s"),
    "upload_finish": Known("/tiep-nhan/tai-len/{upload}/xong", "c---s", "POST"),
    "upload_piece": Known("/tiep-nhan/tai-len/{upload}/0?tu=0", "i---s", "PUT"),
    "book_findings": Known("/so/{unit}/{book}/loi", "ii-fs"),
    "settle": Known(
        "/so/{unit}/{book}/loi/ly-do",
        "cf-fs",
        "POST",
        body={"ma": "{finding}", "reason": "dung_theo_so", "all": "1"},
    ),
    "undo_settlement": Known("/so/{unit}/{book}/loi/ly-do/1/hoan-tac", "cf-fs", "POST"),
    "review": Known("/ra-soat", "iiifs"),
    "review_ask": Known("/ra-soat/chay", "iiifs", "POST"),
    "scope": Known("/pham-vi", "iiifs"),
    "scope_leave_out": Known(
        "/pham-vi/ghi-nhan",
        "afffs",
        "POST",
        by="admin",
        body={"so-van-ban": "1/HT", "ngay-van-ban": "10/10/2024", "co-quan": "Cục", "tu-ngay": "14/10/2024"},
    ),
    "scope_lift": Known(
        "/pham-vi/dung", "cfffs", "POST", by="admin", body={"den-ngay": "01/01/2026", "ly-do": "x"}
    ),
    "scope_pass": Known("/pham-vi/phan-loai", "iiifs"),
    "scope_classify": Known("/pham-vi/phan-loai/{unit}/{book}/001", "ii-fs", "POST"),
    "approvals": Known("/duyet", "iiifs"),
    "answers_sample": Known("/duyet/tra-loi/mau.csv", "iiiis"),
    "bring_answers": Known("/duyet/tra-loi", "cccfs", "POST"),
    "compare_shown": Known("/duyet/so-sanh", "cccfs", "POST"),
    "book_approve": Known("/so/{unit}/{book}/duyet", "ii-fs"),
    "book_step": Known("/so/{unit}/{book}/duong-di", "cf-fs", "POST", body={"act": "return", "reason": "x"}),
    "sheet_make": Known("/so/{unit}/{book}/phieu", "cf-fs", "POST"),
    "sheet": Known("/so/{unit}/{book}/phieu/1", "ii-fs"),
    "sheet_attach": Known("/so/{unit}/{book}/phieu/1/gan", "cc-fs", "POST"),
    "sheet_paper": Known("/so/{unit}/{book}/phieu/1/1", "cc-fs"),
    "sheet_detach": Known("/so/{unit}/{book}/phieu/1/1/go", "cc-fs", "POST"),
    "deliver": Known("/so/{unit}/{book}/gui", "af-fs", "POST", body={"system": "158"}),
    "sending_file": Known("/so/{unit}/{book}/gui/158/1/{book}.xlsx", "if-fs"),
    # Keying and its doors
    "keying": Known("/nhap-lieu", "iiiis"),
    "keying_volume": Known("/nhap-lieu/khoi-luong", "iiiis"),
    "keying_volume_file": Known("/nhap-lieu/khoi-luong.csv", "iiiis"),
    "keying_unit": Known("/nhap-lieu/don-vi/{unit}", "ii-fs"),
    "keying_book": Known("/nhap-lieu/quyen/{keyed}", "ii-fs"),
    "keying_act": Known("/nhap-lieu/quyen/{keyed}/theo-trang", "if-fs", "POST"),
    "hand_in_progress": Known("/nhap-lieu/quyen/{keyed}/nop/tien-do", "ii-fs"),
    "differences": Known("/nhap-lieu/lech", "iiiis"),
    "take_differences": Known("/nhap-lieu/lech/nhan", "if--s", "POST", body={"quyen": "{keyed}"}),
    "difference": Known("/nhap-lieu/lech/{differing}", "if--s"),
    "difference_back": Known("/nhap-lieu/lech/{differing}/tra-lai", "af--s", "POST", body={"ly-do": "x"}),
    "draft_picture": Known("/nhap-lieu/phieu/{differing}/anh.webp", "i---s"),
    "keying_root": Known("/nhap-lieu/", "iiiis"),
    "bench": Known("/nhap-lieu/ban/", "iiiii"),
    "bench_worker": Known("/nhap-lieu/worker.js", "iiiii"),
    "certificate": Known("/chung-thu", "iiiii"),
    "certificate_file": Known("/chung-thu/so-goc.crt", "-----"),
    "api/me": Known("/api/me", "iiiis"),
    "api/work": Known("/api/work", "iiiis"),
    "api/leases": Known("/api/leases", "af--s", "JSON", body={"book": "{keyed}", "kind": "second"}),
    "api/leases/<uuidstr:lease>/packet": Known("/api/leases/{lease}/packet", "i---s"),
    "api/outbox": Known(
        "/api/outbox",
        "acccs",
        "JSON",
        body={
            "acts": [
                {"txn": f"{number}1111111-1111-4111-8111-111111111111", "at": "2026-11-23T08:00:00Z"} | act
                for number, act in enumerate(OUTBOX)
            ]
        },
    ),
    "api/pages/<int:page>/<int:width>.webp": Known("/api/pages/{scan_page}/800.webp", "i---s"),
    "api/cuts/<int:cut>/<int:width>.webp": Known("/api/cuts/{cut}/800.webp", "i---s"),
    "api/": Known("/api/", "----s"),
    "api/me/coaching": Known("/api/me/coaching", "iiiis"),
    "api/drafts/<int:draft>/<int:width>.webp": Known("/api/drafts/{inspected}/800.webp", "i---s"),
    "api/law/<name>.json": Known("/api/law/KS.json", "iiiis"),
    "api/practice/<type_code>/packet": Known("/api/practice/KS/packet", "iiiis"),
    "api/practice/<type_code>/<int:number>/<int:width>.webp": Known("/api/practice/KS/1/800.webp", "iiiis"),
    # Pages as images
    "scans": Known("/so/{keyed}/trang", "ii-fs"),
    "scans_grid": Known("/so/{keyed}/trang/luoi", "ii-fs"),
    "scans_act": Known("/so/{keyed}/trang/viec", "cc-fs", "POST"),
    "scans_send": Known("/so/{keyed}/trang/nap", "ii-fs", "POST"),
    "scans_piece": Known("/so/{keyed}/trang/nap/abc", "cc-fs", "PUT"),
    "scan_original": Known("/so/{keyed}/trang/goc/{scan}", "i--fs"),
    "cut_paper": Known("/so/{keyed}/trang/khung/{cut}.pdf", "i--fs"),
    "phones": Known("/so/{keyed}/trang/dien-thoai", "ii-fs"),
    "phone_end": Known("/so/{keyed}/trang/dien-thoai/{pairing}", "af-fs", "POST"),
    "phone": Known("/dien-thoai/{phone}", "iiiii"),
    "phone_count": Known("/dien-thoai/{phone}/anh", "fffff"),
    "phone_photo": Known("/dien-thoai/{phone}/anh/abc", "fffff", "PUT"),
    # Changes of what was approved
    "amendments": Known("/thay-doi", "iiifs"),
    "amendment_kinds": Known("/thay-doi/loai", "iiiis"),
    "record_amendment": Known("/thay-doi/moi?th={unit}/{book}/001&loai=cai_chinh", "ii-fs"),
    "amendment": Known("/thay-doi/{change}", "ii-fs"),
    "amendment_act": Known("/thay-doi/{change}/hieu-luc", "af-fs", "POST"),
    "book_proposals": Known("/so/{unit}/{book}/de-xuat", "ii-fs"),
    "accept_proposal": Known("{entry}/de-xuat/x", "cc-fs", "POST"),
    "amendment_decision": Known("{entry}/tim-truong-hop", "ii-fs"),
    "draft_copy": Known("{entry}/ban-sao", "ii-fs"),
    "ask_mending": Known("{entry}/sua-loi-nhap", "ii-fs"),
    "mendings": Known("/sua-loi-nhap", "iiifs"),
    "mending": Known("/sua-loi-nhap/{slip}", "ii--s"),
    "mending_act": Known("/sua-loi-nhap/{slip}/tu-choi", "af--s", "POST", body={"reason": "x"}),
    # Books on the shelf
    "physical_book": Known("/so/{unit}/{book}/so-giay", "ii-fs"),
    "book_party": Known(
        "/so/{unit}/{book}/so-giay/ben",
        "af-fs",
        "POST",
        by="admin",
        body={"ben": "dang_ky", "ten": "UBND xã", "tu-ngay": "01/01/1985", "can-cu": "x"},
    ),
    "book_describe": Known(
        "/so/{unit}/{book}/so-giay/khai", "af-fs", "POST", body={"pages": "60", "loat": "", "can-cu": "x"}
    ),
    "book_hand_over": Known(
        "/so/{unit}/{book}/so-giay/ban-giao",
        "af-fs",
        "POST",
        body={
            "ben-nhan": "H673",
            "ngay": "01/01/2026",
            "so-bien-ban": "2/BB",
            "so-trang": "9",
            "tinh-trang": "đủ",
        },
    ),
    "book_join": Known(
        "/so/{keyed}/so-giay/ghep",
        "af-fs",
        "POST",
        by="admin",
        body={"ban-kia": "{unit}/KT.1999.09", "can-cu": "x"},
    ),
    "exemplars": Known("/so/{unit}/{book}/so-kep", "ii-fs"),
    "exemplars_choose": Known("/so/{unit}/{book}/so-kep/chon", "cf-fs", "POST"),
    "exemplars_part": Known("/so/{unit}/{book}/so-kep/go", "cf-fs", "POST"),
    "exemplar": Known("/so/{unit}/{book}/so-kep/001", "ii-fs"),
    "handover": Known("/ban-giao/{handover}", "ii-fs"),
    "handover_scan": Known("/ban-giao/{handover}/bien-ban", "ii-fs"),
    "handover_add_minutes": Known("/ban-giao/{handover}/nap-bien-ban", "ii-fs", "POST"),
    "unit_handovers": Known("/don-vi/{unit}/ban-giao", "ii-fs"),
    "hand_over_several": Known("/don-vi/{unit}/ban-giao/moi", "ii-fs"),
    # Beside an entry
    "entry_legal": Known("{entry}/phap-ly", "ii-fs"),
    "entry_end": Known(
        "{entry}/phap-ly/trang-thai",
        "af-fs",
        "POST",
        body={"act": "cross_out", "on": "01/01/2026", "reason": "x"},
    ),
    "entry_mark": Known("{entry}/phap-ly/nhay-cam", "af-fs", "POST", body={"marked": "1", "reason": "x"}),
    "entry_link": Known(
        "{entry}/phap-ly/lien-ket",
        "af-fs",
        "POST",
        body={"other": "{unit}/{book}/005", "kind": "dang_ky_lai", "reason": "x"},
    ),
    "entry_unlink": Known("{entry}/phap-ly/lien-ket/1/go", "---fs", "POST"),
    "entry_papers": Known("{entry}/giay-to", "ii-fs"),
    "paper_bring": Known("{entry}/giay-to/nap", "cf-fs", "POST"),
    "paper_attach": Known(
        "{page}/004/giay-to/gan", "af-fs", "POST", body={"document": "{paper}", "role": "doi_chung"}
    ),
    "paper_detach": Known("{entry}/giay-to/{use}/go", "af-fs", "POST", body={"reason": "x"}),
    "paper_file": Known("/giay-to/{paper}", "ii--s"),
    "paper_withdraw": Known("/giay-to/{paper}/rut", "cf--s", "POST", body={"reason": "x"}),
    "unit_papers": Known("/don-vi/{unit}/giay-to", "ii-fs"),
    "dossier_open": Known(
        "{entry}/ho-so", "af-fs", "POST", body={"document": "{paper}", "giay_nksHoTen": "KHÁC", "reason": "x"}
    ),
    "dossiers": Known("/ho-so", "iiifs"),
    "dossier": Known("/ho-so/{dossier}", "ii--s"),
    "dossier_step": Known(
        "/ho-so/{dossier}/buoc", "cf--s", "POST", body={"act": "propose", "reason": "x", "kind": "khac"}
    ),
    # The manual
    "manual": Known("/huong-dan", "iiiii"),
    "manual_rules": Known("/huong-dan/quy-tac", "iiiii"),
    "manual_rule": Known("/huong-dan/quy-tac/TUOI_KET_HON", "iiiii"),
    "manual_books": Known("/huong-dan/loai-so", "iiiii"),
    "manual_book": Known("/huong-dan/loai-so/KS", "iiiii"),
    "manual_schema": Known("/huong-dan/loai-so/KS/luoc-do.json", "iiiii"),
    "manual_layout": Known("/huong-dan/loai-so/KS/mau/mien_nam", "iiiii"),
    "manual_codes": Known("/huong-dan/danh-muc", "iiiii"),
    "manual_competence": Known("/huong-dan/tham-quyen", "iiiii"),
    "manual_refusals": Known("/huong-dan/tu-choi", "iiiii"),
    "manual_page": Known("/huong-dan/phim-tat", "iiiii"),
}
