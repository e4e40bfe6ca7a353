import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clamped, type Look, panned, pointAt, towards, zoomed } from "../../src/bench/viewer/geometry";
import { boxOf, guessed, kept, placeIn, placeOf, recalled } from "../../src/bench/viewer/places";

const PAGES = [
  { id: 1, label: "1", width: 1000, height: 1400, images: [] },
  { id: 2, label: "2", width: 1000, height: 1400, images: [] },
];
const ONE = [{ page: 1, x: 0, y: 0, w: 1000, h: 1000 }];
const ORDER = Array.from({ length: 10 }, (_, i) => ({ field: `f${i}` }));
const BOOK = { path: "24862/KS.2008.01", type: "KS", layout: "nd_158_2005" };

describe("a field's place in the picture", () => {
  test("goes down the entry in page order, and from page to page", () => {
    const tops = ORDER.map((_, i) => guessed(i, 10, ONE, PAGES).y);
    expect(tops).toEqual([...tops].sort((a, b) => a - b));
    const two = [...ONE, { page: 2, x: 0, y: 0, w: 1000, h: 1000 }];
    expect([guessed(1, 10, two, PAGES).region, guessed(8, 10, two, PAGES).region]).toEqual([0, 1]);
  });
  test("goes along a row of a table", () => {
    const row = [{ page: 1, x: 0, y: 500, w: 1000, h: 60 }];
    expect(guessed(0, 10, row, PAGES)).toMatchObject({ x: 0, y: 0, h: 1 });
    expect(guessed(9, 10, row, PAGES).x).toBeCloseTo(0.9);
  });
  test("is where it was corrected to; the others follow their corrected neighbours", () => {
    const corrected = { f2: { region: 0, x: 0, y: 0.3, w: 1, h: 0.05 }, f6: { region: 0, x: 0, y: 0.5, w: 1, h: 0.05 } };
    expect(placeOf("f2", ORDER, corrected, ONE, PAGES).y).toBe(0.3);
    expect(placeOf("f4", ORDER, corrected, ONE, PAGES).y).toBeCloseTo(0.4);
    expect(placeOf("f9", ORDER, corrected, ONE, PAGES).y).toBeGreaterThan(0.5);
  });
  test("is where the layout has it, on paper of its shape; a correction moves what was not corrected along", () => {
    const at = (page: number, y: number) => ({ page, x: 0.1, y, w: 0.4, h: 0.03 });
    const lines = [
      { field: "so", at: at(0, 0.08) },
      { field: "nyc", seldom: true, at: at(0, 0.2) },
      { field: "ten", at: at(0, 0.5) },
    ];
    expect(placeOf("nyc", lines, {}, ONE, PAGES)).toEqual({ region: 0, x: 0.1, y: 0.2, w: 0.4, h: 0.03 });
    const moved = placeOf("ten", lines, { so: { region: 0, x: 0.1, y: 0.1, w: 1, h: 0.05 } }, ONE, PAGES);
    expect([moved.y, moved.w]).toEqual([expect.closeTo(0.52), 0.4]);
    const row = [{ page: 1, x: 0, y: 500, w: 1000, h: 60 }];
    expect(placeOf("ten", lines, {}, row, PAGES)).toMatchObject({ y: 0, h: 1 });
    const spread = [...lines, { field: "ghiChu", at: at(1, 0.3) }];
    expect(placeOf("ghiChu", spread, {}, [...ONE, { page: 2, x: 0, y: 0, w: 1000, h: 1000 }], PAGES)).toMatchObject({ region: 1, x: 0.1 });
    const whole = [{ id: 1, label: "", width: 2000, height: 1400, images: [] }];
    expect(placeOf("ghiChu", spread, {}, ONE, whole)).toMatchObject({ region: 0, x: 0.55, w: 0.2 });
  });
  test("is remembered for its book, and begins so in other books of the layout", () => {
    const shelf = new Map<string, string>();
    const store = { getItem: (key: string) => shelf.get(key) ?? null, setItem: (key: string, text: string) => void shelf.set(key, text) };
    const places = { so: { region: 0, x: 0.1, y: 0.2, w: 0.3, h: 0.05 } };
    kept(store, BOOK, places);
    expect(recalled(store, BOOK)).toEqual(places);
    expect(recalled(store, { ...BOOK, path: "24862/KS.2009.01" })).toEqual(places);
    expect(recalled(store, { ...BOOK, layout: "tt_04_2020" })).toEqual({});
    shelf.forEach((_, key) => void shelf.set(key, "{broken"));
    expect(recalled(store, BOOK)).toEqual({});
  });
  test("drawn on the page is a part of the entry, and comes back to the same place", () => {
    const place = placeIn({ x: 100, y: 280, w: 500, h: 70 }, 1, ONE, PAGES);
    expect(place && boxOf(place, ONE, PAGES)).toEqual({ x: 100, y: 280, w: 500, h: 70 });
  });
});

describe("looking at the page", () => {
  const PAGE = { width: 1000, height: 1400 };
  const WINDOW = { width: 600, height: 400 };
  const look: Look = { x: 500, y: 700, scale: 1, turn: 0 };

  test("an entry's width fills the window and its field stands in the middle", () => {
    const at = towards({ x: 0, y: 700, w: 1000, h: 60 }, { x: 0, y: 0, w: 1000, h: 1000 }, PAGE, WINDOW, 1, 0);
    expect(at).toMatchObject({ x: 500, y: 730, scale: 0.6 });
  });
  test("the point under the mouse stays under it while zooming, however the page is turned", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(0, 90, 180, 270),
        fc.integer({ min: -300, max: 300 }),
        fc.integer({ min: -200, max: 200 }),
        fc.double({ min: 0.5, max: 2, noNaN: true }),
        (turn, dx, dy, factor) => {
          const before = pointAt({ ...look, turn: turn as Look["turn"] }, dx, dy);
          const after = pointAt(zoomed({ ...look, turn: turn as Look["turn"] }, factor, dx, dy), dx, dy);
          expect(after.x).toBeCloseTo(before.x);
          expect(after.y).toBeCloseTo(before.y);
        },
      ),
    );
  });
  test("the page follows the hand, and never leaves the window", () => {
    expect(panned(look, 10, 0).x).toBe(490);
    expect(clamped({ ...look, x: -900 }, PAGE, WINDOW).x).toBe(300);
    expect(clamped({ ...look, scale: 0.1 }, PAGE, WINDOW)).toMatchObject({ x: 500, y: 700 });
  });
});
