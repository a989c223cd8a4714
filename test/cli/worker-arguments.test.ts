import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runEntrace } from './run-entrace.js';

for (const [what, args, env, complaint] of [
  ['no queue', [], {}, /^entrace: Say which queue, as in: --queue redis:\/\/host\.\n$/],
  ['an address that is none', [], { ENTRACE_QUEUE: 'secret@host' }, /--queue: give the address of a queue/],
  ['captures', ['a.har', '--queue', 'redis://host'], {}, /entrace worker takes no captures/],
  ['no number', ['--queue', 'redis://host', '--concurrency', 'many'], {}, /--concurrency/],
] as const) {
  test(`a worker refuses ${what}, in a sentence`, async () => {
    const { code, stdout, stderr } = await runEntrace(['worker', ...args], { env });
    assert.deepEqual({ code, stdout }, { code: 2, stdout: '' });
    assert.match(stderr, complaint);
    assert.doesNotMatch(stderr, /secret|\n {4}at /);
  });
}
