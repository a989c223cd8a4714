import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { readCaseKey } from '../cli/case-key.js';
import { SCHEMA_VERSION } from '../report/report.js';
import { VERSION } from '../report/version.js';
import type { ReportForm } from './report-forms.js';

/** Rules set on the command line or in a config file, `<id>=<severity>` each, with what messages call the place. */
export interface RuleSettingsData {
  readonly from: string;
  readonly settings: readonly string[];
}

/** What the results of a run depend on beside the captures. Plain data without secrets, also in a queue. */
export interface RunSettings {
  readonly identities: 'mask' | 'keep';
  readonly rules: readonly RuleSettingsData[];
  /** Paths of modules with the user's own rules, as every worker sees them. */
  readonly rulesFrom: readonly string[];
  /** Reports that are written for each capture. */
  readonly reports: readonly ReportForm[];
  /** Path of the key of the case, as every worker sees it: the key itself never travels. Absent for none. */
  readonly keyFile?: string;
}

/** Tells two keys apart, and nothing else about them. */
function digestOf(key: Uint8Array): string {
  return createHash('sha256').update('entrace key of a batch\n').update(key).digest('hex');
}

/**
 * Names the version of all that a result depends on beside the capture: the tool, its settings, the key of the case and the
 * text of the user's own rules (not what those import). Results of another version are made anew.
 *
 * @throws UsageError where the key cannot be used
 */
export async function ruleSetVersion(settings: RunSettings): Promise<string> {
  const key = await readCaseKey(settings.keyFile);
  const ownRules = await Promise.all(settings.rulesFrom.map((path) => readFile(path, 'utf8')));
  const parts = [
    VERSION,
    SCHEMA_VERSION,
    settings.identities,
    settings.rules.flatMap(({ settings: each }) => each),
    settings.reports.toSorted(),
    ownRules,
    ...(key === undefined ? [] : [digestOf(key)]),
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, VERSION_DIGITS);
}

/** Enough that no two versions share a name, short enough for a path. */
const VERSION_DIGITS = 16;
