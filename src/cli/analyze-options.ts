import type { Options } from 'yargs';
import { choiceOf, lastFlagOf, lastOf, textsOf, wordsAfter } from './choice.js';
import type { AnalyzeArguments } from './commands/analyze.js';
import type { Config } from './config-file.js';
import { FAIL_ON } from './exit-code.js';
import { FORMATS, type FormatName } from './formats.js';
import { toOutputArguments } from './output-arguments.js';
import type { RuleSettings } from './severities.js';

const FORMAT_NAMES = Object.keys(FORMATS).filter((name): name is FormatName => Object.hasOwn(FORMATS, name));
/** How the names of people and devices are shown. */
export const IDENTITIES = ['mask', 'keep'] as const;

/** The options of `entrace analyze`, in the order that --help shows them. Their names are pinned by the contract. */
export const ANALYZE_OPTIONS = {
  format: {
    alias: 'f',
    type: 'string',
    requiresArg: true,
    description: `Form of the report: ${FORMAT_NAMES.join(', ')}`,
  },
  output: { alias: 'o', type: 'string', requiresArg: true, description: 'Write the report to this file' },
  force: { type: 'boolean', description: 'Overwrite the file of --output' },
  'fail-on': {
    type: 'string',
    requiresArg: true,
    description: `Exit with 1 from this severity on: ${FAIL_ON.join(', ')} [never]`,
  },
  rule: {
    type: 'array',
    string: true,
    requiresArg: true,
    description: 'Set a rule: <id>=off, info, warning, error or critical',
  },
  'rules-from': {
    type: 'array',
    string: true,
    requiresArg: true,
    description: 'JavaScript module of rules of your own, made with defineRule; its code is run',
  },
  baseline: {
    type: 'string',
    requiresArg: true,
    description: 'JSON report of an earlier run: what it found does not count for --fail-on',
  },
  config: {
    type: 'string',
    requiresArg: true,
    description: 'JSON file of these options [entrace.config.json, where there is one]',
  },
  password: {
    type: 'string',
    requiresArg: true,
    description: 'Password of an encrypted SAZ (or ENTRACE_PASSWORD)',
  },
  'password-file': {
    type: 'string',
    requiresArg: true,
    description: 'File whose first line is the password',
  },
  key: {
    type: 'string',
    requiresArg: true,
    description: 'Key of the case: names are the same in all its captures, and what sanitize recorded counts',
  },
  identities: {
    type: 'string',
    requiresArg: true,
    description: 'mask (default) or keep the names of people and devices',
  },
  'unsafe-include-secrets': {
    type: 'boolean',
    description: 'Show secrets; the report is then not fit to be shared',
  },
  hash: { type: 'boolean', description: 'Add the SHA-256 of each capture' },
  validate: {
    type: 'boolean',
    description: 'Check every entry of a HAR against HAR 1.2, by har-validator',
  },
  quiet: { alias: 'q', type: 'boolean', description: 'Say nothing beside the report but errors' },
  color: { type: 'boolean', description: 'Colour; --no-color for none (or NO_COLOR)' },
  progress: { type: 'boolean', description: 'Progress on a terminal; --no-progress for none' },
} as const satisfies Record<string, Options>;

/** Narrows what yargs parsed; every option may have been given more than once. What is not given is as in the config. */
export function toAnalyzeArguments(parsed: ReadonlyMap<string, unknown>, config?: Config): AnalyzeArguments {
  const options = overConfig(parsed, config);
  return {
    captures: [...wordsAfter('analyze', parsed.get('_')), ...textsOf(parsed.get('--'))],
    format: choiceOf('format', options.get('format'), FORMAT_NAMES, 'text'),
    ...toOutputArguments(options),
    failOn: choiceOf('fail-on', options.get('fail-on'), FAIL_ON, 'never'),
    identities: choiceOf('identities', options.get('identities'), IDENTITIES, 'mask'),
    includeSecrets: lastFlagOf(options.get('unsafe-include-secrets')) ?? false,
    rules: ruleSettings(parsed, config),
    rulesFrom: [...textsOf(config?.options.get('rules-from')), ...textsOf(parsed.get('rules-from'))],
    baseline: lastOf(options.get('baseline')),
    validate: lastFlagOf(options.get('validate')) ?? false,
    hash: lastFlagOf(options.get('hash')) ?? false,
    progress: lastFlagOf(options.get('progress')) ?? true,
    password: lastOf(options.get('password')),
    passwordFile: lastOf(options.get('password-file')),
    key: lastOf(options.get('key')),
  };
}

/** The options of the command line over those of the config. */
export function overConfig(
  parsed: ReadonlyMap<string, unknown>,
  config: Config | undefined,
): ReadonlyMap<string, unknown> {
  const options = new Map(config?.options);
  // The two exclude each other where both are given, but the config's gives way like any other option.
  if (parsed.has('password')) options.delete('password-file');
  return new Map([...options, ...parsed]);
}

/** Settings of rules from both; those of the command line come last and win. */
export function ruleSettings(
  parsed: ReadonlyMap<string, unknown>,
  config: Config | undefined,
): RuleSettings[] {
  const given = { from: '--rule', settings: textsOf(parsed.get('rule')) };
  if (config === undefined) return [given];
  return [{ from: `${config.path}: rule`, settings: textsOf(config.options.get('rule')) }, given];
}
