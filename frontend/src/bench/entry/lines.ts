/** The lines of the form of one entry: what is asked, in page order, with what is seldom written folded away. Pure. */
import type { Packet } from "../../wire";
import type { FieldInfo, FormLine, Law } from "../doors";
import { hintOf } from "./hints";

/** One place to write, with all that the screen needs of it. */
export interface Line extends FormLine {
  info: FieldInfo;
  block: number;
  title: string;
  /** Seldom written on a page: folded until somebody opens it or something stands there. */
  seldom: boolean;
  /** What of a line of the page belongs here, where several items share one; empty for most. */
  hint: string;
}

/** Attributes that one page in a hundred has: second nationalities, notes in the margin, registrations abroad. */
const SELDOM =
  /^(quoc_tich_ghi_chu|quoc_tich_khac|quoc_tich_khac_ghi_chu|noi_sinh_dvhc|tinh_trang_ket_hon)$|^(mat_tich|han_che)|_nuoc_ngoai$/;

/** Lines of the fields asked for, in the order of the page; a field that the form does not show stands at the end, so that nothing asked is lost. */
export function linesOf(
  law: Law,
  layout: string | null,
  asked: readonly string[],
  common: Readonly<Record<string, readonly string[]>>,
): Line[] {
  const wanted = new Set(asked);
  const every = asked.flatMap((name) => law.fields[name] ?? []);
  const out: Line[] = [];
  law.form(layout).forEach((block, index) => {
    for (const line of block.lines) {
      const info = law.fields[line.field];
      if (!info || !wanted.delete(line.field)) continue;
      out.push({ ...line, info, block: index, title: block.title, seldom: isSeldom(info, common), hint: hintOf(info, every) });
    }
  });
  const rest = [...wanted].flatMap((name) => law.fields[name] ?? []);
  for (const info of rest) {
    out.push({
      field: info.name,
      words: info.label,
      boxes: [],
      at: null,
      info,
      block: -1,
      title: "Mục khác",
      seldom: false,
      hint: hintOf(info, every),
    });
  }
  return out;
}

const made = new WeakMap<Packet, Map<string, Line[]>>();

/** The lines of one entry of a part; entries in which the same is asked share them, so that the form stays as it stands. */
export function linesIn(law: Law, packet: Packet, asked: readonly string[]): Line[] {
  const known = made.get(packet) ?? new Map<string, Line[]>();
  made.set(packet, known);
  const name = asked.join(" ");
  const lines = known.get(name) ?? linesOf(law, packet.book.layout, asked, packet.proposals.frequent);
  known.set(name, lines);
  return lines;
}

function isSeldom(info: FieldInfo, common: Readonly<Record<string, readonly string[]>>): boolean {
  return !info.core && SELDOM.test(info.attribute ?? "") && !common[info.name]?.length;
}

/** Lines that stand together on the screen: a block's title, its lines; folded ones that follow each other are one piece. */
export interface Piece {
  title: string | null;
  folded: boolean;
  lines: Line[];
}

/** Cuts the lines into pieces; `open` tells whether a folded line is shown. */
export function pieces(lines: readonly Line[], open: (line: Line) => boolean): Piece[] {
  const out: Piece[] = [];
  let block: number | null = null;
  for (const line of lines) {
    const folded = !open(line);
    const last = out.at(-1);
    if (block === line.block && last?.folded === folded) last.lines.push(line);
    else out.push({ title: block === line.block ? null : line.title, folded, lines: [line] });
    block = line.block;
  }
  return out;
}

/** The line that Enter goes to from a field (or back by `step` -1) among those shown; null at either end. */
export function beside(shown: readonly Line[], field: string | null, step: 1 | -1): Line | null {
  const at = shown.findIndex((line) => line.field === field);
  return shown[at < 0 ? 0 : at + step] ?? null;
}
