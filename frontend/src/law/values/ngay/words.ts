/** Dates in words, both ways (`law/values/ngay/words.py`). */
import { fold } from "../../text/folding";
import { remembered, words as wordsOf } from "../../text/signs";

const ONES = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];
const UNITS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    khong: 0,
    mot: 1,
    hai: 2,
    ba: 3,
    bon: 4,
    tu: 4,
    nam: 5,
    lam: 5,
    nham: 5,
    rham: 5,
    sau: 6,
    bay: 7,
    bai: 7,
    tam: 8,
    chin: 9,
  }),
);
const FIGURES = /^[0-9]+$/;
const TOKEN = /[0-9]+|[a-z]+/g;
const MONTHS: ReadonlyMap<string, number> = new Map([
  ["gieng", 1],
  ["chap", 12],
]);
const SKIPPED = new Set(["sinh", "duong", "lich"]);
const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The Vietnamese words of `yyyy`, `yyyy-mm` or `yyyy-mm-dd`. */
export function inWords(iso: string): string {
  const [year = 0, month, day] = iso.split("-").map(Number);
  let said = `năm ${yearInWords(year)}`;
  if (month !== undefined) said = `tháng ${month === 4 ? "tư" : belowHundred(month)} ${said}`;
  if (day !== undefined) said = `ngày ${belowHundred(day)} ${said}`;
  return (said[0] as string).toUpperCase() + said.slice(1);
}

function yearInWords(year: number): string {
  const rest = year % 1000;
  const below = rest % 100;
  let said = `${ONES[Math.floor(year / 1000)]} nghìn`;
  if (rest) said += ` ${ONES[Math.floor(rest / 100)]} trăm`;
  if (below > 0 && below < 10) return `${said} linh ${ONES[below]}`;
  return below ? `${said} ${belowHundred(below)}` : said;
}

/** The words of a whole number from 0 to 9999, as books write ages, ordinals and years. */
export function numberInWords(value: number): string {
  if (value >= 1000) return yearInWords(value);
  if (value < 100) return belowHundred(value);
  const said = `${ONES[Math.floor(value / 100)]} trăm`;
  const below = value % 100;
  if (!below) return said;
  return `${said} ${below < 10 ? "linh " : ""}${belowHundred(below)}`;
}

function belowHundred(value: number): string {
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  if (!tens) return ONES[ones] as string;
  const said = tens === 1 ? "mười" : `${ONES[tens]} mươi`;
  if (!ones) return said;
  if (ones === 1 && tens > 1) return `${said} mốt`;
  return `${said} ${ones === 5 ? "lăm" : ONES[ones]}`;
}

/** The ISO prefix that a date in words says, or null when it says none or could say two. */
export function fromWords(text: string): string | null {
  const tokens = wordsOf(text).flatMap(tokensOf);
  const split = tokens.indexOf("thang");
  if (split < 0) return onlyYear(tokens);
  const day = dayOf(tokens.slice(0, split));
  if (day === null) return null;
  const readings = new Set<string>();
  for (const [month, year] of monthsOfYears(tokens.slice(split + 1)))
    if (exists(day, month, year)) readings.add(`${padded(year, 4)}-${padded(month)}${day ? `-${padded(day)}` : ""}`);
  return readings.size === 1 ? ([...readings][0] as string) : null;
}

/** A number with zeros in front. */
export const padded = (value: number, width = 2): string => String(value).padStart(width, "0");

const tokensOf = remembered((word: string): string[] => (fold(word).match(TOKEN) ?? []).filter((token) => !SKIPPED.has(token)));

function onlyYear(tokens: string[]): string | null {
  const year = yearOf(tokens[0] === "nam" ? tokens.slice(1) : tokens);
  return year ? padded(year, 4) : null;
}

/** Day of the words before *tháng*: 0 where none is said, null where they are no day. */
function dayOf(tokens: string[]): number | null {
  let rest = tokens;
  while (rest[0] !== undefined && ["ngay", "mong", "mung"].includes(rest[0])) rest = rest.slice(1);
  if (!rest.length) return 0;
  const day = numberSaid(rest);
  return day && day <= 31 ? day : null;
}

function* monthsOfYears(after: string[]): Generator<[number, number]> {
  for (let at = 1; at < after.length; at += 1) {
    const month = monthOf(after.slice(0, at));
    const rest = after.slice(at);
    const year = month ? yearOf(rest[0] === "nam" ? rest.slice(1) : rest) : null;
    if (month && year) yield [month, year];
  }
}

function exists(day: number, month: number, year: number): boolean {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= (month === 2 && leap ? 29 : (LENGTHS[month - 1] as number));
}

function monthOf(tokens: string[]): number | null {
  const named = tokens.length === 1 ? MONTHS.get(tokens[0] as string) : undefined;
  const month = named ?? numberSaid(tokens);
  return month && month <= 12 ? month : null;
}

/** The year that words or four digits say, or null. */
export const yearSaid = (text: string): number | null => yearOf(wordsOf(text).flatMap(tokensOf));

function yearOf(tokens: string[]): number | null {
  let year: number;
  if (tokens.length === 1 && FIGURES.test(tokens[0] as string)) year = Number((tokens[0] as string).slice(0, 5));
  else if (tokens.length === 4 && tokens.every((token) => UNITS.has(token)))
    year = Number(tokens.map((token) => UNITS.get(token)).join(""));
  else {
    year = numberSaid(tokens) ?? 0;
    if (!tokens.includes("nghin") && !tokens.includes("ngan")) return null;
  }
  return year >= 1800 && year <= 2100 ? year : null;
}

/** The number below ten thousand that the words (folded) say, or null. */
export function numberSaid(said: string[]): number | null {
  if (said.length === 1 && FIGURES.test(said[0] as string)) return Number((said[0] as string).slice(0, 6));
  const [thousands, afterThousands] = counted(
    said.map((word) => (word === "ngan" ? "nghin" : word)),
    "nghin",
  );
  const [hundreds, rest] = counted(afterThousands, "tram");
  if (thousands === null || hundreds === null || (thousands === 0 && said.includes("nghin"))) return null;
  const total = 1000 * thousands + 100 * hundreds;
  if (!rest.length) return said.length ? total : null;
  const linked = rest[0] === "linh" || rest[0] === "le";
  const below = small(linked ? rest.slice(1) : rest);
  if (below === null) return null;
  // *chín trăm tám* may be 908 or 980
  return (linked ? below > 9 : below < 10 && hundreds > 0) ? null : total + below;
}

/** *hai nghìn không trăm* → 2 and the rest; 0 where the unit is not said, null where its count is none. */
function counted(said: string[], unit: string): [number | null, string[]] {
  const at = said.indexOf(unit);
  if (at < 0) return [0, said];
  return at === 1 ? [UNITS.get(said[0] as string) ?? null, said.slice(2)] : [null, []];
}

function small(said: string[]): number | null {
  const [first = "", second = "", third = ""] = said.map((word) => (word === "chuc" ? "muoi" : word));
  const one = UNITS.get(first) ?? 0;
  if (said.length === 1) return first === "muoi" ? 10 : (UNITS.get(first) ?? null);
  if (said.length === 2 && first === "muoi") return UNITS.get(second) ? 10 + (UNITS.get(second) as number) : null;
  if (said.length === 2 && one >= 2) {
    if (second === "muoi") return 10 * one;
    return UNITS.get(second) ? 10 * one + (UNITS.get(second) as number) : null;
  }
  if (said.length === 3 && one >= 2 && second === "muoi") return UNITS.get(third) ? 10 * one + (UNITS.get(third) as number) : null;
  return null;
}
