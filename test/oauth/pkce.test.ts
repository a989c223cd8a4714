import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodePorts } from '../../src/cli/node-ports.js';
import { parseCapture } from '../../src/input/parse-capture.js';
import { matchesChallenge } from '../../src/oauth/pkce.js';
import { buildStory } from '../../src/oauth/story.js';
import { authorizeRequest, har, pkce, tokenRequest } from '../support/entra-builder.js';

const { verifier, challenge } = pkce();

const CASES: readonly (readonly [
  name: string,
  set: Record<string, string>,
  omit: string[],
  expected: unknown,
])[] = [
  ['S256 and the right verifier', {}, [], true],
  ['S256 and another challenge', { code_challenge: 'w'.repeat(43) }, [], false],
  ['S256 and the bare verifier', { code_challenge: verifier }, [], false],
  ['plain and the verifier', { code_challenge: verifier, code_challenge_method: 'plain' }, [], true],
  ['no method and the verifier', { code_challenge: verifier }, ['code_challenge_method'], true],
  ['no method and the hash', { code_challenge: challenge }, ['code_challenge_method'], true],
  ['no method and neither', { code_challenge: 'w'.repeat(43) }, ['code_challenge_method'], false],
  ['a method that does not exist', { code_challenge_method: 'S512' }, [], undefined],
  ['no challenge', {}, ['code_challenge'], undefined],
  ['an empty challenge', { code_challenge: '' }, [], undefined],
  ['a removed challenge', { code_challenge: '[REDACTED]' }, [], undefined],
];

for (const [name, set, omit, expected] of CASES) {
  test(`${name}: ${expected}`, async () => {
    const { bytes } = har(authorizeRequest({ set, omit }), tokenRequest({ codeVerifier: verifier }));
    const story = await buildStory(
      await parseCapture(bytes, { name: 'case.har', ports: nodePorts }),
      nodePorts,
    );
    const request = story.messages.find((message) => message.kind === 'authorization-request');
    assert.ok(request);
    assert.equal(matchesChallenge(verifier, request, story.hashes), expected);
  });
}
