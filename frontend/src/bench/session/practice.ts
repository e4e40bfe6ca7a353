/** Practice: what was keyed beside the known answer, field by field. Pure. */
import { type Signal, signal } from "@preact/signals";
import type { FieldValue, Values } from "../../wire";
import type { Law } from "../doors";
import type { Line } from "../entry/lines";
import { ABSENCES, absenceOf, textOf } from "../entry/value";

/** A place keyed otherwise than the answer says. */
export interface Difference {
  field: string;
  label: string;
  keyed: string;
  answer: string;
  says: string;
}

/** Entries in a row that are keyed as the answers say before the real work is proposed. */
export const ENOUGH = 3;

/** How practice goes, over all stops of one tab. */
export interface Practised {
  rightInARow: number;
  /** Entries that were done otherwise than the answers say. */
  slips: Signal<ReadonlySet<number>>;
}

/** Nothing was practised yet. */
export function newPractised(): Practised {
  return { rightInARow: 0, slips: signal(new Set()) };
}

/** Differences from the answer in page order; an absent place that was left untouched is none. */
export function differences(law: Law, lines: readonly Line[], values: Values, answer: Values): Difference[] {
  return lines.flatMap((line) => {
    const mine = values[line.field];
    const right = answer[line.field];
    const says = wrong(law, line, mine, right);
    return says
      ? [{ field: line.field, label: `${line.title}: ${line.words}`, keyed: shown(law, line, mine), answer: shown(law, line, right), says }]
      : [];
  });
}

function wrong(law: Law, { field, hint, info }: Line, mine: FieldValue | undefined, right: FieldValue | undefined): string | null {
  const keyed = textOf(mine);
  const answer = textOf(right);
  if (!keyed && !answer) {
    const absence = absenceOf(right);
    if (absence === absenceOf(mine) || !absence || absence === "trong") return null;
    return `Trên trang chỗ này ${ABSENCES[absence]}: nói điều đó bằng một phím, đừng để trống.`;
  }
  if (!keyed) return `Trên trang có ghi, mà chưa nhập. ${hint}`.trim();
  if (!answer) return "Trên trang không ghi gì ở đây: chỉ nhập điều có trên trang.";
  switch (law.compare(field, keyed, answer)) {
    case "same":
      return null;
    case "close":
      return "Gần đúng: khác một dấu, một chữ, hoặc ngày và tháng đổi chỗ.";
    default:
      return (info.type !== "ma" && tooMuch(keyed, answer, hint)) || "Khác với trang sổ.";
  }
}

/** The answer and more of the same line of the page: what was too much, and why. */
function tooMuch(keyed: string, answer: string, hint: string): string | null {
  const [all, part] = [keyed.normalize("NFC"), answer.normalize("NFC")];
  const at = all.toLowerCase().indexOf(part.toLowerCase());
  if (at < 0 || !hint) return null;
  const more = [all.slice(0, at), all.slice(at + part.length)].map((one) => one.replace(/^[\s,;:.]+|[\s,;:]+$/gu, "")).filter(Boolean);
  return `Thừa ${more.map((one) => `“${one}”`).join(" và ")}. ${hint}`;
}

function shown(law: Law, { info }: Line, value: FieldValue | undefined): string {
  const absence = absenceOf(value);
  const text = textOf(value);
  const label = info.codes ? law.codes(info.codes).find((one) => one.code === text)?.label : null;
  return absence ? ABSENCES[absence] : label ? `${text} – ${label}` : text || "chưa nhập";
}
