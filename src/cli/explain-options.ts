import type { Options } from 'yargs';
import { ANALYZE_OPTIONS } from './analyze-options.js';
import { choiceOf, lastFlagOf, textsOf, wordsAfter } from './choice.js';
import type { ExplainArguments } from './commands/explain.js';
import { toOutputArguments } from './output-arguments.js';

const FORMATS = ['text', 'markdown', 'json'] as const;

/** A form that explanations can be written in. */
export type ExplainFormat = (typeof FORMATS)[number];

const { output, force, identities, quiet, color } = ANALYZE_OPTIONS;

/** The options of `entrace explain`, in the order that --help shows them. */
export const EXPLAIN_OPTIONS = {
  jwt: { type: 'boolean', description: 'Decode a token from standard input and explain it claim by claim' },
  format: {
    alias: 'f',
    type: 'string',
    requiresArg: true,
    description: `Form of the explanation: ${FORMATS.join(', ')}`,
  },
  output: { ...output, description: 'Write the explanation to this file' },
  force,
  identities,
  quiet,
  color,
} as const satisfies Record<string, Options>;

/** Narrows what yargs parsed; every option may have been given more than once. */
export function toExplainArguments(parsed: ReadonlyMap<string, unknown>): ExplainArguments {
  return {
    topics: [...wordsAfter('explain', parsed.get('_')), ...textsOf(parsed.get('--'))],
    jwt: lastFlagOf(parsed.get('jwt')) ?? false,
    format: choiceOf('format', parsed.get('format'), FORMATS, 'text'),
    ...toOutputArguments(parsed),
    identities: choiceOf('identities', parsed.get('identities'), ['mask', 'keep'], 'mask'),
  };
}
