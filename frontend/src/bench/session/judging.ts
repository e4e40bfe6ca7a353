/** When rules answer: after a rest in typing, in idle time, the newest values only. */

interface Idle {
  requestIdleCallback?: (run: () => void, options: { timeout: number }) => number;
}

/** Runs `judge` for the latest call, once typing rests; `now` runs it at once. */
export function rested(judge: () => void, rest = 180): { soon(): void; now(): void; stop(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let round = 0;
  const idle = (globalThis as Idle).requestIdleCallback;
  const stop = () => {
    round++;
    clearTimeout(timer);
  };
  return {
    soon() {
      stop();
      const mine = round;
      const run = () => {
        if (mine === round) judge();
      };
      timer = setTimeout(() => (idle ? idle(run, { timeout: 1000 }) : run()), rest);
    },
    now() {
      stop();
      judge();
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
