/** From the canonical form of a date: its earliest and latest day, and how it is written (`law/values/ngay/ranges.py`). */
import { civil, dayOf, FIRST_DAY, prefixSpan } from "../../days";
import { nameOf } from "./canChi";

const MONTH_AND_DAY = "-(?<month>[0-9]{2})(?<leap>n?)(?:-(?<day>[0-9]{2}))?";
const DAY_OF_SIGNS = new RegExp(`^cc:(?<signs>(?:[a-z]+-)?[a-z]+)${MONTH_AND_DAY}$`);
const DAY_OF_NO_YEAR = new RegExp(`^al:-${MONTH_AND_DAY}$`);
const LUNAR = /^al:([0-9]{4})(?:-([0-9]{2})(n?)(?:-([0-9]{2}))?)?$/;
const BEGINS_WITH_FIGURE = /^[0-9]/;

type Bounds = [number | null, number | null];

/** The earliest and latest day that a canonical date allows; an age needs `asOf` (the registration). */
export function bounds(canonical: string, asOf: number | null = null): Bounds {
  if (BEGINS_WITH_FIGURE.test(canonical)) {
    const [first = "", last] = canonical.split("|");
    return [prefixSpan(first)?.lo ?? null, prefixSpan(last || first)?.hi ?? null];
  }
  if (canonical.startsWith("tuoi:")) return asOf === null ? [null, null] : ofAge(Number(canonical.slice(5)), asOf);
  const found = LUNAR.exec(canonical);
  return found ? ofLunar(Number(found[1]), Number(found[2] ?? 0), Boolean(found[3]), Number(found[4] ?? 0)) : [null, null];
}

function ofAge(age: number, asOf: number): Bounds {
  const on = civil(asOf);
  const oldest = on.year - age - 1;
  if (oldest < 1) return [FIRST_DAY, FIRST_DAY];
  const same = dayOf(oldest, on.month, on.day) ?? dayOf(oldest, on.month, 28);
  const latest = dayOf(on.year - Math.max(age, 1) + 1, 12, 31) as number;
  return [(same as number) + 1, Math.min(asOf, latest)];
}

/** Month *m* holds the sun's *m*-th principal term (about 19 February for the first) and begins up to 29 days before it. */
function ofLunar(year: number, month: number, leap: boolean, day: number): Bounds {
  if (!month) return [dayOf(year, 1, 20), dayOf(year + 1, 2, 21)];
  const term = (dayOf(year, 2, 19) as number) + Math.round(30.44 * (month - 1));
  const early = leap ? term : term - 32;
  const late = term + 3 + (leap ? 30 : 0);
  return day ? [early + day - 1, late + day - 1] : [early, late + 30];
}

/** The form for a cell of *Phần mềm 158* (`dd.mm.yyyy`, `mm.yyyy`, `yyyy`), or the words of the other kinds. */
export function asWritten(canonical: string): string {
  if (canonical.startsWith("tuoi:")) return `${canonical.slice(5)} tuổi`;
  if (canonical.startsWith("cc:") || canonical.startsWith("al:")) return byTheMoon(canonical);
  if (canonical.includes("|")) return canonical.replace("|", " hoặc ");
  if (canonical.startsWith("--")) return `${canonical.slice(5)}.${canonical.slice(2, 4)}`;
  return canonical.split("-").reverse().join(".");
}

/** The form that a person reads: `15/06/2008`. */
export const inSlashes = (canonical: string): string => asWritten(canonical).replaceAll(".", "/");

function byTheMoon(canonical: string): string {
  const found = (DAY_OF_SIGNS.exec(canonical) ?? DAY_OF_NO_YEAR.exec(canonical))?.groups;
  if (found) {
    const month = found.day ? `${found.day}.${found.month}` : `tháng ${found.month}`;
    const year = found.signs ? ` năm ${nameOf(found.signs).replace(/^năm /u, "")}` : "";
    return `${month}${found.leap ? " nhuận" : ""}${year} âm lịch`;
  }
  if (canonical.startsWith("cc:")) return nameOf(canonical.slice(3));
  const parts = canonical.slice(3).split("-");
  const leap = parts.some((part) => part.endsWith("n")) ? " nhuận" : "";
  return `${parts
    .reverse()
    .map((part) => part.replace(/n$/, ""))
    .join(".")}${leap} âm lịch`;
}
