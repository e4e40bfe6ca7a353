/** The tables of the fonts before Unicode: TCVN3 (ABC) and VNI, as cells show their bytes (`law/text/legacy.py`). */

const TCVN3_LETTERS =
  "Ă¡ Â¢ Ê£ Ô¤ Ơ¥ Ư¦ Đ§ ă¨ â© êª ô« ơ¬ ư\u00ad đ® àµ ả¶ ã· á¸ ạ¹ ằ» ẳ¼ ẵ½ ắ¾ ặÆ ầÇ ẩÈ ẫÉ ấÊ ậË èÌ ẻÎ ẽÏ éÐ ẹÑ ềÒ ểÓ ễÔ ếÕ ệÖ " +
  "ì× ỉØ ĩÜ íÝ ịÞ òß ỏá õâ óã ọä ồå ổæ ỗç ốè ộé ờê ởë ỡì ớí ợî ùï ủñ ũò úó ụô ừõ ửö ữ÷ ứø ựù ỳú ỷû ỹü ýý ỵþ";

/** Latin-1 character to letter. */
export const TCVN3: ReadonlyMap<string, string> = new Map(TCVN3_LETTERS.split(" ").map((pair) => [pair[1] as string, pair[0] as string]));

const ON_LETTERS: Record<string, string> = { ù: "\u0301", ø: "\u0300", û: "\u0309", õ: "\u0303", ï: "\u0323" };
const CIRCUMFLEX: Record<string, string> = {
  â: "\u0302",
  á: "\u0302\u0301",
  à: "\u0302\u0300",
  å: "\u0302\u0309",
  ã: "\u0302\u0303",
  ä: "\u0302\u0323",
};
const BREVE: Record<string, string> = {
  ê: "\u0306",
  é: "\u0306\u0301",
  è: "\u0306\u0300",
  ú: "\u0306\u0309",
  ü: "\u0306\u0303",
  ë: "\u0306\u0323",
};
const ALONE: Record<string, string> = { ô: "ơ", ö: "ư", ñ: "đ", í: "í", ì: "ì", æ: "ỉ", ó: "ĩ", ò: "ị", î: "ỵ" };

function vni(): Map<string, string> {
  const table = new Map(Object.entries(ALONE));
  for (const base of "aeouyôö") {
    const marks = { ...ON_LETTERS, ...("aeo".includes(base) ? CIRCUMFLEX : {}), ...(base === "a" ? BREVE : {}) };
    for (const [sign, combining] of Object.entries(marks)) table.set(base + sign, ((ALONE[base] ?? base) + combining).normalize("NFC"));
  }
  for (const [sign, letter] of [...table]) {
    table.set(sign.toUpperCase(), letter.toUpperCase());
    if (sign.length === 2) table.set((sign[0] as string).toUpperCase() + sign[1], letter.toUpperCase());
  }
  return table;
}

/** One or two Latin-1 characters (letter, then sign) to letter. */
export const VNI: ReadonlyMap<string, string> = vni();

/** Every sign of VNI, the longest first. */
export const VNI_SIGNS = new RegExp([...VNI.keys()].sort((one, other) => other.length - one.length).join("|"), "gu");

/** Words that names and addresses are full of. */
export const COMMON: ReadonlySet<string> = new Set(
  (
    "nguyễn trần lê phạm hoàng huỳnh võ vũ đặng bùi đỗ hồ ngô lý thị văn xã phường huyện tỉnh thôn lâm đồng " +
    "đà lạt việt sinh đăng ký phan trương đoàn dương đinh mai cao lương đào hữu đức minh ngọc thanh hồng kim xuân thu " +
    "quang công đình thế quốc anh hùng dũng hương lan hoa hà hải nam sơn long tuấn linh trang thảo phương tâm phúc thành " +
    "hiền hạnh thủy nga loan bình an vinh hòa hậu lại thắng cường hoàn tiến trung kiên tuyết dung nhung vân bích"
  ).split(" "),
);
