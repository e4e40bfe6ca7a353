/** Where the server's answers lie (`tests/support/law_vectors.py` wrote them) and the law that they are about. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { inject } from "vitest";
import { type Law, loadLaw } from "../../src/law";
import type { LawJson, SharedData, TypeData } from "../../src/law/exported";

declare module "vitest" {
  interface ProvidedContext {
    lawVectors: string;
  }
}

/** One file of the folder. */
export function read<Data>(name: string): Data {
  return JSON.parse(readFileSync(resolve(inject("lawVectors"), `${name}.json`), "utf8")) as Data;
}

/** The exported law of a type, as `fetchLaw` would give it. */
export const lawJson = (type: string): LawJson => ({ type: read<TypeData>(`law.${type}`), shared: read<SharedData>("law.chung") });

const known = new Map<string, Law>();

/** The law of a type. */
export function lawOf(type: string): Law {
  const found = known.get(type) ?? loadLaw(lawJson(type), "thử");
  known.set(type, found);
  return found;
}

/** The first few of what differs, so that a failure can be read. */
export const firstOf = <Item>(items: Item[]): Item[] => items.slice(0, 12);
