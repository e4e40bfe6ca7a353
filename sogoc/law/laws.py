"""The laws that rules cite. ``sure=False``: the day or the article is known from practice and was not read in the text itself."""

from __future__ import annotations

from sogoc.law.rule import Law

# Marriage and family.
HON_NHAN_1959 = Law("02/SL", "Luật Hôn nhân và gia đình năm 1959", "Điều 6", sure=False)
HON_NHAN_1986 = Law("21-LCT/HĐNN7", "Luật Hôn nhân và gia đình năm 1986", "Điều 5", sure=False)
HON_NHAN_2000 = Law("22/2000/QH10", "Luật Hôn nhân và gia đình", "Điều 9", sure=False)
HON_NHAN_2014 = Law("52/2014/QH13", "Luật Hôn nhân và gia đình", "Điều 8")

# Registration of civil status.
ND_83_1998_KHAI_SINH = Law("83/1998/NĐ-CP", "Nghị định về đăng ký hộ tịch", "Điều 18", sure=False)
ND_83_1998_KHAI_TU = Law("83/1998/NĐ-CP", "Nghị định về đăng ký hộ tịch", "Điều 28", sure=False)
ND_158_2005_KHAI_SINH = Law(
    "158/2005/NĐ-CP", "Nghị định về đăng ký và quản lý hộ tịch", "Điều 14", sure=False
)
ND_158_2005_KHAI_TU = Law("158/2005/NĐ-CP", "Nghị định về đăng ký và quản lý hộ tịch", "Điều 20", sure=False)
HO_TICH_2014_KHAI_SINH = Law("60/2014/QH13", "Luật Hộ tịch", "Điều 15")
HO_TICH_2014_KHAI_TU = Law("60/2014/QH13", "Luật Hộ tịch", "Điều 33")
ND_123_2015_SO_DINH_DANH = Law("123/2015/NĐ-CP", "Nghị định hướng dẫn Luật Hộ tịch", "Điểm c khoản 1 Điều 4")
TT_04_2020_TUOI = Law("04/2020/TT-BTP", "Thông tư hướng dẫn Luật Hộ tịch", "Khoản 2 Điều 23")
TT_04_2020_NGAY = Law("04/2020/TT-BTP", "Thông tư hướng dẫn Luật Hộ tịch", "Điều 18")
TT_04_2020_SO = Law("04/2020/TT-BTP", "Thông tư hướng dẫn Luật Hộ tịch", "Điều 29")
DAN_SU_2015_HO_TEN = Law("91/2015/QH13", "Bộ luật Dân sự", "Điều 26")
ND_137_2015_SO_DINH_DANH = Law(
    "137/2015/NĐ-CP", "Nghị định hướng dẫn Luật Căn cước công dân", "Điều 13", sure=False
)

# Digitisation.
CV_1437 = Law("1437/BTP-CNTT", "Công văn hướng dẫn số hóa sổ hộ tịch", sure=False)
