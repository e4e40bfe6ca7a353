/** A mark outside the database, so that a database which the browser threw away is noticed. Counts alone, nothing of what was keyed. */

const name = (person: number) => `sogoc-kept-${person}`;

/** Whether something was kept here before, by the mark. */
export function wasKept(person: number): boolean {
  try {
    return Number(localStorage.getItem(name(person)) ?? 0) > 0;
  } catch {
    return false;
  }
}

/** Remember how many packets and waiting acts are kept. */
export function markKept(person: number, count: number): void {
  try {
    if (count) localStorage.setItem(name(person), String(count));
    else localStorage.removeItem(name(person));
  } catch {
    // a browser without storage keeps nothing that could be lost
  }
}

/** Whether the browser promised not to throw away what is kept. */
export async function lasts(): Promise<boolean> {
  try {
    return await navigator.storage.persisted();
  } catch {
    return false;
  }
}

/** Ask the browser not to throw away what is kept; whether it promised. */
export async function askToLast(): Promise<boolean> {
  try {
    return (await lasts()) || (await navigator.storage.persist());
  } catch {
    return false;
  }
}
