/** How the law of a type comes over the line; small, for whoever keeps it without reading it. */
import type { LawJson, SharedData, TypeData } from "./exported";

/** Load a type's file and then the shared one that it names; `get` fetches JSON. The answer is what a packet keeps. */
export async function fetchLaw(url: string, get: (url: string) => Promise<unknown>): Promise<LawJson> {
  const type = (await get(url)) as TypeData;
  const shared = (await get(sharedUrl(url, type))) as SharedData;
  return { type, shared };
}

/** Where the shared file lies: beside the type's, under its own hash. */
function sharedUrl(url: string, { shared }: TypeData): string {
  return `${url.slice(0, url.lastIndexOf("/") + 1)}${shared.name}.json?h=${shared.hash}`;
}
