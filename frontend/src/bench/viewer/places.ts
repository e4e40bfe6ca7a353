/** Where a field stands in its entry: as the layout of the book has it or guessed, then as people corrected it, once for a book. Pure. */
import type { PageImage, Region } from "../../wire";
import type { Spot } from "../doors";
import type { Box } from "./geometry";

/** A place inside an entry: which of its regions, and the part of it, from 0 to 1. */
export interface Place {
  region: number;
  x: number;
  y: number;
  w: number;
  h: number;
}

/** Corrected places by field. */
export type Places = Readonly<Record<string, Place>>;

/** An entry that is a row of a table lies across; its places go from left to right. */
const ACROSS = 3;

/** Place of the line at `index` of `count` in page order, before anybody corrected anything. */
export function guessed(index: number, count: number, regions: readonly Region[], pages: readonly PageImage[]): Place {
  const sizes = regions.map((region) => pixels(region, pages));
  const across = sizes.length > 0 && sizes.every((size) => size.w > size.h * ACROSS);
  const lengths = sizes.map((size) => (across ? size.w : size.h));
  const whole = lengths.reduce((sum, one) => sum + one, 0) || 1;
  let along = ((index + 0.5) / Math.max(count, 1)) * whole;
  let region = 0;
  while (region < lengths.length - 1 && along > (lengths[region] ?? 0)) along -= lengths[region++] ?? 0;
  const length = lengths[region] || 1;
  const part = Math.min(1, Math.max(whole / Math.max(count, 1) / length, across ? 0.06 : 0.045));
  const start = Math.min(1 - part, Math.max(0, along / length - part / 2));
  return across ? { region, x: start, y: 0, w: part, h: 1 } : { region, x: 0, y: start, w: 1, h: part };
}

/** A line of the form as far as the picture asks: its field, where the layout has it, whether it is seldom written. */
export interface Placed {
  field: string;
  at?: Spot | null;
  seldom?: boolean;
}

/**
 * Place of a field: corrected; else where the layout of the book has it, or a guess from the order of the page, moved as its corrected
 * neighbours were.
 */
export function placeOf(
  field: string,
  lines: readonly Placed[],
  corrected: Places,
  regions: readonly Region[],
  pages: readonly PageImage[],
): Place {
  const own = corrected[field];
  if (own && own.region < regions.length) return own;
  const before = onPaper(lines, regions, pages);
  const at = Math.max(
    lines.findIndex((line) => line.field === field),
    0,
  );
  const base = before(at);
  const [up, down] = [anchor(lines, corrected, at, -1, base.region), anchor(lines, corrected, at, 1, base.region)];
  const near = up ?? down;
  if (!near) return base;
  const [first, second] = [shift(up ?? near, before), shift(down ?? near, before)];
  const share = up && down ? (at - up.index) / (down.index - up.index) : 0;
  return inside({ ...base, x: base.x + between(first.x, second.x, share), y: base.y + between(first.y, second.y, share) });
}

/** Where each line stands before anybody corrected anything: by the layout where the cut has the shape of its paper, else by guess. */
function onPaper(lines: readonly Placed[], regions: readonly Region[], pages: readonly PageImage[]): (index: number) => Place {
  const sides = 1 + Math.max(0, ...lines.map((line) => line.at?.page ?? 0));
  const common = lines.filter((line) => !line.seldom);
  const guess = (index: number) => {
    const upTo = lines.slice(0, index + 1).filter((line) => !line.seldom).length;
    return guessed(Math.max(0, upTo - 1), common.length, regions, pages);
  };
  const shapes = regions.map((region) => pixels(region, pages)).map((box) => box.w / Math.max(box.h, 1));
  const apart = regions.length === sides && shapes.every(isPage);
  const together = sides === 2 && regions.length === 1 && shapes.every((shape) => isPage(1 / shape));
  return (index) => {
    const at = lines[index]?.at;
    if (!at || !(apart || together)) return guess(index);
    const { page, x, y, w, h } = at;
    return apart ? { region: page, x, y, w, h } : { region: 0, x: (page + x) / 2, y, w: w / 2, h };
  };
}

/** Whether a cut is about as wide to its height as a page of A4 (0.71): a row of a table is not. */
function isPage(shape: number): boolean {
  return shape > 0.55 && shape < 0.9;
}

interface Anchor {
  index: number;
  place: Place;
}

function anchor(lines: readonly Placed[], corrected: Places, at: number, step: 1 | -1, region: number): Anchor | null {
  for (let index = at + step; index >= 0 && index < lines.length; index += step) {
    const place = corrected[lines[index]?.field ?? ""];
    if (place?.region === region) return { index, place };
  }
  return null;
}

/** How far a place was moved when it was corrected. */
function shift({ index, place }: Anchor, before: (index: number) => Place): { x: number; y: number } {
  const was = before(index);
  return was.region === place.region ? { x: place.x - was.x, y: place.y - was.y } : { x: 0, y: 0 };
}

function inside(place: Place): Place {
  return { ...place, x: Math.min(1 - place.w, Math.max(0, place.x)), y: Math.min(1 - place.h, Math.max(0, place.y)) };
}

function between(a: number, b: number, share: number): number {
  return a + (b - a) * share;
}

/** A region in pixels of its page. */
export function pixels(region: Region, pages: readonly PageImage[]): Box {
  const page = pages.find((one) => one.id === region.page);
  const width = page?.width ?? 1000;
  const height = page?.height ?? 1400;
  return { x: (region.x / 1000) * width, y: (region.y / 1000) * height, w: (region.w / 1000) * width, h: (region.h / 1000) * height };
}

/** A place in pixels of its page. */
export function boxOf(place: Place, regions: readonly Region[], pages: readonly PageImage[]): Box | null {
  const region = regions[place.region];
  if (!region) return null;
  const whole = pixels(region, pages);
  return { x: whole.x + place.x * whole.w, y: whole.y + place.y * whole.h, w: place.w * whole.w, h: place.h * whole.h };
}

/** The place of a box drawn on a page, as a part of the entry's region that it lies in most. */
export function placeIn(box: Box, page: number, regions: readonly Region[], pages: readonly PageImage[]): Place | null {
  let best: { region: number; whole: Box; common: number } | null = null;
  regions.forEach((region, index) => {
    if (region.page !== page) return;
    const whole = pixels(region, pages);
    const common = overlap(box.x, box.w, whole.x, whole.w) * overlap(box.y, box.h, whole.y, whole.h);
    if (!best || common > best.common) best = { region: index, whole, common };
  });
  const found = best as { region: number; whole: Box } | null;
  if (!found) return null;
  const { region, whole } = found;
  const w = Math.min(1, Math.max(0.02, box.w / whole.w));
  const h = Math.min(1, Math.max(0.01, box.h / whole.h));
  return inside({ region, x: (box.x - whole.x) / whole.w, y: (box.y - whole.y) / whole.h, w, h });
}

function overlap(a: number, aw: number, b: number, bw: number): number {
  return Math.max(0, Math.min(a + aw, b + bw) - Math.max(a, b));
}

/** The address under which the corrections of a book are kept on this machine, and that of its layout for books not corrected yet. */
export function keysOf(book: { path: string; type: string; layout: string | null }): [string, string] {
  const layout = `sogoc.places.${book.type}.${book.layout ?? ""}`;
  return [`${layout}.${book.path}`, layout];
}

/** A store of short texts, as `localStorage` is one; a full or forbidden one loses corrections, never work. */
export type Shelf = Pick<Storage, "getItem" | "setItem">;

/** Corrections kept for a book, else for another of its layout. They hold no letter of any entry. */
export function recalled(shelf: Shelf | null, book: Parameters<typeof keysOf>[0]): Places {
  for (const key of keysOf(book)) {
    try {
      const kept: unknown = JSON.parse(shelf?.getItem(key) ?? "null");
      if (kept && typeof kept === "object") return kept as Places;
    } catch {
      // what cannot be read is drawn anew
    }
  }
  return {};
}

/** Keeps the corrections of a book, and as a beginning for other books of its layout. */
export function kept(shelf: Shelf | null, book: Parameters<typeof keysOf>[0], places: Places): void {
  for (const key of keysOf(book)) {
    try {
      shelf?.setItem(key, JSON.stringify(places));
    } catch {
      return;
    }
  }
}
