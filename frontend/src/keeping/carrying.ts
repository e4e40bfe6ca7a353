/** Takes packets along: form and law first, then the images one by one, so that a cut line goes on where it stopped; and clears them away. */

import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import { fetchLaw } from "../law";
import type { LeaseKind, Packet, PageImage, Work } from "../wire";
import type { PacketProgress, Taking } from "./door";
import type { Holding, World } from "./holding";
import type { Line } from "./line";
import { best, imageKey, makePages } from "./pages";
import { overOf } from "./plans";
import type { Practising } from "./practising";
import { NO_IMAGE, NO_LINE } from "./saying";
import type { Store } from "./store";
import { Full, Refused, Unreached } from "./trouble";

/** Packets, laws and images of one person. */
export interface Carrying {
  readonly progress: ReadonlySignal<PacketProgress[]>;
  readonly work: ReadonlySignal<Work | null>;
  practice(type: string): Promise<Packet>;
  take(book: string, kind: LeaseKind, how?: Taking): Promise<Packet>;
  law(packet: Packet): Promise<unknown>;
  image(page: number, width: number): Promise<string>;
  /** Fetch what is leased and not here, purge what ended. Assumes that what waited was sent. */
  refresh(): Promise<void>;
  /** Only ask what the server lists: parts that ended elsewhere are told, nothing is cleared away under somebody's hands. */
  look(): Promise<void>;
  close(): void;
}

/** Carries for one tab. */
export function makeCarrying(store: Store, line: Line, holding: Holding, practising: Practising, world: World): Carrying {
  const fresh = signal<Work | null>(null);
  const asked = new Map<string, string>();
  const laws = new Map<string, unknown>();
  const urls = new Map<string, string>();
  const lawsHere = new Set<string>();

  const returned = new Set<string>(); // given back here
  const forget = effect(() => {
    for (const row of holding.state.value.outbox) if (row.act.kind === "return_lease") returned.add(row.lease);
  });

  const pages = makePages(store, line, holding, world, lawsHere);

  const packets = () => [...holding.state.value.packets.values()];
  const pageOf = (id: number) =>
    [...packets(), ...practising.packets.value].flatMap((packet) => packet.pages).find((page) => page.id === id);

  async function fetchPacket(lease: string): Promise<Packet> {
    const asked = holding.asking();
    const packet = await line.packet(lease);
    await law(packet);
    await holding.packet(packet, asked);
    return packet;
  }

  async function law(packet: Packet): Promise<unknown> {
    const { hash, url } = packet.law;
    const kept = lawsHere.has(hash) && laws.get(hash) ? null : await store.law(hash);
    if (kept) lawsHere.add(hash);
    const known = laws.get(hash) ?? kept ?? (await fetchLaw(url, (one) => line.law(one)).catch(inWords));
    laws.set(hash, known);
    if (!lawsHere.has(hash)) await store.keepLaw(hash, known).then(() => lawsHere.add(hash), unlessFull);
    return known;
  }

  async function take(book: string, kind: LeaseKind, { count, days = 0 }: Taking = {}): Promise<Packet> {
    const what = `${kind}/${count ?? ""}/${days}/${book}`;
    const txn = asked.get(what) ?? world.uuid();
    asked.set(what, txn);
    try {
      const lease = await line.lease({ txn, book, kind, count: count ?? null, days });
      const packet = await fetchPacket(lease.id);
      asked.delete(what);
      void pages.images();
      return packet;
    } catch (trouble) {
      if (trouble instanceof Refused) asked.delete(what);
      return inWords(trouble);
    }
  }

  async function image(id: number, width: number): Promise<string> {
    const page = pageOf(id);
    const wanted = page && best(page, width);
    if (!page || !wanted) throw new Refused(404, NO_IMAGE);
    const key = imageKey(id, wanted.width);
    return (await local(key)) ?? (await fetched(key, wanted.url)) ?? (await nearest(page, width));
  }

  async function local(key: string): Promise<string | null> {
    const known = urls.get(key);
    if (known) return known;
    const kept = await store.image(key);
    return kept && shown(key, kept);
  }

  async function fetched(key: string, url: string): Promise<string | null> {
    try {
      const blob = await line.image(url);
      await store.keepImage(key, blob).catch(unlessFull);
      return shown(key, blob);
    } catch (trouble) {
      if (trouble instanceof Unreached || trouble instanceof Refused) return null;
      throw trouble;
    }
  }

  async function nearest(page: PageImage, width: number): Promise<string> {
    const byDistance = [...page.images].sort((one, other) => Math.abs(one.width - width) - Math.abs(other.width - width));
    for (const one of byDistance) {
      const url = await local(imageKey(page.id, one.width));
      if (url) return url;
    }
    throw new Refused(503, NO_IMAGE);
  }

  function shown(key: string, blob: Blob): string {
    const url = urls.get(key) ?? URL.createObjectURL(blob);
    urls.set(key, url);
    return url;
  }

  async function practice(type: string): Promise<Packet> {
    const packet = await line.practice(type).catch(inWords);
    await law(packet);
    practising.begin(packet);
    return packet;
  }

  /** What the server lists; parts of before that it does not list any more are told. */
  async function listed(): Promise<{ said: Work; before: string[]; open: ReadonlySet<string> }> {
    const before = packets();
    const said = await line.work().catch(inWords);
    fresh.value = said;
    const open = new Set(said.leases.map((lease) => lease.id));
    if (holding.holder.value) {
      await holding.remember(said);
      const over = overOf(holding.state.value, before, open, returned);
      if (over.length) await holding.over(over);
    }
    return { said, before: before.map((packet) => packet.lease), open };
  }

  async function look(): Promise<void> {
    if (holding.holder.value && packets().length) await listed();
  }

  async function refresh(): Promise<void> {
    const { said, before, open } = await listed();
    if (!holding.holder.value) return;
    for (const lease of said.leases) if (lease.kind !== "adjudicate") await fetchPacket(lease.id).catch(unlessRefused);
    const ended = before.filter((lease) => !open.has(lease));
    if (ended.length) {
      await holding.purge(new Set(ended));
      await clear();
    }
    void pages.images();
  }

  /** Images and addresses of pages that no packet names any more. */
  async function clear(): Promise<void> {
    const named = new Set(packets().flatMap((packet) => packet.pages.map((page) => String(page.id))));
    const gone = (key: string) => !named.has(key.split("/")[0] ?? "");
    await store.dropImages((await store.imageKeys()).filter(gone));
    for (const [key, url] of urls) {
      if (!gone(key)) continue;
      URL.revokeObjectURL(url);
      urls.delete(key);
    }
    await pages.count();
  }

  return {
    progress: pages.progress,
    work: computed(() => fresh.value ?? holding.state.value.work),
    take,
    practice,
    law,
    image,
    refresh,
    look,
    close() {
      forget();
      pages.close();
      for (const url of urls.values()) URL.revokeObjectURL(url);
      urls.clear();
    },
  };
}

function unlessFull(trouble: unknown): void {
  if (!(trouble instanceof Full)) throw trouble;
}

/** One part that the server keeps back does not hold up the others. */
function unlessRefused(trouble: unknown): void {
  if (!(trouble instanceof Refused)) inWords(trouble);
}

function inWords(trouble: unknown): never {
  throw trouble instanceof Unreached ? new Refused(503, NO_LINE) : trouble;
}
