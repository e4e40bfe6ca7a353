/** What is proposed for the places not yet keyed: what repeats from entry to entry, what follows from what was keyed. Never keyed by itself. Pure. */
import type { Packet, Values } from "../../wire";
import type { Law } from "../doors";
import { following } from "./dates";
import type { Line } from "./lines";
import { textOf } from "./value";

/** A text and why it is proposed. */
export interface Proposal {
  text: string;
  why: string;
}

/** Fields that one office, officer and day give to entry after entry. */
const REPEATS = new Set([
  "noi_dang_ky",
  "nguoi_ky",
  "chuc_vu_nguoi_ky",
  "nguoi_thuc_hien",
  "ngay_dang_ky",
  "loai_dang_ky",
  "quyen_so",
  "quan_he",
  "loai_giay_to",
  "noi_cap",
]);
/** What most people of one book have in common. */
const COMMON = new Set([
  "dan_toc",
  "quoc_tich",
  "loai_cu_tru",
  "loai_giay_to",
  "noi_cap",
  "noi_dang_ky",
  "chuc_vu_nguoi_ky",
  "quan_he",
  "loai_dang_ky",
]);
/** What the second of a couple often shares with the first. */
const SHARED = new Set(["dan_toc", "quoc_tich", "loai_cu_tru", "noi_cu_tru"]);
/** Never the same twice, whatever the previous entry happened to hold. */
const OWN = new Set(["so", "trang_so", "so_dinh_danh", "so_giay_to", "gioi_tinh", "ngay_sinh_bang_chu"]);

/** Whether a place holds what is somebody's own: a number, a name, a day of a life; only the day of registration is the office's. */
export function isOwn({ info }: Line): boolean {
  const attribute = info.attribute ?? "";
  if (OWN.has(attribute) || attribute === "ho_ten") return true;
  return (info.type === "ngay" || info.type === "ngay_bang_chu") && !REPEATS.has(attribute);
}

const WHY = {
  next: "số kế tiếp",
  page: "số trang của ảnh",
  page_same: "cùng một ảnh trang",
  book: "quyển đang nhập",
  words: "theo ngày đã nhập",
  previous: "như trường hợp trước",
  common: "hay gặp trong quyển này",
} as const;

/** What proposals are made from. */
export interface Ground {
  law: Law;
  packet: Packet;
  lines: readonly Line[];
  /** What the entry done last before this one says: keyed in this part, else what the server gave. */
  previous: Values | null;
  /** Entries before this one in the book of which something is known, done or not; the nearest first. */
  earlier: readonly Earlier[];
  /** Written number of the page on which the entry begins. */
  label: string;
}

/** An entry before this one: by how many entries, and by how many pages; null where nobody can count them. */
export interface Earlier {
  values: Values;
  entries: number;
  pages: number | null;
}

/** Whether this pass is helped at all: a blind second reading and an inspection see nothing but the page. */
export function helped(packet: Packet): boolean {
  return packet.kind === "first";
}

/** Proposals for every line where nothing was keyed. */
export function proposals(ground: Ground, values: Values): Map<string, Proposal> {
  const out = new Map<string, Proposal>();
  if (!helped(ground.packet)) return out;
  for (const [at, line] of ground.lines.entries()) {
    if (values[line.field]) continue;
    const found =
      numbered(ground, line) ??
      inWords(ground, line, values) ??
      related(ground, line, at, values) ??
      shared(ground, line, at, values) ??
      repeated(ground, line);
    if (found) out.set(line.field, found);
  }
  return out;
}

/** Numbers go on from the nearest entry of which the number is known, by as many as the book has in between; else none is proposed. */
function numbered({ packet, previous, earlier, label }: Ground, line: Line): Proposal | null {
  const attribute = line.info.attribute;
  const known = earlier.find((one) => textOf(one.values[line.field]));
  const before = textOf(known?.values[line.field]);
  const on = (by: number) => said(following(before, by), by === 1 ? WHY.next : `tính từ số ${before}`);
  if (attribute === "so") return known ? on(known.entries) : null;
  if (attribute === "trang_so") {
    if (label) return said(label, WHY.page);
    if (!known || known.pages === null) return null;
    return known.pages ? on(known.pages) : said(before, WHY.page_same);
  }
  if (attribute === "quyen_so" && !textOf(previous?.[line.field])) {
    const { number, year } = packet.book;
    return said(number && year && `${number}/${year}`, WHY.book);
  }
  return null;
}

function inWords({ law, lines }: Ground, line: Line, values: Values): Proposal | null {
  if (line.info.type !== "ngay_bang_chu") return null;
  const day = lines.find((one) => one.info.type === "ngay" && one.info.block === line.info.block && values[one.field]);
  const canonical = day && law.understand(day.field, textOf(values[day.field])).canonical;
  return said(canonical && law.dateInWords(canonical), WHY.words);
}

/** What stood in two places of the previous entry alike stands so here too, perhaps: the petitioner is the father, home is where the mother lives. */
function related({ lines, previous }: Ground, line: Line, at: number, values: Values): Proposal | null {
  const before = textOf(previous?.[line.field]);
  if (!before || OWN.has(line.info.attribute ?? "") || REPEATS.has(line.info.attribute ?? "")) return null;
  const source = nearestBefore(
    lines,
    at,
    (one) =>
      one.info.type === line.info.type &&
      one.info.codes === line.info.codes &&
      textOf(previous?.[one.field]) === before &&
      textOf(values[one.field]) !== "",
  );
  return source ? said(textOf(values[source.field]), `như ${whole(source)}`) : null;
}

function shared({ lines, packet }: Ground, line: Line, at: number, values: Values): Proposal | null {
  const attribute = line.info.attribute ?? "";
  if (!line.info.block || !SHARED.has(attribute)) return null;
  if (attribute === "noi_cu_tru" && packet.book.type === "KH") return null;
  const source = nearestBefore(lines, at, (one) => one.info.attribute === attribute && textOf(values[one.field]) !== "");
  return source ? said(textOf(values[source.field]), `như ${whole(source)}`) : null;
}

function nearestBefore(lines: readonly Line[], at: number, fits: (line: Line) => boolean): Line | null {
  for (let i = at - 1; i >= 0; i--) {
    const line = lines[i];
    if (line && fits(line)) return line;
  }
  return null;
}

function repeated({ packet, previous }: Ground, line: Line): Proposal | null {
  const attribute = line.info.attribute ?? "";
  if (REPEATS.has(attribute)) {
    const before = textOf(previous?.[line.field]);
    if (before) return said(before, WHY.previous);
  }
  return COMMON.has(attribute) ? said(packet.proposals.frequent[line.field]?.[0], WHY.common) : null;
}

function whole(line: Line): string {
  const label = line.info.label;
  return label.slice(0, 1).toLowerCase() + label.slice(1);
}

function said(text: string | null | undefined, why: string): Proposal | null {
  return text ? { text, why } : null;
}
