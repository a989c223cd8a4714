import type { Options } from 'yargs';
import { textsOf, wordsAfter } from './choice.js';
import type { AttachArguments } from './commands/attach.js';
import { SANITIZE_OPTIONS, toSanitizeArguments } from './sanitize-options.js';

const { force, mode, to, key, password, quiet, color } = SANITIZE_OPTIONS;

/** The options of `entrace attach`, in the order that --help shows them. */
export const ATTACH_OPTIONS = {
  output: { ...SANITIZE_OPTIONS.output, description: 'Write the zip to this file' },
  force: { ...force, description: 'Overwrite the file of --output' },
  mode,
  to: { ...to, description: 'har: put a HAR into it, whatever the capture is' },
  'keep-host': SANITIZE_OPTIONS['keep-host'],
  'allow-loss': {
    type: 'boolean',
    description: 'Write it even where the sanitized capture gives other findings',
  },
  key,
  password,
  'password-file': SANITIZE_OPTIONS['password-file'],
  quiet,
  color,
} as const satisfies Record<string, Options>;

/** Narrows what yargs parsed; every option may have been given more than once. */
export function toAttachArguments(parsed: ReadonlyMap<string, unknown>): AttachArguments {
  const captures = [...wordsAfter('attach', parsed.get('_')), ...textsOf(parsed.get('--'))];
  return { ...toSanitizeArguments(parsed), captures };
}
