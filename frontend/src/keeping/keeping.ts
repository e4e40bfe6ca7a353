/** The keeping of one person, put together: the holder, the sender, the packets, the tabs, and what is said of all of it. */
import { computed, effect, type ReadonlySignal, signal, untracked } from "@preact/signals";
import type { Coaching, Me, Packet, Values, Work } from "../wire";
import { makeCarrying } from "./carrying";
import type { DraftHere, Keeping, LaidAside, Problem, Room, Status, Where } from "./door";
import { makeHolding, type World } from "./holding";
import { titled, watchLeaving } from "./leaving";
import type { Line } from "./line";
import { askToLast, lasts, markKept } from "./marker";
import { lockAll } from "./people";
import { makePractising } from "./practising";
import { roomFor } from "./room";
import { keptHere, type OverRow, type State, valuesOf, workUnopened } from "./rows";
import {
  BOTH_ONES_OWN,
  CLOSED,
  KEPT_NOTHING,
  kindSaid,
  NOT_HOLDER,
  PASS_DONE,
  refusalSaid,
  SPARE,
  stateSaid,
  unopenedSaid,
  WINDOWS,
} from "./saying";
import { handOver, makeSender } from "./sending";
import { renewShell, type ShellState, shellSaid } from "./shell";
import type { Store } from "./store";
import { makeTabs } from "./tabs";
import { Refused } from "./trouble";

/** What the keeping of a person is made from. */
export interface Parts {
  me: Me;
  store: Store;
  line: Line;
  world: World;
  shell: ReadonlySignal<ShellState>;
  /** What went wrong while the store was opened. */
  problem: Problem | null;
}

/** More than the screen of keying needs: what lists of work and coaching ask for. */
export interface KeptWork extends Keeping {
  readonly work: ReadonlySignal<Work | null>;
  /** Parts that ended elsewhere (called back, given back on another machine, held too long), until their person has read it. */
  readonly over: ReadonlySignal<readonly OverRow[]>;
  overHeard(lease: string): Promise<void>;
  /** Parts that are given back as soon as the server answers. */
  readonly returning: ReadonlySignal<ReadonlySet<string>>;
  coaching(): Promise<Coaching | null>;
  practice(type: string): Promise<Packet>;
  /** Whether so many pages still fit on this machine. */
  room(pages: number): Promise<Room>;
}

/** While somebody types, saves travel this often (milliseconds). */
const REST = 4000;
/** Asks again while nobody answers and nothing waits, so that the screen knows when the network is back. */
const LOOK_AGAIN = 30_000;

/** Put the keeping of one person together and start it. */
export async function keep({ me, store, line, world, shell, problem }: Parts): Promise<KeptWork> {
  const holding = makeHolding(store, world, () => tabs.changed());
  const sender = makeSender(holding, line.outbox, world);
  const practising = makePractising();
  const left = signal<ReadonlyMap<number, DraftHere>>(new Map());
  const carrying = makeCarrying(store, line, holding, practising, world);
  const lasting = signal(false);
  const opened = signal<Problem | null>(store.lasting ? problem : (problem ?? KEPT_NOTHING));
  const lost = () => holding.fence();
  const tabs = makeTabs(`sogoc-kept-${me.person.id}`, {
    changed: () => void holding.look(),
    asked: () => handOver(holding, sender, inMemory.value > 0),
    free: () => void begin(),
  });

  const inMemory = computed(() => {
    const missed = [...holding.backlog.value.values()].filter((one) => one.shelf === "outbox" && one.row);
    return (store.lasting ? missed : holding.state.value.outbox).length + holding.stranded.value.length;
  });
  const drafts = computed(
    () =>
      new Map([
        ...left.value,
        ...draftsHere(holding.state.value, holding.writing.value, holding.backlog.value, store.lasting),
        ...practising.drafts.value,
      ]),
  );
  const unopened = computed(() => workUnopened(holding.state.value));
  const closed = problem !== null && CLOSED.has(problem.code);
  const saidNow = (): Problem | null => {
    const held = holding.problem.value;
    const stale = held?.code === NOT_HOLDER.code && holding.holder.value; // the work is here: that another window has it is over
    return (stale ? null : held) ?? sender.problem.value?.refusal ?? (unopened.value ? unopenedSaid(unopened.value) : opened.value);
  };
  const status = computed<Status>(() => {
    const at = {
      writing: holding.writing.value.size,
      inMemory: inMemory.value,
      waiting: holding.state.value.outbox.length,
      refused: holding.state.value.aside.filter((row) => valuesOf(row.act)).length,
      online: sender.online.value,
      savedAt: holding.state.value.savedAt,
    };
    return {
      ...at,
      says: stateSaid({ ...at, online: at.online && !holding.stranded.value.length, unopened: closed || unopened.value > 0 }),
      problem: saidNow(),
      holder: holding.holder.value,
      offline: shellSaid(shell.value, { disk: store.lasting, device: me.device !== null, lasting: lasting.value }),
    };
  });

  const leaseOf = (draft: number): string => {
    const packets = [...holding.state.value.packets.values()];
    const found = packets.filter((packet) => packet.drafts.some((one) => one.id === draft)).at(-1);
    return found?.lease ?? drafts.value.get(draft)?.lease ?? "";
  };

  async function refresh(): Promise<void> {
    const sent = await sender.drain();
    await clearAway();
    if (sent) renewShell();
  }

  /** What is purged from the disk stays in this tab until it is closed: its screen still says what was finished, and may take it back. */
  async function clearAway(): Promise<void> {
    left.value = drafts.value; // newer states of what stays stand over it
    await carrying.refresh();
  }

  async function begin(): Promise<void> {
    if (await tabs.hold(lost)) await holding.hold();
    else {
      await holding.look();
      if (!holding.holder.value) holding.say(NOT_HOLDER);
    }
  }

  function lookAgain(): () => void {
    let cancel = () => {};
    const again = () => {
      cancel = world.later(LOOK_AGAIN, () => {
        if (!sender.online.value) void refresh().catch(() => undefined);
        again();
      });
    };
    again();
    return () => cancel();
  }

  /** While work goes up the server is asked, too, whether the parts are still this person's: at once, then after rests. */
  let resting = false;
  function lookAfter(): void {
    if (resting) return;
    resting = true;
    const saved = holding.state.peek().savedAt;
    void carrying.look().catch(() => undefined);
    world.later(LOOK_AGAIN, () => {
      resting = false;
      if (holding.state.peek().savedAt !== saved) lookAfter();
    });
  }
  const savedAt = computed(() => holding.state.value.savedAt);
  let before: string | null | undefined;

  const ends = [
    effect(() => {
      const now = savedAt.value;
      if (before !== undefined && now !== before) untracked(lookAfter);
      before = now;
    }),
    watchLeaving({
      unsafe: () => holding.writing.value.size > 0 || inMemory.value > 0,
      waiting: () => holding.state.value.outbox.length,
      hidden: () => void sender.drain({ last: true }),
      back: () => {
        if (!holding.holder.value) void begin();
        sender.nudge();
      },
    }),
    effect(() => {
      document.title = titled(document.title, status.value.waiting);
    }),
    effect(() => {
      if (holding.holder.value && store.lasting) markKept(me.person.id, keptHere(holding.state.value));
    }),
    effect(() => {
      // the session is over, or this device was struck off: without a network nobody is here any more
      if (sender.problem.value?.status === 401) void lockAll();
    }),
    lookAgain(),
  ];

  await begin();
  lasting.value = await lasts();
  sender.nudge();
  void refresh().catch(() => undefined);

  return {
    me,
    packets: computed(() => [...byTime(holding.state.value), ...practising.packets.value]),
    progress: carrying.progress,
    work: carrying.work,
    drafts,
    over: computed(() => holding.state.value.over),
    async overHeard(lease) {
      await holding.purge(new Set([lease]));
      await holding.over([], new Set([lease]));
    },
    returning: computed(() => {
      const waits = holding.state.value.outbox.filter((row) => row.act.kind === "return_lease");
      return new Set(waits.map((row) => row.lease));
    }),
    status,
    aside: computed(() => holding.state.value.aside.map((row) => laidAside(row))),
    draftValues: (draft) => drafts.value.get(draft)?.values ?? partialOf(holding.state.value, draft) ?? {},
    async put(draft, values) {
      if (practising.has(draft)) return practising.put(draft, values);
      await holding.put(draft, leaseOf(draft), values);
      sender.nudge(inMemory.value ? 0 : REST);
    },
    async finish(draft, pass) {
      if (practising.has(draft)) return practising.finish(pass);
      await holding.finish(pass);
      sender.nudge();
    },
    async undo(draft) {
      if (practising.has(draft)) return practising.undo(draft);
      await holding.undo(draft, leaseOf(draft), drafts.value.get(draft)?.values);
      sender.nudge();
    },
    image: carrying.image,
    law: carrying.law,
    room: roomFor,
    async take(book, kind, how) {
      if (!holding.holder.value) throw new Refused(409, NOT_HOLDER);
      if (store.lasting) lasting.value = await askToLast();
      return carrying.take(book, kind, how);
    },
    async giveBack(lease) {
      if (practising.packets.value.some((packet) => packet.lease === lease)) return practising.end(lease);
      await holding.giveBack(lease);
      if (await sender.drain()) await clearAway();
    },
    refresh,
    async takeOver() {
      await tabs.takeOver(lost);
      await holding.hold();
      sender.nudge();
    },
    letGo: holding.letGo,
    async sendAgain(txn) {
      await holding.sendAgain(txn);
      sender.nudge();
    },
    async putBack(txn) {
      const draft = holding.state.value.aside.find((row) => row.act.txn === txn)?.draft ?? null;
      if (draft === null) return;
      await holding.putBack(draft, txn, leaseOf(draft));
      sender.nudge();
    },
    heard() {
      if (holding.problem.value?.code === SPARE) holding.say(null);
    },
    lock: lockAll,
    coaching: () => line.coaching().catch(() => null),
    practice: carrying.practice,
    async close() {
      for (const end of ends) end();
      await holding.release();
      sender.stop();
      carrying.close();
      tabs.close();
      store.close();
    },
  };
}

function byTime(state: State): Packet[] {
  return [...state.packets.values()].sort((one, other) => one.takenAt.localeCompare(other.takenAt));
}

function laidAside(row: State["aside"][number]): LaidAside {
  const { act, draft, lease, theirs, refusal } = row;
  const mine = valuesOf(act);
  const mayNot = refusal.code === BOTH_ONES_OWN;
  const again = act.kind !== "undo_pass" && !mayNot && refusal.code !== PASS_DONE && !WINDOWS.has(refusal.code);
  const what = kindSaid(act.kind);
  return {
    txn: act.txn,
    kind: act.kind,
    draft,
    lease,
    what,
    mine,
    theirs,
    again,
    back: mine !== null && !mayNot,
    refusal: refusalSaid(act.kind, refusal),
  };
}

function partialOf(state: State, draft: number): Values | null {
  for (const packet of state.packets.values()) {
    const found = packet.drafts.find((one) => one.id === draft);
    if (found) return found.partial;
  }
  return null;
}

/** Every draft that was touched, with the newest values and where they are. */
function draftsHere(
  state: State,
  writing: ReadonlyMap<number, Values>,
  backlog: ReadonlyMap<string, unknown>,
  disk: boolean,
): ReadonlyMap<number, DraftHere> {
  const waiting = new Set(state.outbox.map((row) => row.draft));
  const aside = new Set(state.aside.filter((row) => valuesOf(row.act)).map((row) => row.draft));
  const asked = new Set(state.outbox.filter((row) => row.act.kind === "undo_pass").map((row) => row.draft));
  const where = (draft: number): Where => {
    if (writing.has(draft)) return "writing";
    if (waiting.has(draft)) return disk && !backlog.has(`drafts/${draft}`) ? "here" : "memory";
    return aside.has(draft) ? "aside" : "server";
  };
  const here = new Map<number, DraftHere>();
  for (const row of state.drafts.values()) {
    const { draft, lease, finished, pass, kept = null } = row;
    const values = writing.get(draft) ?? row.values;
    here.set(draft, { draft, lease, values, finished, pass, kept, reopening: asked.has(draft), where: where(draft) });
  }
  for (const [draft, values] of writing) {
    const fresh = { draft, lease: "", values, finished: false, pass: null, kept: null, reopening: false };
    if (!here.has(draft)) here.set(draft, { ...fresh, where: "writing" });
  }
  return here;
}
