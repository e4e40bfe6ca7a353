/** Time and keys of one entry. A pause longer than half a minute is no work on it: somebody came in, the telephone rang. Pure. */

/** Kept per entry. */
export interface Effort {
  keystrokes: number;
  seconds: number;
  lastAt: number | null;
}

export const NO_EFFORT: Effort = { keystrokes: 0, seconds: 0, lastAt: null };
const PAUSE = 30;
const MODIFIERS = new Set(["Shift", "Control", "Alt", "Meta", "AltGraph", "CapsLock", "NumLock", "Dead"]);
const LOOKING = new Set(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"]);

/** Time goes on until now (milliseconds). */
export function worked(effort: Effort, now: number): Effort {
  const since = effort.lastAt === null ? 0 : (now - effort.lastAt) / 1000;
  return { ...effort, seconds: effort.seconds + Math.min(Math.max(since, 0), PAUSE), lastAt: now };
}

/** Whether a key changes or confirms something: no bare Shift, no looking around, nothing that an input method sent for it (no `code`). */
export function isStroke(event: { key: string; code: string; ctrlKey: boolean; altKey: boolean }): boolean {
  if (MODIFIERS.has(event.key) || !event.code) return false;
  return !LOOKING.has(event.key) || event.ctrlKey || event.altKey;
}

/** `74 giây`, `2 phút 5 giây`. */
export function spoken(seconds: number): string {
  const whole = Math.round(seconds);
  return whole < 120 ? `${whole} giây` : `${Math.floor(whole / 60)} phút ${whole % 60} giây`;
}
