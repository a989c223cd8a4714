import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { nodePorts } from '../../src/cli/node-ports.js';
import { parseCapture } from '../../src/input/parse-capture.js';
import { findClientAssertion } from '../../src/oauth/client-assertion.js';
import { buildStory } from '../../src/oauth/story.js';
import * as made from '../support/entra-builder.js';

const { API, clientAssertion, externalFederatedAssertion } = made;

async function find(assertion: string) {
  const { bytes } = made.har(
    made.tokenRequest({ grant: 'client_credentials', credential: 'certificate', clientAssertion: assertion }),
  );
  const story = await buildStory(await parseCapture(bytes, { name: 'x.har', ports: nodePorts }), nodePorts);
  const [request] = story.messages;
  assert.equal(request?.kind, 'token-request');
  return findClientAssertion(request, story);
}

/** Who made the assertion, by its claims. */
const CASES: Readonly<Record<string, readonly [assertion: string, isFederated: boolean | undefined]>> = {
  'the client itself': [clientAssertion(), false],
  'another client, named in both claims': [clientAssertion({ iss: API, sub: API }), false],
  'another client, named as issuer': [clientAssertion({ iss: API }), false],
  'an App ID URI in both claims': [
    clientAssertion({ iss: 'https://daemon.example', sub: 'https://daemon.example' }),
    false,
  ],
  'no issuer': [clientAssertion({ iss: undefined }), false],
  'an identity provider': [externalFederatedAssertion(), true],
  'an identity provider, for another audience': [externalFederatedAssertion({ aud: 'x' }), true],
  'an issuer that is a GUID, for token exchange': [externalFederatedAssertion({ iss: API }), true],
  'an issuer without a scheme': [externalFederatedAssertion({ iss: 'idp.example', aud: 'x' }), true],
  'no JWT': ['abc', undefined],
  'a redacted one': ['[REDACTED]', undefined],
  'an encrypted one': [made.encryptedToken(1), undefined],
};

describe('findClientAssertion: is it federated?', () => {
  for (const [name, [assertion, expected]] of Object.entries(CASES)) {
    test(name, async () => assert.equal((await find(assertion))?.isFederated, expected));
  }
});
