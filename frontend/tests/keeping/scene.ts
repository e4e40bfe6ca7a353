/** A packet, a person, a line that answers from what a test says. */
import type { World } from "../../src/keeping/holding";
import type { Line } from "../../src/keeping/line";
import { Unreached } from "../../src/keeping/trouble";
import type { Me, Packet, Values, WorkLease } from "../../src/wire";

const SECRET = btoa("0123456789abcdef0123456789abcdef");

export function me(id: number, { device = "may-1", keys = [{ id: `k${id}`, key: SECRET }] } = {}): Me {
  return {
    person: { id, username: `nguoi${id}`, name: `Người ${id}` },
    device: device ? { id: device, name: "Máy một cửa" } : null,
    now: "2026-11-23T07:00:00Z",
    version: "1",
    law: {},
    keep: { days: 7, keys },
  };
}

export function packet(lease: string, drafts: number[], partial: Values | null = null): Packet {
  return {
    lease,
    kind: "first",
    book: { path: "so/1", title: "Sổ", type: "KS", year: "2005", number: "01", unit: "1", layout: null },
    law: { type: "KS", hash: "h1", url: "/api/law/KS.json?h=h1" },
    person: "nguoi1",
    takenAt: "2026-11-23T07:00:00Z",
    until: "2026-11-24T07:00:00Z",
    estimateSeconds: 60,
    pages: drafts.map((id) => ({
      id: id + 100,
      label: `${id}`,
      width: 1000,
      height: 1400,
      images: [600, 1200].map((width) => ({ width, url: `/p/${id}/${width}` })),
    })),
    drafts: drafts.map((id) => ({ id, position: id, regions: [], fields: ["so"], partial, finished: false, remark: null })),
    proposals: { frequent: {}, previous: null },
    practice: false,
  };
}

/** A server that holds these packets, and counts what it is asked; `cut` breaks the line from now on. */
export function lineOf(packets: Packet[]) {
  const asked: string[] = [];
  const at = { cut: false, open: packets.map((one) => one.lease) };
  const say = <T>(what: string, answer: () => T): Promise<T> => {
    asked.push(what);
    return at.cut ? Promise.reject(new Unreached()) : Promise.resolve(answer());
  };
  const lease = (id: string): WorkLease => ({ id, book: "so/1", kind: "first", count: 1, done: 0, until: "", estimateSeconds: 1 });
  const line: Line = {
    work: () => say("work", () => ({ books: [], leases: at.open.map(lease) })),
    lease: ({ txn }) => say(`lease ${txn}`, () => lease(packets[0]?.lease ?? "")),
    packet: (id) => say(`packet ${id}`, () => structuredClone(packets.find((one) => one.lease === id) as Packet)),
    practice: (type) => say(`practice ${type}`, () => ({ ...(packets[0] as Packet), lease: "tap", practice: true })),
    coaching: () => say("coaching", () => ({ days: [], fields: [] })),
    law: (url) => say(`law ${url}`, () => (url.includes("/KS.") ? { type: "KS", shared: { name: "chung", hash: "s1" } } : { lists: {} })),
    image: (url) => say(`image ${url}`, () => new Blob(["anh"], { type: "image/webp" })),
    outbox: (acts) =>
      say("outbox", () => ({ answers: acts.map(({ txn }) => ({ txn, ok: true as const, answer: {} })), now: "2026-11-23T08:00:00Z" })),
  };
  return { line, asked, at };
}

export const WORLD: World = {
  uuid: () => crypto.randomUUID(),
  now: () => "2026-11-23T07:00:00Z",
  random: () => 0.5,
  later: () => () => undefined,
};
