/** Expressions of the exported law as functions of a row; three-valued, as `law/expr/to_python.py` judges. */
import { added, compared, daysBetween, numbers, prefixSpan, type Span, writtenSpan, yearOf, yearsBetween } from "../days";
import type { Tree } from "../exported";
import { fold } from "../text/folding";
import { officeNamed } from "./offices";
import { inside, whole } from "./patterns";
import type { Row } from "./row";
import type { Value } from "./shown";

/** What an expression says of a row. */
export type Judge = (row: Row) => Value;

const NUMBER = /^[0-9]{1,9}$/;

/** The function of a tree; an unknown kind of node fails. */
export function compiled(tree: Tree): Judge {
  const make = MAKERS[tree.kind];
  if (!make) throw new Error(`unknown node ${tree.kind}`);
  return make(tree);
}

const below = (tree: Tree, name: string): Judge => compiled(tree[name] as Tree);
const items = (tree: Tree): Judge[] => (tree.items as Tree[]).map(compiled);

/** A function of the text below; absent where that is. */
function ofText(tree: Tree, meaning: (text: string) => Value): Judge {
  const of = below(tree, "of");
  return (row) => {
    const text = of(row);
    return typeof text === "string" ? meaning(text) : null;
  };
}

function ofSpans(tree: Tree, names: [string, string], calculation: (one: Span, other: Span) => Value): Judge {
  const [first, second] = [below(tree, names[0]), below(tree, names[1])];
  return (row) => {
    const left = first(row) as Span | null;
    const right = second(row) as Span | null;
    return left === null || right === null ? null : calculation(left, right);
  };
}

function constant(tree: Tree): Value {
  const value = tree.value as string | number | boolean | null;
  if (value === null) return null;
  if (tree.of === "int") return numbers(value as number, value as number);
  return tree.of === "date" ? prefixSpan(String(value)) : (value as string | boolean);
}

function comparison(tree: Tree): Judge {
  const [first, second] = [below(tree, "left"), below(tree, "right")];
  const op = tree.op as string;
  return (row) => {
    const left = first(row);
    const right = second(row);
    if (left === null || right === null) return null;
    if (typeof left === "object") return compared(op, left, right as Span);
    return (left === right) === (op === "eq");
  };
}

/** Kleene's *and* (`decisive` false) and *or* (`decisive` true). */
function joined(tree: Tree, decisive: boolean): Judge {
  const all = items(tree);
  return (row) => {
    let seen: boolean | null = !decisive;
    for (const item of all) {
      const value = item(row);
      if (value === decisive) return decisive;
      if (value === null) seen = null;
    }
    return seen;
  };
}

function sliced(text: string, start: number, stop: number | null): string {
  const signs = Array.from(text);
  return signs.slice(start, stop ?? signs.length).join("");
}

const MAKERS: Record<string, (tree: Tree) => Judge> = {
  lit(tree) {
    const value = constant(tree);
    return () => value;
  },
  part(tree) {
    const [field, part] = [tree.field as string, tree.part as string];
    return (row) => row.part(field, part);
  },
  date(tree) {
    const field = tree.field as string;
    return (row) => row.days(field);
  },
  years: (tree) => ofSpans(tree, ["start", "end"], yearsBetween),
  days: (tree) => ofSpans(tree, ["start", "end"], daysBetween),
  year(tree) {
    const of = below(tree, "of");
    return (row) => {
      const span = of(row) as Span | null;
      return span === null ? null : yearOf(span);
    };
  },
  add: (tree) => ofSpans(tree, ["left", "right"], (one, other) => added(one, other, tree.sign as number)),
  compare: comparison,
  present(tree) {
    const of = below(tree, "of");
    return (row) => of(row) !== null;
  },
  is_in(tree) {
    const values = new Set(tree.values as string[]);
    return ofText(tree, (text) => values.has(text));
  },
  matches(tree) {
    const pattern = tree.pattern as string;
    return ofText(tree, (text) => whole(pattern).test(text));
  },
  fold: (tree) => ofText(tree, fold),
  find(tree) {
    const pattern = tree.pattern as string;
    return ofText(tree, (text) => inside(pattern).exec(text)?.[1] ?? null);
  },
  office: (tree) => ofText(tree, officeNamed),
  date_in: (tree) => ofText(tree, writtenSpan),
  slice: (tree) => ofText(tree, (text) => sliced(text, tree.start as number, tree.stop as number | null)),
  int_of: (tree) => ofText(tree, (text) => (NUMBER.test(text) ? numbers(Number(text), Number(text)) : null)),
  all: (tree) => joined(tree, false),
  any: (tree) => joined(tree, true),
  not(tree) {
    const of = below(tree, "of");
    return (row) => {
      const value = of(row);
      return value === null ? null : !value;
    };
  },
  if(tree) {
    const [condition, then, other] = [below(tree, "condition"), below(tree, "then"), below(tree, "other")];
    return (row) => {
      const value = condition(row);
      if (value === null) return null;
      return value ? then(row) : other(row);
    };
  },
};

/** Names of the fields that a tree touches. */
export function fieldsOf(tree: unknown, found = new Set<string>()): Set<string> {
  if (Array.isArray(tree)) for (const item of tree) fieldsOf(item, found);
  else if (tree !== null && typeof tree === "object") {
    const node = tree as Tree;
    if (node.kind === "part" || node.kind === "date") found.add(node.field as string);
    else for (const value of Object.values(node)) fieldsOf(value, found);
  }
  return found;
}
