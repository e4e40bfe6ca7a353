/**
 * A typist who keys a book through the bench's own entry, proposals and completions, and counts the keys: always the fewest that give what the
 * page says. Beside it the keys that a plain form with the same fields takes. Telex: a mark is a key, đ is two; Shift counts for a capital in a
 * word that has small letters too (a word of capitals is typed with Caps Lock).
 */
import { meant, oneFigure } from "../../src/bench/entry/codes";
import { completions } from "../../src/bench/entry/completing";
import type { Line } from "../../src/bench/entry/lines";
import { textOf } from "../../src/bench/entry/value";
import { type Entry, openEntry } from "../../src/bench/session/entry";
import type { Law } from "../../src/law";
import type { Draft, Packet, PassKind, Proposals, Values } from "../../src/wire";

/** A book as its pages say it: each entry a text per official column, blank ones left out. */
export interface Book {
  type: string;
  year: string;
  number: string;
  entries: Record<string, string>[];
}

/** Keys of one entry, at the bench and in a plain form. */
export interface Counted {
  bench: number;
  plain: number;
}

const PART = 10;
/** As the server proposes (`keying/packet_queries.py`): nothing of what is somebody's own. */
const OWN = new Set(["ho_ten", "so_dang_ky", "so_dinh_danh", "so_giay_to"]);
const MOST = 12;

/** Keys of a text by Telex. */
export function keysOf(text: string): number {
  let keys = 0;
  for (const word of text.split(/(?<= )/)) {
    const capitals = word.toLowerCase() !== word && word.toUpperCase() === word && word.trim().length > 1;
    for (const letter of word.normalize("NFD")) {
      keys += /[đĐ]/.test(letter) ? 2 : 1;
      if (!capitals && letter.toLowerCase() !== letter) keys++;
    }
  }
  return keys;
}

/** Keys every entry of a book, as one person would in one pass of this kind. */
export function typeBook(law: Law, book: Book, kind: PassKind): Counted[] {
  const fields = law.form(null).flatMap((block) => block.lines.map((line) => line.field));
  const counts: Counted[] = [];
  let previous: Values | null = null;
  let proposals: Proposals = { frequent: {}, previous: null };
  book.entries.forEach((truth, at) => {
    if (at % PART === 0 && kind === "first") proposals = { frequent: frequent(law, book.entries.slice(0, at)), previous };
    const draft: Draft = { id: at + 1, position: at + 1, regions: [], fields, partial: null, finished: false, remark: null };
    const entry = openEntry({
      law,
      packet: packetOf(law, book, kind, draft, proposals),
      draft,
      values: {},
      previous,
      earlier: previous ? [{ values: previous, entries: 1, pages: 1 }] : [],
      label: "",
      changed: () => undefined,
    });
    const bench = typeEntry(law, entry, truth, packetOf(law, book, kind, draft, proposals));
    mustSay(law, entry.values.peek(), truth);
    previous = entry.values.peek();
    entry.close();
    counts.push({ bench, plain: plainKeys(fields, truth) });
  });
  return counts;
}

function plainKeys(fields: readonly string[], truth: Record<string, string>): number {
  return fields.reduce((sum, field) => sum + keysOf(truth[field] ?? "") + 1, 0);
}

function typeEntry(law: Law, entry: Entry, truth: Record<string, string>, packet: Packet): number {
  let keys = 0;
  let at: Line | undefined = entry.shown.peek()[0];
  const rights = (field: string) => {
    const found = entry.proposed.peek().get(field);
    return found !== undefined && says(law, field, found.text, truth[field]);
  };
  const after = (field: string) => {
    const shown = entry.shown.peek();
    return shown[shown.findIndex((line) => line.field === field) + 1];
  };
  while (at) {
    const here: Line = at;
    const field = here.field;
    if (entry.lines.some((line) => line.block === here.block && truth[line.field] && !entry.isOpen(line))) {
      entry.open(here.block, true);
      keys += 2;
    }
    const wanted = truth[field];
    if (runIsRight(entry, here, rights) >= 3) {
      keys += 2;
      const next = entry.acceptRun(field);
      at = next ? entry.shown.peek().find((line) => line.field === next) : undefined;
      continue;
    }
    if (wanted === undefined) {
      const rest = entry.shown.peek().filter((line) => line.block === here.block && entry.lines.indexOf(line) >= entry.lines.indexOf(here));
      if (rest.length >= 3 && rest.every((line) => truth[line.field] === undefined)) {
        keys += 2;
        entry.restBlank(field);
        at = after(rest.at(-1)?.field ?? field);
        continue;
      }
      keys += 1;
      if (entry.proposed.peek().has(field) || here.info.core) entry.absent(field, "trong");
    } else if (rights(field)) {
      entry.accept(field);
      keys += 1;
    } else {
      keys += typeField(law, entry, here, wanted, packet);
    }
    at = after(field);
  }
  return keys + 2;
}

/** How many lines from here one key would take, all of them right; 0 where one of them is wrong. */
function runIsRight(entry: Entry, from: Line, rights: (field: string) => boolean): number {
  let length = 0;
  const shown = entry.shown.peek();
  for (const line of shown.slice(shown.indexOf(from))) {
    if (!entry.proposed.peek().has(line.field)) break;
    if (!rights(line.field)) return 0;
    length++;
  }
  return length;
}

function typeField(law: Law, entry: Entry, line: Line, wanted: string, packet: Packet): number {
  const items = line.info.type === "ma" && line.info.codes ? law.codes(line.info.codes) : null;
  if (items && oneFigure(items) && items.some((item) => item.code === wanted)) {
    entry.typed(line.field, wanted);
    entry.leave(line.field);
    return 1;
  }
  let best = { keys: keysOf(wanted) + 1, typed: wanted };
  const better = (keys: number, typed: string) => {
    if (keys < best.keys) best = { keys, typed };
  };
  for (const typed of line.info.type === "ngay" ? shortDays(wanted) : []) {
    entry.typed(line.field, typed);
    entry.leave(line.field);
    if (says(law, line.field, textOf(entry.values.peek()[line.field]), wanted)) better(typed.length + 1, typed);
  }
  const letters = [...wanted.normalize("NFC")];
  for (let length = 1; length < letters.length; length++) {
    const typed = letters.slice(0, length).join("");
    const bare = keysOf(typed);
    if (bare + 2 >= best.keys) break;
    const offered = items
      ? meant(items, typed).map((item) => item.code)
      : completions(law, packet, entry.lines, line, entry.values.peek(), typed).map((one) => one.text);
    const place = offered.findIndex((text) => says(law, line.field, text, wanted));
    if (place >= 0) better(bare + place + 2, offered[place] ?? wanted);
  }
  entry.typed(line.field, best.typed);
  entry.leave(line.field);
  return best.keys;
}

function shortDays(text: string): string[] {
  const digits = text.replace(/[^0-9]/g, "");
  return digits.length === 8 ? [digits.slice(0, 4) + digits.slice(6), digits] : [digits];
}

function says(law: Law, field: string, text: string, wanted: string | undefined): boolean {
  return wanted !== undefined && text !== "" && (text === wanted || law.compare(field, text, wanted) === "same");
}

function mustSay(law: Law, values: Values, truth: Record<string, string>): void {
  for (const [field, wanted] of Object.entries(truth)) {
    const text = textOf(values[field]);
    if (!says(law, field, text, wanted)) throw new Error(`${field}: “${text}” was keyed where the page says “${wanted}”`);
  }
  for (const field of Object.keys(values)) {
    if (truth[field] === undefined && textOf(values[field])) throw new Error(`${field}: something was keyed where the page is blank`);
  }
}

function frequent(law: Law, entries: Record<string, string>[]): Record<string, string[]> {
  const counts = new Map<string, Map<string, number>>();
  for (const entry of entries) {
    for (const [field, text] of Object.entries(entry)) {
      if (OWN.has(law.fields[field]?.type ?? "")) continue;
      const known = counts.get(field) ?? counts.set(field, new Map()).get(field);
      known?.set(text, (known.get(text) ?? 0) + 1);
    }
  }
  const top = (known: Map<string, number>) => [...known].sort((a, b) => b[1] - a[1]).slice(0, MOST);
  return Object.fromEntries([...counts].map(([field, known]) => [field, top(known).map(([text]) => text)]));
}

function packetOf(law: Law, book: Book, kind: PassKind, draft: Draft, proposals: Proposals): Packet {
  return {
    lease: "typist",
    kind,
    book: { path: "x", title: law.title, type: book.type, year: book.year, number: book.number, unit: "x", layout: null },
    law: { type: book.type, hash: law.hash, url: "" },
    person: "typist",
    takenAt: "",
    until: "",
    estimateSeconds: 0,
    pages: [],
    drafts: [draft],
    proposals: kind === "first" ? proposals : { frequent: {}, previous: null },
    practice: false,
  };
}
