"""What each address gives to each of five people: the owner of the work, a colleague, another commune's, a stranger, nobody.

One letter for each of them, in this order: ``i`` let in (the room answers, be it with a form's complaint), ``f`` told that they may
not (403), ``-`` the thing is not there (404), ``s`` led to the sign-in (or 401 from a door of the workbench).
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
    own: tuple[str, ...] = ()
    """Who else rightly acts too, each on their own account."""


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
    "one_time_remove": Known("/tai-khoan/ma-mot-lan/go", "iiiis", "POST"),
    "passkey_new": Known("/tai-khoan/khoa", "iiiis"),
    "passkey_begin": Known("/tai-khoan/khoa/hoi", "ffffs", "JSON"),
    "passkey_add": Known("/tai-khoan/khoa/them", "ffffs", "JSON"),
    "passkey_rename": Known("/tai-khoan/khoa/1/ten", "----s", "POST"),
    "passkey_remove": Known("/tai-khoan/khoa/1/go", "----s", "POST"),
    "recovery": Known("/tai-khoan/ma-khoi-phuc", "iiiis"),
    "sign_out_everywhere": Known(
        "/tai-khoan/dang-xuat-moi-noi",
        "iiiis",
        "POST",
        own=(
            "colleague",
            "other",
            "stranger",
        ),
    ),
    "devices": Known("/tai-khoan/thiet-bi", "iiiis"),
    "device_revoke": Known(
        "/tai-khoan/thiet-bi/11111111-1111-4111-8111-111111111111/thu-hoi", "----s", "POST"
    ),
    # People, contractors, teams
    "invitations": Known("/giay-moi", "ifffs", by="admin"),
    "invite_again": Known("/giay-moi/duocmoi/in-lai", "i---s", "POST", by="admin"),
    "invitation_revoke": Known("/giay-moi/duocmoi/huy", "i---s", "POST", by="admin"),
    "overseen": Known("/nguoi-dung/nhap/dang-nhap", "i---s", by="admin"),
    "oversee": Known("/nguoi-dung/nhap/dang-nhap/dang-xuat", "i---s", "POST", by="admin"),
    "people": Known("/nguoi-dung", "ifffs", by="admin"),
    "take_on": Known("/lap-tai-khoan", "ifffs", by="admin"),
    "person": Known("/nguoi-dung/nhap", "ifffs", by="admin"),
    "person_give": Known(
        "/nguoi-dung/nhap/giao", "ifffs", "POST", by="admin", body={"don-vi": "24862", "nhiem-vu": "follow"}
    ),
    "person_take": Known(
        "/nguoi-dung/nhap/thu-hoi",
        "ifffs",
        "POST",
        by="admin",
        body={"don-vi": "24862", "nhiem-vu": "key", "ly-do": "x"},
    ),
    "person_close": Known("/nguoi-dung/nhap/khoa", "ifffs", "POST", by="admin", body={"ly-do": "x"}),
    "person_contractor": Known(
        "/nguoi-dung/nhap/nha-thau", "ifffs", "POST", by="admin", body={"nha-thau": "1"}
    ),
    "person_password": Known("/nguoi-dung/nhap/mat-khau", "ifffs", "POST", by="admin"),
    "unit_people": Known("/don-vi/{unit}/can-bo", "ii-fs"),
    "contractors": Known("/nha-thau", "ifffs", by="admin"),
    "contractor": Known("/nha-thau/{contractor}", "ifffs", by="admin"),
    "contractor_last_day": Known(
        "/nha-thau/{contractor}/ngay-het",
        "ifffs",
        "POST",
        by="admin",
        body={"den-ngay": "31/12/2030", "can-cu": "x"},
    ),
    "teams": Known("/to-kiem-tra", "iiifs"),
    "form_team": Known("/to-kiem-tra/lap", "ifffs", by="admin"),
    "team": Known("/to-kiem-tra/{team}", "ii--s"),
    "team_document": Known("/to-kiem-tra/{team}/van-ban", "ii--s"),
    "team_add": Known(
        "/to-kiem-tra/{team}/them", "ii--s", "POST", by="admin", body={"nguoi": "nhap", "nhiem-vu": "key"}
    ),
    "team_remove": Known(
        "/to-kiem-tra/{team}/bot",
        "ii--s",
        "POST",
        by="admin",
        body={"nguoi": "dongnghiep", "nhiem-vu": "check", "ly-do": "x"},
    ),
    "team_end": Known("/to-kiem-tra/{team}/thoi", "ii--s", "POST", by="admin", body={"ly-do": "x"}),
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
    "plan_decide": Known("/bang-ke/de-nghi/{proposal}", "ii-fs", "POST", by="admin", body={"viec": "ghi"}),
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
    "upload_send": Known("/tiep-nhan/gui", "ifffs", "POST", body={"unit": "{unit}"}),
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
    "upload_finish": Known("/tiep-nhan/tai-len/{upload}/xong", "i---s", "POST"),
    "upload_piece": Known("/tiep-nhan/tai-len/{upload}/0?tu=0", "i---s", "PUT"),
    "book_findings": Known("/so/{unit}/{book}/loi", "ii-fs"),
    "settle": Known("/so/{unit}/{book}/loi/ly-do", "ii-fs", "POST"),
    "undo_settlement": Known("/so/{unit}/{book}/loi/ly-do/1/hoan-tac", "if-fs", "POST"),
    "review": Known("/ra-soat", "iiifs"),
    "review_ask": Known("/ra-soat/chay", "iiifs", "POST"),
    "scope": Known("/pham-vi", "iiifs"),
    "scope_leave_out": Known("/pham-vi/ghi-nhan", "iiifs", "POST", by="admin"),
    "scope_lift": Known("/pham-vi/dung", "iiifs", "POST", by="admin"),
    "scope_pass": Known("/pham-vi/phan-loai", "iiifs"),
    "scope_classify": Known("/pham-vi/phan-loai/{unit}/{book}/001", "ii-fs", "POST"),
    "approvals": Known("/duyet", "iiifs"),
    "answers_sample": Known("/duyet/tra-loi/mau.csv", "iiiis"),
    "bring_answers": Known("/duyet/tra-loi", "iiifs", "POST"),
    "compare_shown": Known("/duyet/so-sanh", "iiifs", "POST"),
    "book_approve": Known("/so/{unit}/{book}/duyet", "ii-fs"),
    "book_step": Known("/so/{unit}/{book}/duong-di", "ii-fs", "POST"),
    "sheet_make": Known("/so/{unit}/{book}/phieu", "if-fs", "POST"),
    "sheet": Known("/so/{unit}/{book}/phieu/1", "ii-fs"),
    "sheet_attach": Known("/so/{unit}/{book}/phieu/1/gan", "ii-fs", "POST"),
    "sheet_paper": Known("/so/{unit}/{book}/phieu/1/1", "ii-fs"),
    "sheet_detach": Known("/so/{unit}/{book}/phieu/1/1/go", "ii-fs", "POST"),
    "deliver": Known("/so/{unit}/{book}/gui", "ii-fs", "POST"),
    "sending_file": Known("/so/{unit}/{book}/gui/158/1/{book}.xlsx", "if-fs"),
    # Keying and its doors
    "keying": Known("/nhap-lieu", "iiiis"),
    "keying_volume": Known("/nhap-lieu/khoi-luong", "iiiis"),
    "keying_volume_file": Known("/nhap-lieu/khoi-luong.csv", "iiiis"),
    "keying_unit": Known("/nhap-lieu/don-vi/{unit}", "ii-fs"),
    "keying_book": Known("/nhap-lieu/quyen/{keyed}", "ii-fs"),
    "keying_act": Known("/nhap-lieu/quyen/{keyed}/theo-trang", "if-fs", "POST"),
    "differences": Known("/nhap-lieu/lech", "iiiis"),
    "take_differences": Known("/nhap-lieu/lech/nhan", "if--s", "POST", body={"quyen": "{keyed}"}),
    "difference": Known("/nhap-lieu/lech/{draft}", "if--s"),
    "difference_back": Known("/nhap-lieu/lech/{draft}/tra-lai", "if--s", "POST"),
    "draft_picture": Known("/nhap-lieu/phieu/{draft}/anh.webp", "ii--s"),
    "keying_root": Known("/nhap-lieu/", "iiiis"),
    "bench": Known("/nhap-lieu/ban/", "iiiii"),
    "bench_worker": Known("/nhap-lieu/worker.js", "iiiii"),
    "certificate": Known("/chung-thu", "iiiii"),
    "certificate_file": Known("/chung-thu/so-goc.crt", "-----"),
    "api/me": Known("/api/me", "iiiis"),
    "api/work": Known("/api/work", "iiiis"),
    "api/leases": Known("/api/leases", "if--s", "JSON", body={"book": "{keyed}", "kind": "first"}),
    "api/leases/<uuidstr:lease>/packet": Known("/api/leases/{lease}/packet", "i---s"),
    "api/outbox": Known("/api/outbox", "iiiis", "JSON", body={"acts": []}),
    "api/pages/<int:page>/<int:width>.webp": Known("/api/pages/{scan_page}/800.webp", "ii--s"),
    "api/cuts/<int:cut>/<int:width>.webp": Known("/api/cuts/{cut}/800.webp", "ii--s"),
    "api/": Known("/api/", "----s"),
    "api/me/coaching": Known("/api/me/coaching", "iiiis"),
    "api/drafts/<int:draft>/<int:width>.webp": Known("/api/drafts/{draft}/800.webp", "----s"),
    "api/law/<name>.json": Known("/api/law/KS.json", "iiiis"),
    "api/practice/<type_code>/packet": Known("/api/practice/KS/packet", "iiiis"),
    "api/practice/<type_code>/<int:number>/<int:width>.webp": Known("/api/practice/KS/1/800.webp", "iiiis"),
    # Pages as images
    "scans": Known("/so/{keyed}/trang", "ii-fs"),
    "scans_grid": Known("/so/{keyed}/trang/luoi", "ii-fs"),
    "scans_act": Known("/so/{keyed}/trang/viec", "ii-fs", "POST"),
    "scans_send": Known("/so/{keyed}/trang/nap", "ii-fs", "POST"),
    "scans_piece": Known("/so/{keyed}/trang/nap/abc", "ii-fs", "PUT"),
    "scan_original": Known("/so/{keyed}/trang/goc/{scan}", "ii-fs"),
    "cut_paper": Known("/so/{keyed}/trang/khung/{cut}.pdf", "ii-fs"),
    "phones": Known("/so/{keyed}/trang/dien-thoai", "ii-fs"),
    "phone_end": Known("/so/{keyed}/trang/dien-thoai/{pairing}", "if-fs", "POST"),
    "phone": Known("/dien-thoai/{phone}", "iiiii"),
    "phone_count": Known("/dien-thoai/{phone}/anh", "fffff"),
    "phone_photo": Known("/dien-thoai/{phone}/anh/abc", "fffff", "PUT"),
    # Changes of what was approved
    "amendments": Known("/thay-doi", "iiifs"),
    "amendment_kinds": Known("/thay-doi/loai", "iiiis"),
    "record_amendment": Known("/thay-doi/moi?th={unit}/{book}/001&loai=cai_chinh", "ii-fs"),
    "amendment": Known("/thay-doi/{change}", "ii-fs"),
    "amendment_act": Known("/thay-doi/{change}/hieu-luc", "if-fs", "POST"),
    "book_proposals": Known("/so/{unit}/{book}/de-xuat", "ii-fs"),
    "accept_proposal": Known("{entry}/de-xuat/x", "ii-fs", "POST"),
    "amendment_decision": Known("{entry}/tim-truong-hop", "ii-fs"),
    "draft_copy": Known("{entry}/ban-sao", "ii-fs"),
    "ask_mending": Known("{entry}/sua-loi-nhap", "ii-fs"),
    "mendings": Known("/sua-loi-nhap", "iiifs"),
    "mending": Known("/sua-loi-nhap/{slip}", "ii--s"),
    "mending_act": Known("/sua-loi-nhap/{slip}/tu-choi", "if--s", "POST", body={"reason": "x"}),
    # Books on the shelf
    "physical_book": Known("/so/{unit}/{book}/so-giay", "ii-fs"),
    "book_party": Known("/so/{unit}/{book}/so-giay/ben", "ii-fs", "POST"),
    "book_describe": Known("/so/{unit}/{book}/so-giay/khai", "if-fs", "POST"),
    "book_hand_over": Known("/so/{unit}/{book}/so-giay/ban-giao", "ii-fs", "POST"),
    "book_join": Known("/so/{unit}/{book}/so-giay/ghep", "ii-fs", "POST"),
    "exemplars": Known("/so/{unit}/{book}/so-kep", "ii-fs"),
    "exemplars_choose": Known("/so/{unit}/{book}/so-kep/chon", "if-fs", "POST"),
    "exemplars_part": Known("/so/{unit}/{book}/so-kep/go", "if-fs", "POST"),
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
        "if-fs",
        "POST",
        body={"act": "cross_out", "on": "01/01/2026", "reason": "x"},
    ),
    "entry_mark": Known("{entry}/phap-ly/nhay-cam", "if-fs", "POST", body={"sensitive": "1", "reason": "x"}),
    "entry_link": Known(
        "{entry}/phap-ly/lien-ket",
        "if-fs",
        "POST",
        body={"other": "{unit}/{book}/005", "kind": "dang_ky_lai", "reason": "x"},
    ),
    "entry_unlink": Known("{entry}/phap-ly/lien-ket/1/go", "---fs", "POST"),
    "entry_papers": Known("{entry}/giay-to", "ii-fs"),
    "paper_bring": Known("{entry}/giay-to/nap", "if-fs", "POST"),
    "paper_attach": Known("{entry}/giay-to/gan", "ii-fs", "POST"),
    "paper_detach": Known("{entry}/giay-to/{use}/go", "if-fs", "POST", body={"reason": "x"}),
    "paper_file": Known("/giay-to/{paper}", "ii--s"),
    "paper_withdraw": Known("/giay-to/{paper}/rut", "if--s", "POST", body={"reason": "x"}),
    "unit_papers": Known("/don-vi/{unit}/giay-to", "ii-fs"),
    "dossier_open": Known("{entry}/ho-so", "ii-fs", "POST"),
    "dossiers": Known("/ho-so", "iiifs"),
    "dossier": Known("/ho-so/{dossier}", "ii--s"),
    "dossier_step": Known(
        "/ho-so/{dossier}/buoc", "if--s", "POST", body={"act": "propose", "reason": "x", "kind": "khac"}
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
