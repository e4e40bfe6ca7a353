/** Dates told by the moon: *rằm tháng 3 năm Canh Ngọ*, *25 tháng Chạp năm Kỷ Tỵ (âm lịch)* (`law/values/ngay/lunar.py`). */
import { fold } from "../../text/folding";
import { isDecimal, stripped, words } from "../../text/signs";
import { type Understanding, understood } from "../../value";
import { agrees, readSigns } from "./canChi";
import { numberSaid, padded, yearSaid } from "./words";

const MARK = /\(?(?<![a-zà-ỹ])(?:âm lịch|lịch âm|ngày âm|tính theo âm lịch|âm|a\/l|a\.l\.?|â\.l\.?|âl|al)(?![a-zà-ỹ])\)?\.?/gu;
const LEAP = /\(?(?<![\p{L}\p{N}_])nhuận\)?/gu;
const LONGEST_MONTH = 30;
const BY_NATURE = /(?<![a-zà-ỹ])(?:rằm|nhuận)(?![a-zà-ỹ])/u;
const WITH_MONTH = /^(?:(.*?)[ ,]+)?(?:tháng|thg)[ .:]*(.+)$/u;
const IN_FIGURES = /^(?:(?:sinh|ngày) )*([0-9]{1,2}) ?[./-] ?([0-9]{1,2})(?![0-9])[ ,./-]*(.*)$/u;
const YEAR = /[ ,.]*(?:năm(?![\p{L}\p{N}_]))?[ :]*/u;
const FOUR_FIGURES = /[0-9]{4}/;
const NOT_LETTERS = /[ ,()]+/gu;
const BEFORE_DAY = new Set(["sinh", "ngay", "mong", "mung", "vao", "dem"]);
const MONTHS: ReadonlyMap<string, number> = new Map([
  ["gieng", 1],
  ["chap", 12],
]);
const FULL_MOON = 15;
/** From this lunar month on, the days may belong to the next year of the sun, and people write that year. */
const BEFORE_NEW_YEAR = 11;
const FIRST_YEAR = 1800;
const LAST_YEAR = 2100;
const OF_TWO_SIGNS = /(?=(?<![a-zà-ỹ])([a-zà-ỹ]+ [a-zà-ỹ]+))/gu;
const LETTER = /[a-zà-ỹ]/u;

/** Whether a text says that it is lunar. */
export const isMarked = (text: string): boolean => text.search(MARK) >= 0;

/** The text without what says that it is lunar. */
export const withoutMark = (text: string): string => text.replace(MARK, " ");

/** Whether a text speaks of a leap month. */
export const isLeap = (text: string): boolean => text.search(LEAP) >= 0;

/** The text without the word of a leap month. */
export const withoutLeap = (text: string): string => text.replace(LEAP, " ");

/** A lunar date in words or with the signs of its year; null for what is told otherwise. */
export function readLunar(text: string): Understanding | null {
  if (!LETTER.test(text)) return null;
  const marked = isMarked(text);
  const leap = isLeap(text);
  const bare = stripped(words(withoutLeap(withoutMark(text))).join(" "), " .,;");
  const signs = marked ? readSigns(bare) : null;
  if (signs) return understood(`cc:${signs}`, "can_chi");
  const lunar = marked || BY_NATURE.test(text);
  const known = new Set([...parts(bare, lunar)].map((found) => canonical(found, leap)));
  return known.size === 1 ? understood([...known][0] as string, "am_lich") : null;
}

/** That a text speaks of a lunar date, without what it means. */
export function keptLunar(text: string): Understanding | null {
  const bySigns = [...text.matchAll(OF_TWO_SIGNS)].some((found) => readSigns(found[1] as string));
  return bySigns || isMarked(text) || BY_NATURE.test(text) ? understood(null, "am_lich") : null;
}

/** Every reading as day (0: none), month and year: four digits, the slug of its signs, or nothing. */
function* parts(text: string, lunar: boolean): Generator<[number, number, string]> {
  for (const [day, month, rest] of readings(text)) {
    const year = yearOf(rest, month);
    if (year === null || month < 1 || month > 12 || day > LONGEST_MONTH) continue;
    if (lunar || (year !== "" && !isDecimal(year))) yield [day, month, year];
  }
}

function readings(text: string): [number, number, string][] {
  const figures = IN_FIGURES.exec(text);
  if (figures) return [[Number(figures[1]), Number(figures[2]), figures[3] as string]];
  const said = WITH_MONTH.exec(text);
  const day = said ? dayOf(said[1] ?? "") : null;
  return said && day !== null ? [...monthsOf(said[2] as string)].map(([month, rest]) => [day, month, rest]) : [];
}

function dayOf(text: string): number | null {
  let said = words(fold(text).replaceAll(",", " ")).filter((word) => !BEFORE_DAY.has(word));
  if (!said.length) return 0;
  if (said.length === 1 && said[0] === "ram") return FULL_MOON;
  if (said[0] === "ham" && said.length === 2) said = ["hai", "muoi", said[1] as string];
  return numberSaid(said);
}

/** Month of one or two words, and what follows it. */
function* monthsOf(text: string): Generator<[number, string]> {
  const all = text.split(/[ ,./-]+/u);
  for (const count of [1, 2]) {
    const said = words(fold(all.slice(0, count).join(" ")));
    const named = said.length === 1 ? MONTHS.get(said[0] as string) : undefined;
    const month = named ?? numberSaid(said);
    if (month && all.length >= count) yield [month, all.slice(count).join(" ")];
  }
}

/** Year that a text says: digits, a slug, empty where none stands; null where it is something else. */
function yearOf(text: string, month: number): string | null {
  const bare = stripped(text.replace(YEAR, ""), " ,.()");
  if (!bare) return "";
  if (/^[0-9]{4}$/.test(bare)) return Number(bare) >= FIRST_YEAR && Number(bare) <= LAST_YEAR ? bare : null;
  const figures = FOUR_FIGURES.exec(bare);
  const rest = bare
    .replace(/[0-9]{4}/g, " ")
    .replace(NOT_LETTERS, " ")
    .replaceAll("năm ", "")
    .trim();
  const signs = readSigns(`năm ${rest}`);
  if (signs && figures) {
    const year = Number(figures[0]);
    const found = [year, year - (month >= BEFORE_NEW_YEAR ? 1 : 0)].find((one) => agrees(one, signs));
    return found === undefined ? null : String(found);
  }
  if (signs) return signs;
  const said = yearSaid(bare);
  return said ? String(said) : null;
}

function canonical([day, month, year]: [number, number, string], leap: boolean): string {
  const rest = `-${padded(month)}${leap ? "n" : ""}${day ? `-${padded(day)}` : ""}`;
  if (!year) return `al:-${rest}`;
  return `${isDecimal(year) ? "al" : "cc"}:${year}${rest}`;
}
