import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type CaptureOutcome, failedOutcome } from '../../src/batch/analyst.js';
import type { CaptureRef, CaptureSource } from '../../src/batch/capture-source.js';
import { listCaptures, runShards } from '../../src/batch/coordinator.js';
import { temporaryFolder } from '../cli/run-entrace.js';

const NAMES = 80_000;
const AT_ONCE = 8;
const SHARD = 100;
/** Names that are held before they are sorted and written; a real run holds more. */
const IN_MEMORY = 8_000;
/** The names alone, as strings in a list, would take 16 MiB, and what came of them twice as much. */
const MOST_MIB = 10;

/** Names in no order, as a store may give them. */
const SOURCE: CaptureSource = {
  list: async function* () {
    for (let at = 0; at < NAMES; at++) {
      const name = `2026/${(at * 7919) % NAMES}/sign-in-of-somebody-${at}.har`;
      yield { name, uri: `https://account.blob.core.windows.net/captures/${name}` };
    }
  },
};

test('however many names there are, some shards are under way, and the others wait on disk', async (context) => {
  const folder = temporaryFolder(context);
  const before = liveMiB();
  const list = await listCaptures(SOURCE, join(folder, 'work'), IN_MEMORY);
  assert.equal(list.count, NAMES);
  const seen = { underWay: 0, mostUnderWay: 0, captures: 0, shards: 0, mostMiB: 0, last: '', isSorted: true };
  const runShard = async ({ captures }: { captures: readonly CaptureRef[] }): Promise<CaptureOutcome[]> => {
    seen.mostUnderWay = Math.max(seen.mostUnderWay, ++seen.underWay);
    for (const { name } of captures) {
      seen.isSorted &&= seen.last < name;
      seen.last = name;
    }
    await setImmediate();
    seen.captures += captures.length;
    if (seen.shards++ % 100 === 0) seen.mostMiB = Math.max(seen.mostMiB, liveMiB() - before);
    seen.underWay--;
    return captures.map((ref) =>
      failedOutcome(ref, { name: ref.name, sha256: null, code: 'ERR_EMPTY_FILE', message: 'It is empty.' }),
    );
  };
  const handing = { runShard, atOnce: AT_ONCE, size: SHARD, onOutcome: () => {} };
  const outcomes = await runShards(list, join(folder, 'work'), handing);
  assert.deepEqual([seen.captures, seen.shards, seen.isSorted], [NAMES, NAMES / SHARD, true]);
  assert.ok(seen.mostUnderWay > 1 && seen.mostUnderWay <= AT_ONCE, `${seen.mostUnderWay} were`);
  let read = 0;
  for await (const _ of outcomes.read()) {
    if (read++ % 20_000 === 0) seen.mostMiB = Math.max(seen.mostMiB, liveMiB() - before);
  }
  assert.equal(read, NAMES);
  assert.ok(seen.mostMiB < MOST_MIB, `${seen.mostMiB.toFixed(1)} MiB were in use`);
});

/** What is in use once the garbage is gone. */
function liveMiB(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage().heapUsed / 2 ** 20;
}
