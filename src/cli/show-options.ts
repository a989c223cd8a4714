import type { Options } from 'yargs';
import { ANALYZE_OPTIONS } from './analyze-options.js';
import { choiceOf, lastFlagOf, lastOf, textsOf, wordsAfter } from './choice.js';
import type { ShowArguments } from './commands/show.js';
import { toOutputArguments } from './output-arguments.js';
import { UsageError } from './usage-error.js';

const FORMATS = ['text', 'json'] as const;

/** A form that exchanges can be written in. */
export type ShowFormat = (typeof FORMATS)[number];

const { output, force, identities, password, quiet, color, progress } = ANALYZE_OPTIONS;

/** The options of `entrace show`, in the order that --help shows them. */
export const SHOW_OPTIONS = {
  entry: {
    type: 'array',
    string: true,
    requiresArg: true,
    description: 'Show this entry, by the number that reports give it; may be repeated',
  },
  flow: {
    type: 'array',
    string: true,
    requiresArg: true,
    description: 'Show all exchanges of this flow, by its number or id (3 or f3)',
  },
  format: {
    alias: 'f',
    type: 'string',
    requiresArg: true,
    description: `Form of what is shown: ${FORMATS.join(', ')}`,
  },
  output: { ...output, description: 'Write it to this file' },
  force,
  password,
  'password-file': ANALYZE_OPTIONS['password-file'],
  identities,
  'unsafe-include-secrets': ANALYZE_OPTIONS['unsafe-include-secrets'],
  quiet,
  color,
  progress,
} as const satisfies Record<string, Options>;

/** Narrows what yargs parsed; every option may have been given more than once. */
export function toShowArguments(parsed: ReadonlyMap<string, unknown>): ShowArguments {
  return {
    captures: [...wordsAfter('show', parsed.get('_')), ...textsOf(parsed.get('--'))],
    entries: textsOf(parsed.get('entry')).map(entryOf),
    flows: textsOf(parsed.get('flow')).map(flowOf),
    format: choiceOf('format', parsed.get('format'), FORMATS, 'text'),
    ...toOutputArguments(parsed),
    identities: choiceOf('identities', parsed.get('identities'), ['mask', 'keep'], 'mask'),
    includeSecrets: lastFlagOf(parsed.get('unsafe-include-secrets')) ?? false,
    progress: lastFlagOf(parsed.get('progress')) ?? true,
    password: lastOf(parsed.get('password')),
    passwordFile: lastOf(parsed.get('password-file')),
  };
}

function entryOf(word: string): number {
  if (/^\d{1,9}$/.test(word)) return Number(word);
  throw new UsageError(`--entry: ${word} is no number. Give the number of an entry as a report shows it.`);
}

function flowOf(word: string): string {
  const [, number] = /^f?(\d{1,9})$/i.exec(word) ?? [];
  if (number !== undefined) return `f${Number(number)}`;
  throw new UsageError(`--flow: ${word} is no flow. Give its number as a report shows it.`);
}
