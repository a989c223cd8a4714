import type { Severity } from '../report/report.js';
import { joinWords } from '../report/text/entry-list.js';
import { suggestion } from './nearest.js';
import { UsageError } from './usage-error.js';

const SETTINGS = ['off', 'info', 'warning', 'error', 'critical'] as const satisfies readonly (
  | Severity
  | 'off'
)[];

/** Reads `--rule <id>=<severity>`; where a rule is set twice, the last one counts. */
export function parseSeverities(
  settings: readonly string[],
  ruleIds: readonly string[],
): ReadonlyMap<string, Severity | 'off'> {
  return new Map(settings.map((setting) => parseSetting(setting, ruleIds)));
}

function parseSetting(setting: string, ruleIds: readonly string[]): [string, Severity | 'off'] {
  const equals = setting.indexOf('=');
  const id = equals < 0 ? setting : setting.slice(0, equals);
  const wanted = SETTINGS.find((severity) => severity === setting.slice(equals + 1));
  if (!ruleIds.includes(id))
    throw new UsageError(`--rule: there is no rule ${id}.${suggestion(id, ruleIds)}`);
  if (equals < 0 || wanted === undefined) {
    throw new UsageError(
      `--rule ${id}: say what it is to be, as in ${id}=warning; choose ${joinWords(SETTINGS, 'or')}.`,
    );
  }
  return [id, wanted];
}
