/** What is typed into a field of a code list: a number, or the beginning of a word with or without marks. Pure. */
import type { CodeItem } from "../doors";

/** Letters without marks and case: `Đăng ký LẠI` → `dang ky lai`. */
export function bare(text: string): string {
  return text.normalize("NFD").replace(/[̀-ͯ]/g, "").replace(/[đĐ]/g, "d").toLowerCase();
}

/** Items that a text may mean, the likeliest first; all of them for an empty text. */
export function meant(items: readonly CodeItem[], typed: string): CodeItem[] {
  const text = bare(typed.trim());
  if (!text) return [...items];
  const exact = items.filter((item) => bare(item.code) === text || bare(item.label) === text);
  if (exact.length) return exact;
  const begins = items.filter((item) => bare(item.label).startsWith(text) || bare(item.code).startsWith(text));
  if (begins.length) return begins;
  const word = items.filter((item) =>
    bare(item.label)
      .split(/[^\p{L}\p{N}]+/u)
      .some((one) => one.startsWith(text)),
  );
  return word.length ? word : items.filter((item) => bare(item.label).includes(text));
}

/** The code of a text that means one item alone, or null: what is written then is the code. */
export function codeOf(items: readonly CodeItem[], typed: string): string | null {
  const found = typed.trim() ? meant(items, typed) : [];
  return found.length === 1 ? (found[0]?.code ?? null) : null;
}

/** Whether a figure alone says everything, so that the cursor may go on at once: every code has one figure. */
export function oneFigure(items: readonly CodeItem[]): boolean {
  return items.length > 0 && items.every((item) => /^[0-9]$/.test(item.code));
}
