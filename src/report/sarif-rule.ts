import { allRules } from '../rules/all-rules.js';
import { page } from '../rules/catalogue.js';
import type { Rule } from '../rules/define-rule.js';
import type { Category, Finding, Proof, Severity } from './report.js';
import { sarifText } from './sarif-text.js';

/** SARIF 2.1.0 section 3.27.10. */
export const LEVELS = {
  critical: 'error',
  error: 'error',
  warning: 'warning',
  info: 'note',
} as const satisfies Record<Severity, string>;

/** How GitHub ranks alerts: how often a rule of this kind is right. */
const PRECISIONS = {
  entry: 'very-high',
  'cross-entry': 'very-high',
  server: 'high',
  heuristic: 'medium',
} as const satisfies Record<Proof, string>;

/** GitHub's word for the severity of what is no security alert. */
const PROBLEM_SEVERITIES = {
  critical: 'error',
  error: 'error',
  warning: 'warning',
  info: 'recommendation',
} as const satisfies Record<Severity, string>;

/** A `reportingDescriptor` (SARIF 2.1.0 section 3.49) for the rule of a finding, from its meta where it is ours. */
export function sarifRule(finding: Finding): object {
  const rule = allRules.find(({ meta }) => meta.id === finding.ruleId);
  return rule === undefined ? foreignRule(finding) : ownRule(rule);
}

function ownRule(rule: Rule): object {
  const { id, title, why, fix, severity, category, proof, docsUrl } = rule.meta;
  return {
    id,
    shortDescription: { text: sarifText(title) },
    fullDescription: { text: sarifText(why) },
    help: { text: [why, ...fix.filter(isWhole)].map(sarifText).join('\n'), markdown: page(rule) },
    helpUri: docsUrl,
    ...ranks(severity, category, proof),
  };
}

/** A step with a gap in it (`{resource}`) says something only in a finding. */
function isWhole(step: string): boolean {
  return !/\{\w+\}/.test(step);
}

/** The user's own rule: only its findings are known here. */
function foreignRule({ ruleId, title, severity, category, proof }: Finding): object {
  return { id: ruleId, shortDescription: { text: sarifText(title) }, ...ranks(severity, category, proof) };
}

function ranks(severity: Severity, category: Category, proof: Proof): object {
  return {
    defaultConfiguration: { level: LEVELS[severity] },
    properties: {
      tags: [category],
      precision: PRECISIONS[proof],
      'problem.severity': PROBLEM_SEVERITIES[severity],
    },
  };
}
