import type { Options } from 'yargs';
import { ANALYZE_OPTIONS } from './analyze-options.js';
import { choiceOf, lastFlagOf, lastOf, textsOf, wordsAfter } from './choice.js';
import type { SanitizeArguments } from './commands/sanitize.js';
import { toOutputArguments } from './output-arguments.js';

const MODES = ['support', 'strict'] as const;
const TARGETS = ['same', 'har'] as const;

const { output, force, quiet, color, password, 'password-file': passwordFile } = ANALYZE_OPTIONS;

/** The options of `entrace sanitize`, in the order that --help shows them. */
export const SANITIZE_OPTIONS = {
  output: { ...output, description: 'Write the sanitized capture to this file' },
  force: { ...force, description: 'Overwrite the files of --output and --receipt' },
  receipt: {
    type: 'string',
    requiresArg: true,
    description: 'Write what was removed and the proof to this file: JSON, or Markdown where it ends in .md',
  },
  mode: {
    type: 'string',
    requiresArg: true,
    description: 'support (default), or strict: tenant and client go too',
  },
  to: { type: 'string', requiresArg: true, description: 'har: write a HAR, whatever the capture is' },
  'keep-host': { type: 'boolean', description: 'Keep internal host names and addresses' },
  'only-identity': { type: 'boolean', description: 'Keep the sign-in traffic alone' },
  'allow-loss': { type: 'boolean', description: 'Exit with 0 even where findings are lost' },
  key: {
    type: 'string',
    requiresArg: true,
    description:
      'Key of the case (a file): the same replacements in all its captures, and verdicts on signatures',
  },
  check: {
    type: 'boolean',
    description: 'Write nothing; say what secrets the capture holds, and exit with 1 where there are any',
  },
  password,
  'password-file': passwordFile,
  quiet,
  color,
} as const satisfies Record<string, Options>;

/** Narrows what yargs parsed; every option may have been given more than once. */
export function toSanitizeArguments(parsed: ReadonlyMap<string, unknown>): SanitizeArguments {
  return {
    captures: [...wordsAfter('sanitize', parsed.get('_')), ...textsOf(parsed.get('--'))],
    ...toOutputArguments(parsed),
    receipt: lastOf(parsed.get('receipt')),
    mode: choiceOf('mode', parsed.get('mode'), MODES, 'support'),
    to: choiceOf('to', parsed.get('to'), TARGETS, 'same'),
    keepHost: lastFlagOf(parsed.get('keep-host')) ?? false,
    onlyIdentity: lastFlagOf(parsed.get('only-identity')) ?? false,
    allowLoss: lastFlagOf(parsed.get('allow-loss')) ?? false,
    key: lastOf(parsed.get('key')),
    check: lastFlagOf(parsed.get('check')) ?? false,
    password: lastOf(parsed.get('password')),
    passwordFile: lastOf(parsed.get('password-file')),
  };
}
