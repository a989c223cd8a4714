import { allRules } from './all-rules.js';
import type { Rule } from './define-rule.js';

const ruleById = new Map<string, Rule>(allRules.map((rule) => [rule.meta.id, rule]));
const superseded = new WeakMap<Rule, ReadonlySet<string>>();

/** Ids of the rules that stand behind this one, directly or through a third. */
export function findSuperseded(rule: Rule): ReadonlySet<string> {
  const known = superseded.get(rule);
  if (known !== undefined) return known;
  const ids = new Set<string>();
  collect(rule, ids);
  superseded.set(rule, ids);
  return ids;
}

function collect(rule: Rule, ids: Set<string>): void {
  for (const id of rule.meta.supersedes ?? []) {
    if (ids.has(id)) continue;
    ids.add(id);
    const next = ruleById.get(id);
    if (next !== undefined) collect(next, ids);
  }
}
