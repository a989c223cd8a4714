import { joinWords } from '../report/text/entry-list.js';
import { SEVERITIES, type Severity } from '../rules/rule-terms.js';
import { suggestion } from './nearest.js';
import { UsageError } from './usage-error.js';

const SETTINGS = ['off', ...SEVERITIES.toReversed()] as const;

/** Settings of rules from one place. */
export interface RuleSettings {
  /** What messages call the place: `--rule`, or a config file and its member. */
  readonly from: string;
  /** `<id>=<severity>` each. */
  readonly settings: readonly string[];
}

/** Reads `<id>=<severity>`; where a rule is set twice, the last one counts. */
export function parseSeverities(
  places: readonly RuleSettings[],
  ruleIds: readonly string[],
): ReadonlyMap<string, Severity | 'off'> {
  return new Map(
    places.flatMap(({ from, settings }) => settings.map((setting) => parseSetting(from, setting, ruleIds))),
  );
}

function parseSetting(from: string, setting: string, ruleIds: readonly string[]): [string, Severity | 'off'] {
  const equals = setting.indexOf('=');
  const id = equals < 0 ? setting : setting.slice(0, equals);
  const wanted = SETTINGS.find((severity) => severity === setting.slice(equals + 1));
  if (id === '') {
    throw new UsageError(`${from} ${setting}: name a rule before the =, as in state-missing=off.`);
  }
  if (!ruleIds.includes(id))
    throw new UsageError(`${from}: there is no rule ${id}.${listOrNearest(id, ruleIds)}`);
  if (equals < 0 || wanted === undefined) {
    throw new UsageError(
      `${from} ${id}: say what it is to be, as in ${id}=warning; choose ${joinWords(SETTINGS, 'or')}.`,
    );
  }
  return [id, wanted];
}

function listOrNearest(id: string, ruleIds: readonly string[]): string {
  return suggestion(id, ruleIds) || ' `entrace rules` lists them.';
}
