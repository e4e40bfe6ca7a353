/** Long work in small slices, so that a key that is pressed meanwhile does not wait. */

/** Milliseconds of work between two pauses. */
const SLICE = 5;

/** Goes through steps, a slice of time at once and a pause after it, to the end or until it is called off. */
export async function inSlices(steps: Iterator<unknown>, pause: () => Promise<unknown>, off: () => boolean = () => false): Promise<void> {
  while (!off()) {
    const until = performance.now() + SLICE;
    let done = false;
    do done = steps.next().done === true;
    while (!done && performance.now() < until);
    if (done) return;
    await pause();
  }
}

/** What steps come to, at once. */
export function atOnce<Result>(steps: Iterator<unknown, Result>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
