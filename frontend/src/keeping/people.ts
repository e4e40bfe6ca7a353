/**
 * Who keeps work on this browser, and with which key.
 *
 * The key of a person's work is made here and never leaves the browser in clear: it is stored wrapped by a key that the server gives to
 * who is signed in: once by the device's and once by the person's own, so that work which was not sent is not lost with a registration
 * that was taken back; its person signs in again and has it. On a registered device the opened key (which scripts can use and cannot
 * read) is stored too, so that the person goes on without a network; signing out, the page of signing in, and another person's entrance
 * remove it.
 */
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Me } from "../wire";
import { newKey, type Sealed, unwrap, wrap, wrappingKey } from "./sealing";

export const REGISTRY = "sogoc-kept";

/** One person of this browser. `open` stands only on a registered device and only while signed in. */
export interface KeptPerson {
  id: number;
  me: Me | null;
  base: string;
  wrapped: Sealed;
  by: string;
  /** The same key, wrapped by the person's other key. */
  also?: { wrapped: Sealed; by: string };
  open: CryptoKey | null;
}

interface Registry extends DBSchema {
  people: { key: number; value: KeptPerson };
}

/** The key of a person's work, where it lies, and whether an earlier part could not be opened any more. */
export interface Unlocked {
  key: CryptoKey;
  base: string;
  lost: boolean;
}

/** Open the list of people. */
export async function registry(): Promise<IDBPDatabase<Registry>> {
  return openDB<Registry>(REGISTRY, 1, { upgrade: (db) => void db.createObjectStore("people", { keyPath: "id" }) });
}

/** Unlock the work of who is signed in, with the keys that the server gave; everybody else's is locked. A full disk hinders the writing alone. */
export async function unlock(me: Me): Promise<Unlocked> {
  const db = await registry();
  try {
    const known = await db.get("people", me.person.id);
    const [current, ...earlier] = me.keep.keys;
    if (!current) throw new Error("the server gave no key");
    const wrapping = await wrappingKey(current.key);
    const offered = new Map(me.keep.keys.map((one) => [one.id, one.key]));
    const fitting = [known, known?.also].find((one) => one && offered.has(one.by));
    let person: KeptPerson = {
      id: me.person.id,
      me: null,
      base: "",
      wrapped: { iv: new Uint8Array(), data: new ArrayBuffer() },
      by: "",
      open: null,
    };
    let lost = false;
    if (known && fitting) {
      person = known;
    } else {
      lost = known !== undefined; // nobody is given its key any more; it lies aside, for it may hold what was not sent
      person = { ...person, base: `${REGISTRY}-${me.person.id}-${uuid()}`, wrapped: await newKey(wrapping), by: current.id };
    }
    const from = fitting ?? person;
    const other = earlier[0];
    if (person.by !== current.id || (other && person.also?.by !== other.id)) {
      const key = await unwrap(from.wrapped, await wrappingKey(offered.get(from.by) as string), { extractable: true });
      const { also: _, ...rest } = person;
      person = { ...rest, wrapped: await wrap(key, wrapping), by: current.id };
      if (other) person.also = { wrapped: await wrap(key, await wrappingKey(other.key)), by: other.id };
    }
    const key = await unwrap(person.wrapped, wrapping);
    const stored = { ...person, me: withoutKeys(me), open: me.device ? key : null };
    const others = (await db.getAll("people")).filter((other) => other.id !== me.person.id && other.open);
    const written = [...others.map((other) => ({ ...other, open: null })), stored];
    await write(db, written).catch((trouble) => {
      if (!fitting) throw trouble; // a key that is written nowhere would open nothing afterwards
    });
    return { key, base: person.base, lost };
  } finally {
    db.close();
  }
}

async function write(db: IDBPDatabase<Registry>, people: readonly KeptPerson[]): Promise<void> {
  const change = db.transaction("people", "readwrite", { durability: "strict" });
  change.done.catch(() => undefined); // said once, below
  for (const one of people) await change.store.put(one);
  await change.done;
}

/** Who goes on without a network: the one person whose key stands open here. */
export async function stillHere(): Promise<{ me: Me; key: CryptoKey; base: string } | null> {
  const db = await registry();
  try {
    const open = (await db.getAll("people")).filter((one) => one.open && one.me);
    const [one] = open;
    return open.length === 1 && one?.open && one.me ? { me: one.me, key: one.open, base: one.base } : null;
  } finally {
    db.close();
  }
}

/** Lock the work of everybody: it opens again when its person signs in. */
export async function lockAll(): Promise<void> {
  const db = await registry();
  try {
    const change = db.transaction("people", "readwrite", { durability: "strict" });
    for (const one of await change.store.getAll()) await change.store.put({ ...one, open: null });
    await change.done;
  } finally {
    db.close();
  }
}

/** A random id, also where the page is not served safely. */
export function uuid(): string {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((one) => one.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

function withoutKeys(me: Me): Me {
  return { ...me, keep: { ...me.keep, keys: [] } };
}
