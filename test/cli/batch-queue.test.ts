import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { freePort, NO_REDIS, startRedis, type TestRedis } from '../support/redis.js';
import { manyCaptures, resultCount, shownBy, startEntrace, until } from './batch-runs.js';
import { runEntrace, sample, temporaryFolder } from './run-entrace.js';

const PASSWORD = 'correct horse battery staple';

function startWorker(context: TestContext, { url }: TestRedis) {
  return startEntrace(context, ['worker', '--queue', url, '--concurrency', '1'], {
    ENTRACE_PASSWORD: PASSWORD,
  });
}

/** What a capture holds and no queue may: tokens, the bodies they came in, and the secrets of requests. */
function secretsIn(file: string): string[] {
  const text = readFileSync(sample(file), 'utf8');
  const found = [...text.matchAll(/eyJ[\w-]{20,}(?:\.[\w-]+)*|client_secret=([^&"\\]+)/g)];
  return found.map(([token, secret]) => secret ?? token);
}

test('a worker, the coordinator and Redis die and come back: one result for each capture, the files of one machine', {
  skip: NO_REDIS,
}, async (context) => {
  const { folder, input } = manyCaptures(context, 200);
  const redis = await startRedis(context);
  const output = join(folder, 'queued');
  const args = ['batch', input, '-o', output, '--queue', redis.url, '--shard-size', '10', '--quiet'];
  const first = startEntrace(context, args);
  const doomed = startWorker(context, redis);
  await until('the first results', () => resultCount(output) >= 5);
  doomed.child.kill('SIGKILL');
  await doomed.ended;
  const other = startWorker(context, redis);
  await until('results of another worker', () => resultCount(output) >= 30);
  first.child.kill('SIGKILL');
  assert.equal((await first.ended).signal, 'SIGKILL', 'it was still waiting');
  const second = startEntrace(context, args);
  await until('results of the second coordinator', () => resultCount(output) >= 60);
  await redis.stop();
  await redis.start();
  const { code, stderr } = await second.ended;
  assert.deepEqual([code, stderr], [0, '']);
  other.child.kill('SIGINT');
  const stopped = await other.ended;
  assert.equal(stopped.code, 0);
  assert.match(stopped.stderr, /Stopped after \d+ captures\. What was under way is back in the queue\./);
  assert.equal(resultCount(output), 210);

  const alone = join(folder, 'alone');
  await runEntrace(['batch', input, '-o', alone, '--quiet']);
  assert.deepEqual(shownBy(output), shownBy(alone));

  const written = redis.everWritten();
  assert.ok(written.includes('obo-id-token.har'), 'names are in it');
  const secrets = [PASSWORD, ...secretsIn('obo-id-token.har'), ...secretsIn('expired-secret.har')];
  assert.ok(secrets.length > 5);
  for (const secret of [...secrets, 'graph.microsoft.com', 'eyJ', 'startedDateTime']) {
    assert.equal(written.includes(secret), false, `${secret.slice(0, 20)} is in the queue`);
  }
});

test('Ctrl-C has a worker hand back what it is at, and others go on', { skip: NO_REDIS }, async (context) => {
  const { folder, input } = manyCaptures(context, 40);
  const redis = await startRedis(context);
  const output = join(folder, 'results');
  const batch = startEntrace(context, ['batch', input, '-o', output, '--queue', redis.url]);
  const leaving = startWorker(context, redis);
  await until('a result', () => resultCount(output) >= 1);
  leaving.child.kill('SIGINT');
  const { code, signal } = await leaving.ended;
  assert.deepEqual([code, signal], [0, null]);
  assert.ok(resultCount(output) < 42, 'it did not wait for the whole shard');
  startWorker(context, redis);
  const { stdout } = await batch.ended;
  assert.match(stdout, /^42 captures: /);
});

test('a coordinator without workers says how to start one, and Ctrl-C ends it', {
  skip: NO_REDIS,
}, async (context) => {
  const { folder, input } = manyCaptures(context, 4);
  const redis = await startRedis(context);
  const url = redis.url.replace('//', '//:not-asked-for@');
  const { child, ended } = startEntrace(context, ['batch', input, '-o', join(folder, 'r'), '--queue', url]);
  let said = '';
  child.stderr?.on('data', (text: string) => {
    said += text;
  });
  await until('the hint', () => /No worker is at this queue yet\./.test(said));
  child.kill('SIGINT');
  const { signal, stderr } = await ended;
  assert.equal(signal, 'SIGINT');
  assert.match(stderr, /entrace worker --queue redis:\/\/127\.0\.0\.1:\d+\n/);
  assert.match(stderr, /Stopped\. Nothing is lost/);
  assert.doesNotMatch(stderr, /not-asked-for/);
});

test('Ctrl-C ends the coordinator also while Redis is away', { skip: NO_REDIS }, async (context) => {
  const { folder, input } = manyCaptures(context, 4);
  const redis = await startRedis(context);
  const args = ['batch', input, '-o', join(folder, 'r'), '--queue', redis.url];
  const { child, ended } = startEntrace(context, args);
  await until('the job', () => redis.everWritten().includes('healthy-code-flow.har'));
  await redis.stop();
  // By then it has asked for the state of its job and waits for the answer. Where it has not, less is proven.
  await setTimeout(1000);
  child.kill('SIGINT');
  const { signal, stderr } = await ended;
  assert.equal(signal, 'SIGINT');
  assert.match(stderr, /Stopped\. Nothing is lost/);
  assert.doesNotMatch(stderr, /\n\s+at /);
});

test('a queue that is not there is told by its place, without its password', async (context) => {
  const port = await freePort();
  const url = `redis://user:geheim@127.0.0.1:${port}`;
  const output = join(temporaryFolder(context), 'results');
  for (const args of [
    ['batch', sample('obo-id-token.har'), '-o', output, '--queue', url],
    ['worker', '--queue', url],
  ]) {
    const { code, stderr } = await runEntrace(args);
    assert.equal(code, 2);
    assert.match(stderr, /^entrace: --queue: redis:\/\/127\.0\.0\.1:\d+ cannot be reached\./);
    assert.doesNotMatch(stderr, /geheim|\n\s+at /);
  }
});

test('what goes with no queue is refused', async (context) => {
  const output = join(temporaryFolder(context), 'results');
  const queue = ['--queue', 'redis://127.0.0.1:1'];
  for (const [more, sentence] of [
    [[...queue, '--watch'], /--watch and --queue cannot be given together/],
    [[...queue, '--shard', '1/2'], /--shard and --queue cannot be given together/],
    [[...queue, '--jobs', '2'], /entrace worker has --concurrency/],
    [[...queue, '--password', 'geheim'], /A password never goes through a queue/],
    [['--shard-size', '50'], /--shard-size is for --queue/],
    [[...queue, '--shard-size', '500'], /--shard-size: give a whole number from 1 to 200/],
    [['--queue', 'http://geheim@host'], /--queue: give the address of a queue/],
  ] as const) {
    const { code, stderr } = await runEntrace(['batch', sample('obo-id-token.har'), '-o', output, ...more]);
    assert.equal(code, 2);
    assert.match(stderr, sentence);
    assert.doesNotMatch(stderr, /geheim/);
  }
  const { code, stderr } = await runEntrace(['worker']);
  assert.deepEqual([code, stderr], [2, 'entrace: Say which queue, as in: --queue redis://host.\n']);
});
