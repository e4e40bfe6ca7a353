/** What is still open in an entry before it is called done. Pure. */
import type { Values } from "../../wire";
import type { Finding } from "../doors";
import type { Line } from "../entry/lines";
import type { Proposal } from "../entry/proposals";

/** Code of a finding as reasons are kept: `CODE:field`, or `CODE` for the whole entry. */
export function keyOf(finding: Finding): string {
  return finding.field ? `${finding.code}:${finding.field}` : finding.code;
}

/** One thing to look at. */
export interface OpenPoint {
  field: string | null;
  says: string;
}

/** Whether a finding is of a place where nothing was said yet but a proposal waits: that is what is said of it, not that the place is empty. */
export function isWaiting(finding: Finding, values: Values, proposed: ReadonlyMap<string, Proposal>): boolean {
  return finding.field !== null && !values[finding.field] && proposed.has(finding.field);
}

/** Findings that ask for a reason and have none, proposals not taken, core places where nothing was said; in page order. */
export function openPoints(
  lines: readonly Line[],
  values: Values,
  findings: readonly Finding[],
  reasons: Readonly<Record<string, string>>,
  proposed: ReadonlyMap<string, Proposal>,
): OpenPoint[] {
  const order = new Map(lines.map((line, index) => [line.field, index]));
  const place = (point: OpenPoint) => order.get(point.field ?? "") ?? -1;
  const told = new Set<string>();
  const waiting = new Set<string>();
  const points: OpenPoint[] = [];
  for (const finding of findings) {
    if (finding.severity === "luu_y" || reasons[keyOf(finding)]) continue;
    if (finding.field && isWaiting(finding, values, proposed)) {
      waiting.add(finding.field);
      continue;
    }
    if (finding.field) told.add(finding.field);
    points.push({ field: finding.field ?? finding.fields[0] ?? null, says: finding.says });
  }
  for (const line of lines) {
    if (values[line.field] || told.has(line.field)) continue;
    if (proposed.has(line.field) && (waiting.has(line.field) || !line.seldom)) {
      points.push({ field: line.field, says: `${line.words}: còn một đề xuất chưa nhận.` });
    } else if (line.info.core) {
      points.push({ field: line.field, says: `${line.words}: chưa nhập và chưa nói vì sao để trống.` });
    }
  }
  return points.sort((a, b) => place(a) - place(b));
}
