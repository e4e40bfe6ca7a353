/** A whole rule on one row: which of its wordings are in reach on the decisive date, what they say, and the sentence (`law/expr/judge.py`). */
import { isoDay, type Span } from "../days";
import type { BoundData, RuleData, TypeData } from "../exported";
import { byCodePoints } from "../text/signs";
import { compiled, fieldsOf, type Judge } from "./compile";
import type { Row } from "./row";
import { filled, shown } from "./shown";

/** What a rule says of the values keyed so far. */
export interface Finding {
  code: string;
  /** Field on which it stands; null: the entry. */
  field: string | null;
  /** Fields that the rule looks at, its own first. */
  fields: string[];
  severity: string;
  says: string;
  fix: string;
  basis: string;
  /** Codes of the reasons that settle it. */
  reasons: string[];
}

/** What a rule says: true passes, false breaks, null cannot tell. */
export type Outcome = boolean | null;

interface Period {
  holds: Judge;
  since: number | null;
  until: number | null;
  law: string | null;
}

/** A rule ready to judge rows. */
export interface Bound {
  code: string;
  field: string | null;
  /** Not asked where the field says why nothing stands there. */
  answeredByAbsence: boolean;
  /** Fields on which its answer and its sentence depend. */
  touches: ReadonlySet<string>;
  outcome(row: Row): Outcome;
  finding(row: Row): Finding;
}

/** Every rule of a type, in the order of its file. */
export function boundRules(data: TypeData): Bound[] {
  const labels = new Map(data.fields.map((field) => [field.name, field.label]));
  const { registered } = data.type;
  return data.bound.map((item) =>
    boundRule(item, data.rules[item.rule] as RuleData, { label: labels.get(item.field ?? "") ?? null, registered }),
  );
}

function boundRule(data: BoundData, rule: RuleData, { label, registered }: { label: string | null; registered: string }): Bound {
  const when = compiled(data.when);
  const decisive = data.decisive ? compiled(data.decisive) : null;
  const periods = data.periods.map((period) => ({
    holds: compiled(period.holds),
    since: isoDay(period.since),
    until: isoDay(period.until),
    law: period.law?.cite ?? null,
  }));
  const params = Object.entries(data.params ?? {}).map(([name, tree]) => [name, compiled(tree)] as const);
  const field = data.field ?? null;
  const looksAt = fieldsOf([data.periods.map((period) => period.holds), data.when]);
  const fields = field === null ? [...looksAt] : [field, ...[...looksAt].filter((one) => one !== field)];
  // an age counts from the day of registration, whatever a rule says of it
  const touches = fieldsOf([data.when, data.decisive, data.periods, data.params, { kind: "part", field: field ?? registered }]);
  touches.add(registered);
  const inReach = (row: Row) => reached(periods, decisive ? (decisive(row) as Span | null) : null);

  return {
    code: data.rule,
    field,
    answeredByAbsence: rule.answeredByAbsence ?? false,
    touches,
    outcome(row) {
      const applies = when(row);
      if (applies !== true) return applies === false ? true : null;
      const said = inReach(row).map((period) => period.holds(row));
      if (!said.length) return null;
      if (said.every((value) => value === false)) return false;
      return said.every((value) => value === true) ? true : null;
    },
    finding(row) {
      const facts: Record<string, string> = {};
      for (const [name, judge] of params) facts[name] = shown(judge(row));
      if (field !== null && label !== null) {
        facts.label = label;
        facts.value = row.part(field, "v") ?? "";
      }
      const laws = new Set(inReach(row).flatMap((period) => (period.law === null ? [] : [period.law])));
      return {
        code: data.rule,
        field,
        fields,
        severity: rule.severity,
        says: filled(rule.says, facts),
        fix: filled(rule.fix, facts),
        basis: [...laws].join("; ") || (rule.basis?.cite ?? ""),
        reasons: rule.reasons,
      };
    },
  };
}

/** Periods that the decisive date can lie in; none when a rule with dates has no decisive date. */
function reached(periods: Period[], span: Span | null): Period[] {
  if (periods.length === 1) return periods;
  if (span === null) return [];
  return periods.filter(
    (one) =>
      !(one.since !== null && span.hi !== null && span.hi < one.since) && !(one.until !== null && span.lo !== null && span.lo > one.until),
  );
}

/** Findings in the order in which the server lists them: the entry's own, then by field, code and sentence. */
export function inOrder(found: Finding[], places: ReadonlyMap<string, number>): Finding[] {
  const place = (one: Finding) => (one.field === null ? -1 : (places.get(one.field) ?? places.size));
  return found.sort((one, other) => place(one) - place(other) || byCodePoints(one.code, other.code) || byCodePoints(one.says, other.says));
}
