/** Where rows and images lie: a disk (IndexedDB, sealed) or, where the browser keeps nothing, the memory of the tab. */
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Packet, Work } from "../wire";
import {
  type ActRow,
  type AsideRow,
  type Change,
  type DraftRow,
  NOTHING,
  type OverRow,
  SHELVES,
  type Shelf,
  type State,
  type Unopened,
} from "./rows";
import { type Sealed, seal, sealJson, unseal, unsealJson } from "./sealing";
import { Fenced, Full, Gone } from "./trouble";

/** One place of keeping; each call is one transaction, and has happened wholly or not at all when it returns or fails. */
export interface Store {
  /** Whether anything outlives the tab. */
  readonly lasting: boolean;
  /** Become the only writer; writers before are fenced off from now on. `NO_ROOM` where there is no room to write one's name. */
  claim(): Promise<number>;
  /** Whether this writer was not fenced off; asks for no room. */
  writes(epoch: number): Promise<boolean>;
  /** Everything that opens; what does not is named. */
  read(): Promise<State>;
  /** Write changes; resolves when they are on the disk. Throws `Fenced` or `Full`, and has changed nothing then. */
  write(epoch: number, changes: readonly Change[]): Promise<void>;
  image(key: string): Promise<Blob | null>;
  imageKeys(): Promise<string[]>;
  keepImage(key: string, image: Blob): Promise<void>;
  dropImages(keys: readonly string[]): Promise<void>;
  law(hash: string): Promise<unknown>;
  keepLaw(hash: string, law: unknown): Promise<void>;
  close(): void;
}

type SealedRow = { key: string | number; sealed: Sealed };

interface Base extends DBSchema {
  rows: { key: [string, string | number]; value: { shelf: Shelf } & SealedRow };
  images: { key: string; value: { key: string; type: string; sealed: Sealed } };
  laws: { key: string; value: { hash: string; law: unknown } };
  writer: { key: string; value: { name: string; epoch: number } };
}

/** The epoch of who could only strike out the writer before: for that no room is needed. */
export const NO_ROOM = 0;
const STRICT = { durability: "strict" } as const;

/** Open the disk of one person. */
export async function diskStore(base: string, key: CryptoKey): Promise<Store> {
  let gone = false;
  const db = await openDB<Base>(base, 1, {
    terminated() {
      gone = true;
    },
    upgrade(fresh) {
      fresh.createObjectStore("rows", { keyPath: ["shelf", "key"] });
      fresh.createObjectStore("images", { keyPath: "key" });
      fresh.createObjectStore("laws", { keyPath: "hash" });
      fresh.createObjectStore("writer", { keyPath: "name" });
    },
  });
  /** What the disk answers; `otherwise` where the browser threw it away (its connection is closed then). */
  async function disk<T>(act: () => Promise<T>, otherwise: () => T = nowhere): Promise<T> {
    try {
      if (!gone) return await act();
    } catch (problem) {
      if (nameOf(problem) !== "InvalidStateError") throw problem;
      gone = true;
    }
    return otherwise();
  }
  return {
    lasting: true,
    claim: () => disk(() => claim(db)),
    writes: (epoch) =>
      disk(
        async () => ((await db.get("writer", "tab"))?.epoch ?? NO_ROOM) === epoch,
        () => true,
      ),
    read: () => disk(() => read(db, key)),
    async write(epoch, changes) {
      const rows = await Promise.all(changes.map((change) => sealedRow(key, change)));
      await disk(() => full(() => write(db, epoch, rows)));
    },
    async image(name) {
      const row = await disk(() => db.get("images", name), nothing);
      return row ? new Blob([await unseal(key, `images/${name}`, row.sealed)], { type: row.type }) : null;
    },
    imageKeys: () => disk(() => db.getAllKeys("images"), none),
    async keepImage(name, image) {
      const sealed = await seal(key, `images/${name}`, await image.arrayBuffer());
      await disk(() => full(() => db.put("images", { key: name, type: image.type, sealed })));
    },
    async dropImages(names) {
      await disk(async () => {
        const change = db.transaction("images", "readwrite");
        for (const name of names) await change.store.delete(name);
        await change.done;
      }, nothing);
    },
    law: async (hash) => (await disk(() => db.get("laws", hash), nothing))?.law ?? null,
    async keepLaw(hash, law) {
      await disk(() => full(() => db.put("laws", { hash, law })).then(nothing));
    },
    close: () => db.close(),
  };
}

/** Keep everything in memory: the browser gives no disk, or none that is safe. */
export function memoryStore(): Store {
  const shelves = new Map(SHELVES.map((name) => [name, new Map<string | number, unknown>()]));
  const images = new Map<string, Blob>();
  const laws = new Map<string, unknown>();
  let writer = 0;
  return {
    lasting: false,
    claim: async () => ++writer,
    writes: async (epoch) => epoch === writer,
    read: async () => assemble((shelf) => [...(shelves.get(shelf) ?? new Map()).entries()]),
    async write(epoch, changes) {
      if (epoch !== writer) throw new Fenced();
      for (const { shelf, key, row } of changes) {
        if (row === null) shelves.get(shelf)?.delete(key);
        else shelves.get(shelf)?.set(key, row);
      }
    },
    image: async (name) => images.get(name) ?? null,
    imageKeys: async () => [...images.keys()],
    keepImage: async (name, image) => void images.set(name, image),
    dropImages: async (names) => names.forEach((name) => void images.delete(name)),
    law: async (hash) => laws.get(hash) ?? null,
    keepLaw: async (hash, law) => void laws.set(hash, law),
    close: () => undefined,
  };
}

/** Epochs are only compared, so any number will do that nobody had before. */
async function claim(db: IDBPDatabase<Base>): Promise<number> {
  const epoch = 1 + (crypto.getRandomValues(new Uint32Array(1))[0] as number);
  try {
    await full(() => named(db, epoch));
    return epoch;
  } catch (problem) {
    if (!(problem instanceof Full)) throw problem;
    await db.delete("writer", "tab");
    return NO_ROOM;
  }
}

async function named(db: IDBPDatabase<Base>, epoch: number): Promise<void> {
  const change = db.transaction("writer", "readwrite", STRICT);
  change.done.catch(() => undefined); // said once, below
  await change.store.put({ name: "tab", epoch });
  await change.done;
}

async function read(db: IDBPDatabase<Base>, key: CryptoKey): Promise<State> {
  const rows = await db.getAll("rows");
  const unopened: Unopened[] = [];
  const opened = await Promise.all(
    rows.map(async (row) => {
      const said = await unsealJson(key, `${row.shelf}/${row.key}`, row.sealed).catch(() => undefined);
      if (said === undefined) unopened.push({ shelf: row.shelf, key: row.key });
      return [row, said] as const;
    }),
  );
  const here = opened.filter(([, said]) => said !== undefined);
  return { ...assemble((shelf) => here.filter(([row]) => row.shelf === shelf).map(([row, said]) => [row.key, said])), unopened };
}

async function write(
  db: IDBPDatabase<Base>,
  epoch: number,
  rows: readonly { shelf: Shelf; key: string | number; sealed: Sealed | null }[],
) {
  const change = db.transaction(["rows", "writer"], "readwrite", STRICT);
  change.done.catch(() => undefined); // said once, below
  if (((await change.objectStore("writer").get("tab"))?.epoch ?? NO_ROOM) !== epoch) {
    change.abort();
    throw new Fenced();
  }
  const shelf = change.objectStore("rows");
  await Promise.all(
    rows.map((row) =>
      row.sealed ? shelf.put({ shelf: row.shelf, key: row.key, sealed: row.sealed }) : shelf.delete([row.shelf, row.key]),
    ),
  );
  await change.done;
}

async function sealedRow(key: CryptoKey, { shelf, key: name, row }: Change) {
  return { shelf, key: name, sealed: row === null ? null : await sealJson(key, `${shelf}/${name}`, row) };
}

function assemble(rows: (shelf: Shelf) => (readonly [string | number, unknown])[]): State {
  const said = new Map(rows("said"));
  return {
    ...NOTHING,
    packets: new Map(rows("packets") as [string, Packet][]),
    drafts: new Map(rows("drafts") as [number, DraftRow][]),
    outbox: (rows("outbox").map(([, row]) => row) as ActRow[]).sort((one, other) => one.n - other.n),
    aside: rows("aside").map(([, row]) => row) as AsideRow[],
    savedAt: (said.get("savedAt") as string | undefined) ?? null,
    work: (said.get("work") as Work | undefined) ?? null,
    over: (said.get("over") as OverRow[] | undefined) ?? [],
  };
}

async function full<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (problem) {
    if (nameOf(problem) === "QuotaExceededError") throw new Full();
    throw problem;
  }
}

function nameOf(problem: unknown): string {
  return problem instanceof DOMException || problem instanceof Error ? problem.name : "";
}

function nowhere(): never {
  throw new Gone();
}
const nothing = (): undefined => undefined;
const none = (): never[] => [];
