/**
 * Promise 5 against a bad line, dying tabs, a full disk and a clock that says anything: nothing acknowledged is lost, nothing is done
 * twice, the order within a draft is kept. SOGOC_SEEDS says how many histories are tried; the slow suite tries thousands.
 */
import "fake-indexeddb/auto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Holding, makeHolding } from "../../src/keeping/holding";
import { WINDOWS } from "../../src/keeping/saying";
import { newKey, unwrap, wrappingKey } from "../../src/keeping/sealing";
import { handOver, makeSender, type Sender } from "../../src/keeping/sending";
import { diskStore } from "../../src/keeping/store";
import type { Act, FinishedPass, Packet, Values } from "../../src/wire";
import { BadLine, breathe, dice, ModelServer, order, Tab } from "./model";

const SEEDS = Number(process.env.SOGOC_SEEDS ?? (process.env.SOGOC_SLOW === "1" ? 5000 : 250));
const LEASES = ["phan-a", "phan-b"];
const DRAFTS = [1, 2, 3, 4];
const leaseOf = (draft: number) => LEASES[draft % 2] as string;

interface Done {
  s: number;
  kind: Act["kind"];
  draft: number;
  /** Nothing, in the memory of a window that was told so (as long as it lives), or on the disk. */
  acknowledged: null | Tab | "disk";
}

interface Opened {
  tab: Tab;
  holding: Holding;
  sender: Sender;
}

/** One person at one browser, with tabs that come and go. */
class Person {
  readonly done: Done[] = [];
  readonly server = new ModelServer();
  readonly random: () => number;
  readonly line: BadLine;
  readonly written = new Set<string>();
  tab!: Opened;
  /** Tabs that were open before and know nothing of the newer ones, unless they died. */
  readonly earlier: Opened[] = [];
  /** What was laid aside and then sent again or put back: under which ids it lay, and after which deed it was taken up. */
  readonly again = new Map<number, { txn: string; after: number }[]>();
  /** Packets on the line, each with the moment at which it was asked for. */
  readonly coming: { holding: Holding; asked: number; packet: Packet }[] = [];
  /** Drafts that agreed with the server until a packet came. */
  readonly turnedBack: string[] = [];
  private s = 0;

  constructor(
    seed: number,
    readonly key: CryptoKey,
    readonly base: string,
  ) {
    this.random = dice(seed);
    this.line = new BadLine(this.server, this.random);
  }

  async open(): Promise<void> {
    const tab = new Tab(this.random, this.written);
    const store = tab.store(await diskStore(this.base, this.key));
    const holding = makeHolding(store, tab.world(), () => undefined);
    const sender = makeSender(holding, tab.send(this.line), tab.world());
    if (this.tab) this.earlier.push(this.tab);
    this.tab = { tab, holding, sender };
    this.watch(holding);
    await waitFor(tab, holding.hold(), 400);
    sender.nudge();
  }

  /** A packet never makes disagree with the server what agreed with it. */
  private watch(holding: Holding): void {
    let before = holding.state.value;
    holding.state.subscribe((now) => {
      const [came] = [...now.packets.values()].filter((one) => this.coming.some(({ packet }) => packet === one));
      for (const { id } of came && before.packets.get(came.lease) !== came ? came.drafts : []) {
        const [was, is] = [before.drafts.get(id), now.drafts.get(id)];
        const refused = was?.values.so && "v" in was.values.so && this.server.refused.has(Number(was.values.so.v));
        if (this.server.agrees(id, was) && !this.server.agrees(id, is) && !refused) {
          this.turnedBack.push(`${id}: ${JSON.stringify(was)} -> ${JSON.stringify(is)}`);
        }
      }
      before = now;
    });
  }

  /** Ask for a packet; what was asked for before comes now or later. */
  packet(): void {
    const { holding } = this.tab;
    const [lease] = LEASES.filter((one) => !this.server.ended.has(one)).sort(() => this.random() - 0.5);
    const drafts = DRAFTS.filter((draft) => leaseOf(draft) === lease);
    if (lease) this.coming.push({ holding, asked: holding.asking(), packet: this.server.packet(lease, drafts) });
    const come = this.coming[Math.floor(this.random() * this.coming.length)];
    if (come && this.random() < 0.6) come.holding.packet(come.packet, come.asked).catch(() => undefined);
  }

  /** Something that lies aside is sent again, or put back into its form. */
  takeUp(): void {
    const { holding, sender } = this.tab;
    const rows = holding.state.value.aside;
    const row = rows[Math.floor(this.random() * rows.length)];
    const s = row && order(row.act);
    if (!row || row.draft === null || s === null || s === undefined) return;
    this.again.set(s, [...(this.again.get(s) ?? []), { txn: row.act.txn, after: this.s }]);
    const note = this.done.find((one) => one.s === s);
    const happens =
      this.random() < 0.5 && !WINDOWS.has(row.refusal.code)
        ? holding.sendAgain(row.act.txn)
        : holding.putBack(row.draft, row.act.txn, row.lease).then(() => {
            if (note) note.kind = "save_partial"; // it is no finished pass any more
          });
    happens.then(
      () => sender.nudge(),
      () => undefined,
    );
  }

  /** After which deed a person meant what an act carries: what was put back stands over everything that was done before. */
  meant(act: Act): number | null {
    const s = order(act);
    const times = s === null ? undefined : this.again.get(s);
    if (!times) return s;
    const lay = times.findIndex(({ txn }) => txn === act.txn);
    const putBack = lay < 0 ? times.at(-1) : times[lay - 1];
    return putBack ? putBack.after : s;
  }

  act(kind: Act["kind"], draft: number): void {
    const before = this.earlier[Math.floor(this.random() * this.earlier.length)];
    const { tab, holding, sender } = before && this.random() < 0.15 ? before : this.tab;
    const note: Done = { s: ++this.s, kind, draft, acknowledged: null };
    const values: Values = { so: { v: String(note.s) } };
    const lease = leaseOf(draft);
    const pass: FinishedPass = { draft, lease, kind: "first", values, reasons: {}, seconds: 1, keystrokes: 1, law: "h" };
    this.done.push(note);
    const happens =
      kind === "save_partial"
        ? holding.put(draft, lease, values)
        : kind === "finish_pass"
          ? holding.finish(pass)
          : kind === "undo_pass"
            ? holding.undo(draft, lease)
            : holding.giveBack(lease);
    happens.then(
      () => {
        note.acknowledged = holding.backlog.value.size ? tab : "disk";
        sender.nudge(kind === "save_partial" ? 4000 : 0);
      },
      () => undefined, // the person was told that it is not saved
    );
  }
}

/** The person waits until something has happened in a window, for so long; not if it dies. */
async function waitFor(tab: Tab, act: Promise<unknown>, times: number): Promise<void> {
  let over = false;
  const end = () => {
    over = true;
  };
  act.then(end, end);
  for (let each = 0; each < times && !over && !tab.dead; each += 1) await breathe(1);
}

async function wrapping(): Promise<CryptoKey> {
  const wrap = await wrappingKey(btoa("0123456789abcdef0123456789abcdef"));
  return unwrap(await newKey(wrap), wrap);
}

async function live(seed: number, steps: number, key: CryptoKey): Promise<Person> {
  const person = new Person(seed, key, `base-${seed}-${crypto.randomUUID()}`);
  const { random } = person;
  await person.open();
  person.line.trouble = random() * 0.9;
  for (let step = 0; step < steps; step += 1) {
    const draft = DRAFTS[Math.floor(random() * DRAFTS.length)] as number;
    if (random() < 0.15) person.packet();
    const roll = random();
    if (roll < 0.4) person.act("save_partial", draft);
    else if (roll < 0.52) person.act("finish_pass", draft);
    else if (roll < 0.57) person.act("undo_pass", draft);
    else if (roll < 0.58) person.act("return_lease", draft);
    else if (roll < 0.72) for (const one of [...person.earlier, person.tab]) one.tab.pass();
    else if (roll < 0.78) person.line.arrive();
    else if (roll < 0.82) person.line.trouble = random() * 0.95;
    else if (roll < 0.86) person.tab.tab.full = random() < 0.5;
    else if (roll < 0.9) person.tab.tab.fuse = 1 + Math.floor(random() * 6);
    else if (roll < 0.94) await reopen(person);
    else if (roll < 0.945) person.server.ended.add(leaseOf(draft));
    else if (roll < 0.95) person.server.ended.delete(leaseOf(draft));
    else if (roll < 0.96) await moveTo(person, person.earlier[Math.floor(random() * person.earlier.length)]);
    else if (roll < 0.97) person.tab.holding.purge(person.server.ended).catch(() => undefined);
    else if (roll < 0.98) person.takeUp();
    else await breathe(Math.floor(random() * 12));
  }
  return person;
}

/** Another tab takes the work over, or the browser is started again; what was only in memory is gone with a tab that dies. */
async function reopen(person: Person): Promise<void> {
  pass(person);
  await person.open();
}

/** All windows are past: acts that no disk took do not arrive from now on (see the README). */
function pass(person: Person): void {
  for (const { tab } of [...person.earlier, person.tab]) tab.past = true;
  for (const [at, acts] of person.line.astray.entries()) person.line.astray[at] = acts.filter((act) => person.written.has(act.txn));
}

/** The person goes on in a window that was open before: this one is asked to let go, or is passed over. */
async function moveTo(person: Person, to: Opened | undefined, patience = { hand: 60, hold: 400 }): Promise<void> {
  if (!to || to === person.tab || to.tab.dead) return;
  const { tab, holding, sender } = person.tab;
  await waitFor(tab, handOver(holding, sender, holding.backlog.value.size > 0), patience.hand);
  if (holding.holder.value && !tab.dead) holding.fence();
  pass(person);
  person.earlier.splice(person.earlier.indexOf(to), 1, person.tab);
  person.tab = to;
  to.tab.past = false;
  await waitFor(to.tab, to.holding.hold(), patience.hold);
  to.sender.nudge();
}

const PATIENT = { hand: Number.POSITIVE_INFINITY, hold: Number.POSITIVE_INFINITY };

/** In the end the line is good, the disk has room, and the person opens the browser once more. */
async function heal(person: Person): Promise<void> {
  for (const { tab } of [...person.earlier, person.tab]) Object.assign(tab, { full: false, fuse: Number.POSITIVE_INFINITY });
  person.line.trouble = 0;
  for (const one of [...person.earlier, person.tab]) await moveTo(person, one, PATIENT); // what a living window has in memory comes out
  await waitFor(person.tab.tab, person.tab.sender.drain(), Number.POSITIVE_INFINITY);
  await reopen(person);
  while (person.line.astray.length) person.line.arrive();
  expect(await person.tab.sender.drain()).toBe(true);
  while (person.line.astray.length) person.line.arrive();
}

function judge(person: Person): void {
  const { server } = person;
  const aside = person.tab.holding.state.value.aside.map((row) => row.act);
  const done = server.done;
  expect(new Set(done.map((act) => act.txn)).size).toBe(done.length);
  expect(person.tab.holding.state.value.outbox).toEqual([]);
  expect(person.turnedBack).toEqual([]);
  const lasts = ({ acknowledged }: Done) => acknowledged === "disk" || (acknowledged && !acknowledged.dead);
  for (const draft of DRAFTS) {
    const at = (acts: readonly Act[]) =>
      acts
        .filter((act) => "draft" in act.body && act.body.draft === draft)
        .map(order)
        .filter((s) => s !== null);
    const applied = at(done).filter((s) => !person.again.has(s) && !server.refused.has(s));
    expect(applied).toEqual([...new Set(applied)].sort((one, other) => one - other)); // in order, none twice
    const arrived = new Set([...at(done), ...at(aside)]);
    const newest = Math.max(
      0,
      ...[...done, ...aside].filter((act) => "draft" in act.body && act.body.draft === draft).map((act) => person.meant(act) ?? 0),
    );
    for (const one of person.done.filter((each) => each.draft === draft && lasts(each))) {
      if (one.kind === "finish_pass") expect(arrived, `finish ${one.s} of ${draft}`).toContain(one.s);
      if (one.kind === "save_partial") expect(newest, `save ${one.s} of ${draft}`).toBeGreaterThanOrEqual(one.s);
    }
    const saved = done.filter((act) => "values" in act.body && act.body.draft === draft).at(-1);
    expect(server.partial.get(draft)).toEqual(saved && "values" in saved.body ? saved.body.values : undefined);
  }
}

test("what a full disk left in one window's memory lies aside after another window went on, and takes no place of its work", async () => {
  const server = new ModelServer();
  const line = new BadLine(server, () => 0); // in trouble nothing arrives
  const base = `two-${crypto.randomUUID()}`;
  const key = await wrapping();
  const window = async () => {
    const tab = new Tab(() => 0.5, new Set());
    const holding = makeHolding(tab.store(await diskStore(base, key)), tab.world(), () => undefined);
    return { tab, holding, sender: makeSender(holding, tab.send(line), tab.world()) };
  };
  const finish = (draft: number) =>
    ({ draft, lease: "a", kind: "first", values: { so: { v: `${draft}` } }, reasons: {}, seconds: 1, keystrokes: 1, law: "h" }) as const;
  const [one, other] = [await window(), await window()];
  await one.holding.hold();
  one.tab.full = true;
  line.trouble = 1;
  await one.holding.finish(finish(1));
  await handOver(one.holding, one.sender, true);
  await other.holding.hold();
  await other.holding.finish(finish(2));
  await other.holding.release();
  one.tab.full = false;
  await one.holding.hold();
  await one.holding.put(3, "a", { so: { v: "3" } });
  line.trouble = 0;
  expect(await one.sender.drain()).toBe(true);
  expect(server.done.map(order)).toEqual([2, 3]);
  expect(one.holding.state.value.aside.map((row) => order(row.act))).toEqual([1]);
});

test("nothing acknowledged is lost, doubled or out of order, whatever the line, the tab, the disk and the clock do", async () => {
  const key = await wrapping();
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.integer({ min: 5, max: 45 }), async (seed, steps) => {
      const person = await live(seed, steps, key);
      await heal(person);
      judge(person);
    }),
    { numRuns: SEEDS, interruptAfterTimeLimit: 3_000_000 },
  );
}, 3_100_000);
