/** One field as it is being keyed: its text, the letters that are uncertain, or why nothing stands there. Pure. */
import type { Absence, FieldValue } from "../../wire";

/** A stretch of letters, [from, before), in code points. */
export type Span = [number, number];

/** Why nothing stands in a place, as the screen says it; the order is that of the keys. */
export const ABSENCES: Readonly<Record<Absence, string>> = {
  trong: "sổ để trống",
  khong_doc_duoc: "không đọc được",
  rach: "trang rách",
  khong_ap_dung: "không áp dụng",
};

/** Text of a value as written; empty where nothing stands. */
export function textOf(value: FieldValue | undefined): string {
  return value && "v" in value ? value.v : "";
}

/** Why nothing stands there, or null. */
export function absenceOf(value: FieldValue | undefined): Absence | null {
  return value && "a" in value ? value.a : null;
}

/** Uncertain stretches of a value. */
export function spansOf(value: FieldValue | undefined): Span[] {
  return value && "v" in value ? (value.u ?? []) : [];
}

/** The value of a text as it leaves its field: NFC, without blanks around it; null for nothing. */
export function written(text: string, spans: readonly Span[] = []): FieldValue | null {
  const composed = text.normalize("NFC");
  const kept = composed.trim();
  if (!kept) return null;
  const before = [...composed].length - [...composed.trimStart()].length;
  const length = [...kept].length;
  const within = joined(
    spans.map(([from, to]): Span => [Math.max(0, from - before), Math.min(length, to - before)]).filter(([from, to]) => from < to),
  );
  return within.length ? { v: kept, u: within } : { v: kept };
}

/** Stretches in order, those that touch made one. */
export function joined(spans: readonly Span[]): Span[] {
  const out: Span[] = [];
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = out.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else out.push([from, to]);
  }
  return out;
}

/** Marks a stretch as uncertain, or takes the mark away where all of it is marked. */
export function toggled(spans: readonly Span[], stretch: Span): Span[] {
  const [from, to] = stretch;
  const marked = spans.some(([a, b]) => a <= from && to <= b);
  if (!marked) return joined([...spans, stretch]);
  return spans.flatMap(([a, b]): Span[] => [
    ...(a < from ? [[a, Math.min(b, from)] as Span] : []),
    ...(b > to ? [[Math.max(a, to), b] as Span] : []),
  ]);
}

/** Where the marks stand after the text was edited: what lies before or behind the edit keeps its letters, what was edited is no longer doubted. */
export function moved(spans: readonly Span[], before: string, after: string): Span[] {
  if (!spans.length || before === after) return [...spans];
  const a = [...before];
  const b = [...after];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const shift = b.length - a.length;
  const edge = a.length - tail;
  return joined(
    spans.flatMap(([from, to]): Span[] => [
      ...(from < head ? [[from, Math.min(to, head)] as Span] : []),
      ...(to > edge ? [[Math.max(from, edge) + shift, to + shift] as Span] : []),
    ]),
  );
}

/** The letter before the caret, or what is selected, as code points of a text; null where there is none. `start` and `end` count UTF-16 units. */
export function letterAt(text: string, start: number, end: number): Span | null {
  const from = [...text.slice(0, start)].length;
  const to = [...text.slice(0, end)].length;
  if (to > from) return [from, to];
  return from > 0 ? [from - 1, from] : null;
}

/** Pieces of a text, told whether they are uncertain. */
export function pieces(text: string, spans: readonly Span[]): { text: string; uncertain: boolean }[] {
  const letters = [...text];
  const out: { text: string; uncertain: boolean }[] = [];
  let at = 0;
  for (const [from, to] of spans) {
    if (from > at) out.push({ text: letters.slice(at, from).join(""), uncertain: false });
    out.push({ text: letters.slice(from, to).join(""), uncertain: true });
    at = to;
  }
  if (at < letters.length) out.push({ text: letters.slice(at).join(""), uncertain: false });
  return out;
}

/** Whether two values say the same in the same way. */
export function same(a: FieldValue | undefined, b: FieldValue | undefined): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}
