/** What a keyer types for a day, short, and what is written for it. Pure; what a text means is the law's to say. */

const DIGITS = /^[0-9]+$/;
const SHORT = /^([0-9]{1,2})[./\- ]([0-9]{1,2})[./\- ]([0-9]{2}|[0-9]{4})$/;
const WHOLE = /^[0-9]{1,2}([./-])[0-9]{1,2}\1[0-9]{4}$/;
const MONTH = /^([0-9]{1,2})[./\- ]([0-9]{4})$/;

/**
 * `03051962`, `030562`, `3/5/62` → `03/05/1962`; `051962`, `5-1962` → `05/1962`; anything else (a whole day as the page has it: `3.5.1962`; a year,
 * an age, lunar days, words, what is no day of the calendar) stays as typed. A year of two figures is the latest one that is not after `latest` (the year of the book);
 * without `latest` such a text stays as typed.
 */
export function writtenOut(typed: string, latest: number | null): string {
  const text = typed.trim();
  if (WHOLE.test(text)) return typed;
  const whole = DIGITS.test(text) ? fromDigits(text, latest) : fromParts(text, latest);
  return whole ?? typed;
}

function fromDigits(text: string, latest: number | null): string | null {
  if (text.length === 8) return day(text.slice(0, 2), text.slice(2, 4), text.slice(4), latest);
  if (text.length === 6) {
    const century = Number(text.slice(2, 4));
    // 051962 is May 1962; 030562 is 3 May of a year '62: figures in the middle that can begin a year decide.
    if (century >= 18 && century <= 20 && inMonths(text.slice(0, 2))) return `${text.slice(0, 2)}/${text.slice(2)}`;
    return day(text.slice(0, 2), text.slice(2, 4), text.slice(4), latest);
  }
  return null;
}

function fromParts(text: string, latest: number | null): string | null {
  const whole = SHORT.exec(text);
  if (whole) return day(whole[1] ?? "", whole[2] ?? "", whole[3] ?? "", latest);
  const month = MONTH.exec(text);
  return month && inMonths(month[1] ?? "") ? `${two(month[1] ?? "")}/${month[2]}` : null;
}

function day(d: string, m: string, y: string, latest: number | null): string | null {
  const year = y.length === 4 ? Number(y) : century(Number(y), latest);
  if (year === null || year < 1800 || year > 2100 || !inMonths(m)) return null;
  const last = new Date(Date.UTC(year, Number(m), 0)).getUTCDate();
  return Number(d) >= 1 && Number(d) <= last ? `${two(d)}/${two(m)}/${year}` : null;
}

function century(short: number, latest: number | null): number | null {
  if (latest === null) return null;
  const year = Math.floor(latest / 100) * 100 + short;
  return year > latest ? year - 100 : year;
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

/** `012/2008` after `011/2008`: the number so many places on in a series: the first figures up, as many of them as before, the rest as it is. */
export function following(number: string, by = 1): string | null {
  const found = /^(\D*)([0-9]+)(.*)$/s.exec(number.trim());
  if (!found) return null;
  const digits = found[2] ?? "";
  return `${found[1]}${String(Number(digits) + by).padStart(digits.length, "0")}${found[3]}`;
}
