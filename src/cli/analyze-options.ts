import type { Options } from 'yargs';
import { choiceOf, lastFlagOf, lastOf, textsOf, wordsAfter } from './choice.js';
import type { AnalyzeArguments } from './commands/analyze.js';
import { FAIL_ON } from './exit-code.js';
import { FORMATS, type FormatName } from './formats.js';

const FORMAT_NAMES = Object.keys(FORMATS).filter((name): name is FormatName => Object.hasOwn(FORMATS, name));
const IDENTITIES = ['mask', 'keep'] as const;

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
  quiet: { alias: 'q', type: 'boolean', description: 'Say nothing beside the report but errors' },
  color: { type: 'boolean', description: 'Colour; --no-color for none (or NO_COLOR)' },
  progress: { type: 'boolean', description: 'Progress on a terminal; --no-progress for none' },
} as const satisfies Record<string, Options>;

/** Narrows what yargs parsed; every option may have been given more than once. */
export function toAnalyzeArguments(parsed: ReadonlyMap<string, unknown>): AnalyzeArguments {
  return {
    captures: [...wordsAfter('analyze', parsed.get('_')), ...textsOf(parsed.get('--'))],
    format: choiceOf('format', parsed.get('format'), FORMAT_NAMES, 'text'),
    output: lastOf(parsed.get('output')),
    force: lastFlagOf(parsed.get('force')) ?? false,
    failOn: choiceOf('fail-on', parsed.get('fail-on'), FAIL_ON, 'never'),
    identities: choiceOf('identities', parsed.get('identities'), IDENTITIES, 'mask'),
    includeSecrets: lastFlagOf(parsed.get('unsafe-include-secrets')) ?? false,
    rules: textsOf(parsed.get('rule')),
    hash: lastFlagOf(parsed.get('hash')) ?? false,
    quiet: lastFlagOf(parsed.get('quiet')) ?? false,
    color: lastFlagOf(parsed.get('color')),
    password: lastOf(parsed.get('password')),
    passwordFile: lastOf(parsed.get('password-file')),
  };
}
