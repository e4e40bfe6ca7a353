"""What a name says of the sex, only ever as a note: names are not respelled and sex is never derived from them.

Kinh middle names *Thị* (women) and *Văn* (men). Cơ Ho and Mạ: K' for men, Ka for women, which officials often wrote wrong
(*Ka Să* is a clan of both); Ê Đê and Mnông:
Y for men, H' for women; Ba Na, Xơ Đăng, Giẻ Triêng: A for men, Y for women (domain facts §6.2: the letter Y means one sex in one group
and the other in the next). Of other groups nothing is told.
"""

from __future__ import annotations

from sogoc.law.conditions import implied_sex, main_group
from sogoc.law.expr import BESIDE, THIS, Expr, all_of, any_of, if_, is_in, lit, matches, no
from sogoc.law.laws import logic
from sogoc.law.rule import Example, Outcome, Rule, Scope, Severity, Version

_SEX = implied_sex()
_MAN, _WOMAN = _SEX == "1", _SEX == "2"
_GROUP = main_group(BESIDE("dan_toc").u)
_APOSTROPHE = "['’‘ʼ`´]"
_FIX = "Kiểm tra họ tên và giới tính với trang sổ, sửa chỗ nhập sai; nếu sổ ghi đúng như vậy thì giữ nguyên."


def _has(pattern: str, meaning: str) -> Expr:
    return matches(THIS.v, pattern, meaning)


_THI = _has("[^ ]+ (?:Thị|THỊ|thị)(?: [^ ]+)+", "có chữ đệm “Thị”")
_VAN = _has("[^ ]+ (?:Văn|VĂN|văn)(?: [^ ]+)+", "có chữ đệm “Văn”")
_K = _has(f"(?:[^ ]+ )?[Kk]{_APOSTROPHE}[^ ]+(?: [^ ]+)*", "có chữ “K'” đứng trước tên")
_KA = _has("(?:[^ ]+ )?(?:Ka|KA|ka)(?: [^ ]+)+", "có chữ “Ka” đứng trước tên")
_KA_SA = _has("(?:Ka|KA|ka) (?:S[ăĂaA]|s[ăa])(?: [^ ]+)*", "mang họ “Ka Să”")
_Y = _has("(?:[^ ]+ )?[Yy][ -][^ ]+(?: [^ ]+)*", "có chữ “Y” đứng trước tên")
_H = _has(f"(?:[^ ]+ )?[Hh]{_APOSTROPHE} ?[^ ]+(?: [^ ]+)*", "có chữ “H'” đứng trước tên")
_A = _has("[Aa][ -][^ ]+(?: [^ ]+)*", "có chữ “A” đứng trước tên")
_K_GROUPS = is_in(_GROUP, "Cơ Ho", "Mạ")
_Y_OF_MEN = is_in(_GROUP, "Ê Đê", "Mnông")
_Y_OF_WOMEN = is_in(_GROUP, "Ba Na", "Xơ Đăng", "Giẻ Triêng", "Gié Triêng")


def _person(name: str, sex: str, group: str, outcome: Outcome) -> Example:
    return Example(
        "KS", ({"nksHoTen": name, "nksGioiTinh": sex, "nksDanToc": group},), outcome, field="nksHoTen"
    )


RULES = (
    Rule(
        code="CHU_DEM_LECH_GIOI_TINH",
        title="Chữ đệm “Thị”, “Văn” không hợp với giới tính",
        severity=Severity.LUU_Y,
        scope=Scope.FIELD,
        basis=logic("theo cách đặt tên quen thuộc, “Thị” là chữ đệm của nữ, “Văn” là chữ đệm của nam"),
        each=("ho_ten",),
        when=is_in(_SEX, "1", "2"),
        says="{label} ghi “{value}”, chữ đệm thường dùng cho {usual}, nhưng giới tính của người này là {sex}.",
        fix=_FIX,
        versions=(Version(if_(_MAN, no(_THI), no(_VAN))),),
        params={
            "usual": if_(_MAN, lit("nữ"), lit("nam")),
            "sex": if_(_MAN, lit("nam"), lit("nữ")),
        },
        examples=(
            _person("NGUYỄN VĂN AN", "1", "Kinh", Outcome.PASSES),
            _person("NGUYỄN THỊ AN", "2", "Kinh", Outcome.PASSES),
            _person("VĂN THỊ AN", "2", "Kinh", Outcome.PASSES),
            _person("NGUYỄN THỊ VĂN", "2", "Kinh", Outcome.PASSES),
            _person("NGUYỄN THỊ AN", "1", "Kinh", Outcome.BREAKS),
            _person("Nguyễn Văn An", "2", "Kinh", Outcome.BREAKS),
            _person("NGUYỄN THỊ AN", "3", "Kinh", Outcome.PASSES),
            Example("KH", ({"voHoTen": "NGUYỄN VĂN AN"},), Outcome.BREAKS, field="voHoTen"),
            Example(
                "CMC", ({"cmHoTen": "LÊ THỊ BÌNH", "loaiXacNhan": "1"},), Outcome.BREAKS, field="cmHoTen"
            ),
            Example(
                "CMC", ({"cmHoTen": "LÊ THỊ BÌNH", "loaiXacNhan": "4"},), Outcome.PASSES, field="cmHoTen"
            ),
            _person("NGUYỄN THỊ AN", "", "Kinh", Outcome.CANNOT_TELL),
        ),
    ),
    Rule(
        code="TEN_TAY_NGUYEN_LECH_GIOI_TINH",
        title="K’, Ka, Y, H’, A trong tên không hợp với giới tính theo cách đặt tên của dân tộc",
        severity=Severity.LUU_Y,
        scope=Scope.FIELD,
        basis=logic("theo cách đặt tên của dân tộc, chữ đứng đầu tên thường cho biết là nam hay nữ"),
        each=("ho_ten",),
        when=all_of(is_in(_SEX, "1", "2"), any_of(_K_GROUPS, _Y_OF_MEN, _Y_OF_WOMEN)),
        says="{label} ghi “{value}”: chữ đứng trước tên thường dùng cho {usual}, nhưng giới tính của người này là {sex}.",
        fix=(
            "Kiểm tra họ tên và giới tính với trang sổ. Nhiều sổ cũ ghi nhầm K' và Ka nên không tự sửa; "
            "nếu sổ ghi đúng như vậy thì giữ nguyên, việc sửa sổ thuộc thủ tục cải chính."
        ),
        versions=(
            Version(
                if_(
                    _K_GROUPS,
                    if_(_MAN, any_of(no(_KA), _KA_SA), no(_K)),
                    if_(_Y_OF_MEN, if_(_MAN, no(_H), no(_Y)), if_(_MAN, no(_Y), no(_A))),
                )
            ),
        ),
        params={
            "usual": if_(_MAN, lit("nữ"), lit("nam")),
            "sex": if_(_MAN, lit("nam"), lit("nữ")),
        },
        examples=(
            _person("K'BRƠI", "1", "Cơ Ho", Outcome.PASSES),
            _person("CILL KA GIT", "2", "Cơ Ho (Chil)", Outcome.PASSES),
            _person("K’BRƠI", "2", "Mạ", Outcome.BREAKS),
            _person("KA LIÊN", "1", "K'Ho", Outcome.BREAKS),
            _person("KA SĂ HA THƯƠNG", "1", "Cơ Ho", Outcome.PASSES),
            _person("Y-ƀlŭl Niê", "1", "Ê Đê", Outcome.PASSES),
            _person("H’Ơ̆N NIÊ", "1", "Ê Đê", Outcome.BREAKS),
            _person("Y THÊ", "2", "Ba Na", Outcome.PASSES),
            _person("Y THÊ", "1", "Xơ Đăng", Outcome.BREAKS),
            _person("Y THÊ", "2", "Mnông", Outcome.BREAKS),
            _person("K'BRƠI", "2", "Kinh", Outcome.PASSES),
            _person("K'BRƠI", "2", "", Outcome.CANNOT_TELL),
        ),
    ),
)
