/** When rules answer: after a rest in typing, in idle time, the newest values only. */
import { atOnce, inSlices } from "../../law/slices";

interface Idle {
  requestIdleCallback?: (run: () => void, options: { timeout: number }) => number;
}

/** Goes through the steps of `judge` for the latest call, once typing rests, in slices; `now` does it at once. */
export function rested(judge: () => Iterator<unknown>, rest = 180): { soon(): void; now(): void; stop(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let round = 0;
  const stop = () => {
    round++;
    clearTimeout(timer);
  };
  return {
    soon() {
      stop();
      const mine = round;
      const run = () => void inSlices(judge(), idle, () => mine !== round);
      const ask = (globalThis as Idle).requestIdleCallback;
      timer = setTimeout(() => (ask ? ask(run, { timeout: 1000 }) : run()), rest);
    },
    now() {
      stop();
      atOnce(judge());
    },
    stop,
  };
}

/** Resolves when the machine has nothing better to do. */
export function idle(): Promise<void> {
  const ask = (globalThis as Idle).requestIdleCallback;
  return new Promise((resolve) => {
    if (ask) ask(() => resolve(), { timeout: 500 });
    else setTimeout(resolve, 20);
  });
}
