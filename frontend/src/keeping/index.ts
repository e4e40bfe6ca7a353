/** The door of the keeping: `enter` finds out who is here and opens their work, with a network or without. */
import type { Me } from "../wire";
import type { Entrance, Problem } from "./door";
import type { World } from "./holding";
import { type KeptWork, keep } from "./keeping";
import { askMe, makeLine } from "./line";
import { wasKept } from "./marker";
import { lockAll, stillHere, unlock, uuid } from "./people";
import { keptHere } from "./rows";
import { KEPT_LOST, KEY_GONE, NOBODY_OFFLINE, UNOPENED, UNOPENED_MEANWHILE } from "./saying";
import { keepShell } from "./shell";
import { diskStore, memoryStore, type Store } from "./store";
import { Refused } from "./trouble";

export type * from "./door";
export type { KeptWork } from "./keeping";
export { Refused } from "./trouble";

const WORLD: World = {
  uuid,
  now: () => new Date().toISOString(),
  random: Math.random,
  later(milliseconds, act) {
    const timer = setTimeout(act, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** Open the work of whoever is here: signed in at the server, or, without a network, still signed in on this registered device. */
export async function enter(): Promise<Entrance & { keeping?: KeptWork }> {
  try {
    return { keeping: await open(await askMe()) };
  } catch (trouble) {
    if (trouble instanceof Refused && trouble.status === 401) await lockAll().catch(() => undefined);
    if (trouble instanceof Refused) return { problem: trouble.refusal, signIn: trouble.status === 401 || trouble.status === 403 };
    const here = await stillHere().catch(() => null);
    if (!here) return { problem: NOBODY_OFFLINE, signIn: false };
    try {
      return { keeping: await started(here.me, await diskStore(here.base, here.key), null) };
    } catch {
      return { problem: UNOPENED, signIn: false };
    }
  }
}

/** Open the work of who is signed in. Where the browser keeps nothing safely, it stays in the memory of the tab and goes to the server at once. */
export async function open(me: Me): Promise<KeptWork> {
  if (!globalThis.isSecureContext || !globalThis.indexedDB || !globalThis.crypto?.subtle) return started(me, memoryStore(), null);
  let store: Store;
  let problem: Problem | null = null;
  try {
    const { key, base, lost } = await unlock(me);
    store = await diskStore(base, key);
    const found = await store.read();
    if (lost) problem = KEY_GONE;
    else if (wasKept(me.person.id) && !keptHere(found)) problem = KEPT_LOST;
  } catch {
    store = memoryStore();
    if (wasKept(me.person.id)) problem = UNOPENED_MEANWHILE;
  }
  return started(me, store, problem);
}

function started(me: Me, store: Store, problem: Problem | null): Promise<KeptWork> {
  return keep({ me, store, line: makeLine(me.person.id), world: WORLD, shell: keepShell(), problem });
}
