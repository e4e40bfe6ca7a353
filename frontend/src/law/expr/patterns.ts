/** Patterns of the law (`law/expr/patterns.py`): the subset of regular expressions that means the same here. */

const KEEPS_MEANING = new Set("^$\\.*+?()[]{}|/");
const known = new Map<string, RegExp>();

/** A pattern as this engine writes it: a sign is escaped only where it must be. */
function written(pattern: string): string {
  let text = "";
  let inClass = false;
  const signs = Array.from(pattern);
  for (let at = 0; at < signs.length; at += 1) {
    const sign = signs[at] as string;
    if (sign === "\\") {
      at += 1;
      const escaped = signs[at] as string;
      text += KEEPS_MEANING.has(escaped) || (inClass && escaped === "-") ? `\\${escaped}` : escaped;
      continue;
    }
    if (sign === "[" && !inClass) inClass = true;
    else if (sign === "]" && inClass) inClass = false;
    text += sign;
  }
  return text;
}

/** The whole text has the form of the pattern. */
export const whole = (pattern: string): RegExp => compiled(`^(?:${written(pattern)})$`);

/** The first place inside a text that has the form of the pattern. */
export const inside = (pattern: string): RegExp => compiled(written(pattern));

function compiled(source: string): RegExp {
  let found = known.get(source);
  if (!found) {
    found = new RegExp(source, "u");
    known.set(source, found);
  }
  return found;
}
