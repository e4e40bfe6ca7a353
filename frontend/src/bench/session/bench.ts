/** One part of the work on the screen: its entries in order, which of them is open, what was finished, what can be taken back. */
import { batch, computed, effect, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { NOT_HOLDER } from "../../keeping/saying";
import type { Draft, FinishedPass, Packet, PassKind, Values } from "../../wire";
import { type Keeping, type Law, type Said, saidBy } from "../doors";
import type { Earlier } from "../entry/proposals";
import { type Entry, openEntry } from "./entry";
import type { OpenPoint } from "./open_points";
import { worked } from "./pace";
import { type Difference, differences, ENOUGH, newPractised, type Practised } from "./practice";
import { reopening } from "./reopening";

/** What is said once, aloud too. */
export interface Notice {
  says: string;
  fix?: string;
  kind: "good" | "ask" | "warn" | "bad";
}

/** What practice found in the entry just done. */
export interface Review {
  draft: Draft;
  wrong: Difference[];
  rightInARow: number;
}

/** The part on the screen. */
export interface Bench {
  packet: Packet;
  law: Law;
  drafts: readonly Draft[];
  entry: ReadonlySignal<Entry | null>;
  index: ReadonlySignal<number>;
  done: ReadonlySignal<ReadonlySet<number>>;
  /** Another window holds the work: here it can only be looked at. */
  looking: ReadonlySignal<boolean>;
  /** Mean of the entries finished here since the part was opened, in seconds; null before the first. */
  pace: ReadonlySignal<number | null>;
  strokes: ReadonlySignal<number | null>;
  notice: Signal<Notice | null>;
  points: Signal<OpenPoint[]>;
  review: Signal<Review | null>;
  /** Entries of practice that differ from their answers. */
  slips: ReadonlySignal<ReadonlySet<number>>;
  go(index: number): void;
  /** Opens a draft as it is kept now, whatever stood on the screen. */
  show(draft: number): void;
  beside(step: 1 | -1): void;
  finish(): Promise<void>;
  undo(): Promise<void>;
  nextFinding(): void;
  /** A figure said all of its field and the cursor went on; the Enter that habit presses then is meant for the field before. */
  wentOn(): void;
  outOfHabit(): boolean;
  flush(): void;
  close(): void;
}

const REST = 300;
const TWICE = 500;
const HABIT = 250;

/** Opens a part. `now` is the clock in milliseconds. */
export function openBench(asked: {
  packet: Packet;
  law: Law;
  keeping: Keeping;
  now: () => number;
  practised?: Practised | undefined;
}): Bench {
  const { packet, law, keeping, now, practised = newPractised() } = asked;
  const drafts = [...packet.drafts].sort((a, b) => a.position - b.position);
  const passes = signal(new Map<number, { seconds: number; keystrokes: number }>());
  /** Finished on this screen: true at once, whatever the disk takes. */
  const justDone = signal<ReadonlyMap<number, Values>>(new Map());
  const done = computed<ReadonlySet<number>>(() => {
    const here = keeping.drafts.value;
    return new Set(drafts.filter((one) => justDone.value.has(one.id) || (here.get(one.id)?.finished ?? one.finished)).map((one) => one.id));
  });
  const index = signal(
    Math.max(
      0,
      drafts.findIndex((one) => !done.peek().has(one.id)),
    ),
  );
  const entry = signal<Entry | null>(null);
  const notice = signal<Notice | null>(null);
  const looking = computed(() => !packet.practice && !keeping.status.value.holder);
  const unlock = effect(() => {
    const says = notice.peek()?.says;
    if (!looking.value && says === NOT_HOLDER.says) notice.value = null;
  });
  const mayNot = (): boolean => {
    if (looking.peek()) notice.value = { ...NOT_HOLDER, kind: "bad" };
    return looking.peek();
  };
  const points = signal<OpenPoint[]>([]);
  const review = signal<Review | null>(null);
  const { slips } = practised;
  let lastFinished: number | null = null;
  let openedAt = 0;
  let wentOnAt = Number.NEGATIVE_INFINITY;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let unsaved: { draft: number; values: Values } | null = null;

  const complain = (problem: unknown) => {
    const said: Said = saidBy(problem);
    notice.value = { ...said, kind: "bad" };
  };
  const flush = () => {
    clearTimeout(waiting);
    const last = unsaved;
    unsaved = null;
    if (last) keeping.put(last.draft, last.values).catch(complain);
  };
  const keep = (draft: number, values: Values) => {
    unsaved = { draft, values };
    clearTimeout(waiting);
    waiting = setTimeout(flush, REST);
  };
  const valuesOf = (draft: Draft): Values => {
    const now = justDone.peek().get(draft.id);
    if (now) return now;
    const kept = keeping.draftValues(draft.id);
    return Object.keys(kept).length ? kept : (draft.partial ?? {});
  };
  const before = (at: number): Values | null => {
    for (let i = at - 1; i >= 0; i--) {
      const one = drafts[i];
      const values = one && done.peek().has(one.id) ? valuesOf(one) : null;
      if (values) return values;
    }
    return packet.proposals.previous;
  };
  const pageOf = (draft: Draft | undefined) => packet.pages.find((page) => page.id === draft?.regions[0]?.page);

  /** What is known of the entries before one in the book, the nearest first: of this part whether done or not, and the one that the server told of. */
  const earlier = (at: number): Earlier[] => {
    const here = drafts[at];
    if (!here) return [];
    const { previous, previousAt } = packet.proposals;
    const found: Earlier[] = [];
    let pages: number | null = 0;
    for (let i = at - 1; i >= 0; i--) {
      const [one, next] = [drafts[i], drafts[i + 1]];
      if (!one || !next) break;
      if (one.position + 1 !== next.position) pages = null;
      else if (pages !== null && pageOf(one)?.id !== pageOf(next)?.id) pages++;
      found.push({ values: valuesOf(one), entries: here.position - one.position, pages });
    }
    if (previous && typeof previousAt === "number" && previousAt < here.position) {
      const entries = here.position - previousAt;
      found.push({ values: previous, entries, pages: entries === 1 ? 1 : null });
    }
    return found.sort((a, b) => a.entries - b.entries);
  };

  const open = (at: number, values?: Values) => {
    flush();
    const draft = drafts[at];
    if (!draft) return;
    entry.peek()?.close();
    const page = pageOf(draft);
    batch(() => {
      index.value = at;
      points.value = [];
      openedAt = now();
      entry.value = openEntry({
        law,
        packet,
        draft,
        values: values ?? valuesOf(draft),
        previous: before(at),
        earlier: earlier(at),
        label: page?.label ?? "",
        locked: () => looking.peek(),
        changed: (values) => {
          if (done.peek().has(draft.id) && !reopen.asks(draft.id)) askBack(draft.id, () => undefined);
          keep(draft.id, values);
        },
      });
      const lines = entry.value.shown.peek();
      const first = lines.find((line) => !entry.value?.values.peek()[line.field]) ?? lines[0];
      entry.value.at.value = first?.field ?? null;
    });
  };

  const forget = (draft: number) => {
    const rest = new Map(justDone.peek());
    rest.delete(draft);
    justDone.value = rest;
    if (lastFinished === draft) lastFinished = null;
  };

  const placeOf = (draft: number) => drafts.findIndex((one) => one.id === draft);
  const reopen = reopening(keeping, (draft, refused) => {
    const called = `trường hợp ${drafts[placeOf(draft)]?.position}`;
    if (!refused) {
      notice.value = { says: `Đã mở lại ${called}; những gì đã nhập còn nguyên.`, kind: "good" };
      return;
    }
    const made = entry.peek();
    if (made?.draft.id === draft) {
      flush(); // what was typed since is refused too, and laid aside
      onward(made);
    }
    const { says, fix } = refused.refusal;
    notice.value = { says: `Không mở lại được ${called}: bản đã gửi giữ nguyên. ${says}`, fix, kind: "bad" };
  });
  /** Asks for a finished entry back; `opened` is called when that is written here, before the server says anything. */
  const askBack = (draft: number, opened: () => void) =>
    reopen
      .ask(draft, () => {
        opened();
        forget(draft);
        const position = drafts[placeOf(draft)]?.position;
        notice.value = keeping.status.peek().online
          ? { says: `Đang xin máy chủ mở lại trường hợp ${position}.`, kind: "ask" }
          : {
              says: `Trường hợp ${position} sửa được trên máy này; có mạng thì máy chủ mới nói lượt này còn lấy lại được hay không.`,
              fix: "Không lấy lại được thì bản đã gửi giữ nguyên, phần sửa thêm được để riêng.",
              kind: "ask",
            };
      })
      .catch(complain);

  /** The next entry that is not done; none: the part is done. */
  const onward = (made: Entry) => {
    const left = drafts.findIndex((one, at) => at > index.peek() && !done.peek().has(one.id));
    const any = left >= 0 ? left : drafts.findIndex((one) => !done.peek().has(one.id));
    if (any >= 0) open(any);
    else {
      made.close();
      entry.value = null;
    }
  };

  const afterwards = (draft: Draft, made: Entry) => {
    if (draft.answer) {
      const wrong = differences(law, made.lines, made.values.peek(), draft.answer);
      practised.rightInARow = wrong.length ? 0 : practised.rightInARow + 1;
      const others = [...slips.peek()].filter((one) => one !== draft.id);
      practised.slips.value = new Set(wrong.length ? [...others, draft.id] : others);
      review.value = { draft, wrong, rightInARow: practised.rightInARow };
    }
    notice.value = { says: `Đã xong trường hợp ${draft.position}. Nhấn Ctrl+Z để lấy lại.`, kind: "good" };
    onward(made);
  };

  open(index.peek());
  if (!drafts.some((one) => !done.peek().has(one.id))) entry.value = null;

  return {
    packet,
    law,
    drafts,
    entry,
    index,
    done,
    looking,
    pace: computed(() => mean([...passes.value.values()].map((one) => one.seconds))),
    strokes: computed(() => mean([...passes.value.values()].map((one) => one.keystrokes))),
    notice,
    points,
    review,
    slips,
    go(at) {
      review.value = null;
      open(Math.min(Math.max(at, 0), drafts.length - 1));
    },
    show(draft) {
      forget(draft);
      review.value = null;
      unsaved = null;
      open(Math.max(placeOf(draft), 0));
    },
    beside(step) {
      this.go(index.peek() + step);
    },
    async finish() {
      const made = entry.peek();
      if (!made || now() - openedAt < TWICE || mayNot()) return;
      const left = made.pointsNow();
      const known = points.peek();
      if (left.length && !(known.length && left.length <= known.length)) {
        points.value = left;
        made.lookAt(left[0]?.field ?? null);
        notice.value = {
          says: `Còn ${left.length} điều phải xem. Alt+X đến từng điều; Ctrl+Enter lần nữa thì vẫn lưu là xong.`,
          kind: "warn",
        };
        openedAt = now();
        return;
      }
      openedAt = now();
      clearTimeout(waiting);
      unsaved = null;
      const effort = worked(made.effort.peek(), now());
      const { draft } = made;
      const pass: FinishedPass = {
        draft: draft.id,
        lease: packet.lease,
        kind: packet.kind as PassKind,
        values: made.values.peek(),
        reasons: { ...made.reasons.peek() },
        seconds: Math.round(effort.seconds),
        keystrokes: effort.keystrokes,
        law: packet.law.hash,
      };
      const at = index.peek();
      // the next entry opens at once: nobody's keys may fall into an entry that is done
      justDone.value = new Map([...justDone.peek(), [draft.id, pass.values]]);
      lastFinished = draft.id;
      afterwards(draft, made);
      try {
        await keeping.finish(draft.id, pass);
        passes.value = new Map([...passes.peek(), [draft.id, { seconds: effort.seconds, keystrokes: effort.keystrokes }]]);
      } catch (problem) {
        forget(draft.id);
        review.value = null;
        open(at, pass.values);
        complain(problem);
      }
    },
    async undo() {
      if (mayNot()) return;
      const made = entry.peek();
      if (made?.undo()) return;
      const last = lastFinished ?? (made && done.peek().has(made.draft.id) ? made.draft.id : null);
      if (last === null) {
        notice.value = { says: "Không còn gì để lấy lại trên màn hình này.", kind: "ask" };
        return;
      }
      await askBack(last, () => {
        review.value = null;
        open(placeOf(last), justDone.peek().get(last));
      });
    },
    nextFinding() {
      const made = entry.peek();
      if (!made) return;
      const open = made.pointsNow();
      points.value = open;
      const order = made.shown.peek().map((line) => line.field);
      const here = order.indexOf(made.at.peek() ?? "");
      const next = open.find((one) => order.indexOf(one.field ?? "") > here) ?? open[0];
      if (next) made.lookAt(next.field);
      else notice.value = { says: "Trường hợp này không còn điều gì phải xem.", kind: "good" };
    },
    wentOn() {
      wentOnAt = now();
    },
    outOfHabit: () => now() - wentOnAt < HABIT,
    flush,
    close() {
      flush();
      reopen.stop();
      unlock();
      entry.peek()?.close();
    },
  };
}

/** Whether practice may end. */
export function mayGoOn(review: Review | null): boolean {
  return (review?.rightInARow ?? 0) >= ENOUGH;
}

function mean(all: readonly number[]): number | null {
  return all.length ? all.reduce((sum, one) => sum + one, 0) / all.length : null;
}
