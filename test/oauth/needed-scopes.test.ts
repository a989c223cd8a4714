import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodePorts } from '../../src/cli/node-ports.js';
import { parseCapture } from '../../src/input/parse-capture.js';
import { findNeededScopes } from '../../src/oauth/needed-scopes.js';
import { buildStory } from '../../src/oauth/story.js';
import {
  type Answer,
  answered,
  apiCall,
  bearerChallenge,
  graphError,
  har,
} from '../support/entra-builder.js';

async function needed(answer: Answer) {
  const capture = await parseCapture(har(apiCall({}, answer)).bytes, { name: 'case.har', ports: nodePorts });
  const [message] = (await buildStory(capture, nodePorts)).messages;
  assert.ok(message);
  return findNeededScopes(message)?.names;
}

const challenge = (error: string, scope: string) =>
  answered(403, undefined, { 'WWW-Authenticate': bearerChallenge({ error, scope }) });
const sentence = (message: string) => graphError('Forbidden', { status: 403, message });

for (const [name, answer, names] of [
  ['a challenge', challenge('insufficient_scope', 'a b'), ['a', 'b']],
  ['a challenge about something else', challenge('invalid_token', 'a'), undefined],
  [
    'the sentence of Graph',
    sentence("API requires one of 'Chat.Read, Chat.ReadWrite'."),
    ['Chat.Read', 'Chat.ReadWrite'],
  ],
  ['another sentence', sentence('Access denied.'), undefined],
  ['a quote that never ends', sentence(`API requires one of '${'x'.repeat(50_000)}`), undefined],
] as const) {
  test(`the permissions that ${name} asks for`, async () => assert.deepEqual(await needed(answer), names));
}
