import type { Options } from 'yargs';
import { ANALYZE_OPTIONS } from './analyze-options.js';
import { choiceOf, textsOf, wordsAfter } from './choice.js';
import type { RulesArguments } from './commands/rules.js';
import { toOutputArguments } from './output-arguments.js';

const FORMATS = ['text', 'json', 'markdown'] as const;

/** A form that the list of rules can be written in. */
export type RulesFormat = (typeof FORMATS)[number];

const { output, force, quiet, color } = ANALYZE_OPTIONS;

/** The options of `entrace rules`, in the order that --help shows them. */
export const RULES_OPTIONS = {
  format: {
    alias: 'f',
    type: 'string',
    requiresArg: true,
    description: `Form of the list: ${FORMATS.join(', ')}`,
  },
  output: { ...output, description: 'Write the list to this file' },
  force,
  quiet,
  color,
} as const satisfies Record<string, Options>;

/** Narrows what yargs parsed; every option may have been given more than once. */
export function toRulesArguments(parsed: ReadonlyMap<string, unknown>): RulesArguments {
  return {
    words: [...wordsAfter('rules', parsed.get('_')), ...textsOf(parsed.get('--'))],
    format: choiceOf('format', parsed.get('format'), FORMATS, 'text'),
    ...toOutputArguments(parsed),
  };
}
