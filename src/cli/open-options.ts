import type { Options } from 'yargs';
import { ANALYZE_OPTIONS, toAnalyzeArguments } from './analyze-options.js';
import { textsOf, wordsAfter } from './choice.js';
import type { OpenArguments } from './commands/open.js';

const { password, identities, rule, hash, quiet, progress } = ANALYZE_OPTIONS;

/** The options of `entrace open`, in the order that --help shows them. */
export const OPEN_OPTIONS = {
  password,
  'password-file': ANALYZE_OPTIONS['password-file'],
  identities,
  rule,
  'rules-from': ANALYZE_OPTIONS['rules-from'],
  hash,
  quiet,
  progress,
} as const satisfies Record<string, Options>;

/** Narrows what yargs parsed; every option may have been given more than once. */
export function toOpenArguments(parsed: ReadonlyMap<string, unknown>): OpenArguments {
  const captures = [...wordsAfter('open', parsed.get('_')), ...textsOf(parsed.get('--'))];
  return { ...toAnalyzeArguments(parsed), captures };
}
