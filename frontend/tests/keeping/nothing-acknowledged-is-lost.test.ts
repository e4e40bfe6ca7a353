/**
 * Promise 5 against a bad line, dying tabs, a full disk and a clock that says anything: nothing acknowledged is lost, nothing is done
 * twice, the order within a draft is kept. SOGOC_SEEDS says how many histories are tried; the slow suite tries thousands.
 */
import "fake-indexeddb/auto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Holding, makeHolding } from "../../src/keeping/holding";
import { newKey, unwrap, wrappingKey } from "../../src/keeping/sealing";
import { makeSender, type Sender } from "../../src/keeping/sending";
import { diskStore } from "../../src/keeping/store";
import type { Act, FinishedPass, Values } from "../../src/wire";
import { BadLine, breathe, dice, ModelServer, Tab } from "./model";

const SEEDS = Number(process.env.SOGOC_SEEDS ?? (process.env.SOGOC_SLOW === "1" ? 5000 : 250));
const LEASES = ["phan-a", "phan-b"];
const DRAFTS = [1, 2, 3, 4];
const leaseOf = (draft: number) => LEASES[draft % 2] as string;

interface Done {
  s: number;
  kind: Act["kind"];
  draft: number;
  acknowledged: boolean;
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
    await Promise.race([holding.hold().catch(() => undefined), breathe(400)]);
    sender.nudge();
  }

  act(kind: Act["kind"], draft: number): void {
    const before = this.earlier[Math.floor(this.random() * this.earlier.length)];
    const { tab, holding, sender } = before && this.random() < 0.15 ? before : this.tab;
    const note: Done = { s: ++this.s, kind, draft, acknowledged: false };
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
        note.acknowledged = !tab.dead && holding.backlog.value.size === 0;
        sender.nudge(kind === "save_partial" ? 4000 : 0);
      },
      () => undefined, // the person was told that it is not saved
    );
  }
}

/** The order of the things that a person did, told by the values they carry. */
function order(act: Act): number | null {
  const value = "values" in act.body ? act.body.values.so : undefined;
  return value && "v" in value ? Number(value.v) : null;
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
    else await breathe(Math.floor(random() * 12));
  }
  return person;
}

/** Another tab takes the work over, or the browser is started again; what was only in memory is gone with a tab that dies. */
async function reopen(person: Person): Promise<void> {
  const before = [...person.earlier, person.tab];
  for (const { tab } of before) tab.past = true;
  for (const [at, acts] of person.line.astray.entries()) person.line.astray[at] = acts.filter((act) => person.written.has(act.txn));
  await person.open();
}

/** In the end the line is good, the disk has room, and the person opens the browser once more. */
async function heal(person: Person): Promise<void> {
  person.tab.tab.full = false;
  person.line.trouble = 0;
  if (!person.tab.tab.dead) {
    await Promise.race([person.tab.sender.drain(), breathe(2000)]);
  }
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
  for (const draft of DRAFTS) {
    const at = (acts: readonly Act[]) =>
      acts
        .filter((act) => "draft" in act.body && act.body.draft === draft)
        .map(order)
        .filter((s) => s !== null);
    const applied = at(done);
    expect(applied).toEqual([...new Set(applied)].sort((one, other) => one - other)); // in order, none twice
    const arrived = new Set([...applied, ...at(aside)]);
    const newest = Math.max(0, ...arrived);
    for (const one of person.done.filter((each) => each.draft === draft && each.acknowledged)) {
      if (one.kind === "finish_pass") expect(arrived, `finish ${one.s} of ${draft}`).toContain(one.s);
      if (one.kind === "save_partial") expect(newest, `save ${one.s} of ${draft}`).toBeGreaterThanOrEqual(one.s);
    }
    const saved = done.filter((act) => act.kind === "save_partial" && act.body.draft === draft).at(-1);
    expect(server.partial.get(draft)).toEqual(saved && "values" in saved.body ? saved.body.values : undefined);
  }
}

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
