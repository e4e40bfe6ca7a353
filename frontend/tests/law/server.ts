/** Before all tests: asks the server's law (Python) for its answers, in a folder under `.state`. SOGOC_SLOW=1: thousands of them. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import type { TestProject } from "vitest/node";
import "./vectors";

/** Writes the vectors and says where they lie; they go when the run ends. */
export default function setup(project: TestProject): () => void {
  const root = resolve(import.meta.dirname, "../../..");
  mkdirSync(resolve(root, ".state"), { recursive: true });
  const folder = process.env.SOGOC_LAW_VECTORS ?? mkdtempSync(resolve(root, ".state/law-vectors-"));
  if (!process.env.SOGOC_LAW_VECTORS) {
    const many = process.env.SOGOC_SLOW === "1" ? ["many"] : [];
    execFileSync(resolve(root, ".venv/bin/python"), ["-m", "tests.support.law_vectors", folder, ...many], { cwd: root, stdio: "inherit" });
  }
  project.provide("lawVectors", folder);
  return () => {
    if (!process.env.SOGOC_LAW_VECTORS) rmSync(folder, { recursive: true, force: true });
  };
}
