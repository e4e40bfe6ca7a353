"""How often things go wrong, each an option of ``sample``.

The defaults are those under which linkage was measured; most scale with the era (``ERAS``). What the registrar did stands in the
book and on its page; what the digitiser did stands only in the Excel. ``Rates.clean()`` is a province where nobody errs.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields

from sogoc.sample.refusals import TY_LE_SAI

ERAS = ((1990, 1.5), (2005, 1.0), (2016, 0.6), (9999, 0.3))
"""Books opened before the year: factor on the rates of slips."""


def era(year: int) -> float:
    """Factor of a year."""
    return next(factor for until, factor in ERAS if year < until)


@dataclass(frozen=True, slots=True)
class Rates:
    """Shares between 0 and 1: of names, dates, entries, births or books, as each line says."""

    # the registrar, on a name
    sai_dau: float = 0.04
    """a wrong tone mark (half by the registrar, half by the digitiser)"""
    phuong_ngu: float = 0.018
    """written as spoken (hỏi for ngã, n for ng, t for c)"""
    ten_dem: float = 0.028
    """middle name dropped"""
    doi_ten: float = 0.004
    """another given name than the one at birth"""
    dau_nhay: float = 0.50
    """another form of apostrophe, of names that have one"""
    ho_la: float = 0.002
    """a near-miss surname (Nguyển)"""
    # the digitiser, on a name
    khong_dau: float = 0.02
    """typed without any marks"""
    kieu_dat_dau: float = 0.30
    """the other placement of the tone mark (hoà, hòa), of names that have such a syllable"""
    go_sai: float = 0.022
    """one letter wrong, missing or twice"""
    nfd: float = 0.015
    """decomposed Unicode"""
    bang_ma_cu: float = 0.003
    """a name left in a legacy font (TCVN3, VNI), before 2005"""
    ky_tu_la: float = 0.001
    """a letter of no language of Việt Nam (Ð for Đ, a digit)"""
    # dates
    dao_ngay_thang: float = 0.02
    """day and month exchanged, where both can be either"""
    sai_ngay: float = 0.01
    """one digit of the day"""
    sai_nam: float = 0.014
    """one digit of the year"""
    chi_nam: float = 0.45
    """only the year, of persons born before 1960"""
    tuoi_thay_nam_sinh: float = 0.35
    """an age instead of the parents' birth year, before 1995"""
    ngay_khong_the: float = 0.001
    """a day that does not exist"""
    thieu_ngay: float = 0.004
    """birth or registration date missing in the book"""
    chu_lech_so: float = 0.003
    """the date in words is another date"""
    # what the book lacks
    thieu_cha: float = 0.09
    """father not written although known"""
    thieu_me: float = 0.03
    """mother not written although known"""
    thieu_dan_toc: float = 0.01
    """ethnic group not written"""
    thieu_giay_to: float = 0.05
    """papers not written, before 1999"""
    thieu_nguoi_ky: float = 0.03
    """signer and officer not written"""
    thieu_dinh_danh: float = 0.20
    """birth registered since 2016 without its personal number"""
    nhan_dan_toc: float = 0.05
    """another spelling of the ethnic group (K'Ho, Churu)"""
    # numbers, codes
    khuyet_so: float = 0.003
    """a number skipped"""
    trung_so: float = 0.0015
    """a number used twice"""
    so_lech_nam: float = 0.002
    """the year in the number is another year"""
    so_sai_dang: float = 0.001
    """a number without its year"""
    ma_sai: float = 0.0015
    """a code outside its list"""
    dinh_danh_sai: float = 0.003
    """a digit of the personal number wrong"""
    # life
    sinh_doi: float = 0.012
    """births that are twins, half of them with near-identical names"""
    dang_ky_lai: float = 0.035
    """births registered again"""
    ghi_hai_lan: float = 0.012
    """births entered twice"""
    qua_han: float = 0.12
    """births and deaths registered late"""
    qua_han_khong_ghi: float = 0.10
    """of the late ones, those which the book calls in time"""
    tao_hon: float = 0.03
    """marriages under age before 2001 (a tenth of that later)"""
    xa_xu: float = 0.12
    """persons who left the province for good"""
    # books and packages
    quyen_khong_so: float = 0.04
    """books opened before 1999 that do not say their number"""
    sai_khoa_so: float = 0.03
    """closing pages whose total is not what the book holds"""
    thieu_tep: float = 0.0015
    """entries without their PDF"""
    thua_tep: float = 0.0005
    """PDFs without their entry"""
    tep_hong: float = 0.0005
    """PDFs that cannot be opened"""
    ten_tep_sai: float = 0.0005
    """PDF names that break the pattern"""
    o_cong_thuc: float = 0.02
    """packages with a formula cell"""
    cot_la: float = 0.03
    """packages with an unknown column"""
    thieu_cot: float = 0.004
    """packages that lack a core column"""

    def __post_init__(self) -> None:
        """Refuse what is no share."""
        for field in fields(self):
            value = getattr(self, field.name)
            if not 0 <= value <= 1:
                message = f"{field.name}={value} is not between 0 and 1"
                raise ValueError(message)

    @classmethod
    def of(cls, given: Iterable[str]) -> Rates:
        """Read options such as ``thieu_cha=0.05``; the others keep their defaults."""
        names = [field.name for field in fields(cls)]
        chosen: dict[str, float] = {}
        for option in given:
            name, _, text = option.partition("=")
            try:
                share = float(text)
            except ValueError:
                share = -1.0
            if name.strip() not in names or not 0 <= share <= 1:
                why = (
                    "không có tỷ lệ tên này" if name.strip() not in names else "giá trị không nằm giữa 0 và 1"
                )
                raise TY_LE_SAI.because(given=option, why=why, names=", ".join(names))
            chosen[name.strip()] = share
        return cls(**chosen)

    @classmethod
    def clean(cls, **other: float) -> Rates:
        """Nobody errs, except as named."""
        return cls(**{field.name: other.get(field.name, 0.0) for field in fields(cls)})
