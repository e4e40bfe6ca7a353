"""The laws that rules cite. ``sure=False``: the day or the article is known from practice and was not read in the text itself.

``logic``: what stands on no text of law, but on what cannot be otherwise (a day before another, one number for two persons) or on how
files are read. Such a basis says itself and is sure by itself; it never stands in for a law that was not read.
"""

from __future__ import annotations

from sogoc.law.rule import Law


def logic(says: str) -> Law:
    """A basis outside the law: ``says`` is one clause that anybody can check, after *Theo lẽ thường:*."""
    return Law("", f"Theo lẽ thường: {says}")


# Marriage and family.
HON_NHAN_1959 = Law("02/SL", "Luật Hôn nhân và gia đình năm 1959", "Điều 6", sure=False)
HON_NHAN_1986 = Law("21-LCT/HĐNN7", "Luật Hôn nhân và gia đình năm 1986", "Điều 5", sure=False)
HON_NHAN_2000 = Law("22/2000/QH10", "Luật Hôn nhân và gia đình", "Điều 9", sure=False)
HON_NHAN_2014 = Law("52/2014/QH13", "Luật Hôn nhân và gia đình", "Điều 8")

HON_NHAN_2014_CAM = Law("52/2014/QH13", "Luật Hôn nhân và gia đình", "Khoản 2 Điều 5")

# Registration of civil status.
ND_83_1998_KHAI_SINH = Law("83/1998/NĐ-CP", "Nghị định về đăng ký hộ tịch", "Điều 18", sure=False)
ND_83_1998_KHAI_TU = Law("83/1998/NĐ-CP", "Nghị định về đăng ký hộ tịch", "Điều 28", sure=False)
ND_158_2005_KHAI_SINH = Law(
    "158/2005/NĐ-CP", "Nghị định về đăng ký và quản lý hộ tịch", "Điều 14", sure=False
)
ND_158_2005_KHAI_TU = Law("158/2005/NĐ-CP", "Nghị định về đăng ký và quản lý hộ tịch", "Điều 20", sure=False)
HO_TICH_2014_KHAI_SINH = Law("60/2014/QH13", "Luật Hộ tịch", "Điều 15")
HO_TICH_2014_KHAI_TU = Law("60/2014/QH13", "Luật Hộ tịch", "Điều 33")
HO_TICH_2014_NHAN_CON = Law("60/2014/QH13", "Luật Hộ tịch", "Điều 25", sure=False)
ND_123_2015_SO_DINH_DANH = Law("123/2015/NĐ-CP", "Nghị định hướng dẫn Luật Hộ tịch", "Điểm c khoản 1 Điều 4")
ND_123_2015_KHAI_TU = Law("123/2015/NĐ-CP", "Nghị định hướng dẫn Luật Hộ tịch", "Khoản 2 Điều 4")
ND_123_2015_HO = Law("123/2015/NĐ-CP", "Nghị định hướng dẫn Luật Hộ tịch", "Điểm a khoản 1 Điều 4")
ND_123_2015_BO_ROI = Law("123/2015/NĐ-CP", "Nghị định hướng dẫn Luật Hộ tịch", "Điều 14")
ND_123_2015_CHUA_RO_CHA = Law("123/2015/NĐ-CP", "Nghị định hướng dẫn Luật Hộ tịch", "Khoản 2 Điều 15")
ND_123_2015_DANG_KY_LAI = Law("123/2015/NĐ-CP", "Nghị định hướng dẫn Luật Hộ tịch", "Điều 24", sure=False)
ND_158_2005_DANG_KY_LAI = Law(
    "158/2005/NĐ-CP", "Nghị định về đăng ký và quản lý hộ tịch", "Điều 46", sure=False
)
ND_158_2005_CAP_LAI = Law("158/2005/NĐ-CP", "Nghị định về đăng ký và quản lý hộ tịch", "Điều 62", sure=False)
ND_120_2025 = Law("120/2025/NĐ-CP", "Nghị định về phân định thẩm quyền của chính quyền hai cấp")
TT_04_2020_XNTTHN = Law("04/2020/TT-BTP", "Thông tư hướng dẫn Luật Hộ tịch", "Điều 12")
TT_04_2020_TINH_TRANG = Law("04/2020/TT-BTP", "Thông tư hướng dẫn Luật Hộ tịch", "Điều 33")
TT_04_2020_LY_HON = Law("04/2020/TT-BTP", "Thông tư hướng dẫn Luật Hộ tịch", "Khoản 3 Điều 23")
TT_04_2020_KHAI_TU = Law("04/2020/TT-BTP", "Thông tư hướng dẫn Luật Hộ tịch", "Điều 34")
TT_04_2020_SUA_CHUA = Law("04/2020/TT-BTP", "Thông tư hướng dẫn Luật Hộ tịch", "Khoản 1 Điều 35")
TT_04_2020_QUYEN = Law("04/2020/TT-BTP", "Thông tư hướng dẫn Luật Hộ tịch", "Khoản 1 Điều 36")
TT_04_2020_DE_TRONG = Law("04/2020/TT-BTP", "Thông tư hướng dẫn Luật Hộ tịch", "Khoản 9 Điều 29")
TT_04_2020_XAC_LAP = Law("04/2020/TT-BTP", "Thông tư hướng dẫn Luật Hộ tịch", "Khoản 2 Điều 32")
TT_04_2020_MOT_BAN = Law("04/2020/TT-BTP", "Thông tư hướng dẫn Luật Hộ tịch", "Khoản 3 Điều 12")
TT_04_2020_CACH_GHI = Law("04/2020/TT-BTP", "Thông tư hướng dẫn Luật Hộ tịch", "Điều 31")
TT_04_2020_GHI_CHU = Law("04/2020/TT-BTP", "Thông tư hướng dẫn Luật Hộ tịch", "Khoản 6 Điều 29")
TT_04_2020_NOI_CU_TRU = Law("04/2020/TT-BTP", "Thông tư hướng dẫn Luật Hộ tịch", "Khoản 2 Điều 10")
TT_04_2020_TEN_CU = Law("04/2020/TT-BTP", "Thông tư hướng dẫn Luật Hộ tịch", "Điều 30")
TT_04_2020_TUOI = Law("04/2020/TT-BTP", "Thông tư hướng dẫn Luật Hộ tịch", "Khoản 2 Điều 23")
TT_04_2020_NGAY = Law("04/2020/TT-BTP", "Thông tư hướng dẫn Luật Hộ tịch", "Điều 18")
TT_04_2020_NUOC_NGOAI = Law("04/2020/TT-BTP", "Thông tư hướng dẫn Luật Hộ tịch", "Khoản 7 Điều 29")
TT_04_2020_KHOA_SO = Law("04/2020/TT-BTP", "Thông tư hướng dẫn Luật Hộ tịch", "Khoản 2 Điều 36")
TT_04_2020_SO = Law("04/2020/TT-BTP", "Thông tư hướng dẫn Luật Hộ tịch", "Điều 29")
DAN_SU_1995_DAN_TOC = Law("Bộ luật 1995", "Bộ luật Dân sự", "Điều 30", sure=False)
DAN_SU_2005_DAN_TOC = Law("33/2005/QH11", "Bộ luật Dân sự", "Điều 28", sure=False)
DAN_SU_2015_DAN_TOC = Law("91/2015/QH13", "Bộ luật Dân sự", "Điều 29", sure=False)
DAN_SU_2015_KHAI_TU = Law("91/2015/QH13", "Bộ luật Dân sự", "Khoản 2 Điều 30", sure=False)
QUOC_TICH_1988 = Law("Luật năm 1988", "Luật Quốc tịch Việt Nam", "Điều 6", sure=False)
QUOC_TICH_1998 = Law("07/1998/QH10", "Luật Quốc tịch Việt Nam", "Điều 16", sure=False)
QUOC_TICH_2008 = Law("24/2008/QH12", "Luật Quốc tịch Việt Nam", "Điều 15", sure=False)
QUOC_TICH_2008_BO_ROI = Law("24/2008/QH12", "Luật Quốc tịch Việt Nam", "Điều 18", sure=False)
DAN_SU_2015_HAN_NGHI = Law("91/2015/QH13", "Bộ luật Dân sự", "Khoản 5 Điều 148", sure=False)
DAN_SU_2015_HO_TEN = Law("91/2015/QH13", "Bộ luật Dân sự", "Điều 26")
ND_137_2015_SO_DINH_DANH = Law(
    "137/2015/NĐ-CP", "Nghị định hướng dẫn Luật Căn cước công dân", "Điều 13", sure=False
)

TT_59_2021_MA_NOI = Law(
    "59/2021/TT-BCA", "Thông tư hướng dẫn Luật Căn cước công dân", "Phụ lục mã tỉnh, mã nước", sure=False
)

# Identity papers.
ND_05_1999_CMND = Law("05/1999/NĐ-CP", "Nghị định về Chứng minh nhân dân", "Điều 3", sure=False)
CAN_CUOC_CONG_DAN_2014 = Law("59/2014/QH13", "Luật Căn cước công dân", "Điều 19, Điều 20", sure=False)
CAN_CUOC_2023 = Law("26/2023/QH15", "Luật Căn cước", "Điều 46", sure=False)
HO_CHIEU_2019 = Law("49/2019/QH14", "Luật Xuất cảnh, nhập cảnh của công dân Việt Nam", "Điều 6", sure=False)

# Guardianship.
DAN_SU_1995_GIAM_HO = Law("Bộ luật 1995", "Bộ luật Dân sự", "Điều 69", sure=False)
DAN_SU_2005_GIAM_HO = Law("33/2005/QH11", "Bộ luật Dân sự", "Điều 60", sure=False)
DAN_SU_2015_NGUOI_GIAM_HO = Law("91/2015/QH13", "Bộ luật Dân sự", "Điều 49")
DAN_SU_2015_DUOC_GIAM_HO = Law("91/2015/QH13", "Bộ luật Dân sự", "Điều 47")
DAN_SU_2015_GIAM_HO_CU = Law("91/2015/QH13", "Bộ luật Dân sự", "Điều 52, 53, 54", sure=False)
DAN_SU_2015_GIAM_SAT = Law("91/2015/QH13", "Bộ luật Dân sự", "Điều 51", sure=False)
DAN_SU_2015_CHAM_DUT_GIAM_HO = Law("91/2015/QH13", "Bộ luật Dân sự", "Điều 62", sure=False)

# Adoption.
HON_NHAN_1986_CON_NUOI = Law("21-LCT/HĐNN7", "Luật Hôn nhân và gia đình năm 1986", "Điều 35, 36", sure=False)
HON_NHAN_2000_CON_NUOI = Law("22/2000/QH10", "Luật Hôn nhân và gia đình", "Điều 68, 69", sure=False)
NUOI_CON_NUOI_2010_CON = Law("52/2010/QH12", "Luật Nuôi con nuôi", "Điều 8")
NUOI_CON_NUOI_2010_CHA_ME = Law("52/2010/QH12", "Luật Nuôi con nuôi", "Điều 14")
NUOI_CON_NUOI_2010_DANG_KY = Law("52/2010/QH12", "Luật Nuôi con nuôi", "Điều 22", sure=False)

# Change and correction; events abroad; copies.
HO_TICH_2014_THAY_DOI = Law("60/2014/QH13", "Luật Hộ tịch", "Điều 26, 28, 29", sure=False)
TT_04_2020_CAI_CHINH = Law("04/2020/TT-BTP", "Thông tư hướng dẫn Luật Hộ tịch", "Điều 17")
TT_04_2020_BO_SUNG = Law("04/2020/TT-BTP", "Thông tư hướng dẫn Luật Hộ tịch", "Điều 18")
HO_TICH_2014_NUOC_NGOAI = Law("60/2014/QH13", "Luật Hộ tịch", "Điều 48, 49, 50", sure=False)
ND_123_2015_LY_HON = Law("123/2015/NĐ-CP", "Nghị định hướng dẫn Luật Hộ tịch", "Điều 37, 38, 39", sure=False)
HO_TICH_2014_BAN_SAO = Law("60/2014/QH13", "Luật Hộ tịch", "Điều 63, 64", sure=False)
ND_87_2020_XAC_NHAN = Law(
    "87/2020/NĐ-CP", "Nghị định về Cơ sở dữ liệu hộ tịch điện tử, đăng ký hộ tịch trực tuyến", sure=False
)

IN_FORCE = {
    "60/2014/QH13": "2016-01-01",
    "123/2015/NĐ-CP": "2016-01-01",
    "04/2020/TT-BTP": "2020-07-16",
    "87/2020/NĐ-CP": "2020-09-15",
    "120/2025/NĐ-CP": "2025-07-01",
    "52/2014/QH13": "2015-01-01",
    "91/2015/QH13": "2017-01-01",
    "52/2010/QH12": "2011-01-01",
    "59/2014/QH13": "2016-01-01",
    "1437/BTP-CNTT": "2019-04-25",
}
"""Texts by which entries of every time are looked at: code → ISO day since which the text is in force (of a letter, its date)."""

# Digitisation.
CV_1437 = Law("1437/BTP-CNTT", "Công văn hướng dẫn số hóa sổ hộ tịch", sure=False)
