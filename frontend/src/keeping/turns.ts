/** One thing after the other: what reads the state, writes the disk and sets the state again is never interleaved with another such. */

/** Runs each given act when all before it have ended, however they ended. */
export type Turns = <T>(act: () => Promise<T>) => Promise<T>;

/** A fresh queue. */
export function makeTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(act: () => Promise<T>): Promise<T> => {
    const mine = last.then(act, act);
    last = mine.catch(() => undefined);
    return mine;
  };
}
