import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { joined, letterAt, moved, type Span, toggled, written } from "../../src/bench/entry/value";

describe("a text leaves its field", () => {
  test("composed, without blanks around it, its marks moved along", () => {
    expect(written("  Nguyễn Văn An ", [[2, 8]])).toEqual({ v: "Nguyễn Văn An", u: [[0, 6]] });
    expect(written("Nguyễn".normalize("NFD"))).toEqual({ v: "Nguyễn" });
    expect(written("   ")).toBeNull();
  });
});

describe("uncertain letters", () => {
  test("the letter before the caret is meant, or what is selected", () => {
    expect(letterAt("An", 2, 2)).toEqual([1, 2]);
    expect(letterAt("An", 0, 0)).toBeNull();
    expect(letterAt("𠀀An", 2, 4)).toEqual([1, 3]);
  });

  test("a second press takes the mark away", () => expect(toggled(toggled([], [1, 3]), [1, 3])).toEqual([]));
  test("a part of a mark may be taken away", () =>
    expect(toggled([[0, 5]], [2, 3])).toEqual([
      [0, 2],
      [3, 5],
    ]));

  test("marks follow the letters when the text before them changes", () => {
    expect(moved([[7, 10]], "Nguyễn Văn", "Nguyễn Thị Văn")).toEqual([[11, 14]]);
    expect(moved([[0, 6]], "Nguyễn Văn", "Nguyễn Văn An")).toEqual([[0, 6]]);
    expect(moved([[7, 10]], "Nguyễn Văn", "Nguyễn ")).toEqual([]);
  });

  const span = fc.tuple(fc.nat(12), fc.nat(12)).map(([a, b]): Span => [Math.min(a, b), Math.max(a, b) + 1]);
  test("whatever is edited, marks lie in order within the text", () => {
    fc.assert(
      fc.property(
        fc.array(span, { maxLength: 3 }),
        fc.string({ minLength: 13, maxLength: 16 }),
        fc.string({ maxLength: 16 }),
        (spans, before, after) => {
          let edge = 0;
          for (const [from, to] of moved(joined(spans), before, after)) {
            expect(from).toBeGreaterThanOrEqual(edge);
            expect(to).toBeGreaterThan(from);
            edge = to;
          }
          expect(edge).toBeLessThanOrEqual([...after].length);
        },
      ),
    );
  });
});
