import { availableParallelism } from 'node:os';
import { connectQueue } from '../../batch/queue/connect-queue.js';
import { parseQueueAddress } from '../../batch/queue/queue-address.js';
import { QUEUE_TIMES } from '../../batch/queue/queue-times.js';
import { workOnQueue } from '../../batch/queue/work-on-queue.js';
import { EXIT_CODES, type ExitCode } from '../exit-code.js';
import { tell } from '../io.js';
import { findPassword, type PasswordArguments } from '../password.js';

/** The arguments of `entrace worker`, as the command line gives them. */
export interface WorkerArguments extends PasswordArguments {
  readonly queue: string;
  /** Undefined for the number of cores. */
  readonly concurrency: number | undefined;
  readonly quiet: boolean;
}

/** Analyses what others put on a queue, until Ctrl-C. */
export async function workerCommand(given: WorkerArguments): Promise<ExitCode> {
  const address = parseQueueAddress(given.queue);
  const password = await findPassword(given);
  const connection = await connectQueue(address);
  const stop = onSignals();
  let captures = 0;
  if (!given.quiet) await tell(`Taking captures from ${address.shown}. Ctrl-C ends.`);
  await workOnQueue(
    {
      connection,
      times: QUEUE_TIMES,
      threads: given.concurrency ?? availableParallelism(),
      password,
      tell: onceEach((sentence) => void tell(sentence)),
      onDone: (count) => {
        captures += count;
      },
    },
    stop,
  );
  await connection.close();
  if (!given.quiet)
    await tell(`Stopped after ${captures} captures. What was under way is back in the queue.`);
  return EXIT_CODES.done;
}

/** Aborted by the first signal; a second one ends the process at once, and the queue gives its work to others. */
function onSignals(): AbortSignal {
  const stop = new AbortController();
  const signals = ['SIGINT', 'SIGTERM'] as const;
  const onSignal = () => {
    for (const signal of signals) process.off(signal, onSignal);
    stop.abort();
  };
  for (const signal of signals) process.on(signal, onSignal);
  return stop.signal;
}

/** The same sentence holds for each job of a run: it is told once. */
function onceEach(say: (sentence: string) => void): (sentence: string) => void {
  const told = new Set<string>();
  return (sentence) => {
    if (told.has(sentence)) return;
    told.add(sentence);
    say(sentence);
  };
}
