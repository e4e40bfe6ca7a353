/** Keys of a realistic book (goal of the first reading: 55 % of a plain form): the 100 entries of `book.json` (a sample book; `benchmarks/jobs/keyed_book.py` wrote it), at the bench and in a plain form. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { lawOf } from "../law/vectors";
import { type Book, keysOf, typeBook } from "./typist";

/** All of it in the slow suite; the ordinary one types enough to see that nothing got longer. */
const MANY = process.env.SOGOC_SLOW === "1" ? 100 : 25;
const whole = JSON.parse(readFileSync(resolve(import.meta.dirname, "book.json"), "utf8")) as Book;
const book: Book = { ...whole, entries: whole.entries.slice(0, MANY) };

describe("keys of a text", () => {
  it.each([
    ["An", 3],
    ["Đỗ", 6],
    ["NGUYỄN", 8],
    ["05/03/1962", 10],
  ])("%s takes %i by Telex", (text, keys) => expect(keysOf(text)).toBe(keys));
});

describe("a book of births", () => {
  it.each([
    ["first", 0.35],
    ["second", 0.65],
  ] as const)(
    "takes the %s keyer at most %f of the keys of a plain form",
    (kind, goal) => {
      const counts = typeBook(lawOf(book.type), book, kind);
      const bench = counts.reduce((sum, one) => sum + one.bench, 0);
      const plain = counts.reduce((sum, one) => sum + one.plain, 0);
      const said = { entries: counts.length, bench: bench / counts.length, plain: plain / counts.length, ratio: bench / plain };
      console.info(`keystrokes ${kind}: ${JSON.stringify(said)}`);
      expect(bench / plain).toBeLessThanOrEqual(goal);
    },
    120_000,
  );
});
