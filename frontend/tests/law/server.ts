/** Before all tests: the server's law (Python) writes its answers below `.state`, once for each state of the law. SOGOC_SLOW=1: thousands. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import type { TestProject } from "vitest/node";
import "./vectors";

const ROOT = resolve(import.meta.dirname, "../../..");
const KEPT = resolve(ROOT, ".state/law-vectors");

/** Says where the vectors lie, made when the law or what writes them changed since. */
export default function setup(project: TestProject): void {
  project.provide("lawVectors", process.env.SOGOC_LAW_VECTORS ?? made(process.env.SOGOC_SLOW === "1"));
}

function made(many: boolean): string {
  const folder = resolve(KEPT, `${fingerprint()}${many ? "-many" : ""}`);
  if (existsSync(folder)) return folder;
  mkdirSync(KEPT, { recursive: true });
  const older = readdirSync(KEPT);
  const fresh = mkdtempSync(resolve(KEPT, "fresh-"));
  execFileSync(resolve(ROOT, ".venv/bin/python"), ["-m", "tests.support.law_vectors", fresh, ...(many ? ["many"] : [])], {
    cwd: ROOT,
    stdio: "inherit",
  });
  if (existsSync(folder)) rmSync(fresh, { recursive: true });
  else renameSync(fresh, folder);
  for (const name of older) if (!name.startsWith("fresh-")) rmSync(resolve(KEPT, name), { recursive: true, force: true });
  return folder;
}

/** Everything that decides what the vectors say. */
function fingerprint(): string {
  const hash = createHash("sha256");
  for (const folder of ["sogoc/law", "tests/law", "tests/support"])
    for (const name of readdirSync(resolve(ROOT, folder), { recursive: true, encoding: "utf8" }).sort())
      if (/\.(py|csv)$/.test(name) && (folder !== "tests/support" || /^(law_|expressions)/.test(name)))
        hash.update(name).update(readFileSync(resolve(ROOT, folder, name)));
  return hash.digest("hex").slice(0, 16);
}
