import type { AnalyzeOptions } from '../index.js';
import { allRules } from '../rules/all-rules.js';
import { nodePorts } from './node-ports.js';
import type { OwnRule } from './rules-from.js';
import { parseSeverities, type RuleSettings } from './severities.js';

/** How captures are to be analysed, as the command line says it. */
export interface AnalysisSettings {
  readonly identities: 'mask' | 'keep';
  readonly includeSecrets: boolean;
  /** In the order in which they count: the last one wins. */
  readonly rules: readonly RuleSettings[];
}

const BUILT_IN_IDS = allRules.map((rule) => rule.meta.id);

/**
 * Loads the user's own rules from their modules; their code is read only where there are some.
 *
 * @throws UsageError where a module cannot be used
 */
export async function loadRules(paths: readonly string[]): Promise<readonly OwnRule[]> {
  if (paths.length === 0) return [];
  const { loadOwnRules } = await import('./rules-from.js');
  return await loadOwnRules(paths, BUILT_IN_IDS);
}

/**
 * What the analysis is given.
 *
 * @throws UsageError where a setting names no rule or no severity
 */
export function analysisOptions(given: AnalysisSettings, ownRules: readonly OwnRule[]): AnalyzeOptions {
  const extraRules = ownRules.map(({ rule }) => rule);
  const ruleIds = [...BUILT_IN_IDS, ...extraRules.map((rule) => rule.meta.id)];
  return {
    ports: nodePorts,
    identities: given.identities,
    includeSecrets: given.includeSecrets,
    severities: parseSeverities(given.rules, ruleIds),
    extraRules,
  };
}
