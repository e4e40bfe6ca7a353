/** Whether this machine has room for the pages that are to be taken along. */
import type { Room } from "./door";

/** Bytes that a page of 1200 pixels takes with its seal, rather too many than too few. */
export const PAGE_BYTES = 300_000;
/** What must stay free besides, for what is typed and for the browser itself. */
export const SPARE_BYTES = 50_000_000;

/** Room for so many pages that are not here yet; a browser that does not say how much it has is believed. */
export async function roomFor(pages: number): Promise<Room> {
  const needed = pages * PAGE_BYTES;
  const said = await globalThis.navigator?.storage?.estimate?.().catch(() => null);
  if (said?.quota === undefined) return { needed, free: null, enough: true };
  const free = Math.max(0, said.quota - (said.usage ?? 0));
  return { needed, free, enough: pages === 0 || free >= needed + SPARE_BYTES };
}
