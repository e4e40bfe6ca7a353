import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { KEYS } from "../../src/bench/keys";

const PAGE = readFileSync(resolve(import.meta.dirname, "../../../sogoc/web/manual/ban-nhap-lieu.md"), "utf8");

test("the manual names every key with what it does", () => {
  for (const key of KEYS) expect(PAGE).toContain(`| \`${key.shows}\` | ${key.says} |`);
});
