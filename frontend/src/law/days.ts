/** Days as whole numbers (days since 1970-01-01) and ranges of them: the arithmetic of `law/expr/ranges.py`. */

/** Earliest and latest, both inclusive; an open side is null. Days, or whole numbers. */
export interface Span {
  lo: number | null;
  hi: number | null;
  /** Days are shown as dates, numbers as figures. */
  of: "days" | "numbers";
}

/** Day, month and year of a day. */
export interface Civil {
  year: number;
  month: number;
  day: number;
}

const PREFIX = /^([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?$/;
const WRITTEN = /^([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4})$/;
const MILLISECONDS = 86_400_000;
/** 0001-01-01 and 9999-12-31. */
export const FIRST_DAY = -719_162;
export const LAST_DAY = 2_932_896;

/** Length of a month. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** The day of a date; null where there is none. */
export function dayOf(year: number, month: number, day: number): number | null {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  const at = new Date(0);
  at.setUTCFullYear(year, month - 1, day);
  return Math.round(at.getTime() / MILLISECONDS);
}

/** The date of a day. */
export function civil(day: number): Civil {
  const at = new Date(day * MILLISECONDS);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() };
}

/** Day of an ISO date; null for any other text. */
export const isoDay = (iso: string | undefined): number | null => (iso && iso.length === 10 ? (prefixSpan(iso)?.lo ?? null) : null);

/** A span of days, or null where neither side is known. */
export const days = (lo: number | null, hi: number | null): Span | null => (lo === null && hi === null ? null : { lo, hi, of: "days" });

/** A span of whole numbers, or null where neither side is known. */
export const numbers = (lo: number | null, hi: number | null): Span | null =>
  lo === null && hi === null ? null : { lo, hi, of: "numbers" };

/** Days that an ISO prefix (`1962`, `1962-05`, `1962-05-03`) can mean; null for any other text or an impossible day. */
export function prefixSpan(text: string): Span | null {
  const found = PREFIX.exec(text);
  if (!found) return null;
  const year = Number(found[1]);
  const month = found[2] ? Number(found[2]) : null;
  const day = found[3] ? Number(found[3]) : null;
  const first = dayOf(year, month ?? 1, day ?? 1);
  if (first === null) return null;
  if (day !== null) return days(first, first);
  return days(first, month === null ? dayOf(year, 12, 31) : first + daysInMonth(year, month) - 1);
}

/** Days that `d.m.yyyy` (dots, slashes, dashes) or an ISO prefix means. */
export function writtenSpan(text: string): Span | null {
  const found = WRITTEN.exec(text);
  if (!found) return prefixSpan(text);
  const day = dayOf(Number(found[3]), Number(found[2]), Number(found[1]));
  return day === null ? null : days(day, day);
}

function completed(born: number | null, on: number | null): number | null {
  if (born === null || on === null) return null;
  const one = civil(born);
  const other = civil(on);
  const before = other.month < one.month || (other.month === one.month && other.day < one.day);
  return other.year - one.year - (before ? 1 : 0);
}

/** Fewest and most completed years; one born on 29/02 completes a year on 01/03 of a common year. */
export const yearsBetween = (start: Span, end: Span): Span | null => numbers(completed(start.hi, end.lo), completed(start.lo, end.hi));

const minus = (one: number | null, other: number | null): number | null => (one === null || other === null ? null : one - other);
const plus = (one: number | null, other: number | null): number | null => (one === null || other === null ? null : one + other);

/** Fewest and most days. */
export const daysBetween = (start: Span, end: Span): Span | null => numbers(minus(end.lo, start.hi), minus(end.hi, start.lo));

/** Sum (sign 1) or difference (sign -1). */
export function added(left: Span, right: Span, sign: number): Span | null {
  if (sign === 1) return numbers(plus(left.lo, right.lo), plus(left.hi, right.hi));
  return numbers(minus(left.lo, right.hi), minus(left.hi, right.lo));
}

/** Calendar years of a span of days. */
export function yearOf(span: Span): Span {
  const year = (day: number | null) => (day === null ? null : civil(day).year);
  return { lo: year(span.lo), hi: year(span.hi), of: "numbers" };
}

/** Three-valued comparison; null: cannot tell. */
export function compared(op: string, left: Span, right: Span): boolean | null {
  switch (op) {
    case "lt":
      return less(left, right, true);
    case "le":
      return less(left, right, false);
    case "gt":
      return less(right, left, true);
    case "ge":
      return less(right, left, false);
    case "eq":
      return equal(left, right);
    default: {
      const same = equal(left, right);
      return same === null ? null : !same;
    }
  }
}

function less(left: Span, right: Span, strict: boolean): boolean | null {
  if (left.hi !== null && right.lo !== null && (left.hi < right.lo || (!strict && left.hi === right.lo))) return true;
  if (left.lo !== null && right.hi !== null && (left.lo > right.hi || (strict && left.lo === right.hi))) return false;
  return null;
}

function equal(left: Span, right: Span): boolean | null {
  if (less(left, right, true) === true || less(right, left, true) === true) return false;
  const sides = [left.lo, left.hi, right.lo, right.hi];
  return sides[0] !== null && sides.every((side) => side === sides[0]) ? true : null;
}
