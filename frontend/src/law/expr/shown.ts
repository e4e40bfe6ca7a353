/** Values as a Vietnamese sentence shows them (`law/expr/shown.py`). */
import { civil, daysInMonth, type Span } from "../days";
import { padded } from "../values/ngay/words";

/** What an expression yields; null: absent, cannot tell. */
export type Value = string | boolean | Span | null;

const UNKNOWN = "không rõ";

/** A text, a number, a day or a truth value; what is absent is *không rõ*. */
export function shown(value: Value): string {
  if (value === null) return UNKNOWN;
  if (typeof value === "boolean") return value ? "có" : "không";
  if (typeof value === "string") return value;
  return value.of === "days" ? shownDays(value) : shownNumbers(value);
}

/** A template of a sentence with the facts filled in. */
export const filled = (template: string, facts: Record<string, string>): string =>
  template.replace(/\{\{|\}\}|\{([a-z_]+)\}/g, (whole, name: string | undefined) =>
    name === undefined ? (whole[0] as string) : (facts[name] ?? ""),
  );

function dateOf(day: number): string {
  const at = civil(day);
  return `${padded(at.day)}/${padded(at.month)}/${padded(at.year, 4)}`;
}

function shownDays({ lo, hi }: Span): string {
  if (lo === null || hi === null) return lo === null ? `đến ${dateOf(hi as number)}` : `từ ${dateOf(lo)}`;
  if (lo === hi) return dateOf(lo);
  const [first, last] = [civil(lo), civil(hi)];
  const fromStart = first.month === 1 && first.day === 1;
  if (fromStart && last.month === 12 && last.day === 31) {
    const year = padded(first.year, 4);
    return first.year === last.year ? year : `${year}–${padded(last.year, 4)}`;
  }
  const ofMonth = first.year === last.year && first.month === last.month && first.day === 1;
  if (ofMonth && last.day === daysInMonth(last.year, last.month)) return `${padded(first.month)}/${padded(first.year, 4)}`;
  return `từ ${dateOf(lo)} đến ${dateOf(hi)}`;
}

function shownNumbers({ lo, hi }: Span): string {
  if (lo === null || hi === null) return lo === null ? `nhiều nhất ${hi}` : `ít nhất ${lo}`;
  return lo === hi ? String(lo) : `${lo}–${hi}`;
}
