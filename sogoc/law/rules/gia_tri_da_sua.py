"""A package that comes again after one of its entries was mended: it still has the old error, or it says a third thing.

Found where packages are staged (``intake``), declared here; what becomes of the value stands in ``register/mending`` (decision 0020).
The sentences use ``label``, ``value`` (the package's text) and ``kept`` (the text that three people read on the page).
"""

from __future__ import annotations

from sogoc.law.laws import logic
from sogoc.law.reasons import AS_WRITTEN
from sogoc.law.rule import Rule, Scope, Severity

RULES = (
    Rule(
        code="GIA_TRI_DA_SUA",
        title="Gói còn chữ đã được sửa sau khi duyệt",
        severity=Severity.LUU_Y,
        scope=Scope.PACKAGE,
        basis=logic("điều đã sửa qua người kiểm tra và người duyệt không bị một gói cũ đổi lại"),
        says="{label}: gói còn ghi “{value}”, trường hợp giữ “{kept}” vì đã sửa theo trang sổ sau khi duyệt.",
        fix="Sửa ô này trong tệp Excel thành “{kept}” để lần sau không còn lệch; không phải làm gì khác.",
    ),
    Rule(
        code="GIA_TRI_SUA_BI_THAY",
        title="Gói ghi khác cả giá trị đã sửa",
        severity=Severity.CAN_LY_DO,
        scope=Scope.PACKAGE,
        basis=logic("điều đã sửa qua người kiểm tra và người duyệt không bị một gói thay mà không ai xem"),
        says="{label}: trước đây đã sửa thành “{kept}” theo trang sổ, nay gói ghi “{value}”.",
        fix="Đối chiếu lại trang sổ. Gói sai thì sửa ô này thành “{kept}” rồi nhập lại; gói đúng thì chọn lý do.",
        reasons=AS_WRITTEN,
    ),
)
