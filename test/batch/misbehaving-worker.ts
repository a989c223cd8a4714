import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { workerData } from 'piscina';
import type { CaptureOutcome } from '../../src/batch/analyst.js';
import type { CaptureRef } from '../../src/batch/capture-source.js';

/** Does to its thread what the name of the capture says; writes each attempt to the file that it is given. */
export default async function misbehave(ref: CaptureRef): Promise<CaptureOutcome> {
  const log = pathOf(workerData.store);
  appendFileSync(log, `${ref.name}\n`);
  if (ref.name.startsWith('exits')) process.exit(7);
  // The whole process, as the kernel does where a machine runs out of memory.
  if (ref.name.startsWith('kills')) process.kill(process.pid, 'SIGKILL');
  if (ref.name.startsWith('hangs')) for (;;);
  if (ref.name.startsWith('fills')) fillMemory();
  if (ref.name.startsWith('throws')) throw new TypeError('a secret value');
  if (ref.name.startsWith('once') && attempts(log, ref.name) === 1) process.exit(7);
  return { ref, verdict: 'nothing-wrong', worst: null, hadFault: false, key: `key of ${ref.name}` };
}

/** A result store is a folder: the attempts are a file in it. */
function pathOf(store: string): string {
  return store.startsWith('file:') ? fileURLToPath(new URL('attempts', store)) : store;
}

function fillMemory(): void {
  const kept: unknown[][] = [];
  for (;;) kept.push(new Array(200_000).fill(kept.length));
}

function attempts(log: string, name: string): number {
  if (!existsSync(log)) return 0;
  return readFileSync(log, 'utf8')
    .split('\n')
    .filter((line) => line === name).length;
}
