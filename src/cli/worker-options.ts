import type { Options } from 'yargs';
import { ANALYZE_OPTIONS } from './analyze-options.js';
import { MOST_JOBS, wholeNumber } from './batch-options.js';
import { lastFlagOf, lastOf, wordsAfter } from './choice.js';
import type { WorkerArguments } from './commands/worker.js';
import { UsageError } from './usage-error.js';

/** The options of `entrace worker`, in the order that --help shows them. */
export const WORKER_OPTIONS = {
  queue: {
    type: 'string',
    requiresArg: true,
    description:
      'Queue that jobs are taken from: redis://host or postgres://host/database (or ENTRACE_QUEUE)',
  },
  concurrency: {
    type: 'string',
    requiresArg: true,
    description: 'Captures analysed at once [processor cores]',
  },
  password: ANALYZE_OPTIONS.password,
  'password-file': ANALYZE_OPTIONS['password-file'],
  quiet: ANALYZE_OPTIONS.quiet,
} as const satisfies Record<string, Options>;

/** Narrows what yargs parsed; every option may have been given more than once. */
export function toWorkerArguments(parsed: ReadonlyMap<string, unknown>): WorkerArguments {
  const queue = lastOf(parsed.get('queue')) ?? process.env.ENTRACE_QUEUE;
  if (queue === undefined) throw new UsageError('Say which queue, as in: --queue redis://host.');
  if (wordsAfter('worker', parsed.get('_')).length > 0) {
    throw new UsageError('entrace worker takes no captures: name them to entrace batch --queue.');
  }
  return {
    queue,
    concurrency: wholeNumber('concurrency', lastOf(parsed.get('concurrency')), MOST_JOBS),
    password: lastOf(parsed.get('password')),
    passwordFile: lastOf(parsed.get('password-file')),
    quiet: lastFlagOf(parsed.get('quiet')) ?? false,
  };
}
