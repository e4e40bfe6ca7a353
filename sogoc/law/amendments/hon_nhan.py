"""Divorce, annulment and recognition of a marriage, noted where the marriage stands (khoản 3 Điều 23 Thông tư 04/2020/TT-BTP).

The entry form of *Phần mềm 158* has a column for what became of the marriage, ``tinhTrangKetHon``; its words are those of its code list.
"""

from __future__ import annotations

from sogoc.law.amendment import GHI_CHU, GHI_CHU_HON_NHAN, AmendmentKind, Gives, Phrase

_STATE = "tinhTrangKetHon"

KINDS = (
    AmendmentKind(
        code="ly_hon",
        title="Ly hôn",
        says="Đã ly hôn theo {basis}.",
        laws=(GHI_CHU_HON_NHAN, GHI_CHU),
        books=("KH",),
        names=(_STATE,),
        gives=(Gives(_STATE, "Đã ly hôn"),),
        phrases=(Phrase("(da|thuan tinh|cong nhan thuan tinh|cho) li hon|li hon theo", 0.9),),
    ),
    AmendmentKind(
        code="huy_ket_hon",
        title="Hủy việc kết hôn trái pháp luật",
        says="Việc kết hôn bị hủy theo {basis}.",
        laws=(GHI_CHU, GHI_CHU_HON_NHAN),
        books=("KH",),
        names=(_STATE,),
        gives=(Gives(_STATE, "Đã hủy việc kết hôn"),),
        phrases=(Phrase("huy (viec |dang ki |giay (chung nhan|dang ki) )?ket hon", 0.9),),
    ),
    AmendmentKind(
        code="cong_nhan_ket_hon",
        title="Công nhận việc kết hôn",
        says="Việc kết hôn được công nhận theo {basis}.",
        laws=(GHI_CHU,),
        books=("KH",),
        names=("ngayDangKy", _STATE),
        gives=(Gives(_STATE, "Đã được công nhận việc kết hôn"),),
        phrases=(Phrase("cong nhan (viec )?(ket hon|quan he (vo chong|hon nhan))", 0.85),),
    ),
)
