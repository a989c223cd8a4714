import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faultKind, faultPlace, faultSentence } from '../../src/cli/fault.js';
import { runEntrace, sample } from './run-entrace.js';

const CAPTURED = 'eyJhbGciOi-captured-value';

/** Breaks what the JSON format is made with, as a fault of ours would. */
const BROKEN = `data:text/javascript,JSON.stringify = () => { throw new TypeError('${CAPTURED}') }`;

test('a fault of ours is told without a stack trace, a captured value or the capture', async () => {
  const outcome = await runEntrace([sample('healthy-code-flow.har'), '-f', 'ndjson'], {
    env: { NODE_OPTIONS: `--import "${BROKEN.replaceAll(' ', '%20')}"` },
  });
  assert.equal(outcome.code, 3);
  assert.match(outcome.stderr, /this is a fault in entrace \(TypeError\), not in your capture\./);
  assert.match(outcome.stderr, /Do not attach the capture/);
  assert.doesNotMatch(outcome.stderr, new RegExp(CAPTURED));
  assert.equal(outcome.stderr.trimEnd().split('\n').length, 1);
});

test('ENTRACE_DEBUG=1 shows the place in entrace, and still no captured value', async () => {
  const outcome = await runEntrace([sample('healthy-code-flow.har'), '-f', 'ndjson'], {
    env: { NODE_OPTIONS: `--import "${BROKEN.replaceAll(' ', '%20')}"`, ENTRACE_DEBUG: '1' },
  });
  assert.equal(outcome.code, 3);
  assert.match(outcome.stderr, /\n {2}at .*\(cli\/[\w./-]+\.cjs:\d+:\d+\)\n/);
  assert.doesNotMatch(outcome.stderr, new RegExp(CAPTURED));
});

test('an error may carry captured text anywhere: only its class is told', () => {
  const error = new RangeError(CAPTURED);
  assert.equal(faultKind(error), 'RangeError');
  error.name = `${CAPTURED}\u001b[2J`;
  assert.equal(faultKind(error), 'unknown');
  assert.equal(faultKind(CAPTURED), 'unknown');
  assert.doesNotMatch(faultSentence('x.har', faultKind(error)), new RegExp(CAPTURED));
});

test('only frames of entrace are told, without the folders above it', () => {
  const error = new Error('x');
  error.stack = [
    `Error: ${CAPTURED}`,
    `    at ${CAPTURED} is in a message line`,
    '    at readHar (file:///home/somebody/entrace/dist/cli/main.js:12:345)',
    '    at file:///home/somebody/entrace/dist/cli/chunk.js:1:2',
    '    at Array.map (<anonymous>)',
    '    at node:internal/process/task_queues:95:5',
    '    at other (/elsewhere/lib/index.js:1:1)',
  ].join('\n');
  assert.equal(faultPlace(error), '  at readHar (cli/main.js:12:345)\n  at <anonymous> (cli/chunk.js:1:2)');
  assert.equal(faultPlace('no error'), '  at an unknown place');
});
