/** Registration and book numbers, personal numbers, papers, pages, times (`law/values/so_*.py`, `trang.py`, `gio_phut.py`). */
import { collapse, fold, lettersKey } from "../text/folding";
import { casefold, length, lstripped, partition } from "../text/signs";
import { type Sameness, type Understanding, understood, type ValueType } from "../value";
import { padded } from "./ngay/words";

const NUMBER = "[0-9]{1,6}[A-Za-zĐđ]{0,3}";
const YEAR = "(?:1[89][0-9]{2}|20[0-9]{2})";
const WITH_YEAR = new RegExp(`^(${NUMBER})/(${YEAR})$`, "u");
const ALONE = new RegExp(`^${NUMBER}$`, "u");
/** Python's letter case takes ı and İ for i. */
const ANY_CASE = (pattern: string): string => pattern.replaceAll("a-z", "a-zıİ");
const OTHER_SEPARATOR = new RegExp(`^(?:số:?)?(${ANY_CASE(NUMBER)})[\\-.,\\\\_|](${YEAR})$`, "iu");
const ONLY_YEAR = new RegExp(`^${YEAR}$`, "u");
const LEADING_ZEROS = /^0+(?=[0-9])/;

function understandNumber(verbatim: string): Understanding {
  const text = collapse(verbatim).replaceAll(" /", "/").replaceAll("/ ", "/");
  if (WITH_YEAR.test(text)) return understood(text, "so");
  if (ALONE.test(text)) return understood(text, "khong_nam");
  const other = OTHER_SEPARATOR.exec(text.replaceAll(" ", ""));
  return understood(null, "sai_dang", other ? `${other[1]}/${other[2]}` : null);
}

/** The part before the slash as written and the year or null; a text of no known shape is all number. */
function split(written: string): [string, string | null] {
  const text = collapse(written);
  const at = text.lastIndexOf("/");
  const year = text.slice(at + 1).trim();
  return at >= 0 && ONLY_YEAR.test(year) ? [text.slice(0, at).trim(), year] : [text, null];
}

function compareNumbers(first: string, second: string): Sameness {
  if (first === second) return "same";
  const [one, oneYear] = split(first);
  const [other, otherYear] = split(second);
  if (one.replace(LEADING_ZEROS, "").toUpperCase() !== other.replace(LEADING_ZEROS, "").toUpperCase()) return "different";
  if (oneYear === otherYear) return "same";
  return oneYear === null || otherYear === null ? "close" : "different";
}

function explainNumber(verbatim: string): string {
  const { canonical, kind, hint } = understandNumber(verbatim);
  if (kind === "so") {
    const [number, year] = split(verbatim);
    return `Số ${number} của năm ${year}.`;
  }
  if (kind === "khong_nam") return `Số ${canonical}, chưa ghi năm.`;
  return `Số chưa theo dạng số/năm${hint ? `; có lẽ là “${hint}”` : ""}.`;
}

/** Registration number: `nn/yyyy`. */
export const SO_DANG_KY: ValueType = { understand: understandNumber, compare: compareNumbers, explain: explainNumber };

const COVER = /^[0-9]{1,4}[- ]?TP ?\/ ?(?:HT|CC)[-/. ]?((?:1[89]|20)[0-9]{2})(?:[-/. ]?[A-ZĐıİ.]+)?$/iu;

/** Book number: `nn/yyyy` or a paper code such as `01-TP/HT-2020-GH`. */
export const SO_QUYEN: ValueType = {
  understand(verbatim) {
    const found = understandNumber(verbatim);
    const text = collapse(verbatim);
    return found.kind === "sai_dang" && COVER.test(text) ? understood(text, "so") : found;
  },
  compare: compareNumbers,
  explain: (verbatim) => explainNumber(verbatim).replace("Số ", "Quyển số "),
};

const PERSONAL = /^(?:00[1-9]|0[1-9][0-9]|[1-9][0-9]{2})[0-3][0-9]{8}$/;
const SEPARATORS = /[ .-]/g;
const bareNumber = (verbatim: string): string => collapse(verbatim).replace(/\.0$/, "").replace(SEPARATORS, "");

function understandPersonal(verbatim: string): Understanding {
  const text = bareNumber(verbatim);
  if (PERSONAL.test(text)) return understood(text, "dinh_danh");
  const full = text.padStart(12, "0");
  if (/^[0-9]{10,11}$/.test(text) && PERSONAL.test(full)) return understood(null, "thieu_so_khong", full);
  return understood(null, "sai_dang");
}

function oneSignOff(one: string, other: string): boolean {
  const [first, second] = [Array.from(one), Array.from(other)];
  return first.length === second.length && first.filter((sign, at) => sign !== second[at]).length === 1;
}

/** Personal number: 12 digits. */
export const SO_DINH_DANH: ValueType = {
  understand: understandPersonal,
  compare(first, second) {
    const [one, other] = [understandPersonal(first), understandPersonal(second)];
    const text = (found: Understanding, verbatim: string) => found.canonical ?? found.hint ?? collapse(verbatim).replace(SEPARATORS, "");
    const [left, right] = [text(one, first), text(other, second)];
    if (left === right) return one.kind === other.kind ? "same" : "close";
    return oneSignOff(left, right) ? "close" : "different";
  },
  explain(verbatim) {
    const { canonical, kind, hint } = understandPersonal(verbatim);
    if (canonical) {
      const century = Number(canonical[3]);
      const year = 1900 + 100 * Math.floor(century / 2) + Number(canonical.slice(4, 6));
      return `Số định danh của người ${century % 2 ? "nữ" : "nam"}, sinh năm ${year}, mã nơi đăng ký khai sinh ${canonical.slice(0, 3)}.`;
    }
    if (kind === "thieu_so_khong") return `Số định danh thiếu số 0 ở đầu; có lẽ là ${hint}.`;
    return "Số định danh phải gồm 12 chữ số, chữ số thứ tư từ 0 đến 3.";
  },
};

const COMPACT = /^[A-ZĐ]{0,3}[0-9]{5,12}[A-Z]{0,2}$/u;
const PAPER_PREFIX = /^(?:số|cmnd|cccd|cc|hc|hộ ch[iıİ]ếu|căn cước)[:. ]+/iu;

function understandPaper(verbatim: string): Understanding {
  const text = collapse(verbatim);
  const compact = text.replace(PAPER_PREFIX, "").replace(SEPARATORS, "").toUpperCase();
  return understood(COMPACT.test(compact) ? compact : text, "so");
}

/** Number of an identity paper. */
export const SO_GIAY_TO: ValueType = {
  understand: understandPaper,
  compare(first, second) {
    const [one = "", other = ""] = [first, second].map((text) => lstripped(understandPaper(text).canonical || text, "0"));
    if (one === other) return "same";
    return oneSignOff(one, other) ? "close" : "different";
  },
  explain: (verbatim) => `Số giấy tờ ${understandPaper(verbatim).canonical}.`,
};

const PAGE = /^(?:trang |tr\.? ?)?(0*)([0-9]{1,5}[a-zA-Zıİ]?)(?: ?[-,–] ?0*([0-9]{1,5}[a-zA-Zıİ]?))?$/iu;

function understandPage(verbatim: string): Understanding {
  const found = PAGE.exec(collapse(verbatim));
  if (!found) return understood(null, "sai_dang");
  return understood(found[3] ? `${found[2]}-${found[3]}` : (found[2] as string), "trang");
}

/** Page number: digits, `12A`, or the two pages of one entry. */
export const TRANG: ValueType = {
  understand: understandPage,
  compare(first, second) {
    const [one, other] = [first, second].map((text) => casefold(understandPage(text).canonical || collapse(text)));
    return one === other ? "same" : "different";
  },
  explain(verbatim) {
    const { canonical } = understandPage(verbatim);
    return canonical ? `Trang ${canonical}.` : "Trang số phải là chữ số.";
  },
};

const TIME =
  /^(?:luc |vao )?([0-9]{1,2}) ?(?:gio|g|h|:|\.)(?: ?([0-9]{1,2}) ?(?:phut|ph|p|'|m)?(?::[0-9]{2})?)? ?(sang|trua|chieu|toi|dem)?$/;
const NOON = 12;

function understandTime(verbatim: string): Understanding {
  const found = TIME.exec(fold(collapse(verbatim)).replace(/\.+$/, ""));
  if (!found) return understood(null, "khong_hieu");
  const minute = Number(found[2] ?? 0);
  let hour = Number(found[1]);
  if ((found[3] === "chieu" || found[3] === "toi") && hour < NOON) hour += NOON;
  if (hour > 24 || minute > 59 || (hour === 24 && minute)) return understood(null, "khong_the");
  return understood(found[2] ? `${padded(hour)}:${padded(minute)}` : padded(hour), "gio_phut");
}

/** Hour and minute. */
export const GIO_PHUT: ValueType = {
  understand: understandTime,
  compare(first, second) {
    const [one, other] = [understandTime(first).canonical, understandTime(second).canonical];
    if (one === null || other === null) return lettersKey(first) === lettersKey(second) ? "same" : "different";
    if (one === other) return "same";
    return one.slice(0, 2) === other.slice(0, 2) && length(one) !== length(other) ? "close" : "different";
  },
  explain(verbatim) {
    const { canonical, kind } = understandTime(verbatim);
    if (canonical) {
      const [hour, minute] = partition(canonical, ":");
      return minute ? `Hiểu là ${hour} giờ ${minute} phút.` : `Hiểu là ${hour} giờ, không ghi phút.`;
    }
    return `“${verbatim}” ${kind === "khong_the" ? "là giờ không thể có." : "chưa hiểu được thành giờ."}`;
  },
};
