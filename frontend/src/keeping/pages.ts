/** The images of the pages of all packets: fetched one by one until each packet is whole, and counted as the disk has them. */
import { effect, type ReadonlySignal, signal } from "@preact/signals";
import type { Packet, PageImage } from "../wire";
import type { PacketProgress } from "./door";
import type { Holding, World } from "./holding";
import type { Line } from "./line";
import { DISK_FULL, IMAGES_FREED } from "./saying";
import type { Store } from "./store";
import { Full, Refused, Unreached } from "./trouble";

/** Width in pixels of the images that are taken along. */
export const CARRIED = 1200;

/** After a cut line the images are asked for again this soon, then more and more seldom (milliseconds). */
const SOON = 5_000;
const SELDOM = 60_000;
/** Answers that speak of one page and not of who asks. */
const OF_ONE_PAGE = new Set([404, 410, 422]);

/** The pages of one tab. */
export interface Pages {
  readonly progress: ReadonlySignal<PacketProgress[]>;
  images(): Promise<void>;
  count(): Promise<void>;
  close(): void;
}

/** Fetches and counts; `lawsHere` are the hashes of laws on the disk. */
export function makePages(store: Store, line: Line, holding: Holding, world: World, lawsHere: Set<string>): Pages {
  const progress = signal<PacketProgress[]>([]);
  let fetching: Promise<void> | null = null;
  let cancel = () => {};
  let failed = 0;
  let counts = 0;
  let closed = false;

  const packets = () => [...holding.state.value.packets.values()];

  /** Fetch what is missing, page by page; a cut line goes on where it stopped, by itself. */
  function images(): Promise<void> {
    cancel();
    fetching ??= fetchImages()
      .then(() => {
        failed = 0;
      })
      .catch((trouble: unknown) => {
        if (trouble instanceof Full) holding.say(IMAGES_FREED);
        else if (trouble instanceof Unreached) again();
        else if (!(trouble instanceof Refused)) throw trouble;
      })
      .finally(() => {
        fetching = null;
        return count().catch(() => undefined);
      });
    return fetching;
  }

  function again(): void {
    if (closed) return;
    cancel = world.later(Math.min(SELDOM, SOON * 2 ** Math.min(failed, 10)), () => {
      if (holding.holder.value) void images();
    });
    failed += 1;
  }

  async function fetchImages(): Promise<void> {
    const kept = new Set(await store.imageKeys());
    const refused = new Set<string>();
    const next = () =>
      packets()
        .flatMap(wanted)
        .find((one) => one.url !== null && !kept.has(one.key) && !refused.has(one.key));
    for (let one = next(); one?.url; one = next()) {
      try {
        await store.keepImage(one.key, await line.image(one.url));
        kept.add(one.key);
        failed = 0;
      } catch (trouble) {
        if (!(trouble instanceof Refused && OF_ONE_PAGE.has(trouble.status))) throw trouble;
        refused.add(one.key); // one page that the server keeps back does not hold up the others
      }
      tell(kept);
    }
    if (!refused.size && holding.problem.value === IMAGES_FREED) holding.say(null);
  }

  function tell(kept: ReadonlySet<string>): void {
    counts += 1;
    progress.value = packets().map((packet) => {
      const pages = wanted(packet);
      const here = pages.filter((one) => kept.has(one.key)).length;
      const written = store.lasting && lawsHere.has(packet.law.hash) && !holding.backlog.value.has(`packets/${packet.lease}`);
      return { lease: packet.lease, images: here, of: pages.length, whole: written && here === pages.length };
    });
  }

  /** What lies on the disk, as the disk says it: also without a network, also after images gave way to letters. */
  async function count(): Promise<void> {
    const turn = ++counts;
    const kept = new Set(await store.imageKeys());
    for (const { law } of packets()) if (!lawsHere.has(law.hash) && (await store.law(law.hash))) lawsHere.add(law.hash);
    if (turn === counts) tell(kept);
  }

  let counted: unknown = null;
  const end = effect(() => {
    const now = holding.state.value.packets;
    const freed = holding.problem.value === IMAGES_FREED || holding.problem.value === DISK_FULL;
    if (now === counted && !freed) return;
    counted = now;
    void count().catch(() => undefined);
  });

  return {
    progress,
    images,
    count,
    close() {
      closed = true;
      end();
      cancel();
    },
  };
}

/** The images of a packet that are taken along; `url` null: the server has none of the page. */
function wanted(packet: Packet): { key: string; url: string | null }[] {
  return packet.pages.map((page) => {
    const one = best(page, CARRIED);
    return { key: imageKey(page.id, one?.width), url: one?.url ?? null };
  });
}

/** The narrowest image that is at least so wide, else the widest. */
export function best(page: PageImage, width: number): { width: number; url: string } | undefined {
  const rising = [...page.images].sort((one, other) => one.width - other.width);
  return rising.find((one) => one.width >= width) ?? rising.at(-1);
}

/** The name of an image on the disk. */
export function imageKey(page: number, width: number | undefined): string {
  return `${page}/${width ?? 0}`;
}
