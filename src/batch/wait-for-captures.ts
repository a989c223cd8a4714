import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { localFiles } from './local-source.js';

/** What is watched. */
export interface Watching {
  readonly paths: () => AsyncIterable<string>;
  readonly stop: AbortSignal;
}

/** Between two looks at the files: a file that did not change meanwhile is taken for whole. */
const LOOK_MS = 1000;
/** Looking takes at most this part of the time, however many files there are. */
const SHARE_OF_TIME = 0.1;

/**
 * Yields once the files lie still, and again whenever some have come, gone or changed and then lay still. Ends when it is
 * stopped. Looks for itself: folders on a network tell nobody of changes.
 */
export async function* waitForCaptures({ paths, stop }: Watching): AsyncIterable<void> {
  let done: string | undefined;
  let last = '';
  while (!stop.aborted) {
    const start = Date.now();
    const state = await stateOf(paths);
    if (state === last && state !== done) {
      yield;
      done = state;
    }
    last = state;
    const pause = Math.max(LOOK_MS, (Date.now() - start) / SHARE_OF_TIME);
    await pauseFor(pause, stop);
  }
}

async function pauseFor(ms: number, stop: AbortSignal): Promise<void> {
  try {
    await setTimeout(ms, undefined, { signal: stop });
  } catch {
    // Stopped: the loop ends by itself.
  }
}

/** Differs where any file does; takes no more memory for more files. The order in which they are listed is not their state. */
async function stateOf(paths: () => AsyncIterable<string>): Promise<string> {
  let sum = 0n;
  let files = 0;
  for await (const path of localFiles({ paths, onSkip: () => {} })) {
    const digest = createHash('sha256')
      .update(JSON.stringify([path, await fileState(path)]))
      .digest();
    sum = BigInt.asUintN(64, sum + digest.readBigUInt64BE(0));
    files++;
  }
  return `${files} ${sum}`;
}

async function fileState(path: string): Promise<readonly number[]> {
  try {
    const { ino, size, mtimeMs, ctimeMs } = await stat(path);
    return [ino, size, mtimeMs, ctimeMs];
  } catch {
    return [];
  }
}
