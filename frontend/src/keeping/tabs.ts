/** One tab holds the work of a person; the others look, hear of changes, and may ask for it. */

/** The tabs of one person in this browser. */
export interface Tabs {
  /** Try to hold; false: another tab does. `lost` is called when it is taken away by force. */
  hold(lost: () => void): Promise<boolean>;
  /** Ask the holder to let go, and hold; a holder that does not answer (a frozen tab) is passed over. */
  takeOver(lost: () => void): Promise<void>;
  release(): void;
  changed(): void;
  close(): void;
}

/** What the other tabs may say. */
export interface Heard {
  changed(): void;
  /** Let go: write everything first. */
  asked(): Promise<void>;
  /** The holder left, or let go. */
  free(): void;
}

type Word = "changed" | "let-go" | "free" | "anybody" | "here";
const POLITE = 4000;

/** The tabs that share this name; by Web Locks where the page is served safely, by asking around otherwise. */
export function makeTabs(name: string, heard: Heard): Tabs {
  const channel = new BroadcastChannel(name);
  let release: (() => void) | null = null;
  let answered: (() => void) | null = null;
  const say = (word: Word) => channel.postMessage(word);

  channel.onmessage = ({ data }: MessageEvent<Word>) => {
    if (data === "changed") heard.changed();
    if (data === "free") heard.free();
    if (data === "here") answered?.();
    if (data === "anybody" && release) say("here");
    if (data === "let-go" && release) void heard.asked().then(letGo, letGo);
  };

  function letGo(): void {
    release?.();
    release = null;
    say("free");
  }

  /** Holds the lock until `release` is called; resolves when held (true) or not to be had (false). */
  function lock(options: LockOptions, lost: () => void): Promise<boolean> {
    return new Promise((resolve) => {
      let mine: (() => void) | null = null;
      navigator.locks
        .request(name, options, (given) => {
          resolve(given !== null);
          if (!given) return undefined;
          return new Promise<void>((end) => {
            mine = end;
            release = end;
          });
        })
        .catch(() => {
          if (mine !== null && release === mine) {
            release = null;
            lost();
          }
          resolve(false);
        });
    });
  }

  /** Without locks: whoever is asked and holds says so. */
  async function askAround(): Promise<boolean> {
    const taken = await new Promise<boolean>((resolve) => {
      answered = () => resolve(true);
      say("anybody");
      setTimeout(() => resolve(false), 400);
    });
    answered = null;
    if (!taken) release = () => undefined;
    return !taken;
  }

  return {
    hold: (lost) => (navigator.locks ? lock({ ifAvailable: true }, lost) : askAround()),
    async takeOver(lost) {
      say("let-go");
      if (!navigator.locks) {
        await new Promise((go) => setTimeout(go, 800));
        release = () => undefined;
        return;
      }
      if (await lock({ signal: AbortSignal.timeout(POLITE) }, lost)) return;
      await lock({ steal: true }, lost);
    },
    release: letGo,
    changed: () => say("changed"),
    close() {
      letGo();
      channel.close();
    },
  };
}
