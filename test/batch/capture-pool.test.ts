import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { createCapturePool, PoolStopped, threadMemory } from '../../src/batch/capture-pool.js';
import { temporaryFolder } from '../cli/run-entrace.js';

const MISBEHAVING = new URL(`./misbehaving-worker${extname(import.meta.url)}`, import.meta.url);

/** A pool whose threads do what the names of captures say, and what they were asked to do, in order. */
function misbehavingPool(context: TestContext, { threads = 2, timeLimitSeconds = 30 } = {}) {
  const folder = temporaryFolder(context);
  const log = join(folder, 'attempts');
  writeFileSync(log, '');
  const settings = { identities: 'mask', rules: [], rulesFrom: [], reports: [] } as const;
  const pool = createCapturePool({
    setup: { settings, ruleSet: 'r', store: log, password: undefined },
    threads,
    timeLimitSeconds,
    memoryMiB: 48,
    worker: MISBEHAVING,
  });
  context.after(() => pool.stop());
  const refOf = (name: string) => {
    const path = join(folder, name);
    writeFileSync(path, name);
    return { name, uri: pathToFileURL(path).href };
  };
  return {
    pool,
    analyse: (name: string) => pool.analyse(refOf(name)),
    attempts: () => readFileSync(log, 'utf8').trimEnd().split('\n'),
  };
}

for (const [name, code, limits] of [
  ['exits', 'ERR_CRASHED'],
  ['throws', 'ERR_CRASHED'],
  ['hangs', 'ERR_TIME_LIMIT', { timeLimitSeconds: 3 }],
  ['fills', 'ERR_OUT_OF_MEMORY'],
] as const) {
  test(`a capture whose thread ${name} is tried twice and then a row: ${code}`, async (context) => {
    const { analyse, attempts } = misbehavingPool(context, limits);
    const [good, bad, other] = await Promise.all([analyse('good.har'), analyse(name), analyse('other.har')]);
    assert.deepEqual([good.verdict, other.verdict], ['nothing-wrong', 'nothing-wrong']);
    assert.ok('failed' in bad);
    assert.equal(bad.failed.code, code);
    assert.match(bad.failed.sha256 ?? '', /^[0-9a-f]{64}$/);
    assert.doesNotMatch(bad.failed.message, /a secret value/);
    assert.equal(attempts().filter((each) => each === name).length, 2);
    assert.equal((await analyse('later.har')).verdict, 'nothing-wrong');
  });
}

test('a capture whose thread dies once has its result from the second attempt', async (context) => {
  const { analyse, attempts } = misbehavingPool(context);
  const outcome = await analyse('once.har');
  assert.equal('key' in outcome && outcome.key, 'key of once.har');
  assert.deepEqual(attempts(), ['once.har', 'once.har']);
});

test('a pool that is stopped says so for what is under way, and makes no rows of it', async (context) => {
  const { analyse, pool } = misbehavingPool(context, { threads: 1 });
  const refused = Promise.all(
    ['hangs', 'hangs-2', 'good.har'].map((name) => assert.rejects(analyse(name), PoolStopped)),
  );
  setTimeout(() => void pool.stop(), 500);
  await refused;
});

test('threads share the memory of the machine, within bounds', () => {
  const gib = 2 ** 30;
  assert.equal(threadMemory(2, 24 * gib), 1024);
  assert.equal(threadMemory(64, 64 * gib), 614);
  assert.equal(threadMemory(64, 8 * gib), 256);
});
