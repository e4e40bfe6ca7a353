/** What a keyer types for a day, short, and what is written for it. Pure; what a text means is the law's to say. */

const DIGITS = /^[0-9]+$/;
const SHORT = /^([0-9]{1,2})[./\- ]([0-9]{1,2})[./\- ]([0-9]{2}|[0-9]{4})$/;
const WHOLE = /^[0-9]{1,2}([./-])[0-9]{1,2}\1[0-9]{4}$/;
const MONTH = /^([0-9]{1,2})[./\- ]([0-9]{4})$/;

interface Within {
  latest: number | null;
  earliest: number;
}

/**
 * `03051962`, `030562`, `3/5/62` → `03/05/1962`; `051962`, `5-1962` → `05/1962`; anything else (a whole day as the page has it: `3.5.1962`; a year,
 * an age, lunar days, words, what is no day of the calendar) stays as typed. A year of two figures is the latest one that is not after `latest` (the year of the book);
 * without `latest`, or where that year lies before `earliest`, such a text stays as typed.
 */
export function writtenOut(typed: string, latest: number | null, earliest = 0): string {
  const text = typed.trim();
  if (WHOLE.test(text)) return typed;
  const within = { latest, earliest };
  const whole = DIGITS.test(text) ? fromDigits(text, within) : fromParts(text, within);
  return whole ?? typed;
}

function fromDigits(text: string, within: Within): string | null {
  if (text.length === 8) return day(text.slice(0, 2), text.slice(2, 4), text.slice(4), within);
  if (text.length === 6) {
    const century = Number(text.slice(2, 4));
    // 051962 is May 1962; 030562 is 3 May of a year '62: figures in the middle that can begin a year decide.
    if (century >= 18 && century <= 20 && inMonths(text.slice(0, 2))) return `${text.slice(0, 2)}/${text.slice(2)}`;
    return day(text.slice(0, 2), text.slice(2, 4), text.slice(4), within);
  }
  return null;
}

function fromParts(text: string, within: Within): string | null {
  const whole = SHORT.exec(text);
  if (whole) return day(whole[1] ?? "", whole[2] ?? "", whole[3] ?? "", within);
  const month = MONTH.exec(text);
  return month && inMonths(month[1] ?? "") ? `${two(month[1] ?? "")}/${month[2]}` : null;
}

function day(d: string, m: string, y: string, within: Within): string | null {
  const year = y.length === 4 ? Number(y) : century(Number(y), within);
  if (year === null || year < 1800 || year > 2100 || !inMonths(m)) return null;
  const last = new Date(Date.UTC(year, Number(m), 0)).getUTCDate();
  return Number(d) >= 1 && Number(d) <= last ? `${two(d)}/${two(m)}/${year}` : null;
}

function century(short: number, { latest, earliest }: Within): number | null {
  if (latest === null) return null;
  const near = Math.floor(latest / 100) * 100 + short;
  const year = near > latest ? near - 100 : near;
  return year < earliest ? null : year;
}

function inMonths(text: string): boolean {
  return Number(text) >= 1 && Number(text) <= 12;
}

function two(text: string): string {
  return text.padStart(2, "0");
}

/** Year of a day as written (`03/05/1962`, `5-1962`, `1962`), or null. */
export function yearIn(text: string): number | null {
  const found = /(?:^|[^0-9])((?:1[89]|20)[0-9]{2})$/.exec(text.trim());
  return found ? Number(found[1]) : null;
}

/** Ages at the registration that a person's part leaves possible. */
const PARENT_AT_LEAST = 12;
const AT_MOST = 99;

/** Years of birth that are possible where `year` is that of the registration: of a parent, a spouse, or of anybody else. */
export function bornWithin(year: number | null, parent: boolean): { latest: number | null; earliest: number } {
  if (year === null) return { latest: null, earliest: 0 };
  return { latest: year - (parent ? PARENT_AT_LEAST : 0), earliest: year - AT_MOST };
}

/** What is said of a day typed with two figures for its year: which year was understood, or that none was; null for every other text. */
export function yearSaid(typed: string, says: string): string | null {
  const text = typed.trim();
  const short = SHORT.exec(text)?.[3] ?? (/^[0-9]{6}$/.test(text) ? text.slice(4) : "");
  if (short.length !== 2) return null;
  const year = WHOLE.test(says) ? yearIn(says) : null;
  if (year) return `gõ “${text}”, hiểu là năm ${year}: so lại với trang`;
  return says === typed && SHORT.test(text)
    ? `chưa rõ năm “${short}” là năm nào nên giữ như đã gõ; trang ghi đủ năm thì gõ đủ bốn chữ số`
    : null;
}

/** `012/2008` after `011/2008`: the number so many places on in a series: the first figures up, as many of them as before, the rest as it is. */
export function following(number: string, by = 1): string | null {
  const found = /^(\D*)([0-9]+)(.*)$/s.exec(number.trim());
  if (!found) return null;
  const digits = found[2] ?? "";
  return `${found[1]}${String(Number(digits) + by).padStart(digits.length, "0")}${found[3]}`;
}
