/** From the text of a date cell to its understanding (`law/values/ngay/reading.py`). */
import { collapse, fold } from "../../text/folding";
import { casefold, stripped } from "../../text/signs";
import { type Understanding, understood } from "../../value";
import { readAge } from "./ages";
import { agrees, readSigns, signsOf } from "./canChi";
import { isLeap, isMarked, keptLunar, readLunar, withoutLeap, withoutMark } from "./lunar";
import { fromWords, padded } from "./words";

const FIRST_YEAR = 1800;
const LAST_YEAR = 2100;
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const QUICK = /^([0-9]{1,2})([./-])([0-9]{1,2})\2([0-9]{4})$/;
const ISO = /^(?:1[89][0-9]{2}|20[0-9]{2})(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|1[0-9]|2[0-8]))?)?$/;
const SOLAR = /\(?(?<![\p{L}\p{N}_])(?:dương lịch|d\.l\.?|dl)(?![a-zà-ỹ])\)?\.?/gu;
const MIDNIGHT = /[ t]0?0:00(?::00(?:\.0+)?)?z?$/u;
const WORDS = /(?<![\p{L}\p{N}_])(?:sinh|sn|ngày|mồng|mùng|tháng|năm|thg)(?![\p{L}\p{N}_])[:.]?/gu;
const UNKNOWN = /(?<![0-9a-zà-ỹ])(?:[_?x…]+|\.{2,}|-{2,})(?![0-9a-zà-ỹ])|(?<=[./-])_+(?=[./-])/gu;
const AGE_BESIDE = /[ ,(]*(?<![0-9])[0-9]{1,3} ?(?:tuổi|t)(?![a-zà-ỹ])[ ,)]*/gu;
const SEPARATOR = / *[./\-,] *| +/gu;
const TWO_YEARS = /^(?:năm )?([0-9]{4}) ?(hoặc|hay|,|-|–|\/) ?(?:năm )?([0-9]{4})$/u;
const YEAR_OF_SIGNS = /^(?:([0-9]{4}) ?\(?([^0-9()]+)\)?|\(?([^0-9()]+?)\)? ?\(?([0-9]{4})\)?)$/u;
const NUMBERS = /^(?:[0-9]{1,4} )*[0-9]{1,4}$/;
const NOT_UNDERSTOOD = understood(null, "khong_hieu");

/** What a date cell says. Two-digit years and other digits than 0–9 are not understood. */
export function understandDate(verbatim: string): Understanding {
  const quick = QUICK.exec(verbatim);
  if (quick && Number(quick[4]) >= FIRST_YEAR && Number(quick[4]) <= LAST_YEAR) {
    const [day, month] = [Number(quick[1]), Number(quick[3])];
    if (month >= 1 && month <= 12 && day >= 1 && day <= 28) return understood(`${quick[4]}-${padded(month)}-${padded(day)}`, "ngay");
  }
  if (ISO.test(verbatim)) return understood(verbatim, "ngay");
  const text = stripped(casefold(collapse(verbatim)), " .,;:").replace(MIDNIGHT, "");
  if (!text) return NOT_UNDERSTOOD;
  return (
    twoYears(text) ?? readAge(text) ?? signed(text) ?? readLunar(text) ?? figures(text) ?? spoken(text) ?? keptLunar(text) ?? NOT_UNDERSTOOD
  );
}

const isYear = (year: number): boolean => year >= FIRST_YEAR && year <= LAST_YEAR;

/** Length of a month; without a year February has 29 days. */
function daysIn(month: number, year: number | null): number {
  if (month === 2 && year !== null && (year % 4 !== 0 || (year % 100 === 0 && year % 400 !== 0))) return 28;
  return DAYS[month - 1] as number;
}

function twoYears(text: string): Understanding | null {
  const found = TWO_YEARS.exec(text);
  if (!found) return null;
  const [first, second] = [Number(found[1]), Number(found[3])].sort((one, other) => one - other) as [number, number];
  const said = found[2] === "hoặc" || found[2] === "hay";
  if (isYear(first) && isYear(second) && first !== second && (said || second === first + 1))
    return understood(`${first}|${second}`, "hai_nam");
  return understood(null, "khong_hieu", "hai năm không liền nhau");
}

/** *Giáp Ngọ*, *1954 (Giáp Ngọ)*: a year beside its signs counts only if they agree. */
function signed(text: string): Understanding | null {
  const alone = readSigns(text);
  if (alone) return understood(`cc:${alone}`, "can_chi");
  const found = YEAR_OF_SIGNS.exec(text);
  if (!found) return null;
  const year = (found[1] ?? found[4]) as string;
  const signs = readSigns((found[2] ?? found[3]) as string);
  if (!signs || !isYear(Number(year))) return null;
  if (agrees(Number(year), signs)) return understood(year, "ngay");
  return understood(null, "khong_hieu", `năm ${year} là năm ${signsOf(Number(year))}`);
}

function figures(whole: string): Understanding | null {
  const lunar = isMarked(whole);
  let text = lunar || whole.includes("d") ? withoutMark(whole).replace(SOLAR, " ") : whole;
  const leap = lunar && isLeap(text);
  if (leap) text = withoutLeap(text);
  if (text.includes("t")) text = text.replace(AGE_BESIDE, " ");
  text = text.replace(UNKNOWN, "0").replace(WORDS, " ");
  text = stripped(text, " .,;:/-()").replace(SEPARATOR, " ").trim();
  if (!NUMBERS.test(text)) return null;
  let parts = text.split(" ");
  if (parts.length > 3) return null;
  if ((parts[0] as string).length >= 3 && parts.length > 1) {
    parts = parts.reverse();
    if ((parts[0] as string).length >= 3) return null;
  }
  return assemble(parts, lunar, leap);
}

/** Parts are day, month, year; the last one or two of them; or day and month. */
function assemble(parts: string[], lunar: boolean, leap: boolean): Understanding {
  const last = parts.at(-1) as string;
  if (last.length === 4 && last !== "0000") {
    const [day, month, year] = [0, 0, ...parts.map(Number)].slice(-3) as [number, number, number];
    return dated(day, month, year, { lunar, leap });
  }
  if (parts.length === 3 && !Number(last)) return withoutYear(parts.slice(0, -1), lunar);
  if (parts.length === 2 && last.length <= 2) return withoutYear(parts, lunar);
  if (parts.length === 3 && last.length === 2) return understood(null, "khong_hieu", "năm chỉ ghi hai chữ số");
  if (parts.length === 1 && last.length <= 2 && Number(last)) return understood(null, "khong_hieu", `có thể là ${Number(last)} tuổi`);
  return NOT_UNDERSTOOD;
}

function dated(day: number, month: number, year: number, { lunar, leap }: { lunar: boolean; leap: boolean }): Understanding {
  const why = impossible(day, month, year, lunar);
  if (why) return understood(null, "khong_the", why);
  if (day && !month) return understood(null, "khong_hieu", "có ngày mà không có tháng");
  const leaf = leap && month ? "n" : "";
  const iso = `${padded(year, 4)}${month ? `-${padded(month)}${leaf}` : ""}${day ? `-${padded(day)}` : ""}`;
  return lunar ? understood(`al:${iso}`, "am_lich") : understood(iso, "ngay");
}

/** Why such a date cannot exist, with the likely slip. */
function impossible(day: number, month: number, year: number, lunar: boolean): string | null {
  if (!isYear(year)) return `năm ${padded(year, 4)}`;
  if (month > 12) return day >= 1 && day <= 12 && month <= daysIn(day, year) ? "có thể đảo ngày và tháng" : `tháng ${month}`;
  if (lunar) return day > 30 ? "tháng âm lịch có nhiều nhất 30 ngày" : null;
  if (day > 31 || (month && day > daysIn(month, year))) {
    if (day <= 30) return "có thể là ngày âm lịch";
    return month ? `tháng ${month} có ${daysIn(month, year)} ngày` : `ngày ${day}`;
  }
  return null;
}

function withoutYear(parts: string[], lunar: boolean): Understanding {
  if (parts.length !== 2) return NOT_UNDERSTOOD;
  const [day, month] = parts.map(Number) as [number, number];
  if (lunar || !day || !month) return NOT_UNDERSTOOD;
  if (month > 12 || day > daysIn(month, null)) return understood(null, "khong_the", "không có ngày và tháng này");
  return understood(`--${padded(month)}-${padded(day)}`, "khong_nam");
}

function spoken(text: string): Understanding | null {
  const said = fold(text).split(" ");
  if (!["nam", "thang", "nghin", "ngan"].some((word) => said.includes(word))) return null;
  const canonical = fromWords(text);
  return canonical ? understood(canonical, "ngay") : null;
}
