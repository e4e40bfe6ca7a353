/** What was finished is asked back: the server decides, and what it refuses is closed again. */
import { effect, untracked } from "@preact/signals";
import type { LaidAside } from "../../keeping/door";
import type { Keeping } from "../doors";

/** The drafts of a bench that are asked back. */
export interface Reopening {
  /** Asks for a draft; `written` is called when the question is on this machine's disk. */
  ask(draft: number, written: () => void): Promise<void>;
  /** Whether the question is being written: what is typed meanwhile asks no second time. */
  asks(draft: number): boolean;
  stop(): void;
}

/** `answered` is told what the server said; null: the draft is open again. */
export function reopening(keeping: Keeping, answered: (draft: number, refused: LaidAside | null) => void): Reopening {
  const writing = new Set<number>();
  /** Asked, and the refusals that were known before. */
  const asked = new Map<number, ReadonlySet<string>>();
  const refusals = (draft: number) => keeping.aside.peek().filter((one) => one.draft === draft && one.kind === "undo_pass");
  const look = () => {
    for (const [draft, known] of [...asked]) {
      if (keeping.drafts.peek().get(draft)?.reopening) continue;
      asked.delete(draft);
      answered(draft, refusals(draft).find((one) => !known.has(one.txn)) ?? null);
    }
  };
  const stop = effect(() => {
    if (keeping.drafts.value && keeping.aside.value) untracked(look);
  });
  return {
    async ask(draft, written) {
      const known = new Set(refusals(draft).map((one) => one.txn));
      writing.add(draft);
      try {
        await keeping.undo(draft);
      } finally {
        writing.delete(draft);
      }
      written();
      asked.set(draft, known);
      look();
    },
    asks: (draft) => writing.has(draft),
    stop,
  };
}
