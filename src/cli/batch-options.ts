import type { Options } from 'yargs';
import { REPORT_FORMS, type ReportForm } from '../batch/report-forms.js';
import { joinWords } from '../report/text/entry-list.js';
import { ANALYZE_OPTIONS, IDENTITIES, overConfig, ruleSettings } from './analyze-options.js';
import { choiceOf, lastFlagOf, lastOf, textsOf, wordsAfter } from './choice.js';
import type { BatchArguments } from './commands/batch.js';
import type { Config } from './config-file.js';
import { FAIL_ON } from './exit-code.js';
import { suggestion } from './nearest.js';
import { toOutputArguments } from './output-arguments.js';
import { UsageError } from './usage-error.js';

const { rule, config, key, password, identities, quiet, color, progress } = ANALYZE_OPTIONS;

/** The options of `entrace batch`, in the order that --help shows them. */
export const BATCH_OPTIONS = {
  output: {
    alias: 'o',
    type: 'string',
    requiresArg: true,
    description: 'Folder for the results; the same folder again goes on where the last run stopped',
  },
  force: { type: 'boolean', description: 'Write into a folder that holds other files' },
  reports: {
    type: 'array',
    string: true,
    requiresArg: true,
    description: `Also a report for each capture: ${joinWords(REPORT_FORMS)}, separated by commas`,
  },
  watch: { type: 'boolean', description: 'Take new captures as they arrive, until Ctrl-C' },
  shard: {
    type: 'string',
    requiresArg: true,
    description: 'Only the i-th of n equal parts, as i/n; run without it in the end to gather',
  },
  queue: {
    type: 'string',
    requiresArg: true,
    description: 'Workers on this queue analyse: redis://host or postgres://host/database',
  },
  'shard-size': { type: 'string', requiresArg: true, description: 'Captures in one job of the queue [100]' },
  jobs: { type: 'string', requiresArg: true, description: 'Captures analysed at once [processor cores]' },
  'time-limit': { type: 'string', requiresArg: true, description: 'Seconds that one capture may take [120]' },
  'fail-on': ANALYZE_OPTIONS['fail-on'],
  rule,
  'rules-from': ANALYZE_OPTIONS['rules-from'],
  config,
  key,
  password,
  'password-file': ANALYZE_OPTIONS['password-file'],
  identities,
  quiet,
  color,
  progress,
} as const satisfies Record<string, Options>;

const TIME_LIMIT_SECONDS = 120;
/** A day: what takes longer does not end. */
const LONGEST_TIME_LIMIT = 86_400;
/** More threads than any machine has cores. */
export const MOST_JOBS = 1024;
const MOST_SHARDS = 1_000_000;
/** A lost worker costs what it had of a shard; larger ones save nothing any more. */
const LARGEST_SHARD = 200;

/** Narrows what yargs parsed; every option may have been given more than once. What is not given is as in the config. */
export function toBatchArguments(parsed: ReadonlyMap<string, unknown>, given?: Config): BatchArguments {
  const options = overConfig(parsed, given);
  return {
    paths: [...wordsAfter('batch', parsed.get('_')), ...textsOf(parsed.get('--'))],
    ...toOutputArguments(options),
    // The file that a config names is one report of `analyze`, and no folder.
    output: lastOf(parsed.get('output')),
    force: lastFlagOf(parsed.get('force')) ?? false,
    reports: reportForms(textsOf(parsed.get('reports'))),
    watch: lastFlagOf(parsed.get('watch')) ?? false,
    shard: hashShard(lastOf(parsed.get('shard'))),
    queue: lastOf(parsed.get('queue')),
    shardSize: wholeNumber('shard-size', lastOf(parsed.get('shard-size')), LARGEST_SHARD),
    jobs: wholeNumber('jobs', lastOf(parsed.get('jobs')), MOST_JOBS),
    timeLimitSeconds:
      wholeNumber('time-limit', lastOf(parsed.get('time-limit')), LONGEST_TIME_LIMIT) ?? TIME_LIMIT_SECONDS,
    failOn: choiceOf('fail-on', options.get('fail-on'), FAIL_ON, 'never'),
    identities: choiceOf('identities', options.get('identities'), IDENTITIES, 'mask'),
    rules: ruleSettings(parsed, given),
    rulesFrom: [...textsOf(given?.options.get('rules-from')), ...textsOf(parsed.get('rules-from'))],
    key: lastOf(options.get('key')),
    progress: lastFlagOf(options.get('progress')) ?? true,
    password: lastOf(options.get('password')),
    passwordFile: lastOf(options.get('password-file')),
  };
}

function reportForms(given: readonly string[]): ReportForm[] {
  const names = given.flatMap((text) => text.split(',')).map((name) => name.trim());
  const forms = names.map((name) => {
    const form = REPORT_FORMS.find((known) => known === name);
    if (form !== undefined) return form;
    throw new UsageError(
      `--reports: ${name} is not known.${suggestion(name, REPORT_FORMS)} Choose ${joinWords(REPORT_FORMS)}.`,
    );
  });
  return REPORT_FORMS.filter((form) => forms.includes(form));
}

function hashShard(given: string | undefined): BatchArguments['shard'] {
  if (given === undefined) return undefined;
  const [, index = 0, count = 0] = (/^(\d{1,7})\/(\d{1,7})$/.exec(given) ?? []).map(Number);
  if (index >= 1 && index <= count && count <= MOST_SHARDS) return { index, count };
  throw new UsageError('--shard: say which part of how many, as in 3/50; parts are numbered from 1.');
}

export function wholeNumber(option: string, given: string | undefined, most: number): number | undefined {
  if (given === undefined) return undefined;
  const number = /^\d{1,9}$/.test(given) ? Number(given) : 0;
  if (number >= 1 && number <= most) return number;
  throw new UsageError(`--${option}: give a whole number from 1 to ${most}.`);
}
