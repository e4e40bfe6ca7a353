/** How a text that was begun may go on: what this book and this entry hold, then what the law's lists know. Pure. */
import type { Packet, Values } from "../../wire";
import type { Law } from "../doors";
import { bare, meant } from "./codes";
import type { Line } from "./lines";
import { helped } from "./proposals";
import { textOf } from "./value";

/** One way to go on. `text` is the whole field then; `shows` what the list says; `rest` what follows the letters typed, where they are its beginning. */
export interface Completion {
  text: string;
  shows: string;
  rest: string;
}

const MANY = 6;
/** Types whose texts are made of parts that come again: a name's words, a place's steps. */
const PARTS: Readonly<Record<string, RegExp>> = { ho_ten: / /, noi_chon: /, */ };

/** Completions of a text, best first; none for an empty one (a code list shows itself), none in a blind pass but for code lists and the law's. */
export function completions(law: Law, packet: Packet, lines: readonly Line[], line: Line, values: Values, typed: string): Completion[] {
  const text = typed.trimStart();
  const items = line.info.type === "ma" && line.info.codes ? law.codes(line.info.codes) : null;
  if (items) {
    const known = items.some((item) => item.code === text.trim());
    return known
      ? []
      : meant(items, text)
          .slice(0, 10)
          .map((item) => ({ text: item.code, shows: `${item.code} – ${item.label}`, rest: "" }));
  }
  if (!text.trim()) return [];
  const known = helped(packet) ? familiar(packet, lines, line, values) : [];
  const found = [...begun(known, text), ...inParts(known, text, PARTS[line.info.type])];
  const out = new Map<string, Completion>();
  for (const one of [...found, ...law.complete(line.field, text, { values })]) {
    const whole = line.info.type === "ho_ten" && isCapitals(text) ? one.toUpperCase() : one;
    if (whole.toLowerCase() !== text.trim().toLowerCase() && !out.has(whole))
      out.set(whole, { text: whole, shows: whole, rest: restOf(text, whole) });
  }
  return [...out.values()].slice(0, MANY);
}

/** Texts that places of this kind hold in the book and in this entry. */
function familiar(packet: Packet, lines: readonly Line[], line: Line, values: Values): string[] {
  const kin = lines.filter((one) => one.info.type === line.info.type && one.info.codes === line.info.codes && one.field !== line.field);
  const alike = kin.filter((one) => one.info.attribute === line.info.attribute);
  const book = [line, ...alike, ...kin].flatMap((one) => packet.proposals.frequent[one.field] ?? []);
  return [...new Set([...kin.map((one) => textOf(values[one.field])), ...book])].filter(Boolean);
}

function begun(known: readonly string[], text: string): string[] {
  const start = bare(text);
  return known.filter((one) => bare(one).startsWith(start));
}

/** `thôn 5, xã L` → `thôn 5, xã Lát, huyện Lạc Dương`: the last part is begun, a known text goes on from there. */
function inParts(known: readonly string[], text: string, part: RegExp | undefined): string[] {
  if (!part) return [];
  const cut = text.search(new RegExp(`(?:${part.source})(?!.*(?:${part.source}))`));
  const head = cut < 0 ? "" : text.slice(0, cut + (part.exec(text.slice(cut))?.[0].length ?? 0));
  const start = bare(text.slice(head.length));
  if (start.length < 1 || (!head && part.source === " ")) return [];
  const tails = known.flatMap((one) => {
    const pieces = one.split(part);
    const at = pieces.findIndex((piece, index) => index > 0 && bare(piece).startsWith(start) && bare(piece) !== start);
    if (at < 0) return [];
    // A name goes on by one word (the next is another person's); a place by all that lies around it.
    return [part.source === " " ? (pieces[at] ?? "") : pieces.slice(at).join(", ")];
  });
  return tails.map((tail) => head + tail);
}

function restOf(text: string, whole: string): string {
  const composed = text.normalize("NFC");
  return whole.toLowerCase().startsWith(composed.toLowerCase()) ? whole.slice(composed.length) : "";
}

/** Whether a name is being written in capitals, as the books write names (TT 04/2020/TT-BTP, article 31). */
function isCapitals(text: string): boolean {
  return text.length > 1 && text === text.toUpperCase() && text !== text.toLowerCase();
}
