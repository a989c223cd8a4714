import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodePorts } from '../../src/cli/node-ports.js';
import { parseCapture } from '../../src/input/parse-capture.js';
import { findSamlFacts } from '../../src/oauth/saml-bearer.js';
import { buildStory } from '../../src/oauth/story.js';
import { ADFS_HOST, har, samlAssertion, tokenRequest } from '../support/entra-builder.js';

async function factsOf(assertion: string, grant: 'saml2-bearer' | 'on_behalf_of' = 'saml2-bearer') {
  const { bytes } = har(tokenRequest({ grant, assertion }));
  const capture = await parseCapture(bytes, { name: 'case.har', ports: nodePorts });
  const request = (await buildStory(capture, nodePorts)).messages.find(
    ({ kind }) => kind === 'token-request',
  );
  assert.ok(request?.kind === 'token-request');
  return findSamlFacts(request);
}

const base64 = (text: string) => Buffer.from(text).toString('base64');
const issuer = `http://${ADFS_HOST}/adfs/services/trust/`;
const bare = {
  isDesktopSso: false,
  isEncrypted: false,
  notOnOrAfterMs: undefined,
  audiences: [],
  hasImmutableId: false,
};
const v2 = {
  ...bare,
  version: '2.0',
  issuer,
  notOnOrAfterMs: Date.UTC(2026, 2, 2, 10),
  audiences: ['urn:federation:MicrosoftOnline'],
  hasImmutableId: true,
};

test('both versions, encoded either way or not at all', async () => {
  assert.deepEqual(await factsOf(base64(samlAssertion())), v2);
  assert.deepEqual(await factsOf(samlAssertion()), v2);
  assert.deepEqual(await factsOf(base64(samlAssertion({ version: '1.1' }))), { ...v2, version: '1.1' });
  assert.deepEqual(await factsOf(base64(`<?xml version="1.0"?>\n${samlAssertion()}`)), v2);
});

test('the assertion inside an envelope, and the token of desktop single sign-on', async () => {
  assert.equal(
    (await factsOf(base64(`<Response Version="1.0">${samlAssertion()}</Response>`)))?.version,
    '2.0',
  );
  const shell = '<saml:Assertion MajorVersion="1"><DesktopSsoToken>t</DesktopSsoToken></saml:Assertion>';
  assert.deepEqual(await factsOf(base64(shell)), {
    ...bare,
    version: '1.1',
    issuer: undefined,
    isDesktopSso: true,
  });
});

test('conditions as other identity providers write them', async () => {
  const conditions = (text: string) =>
    `<Assertion Version="2.0"><Issuer>${issuer}</Issuer><Conditions\n  ${text}</Conditions></Assertion>`;
  const read = {
    ...bare,
    version: '2.0',
    issuer,
    notOnOrAfterMs: Date.UTC(2026, 2, 2, 10),
    audiences: ['https://first.example', 'urn:federation:MicrosoftOnline'],
  };
  const audiences =
    '<AudienceRestriction><Audience>https://first.example</Audience>' +
    '<Audience>\n urn:federation:MicrosoftOnline\n</Audience></AudienceRestriction>';
  for (const attributes of [
    'NotOnOrAfter="2026-03-02T10:00:00Z"',
    "NotOnOrAfter = '2026-03-02T10:00:00.0000000Z' NotBefore='2026-03-02T09:00:00Z'",
    'NotBefore="2026-03-02T09:00:00" NotOnOrAfter="2026-03-02T10:00:00"',
    'NotOnOrAfter="2026-03-02T11:00:00+01:00"',
  ])
    assert.deepEqual(await factsOf(base64(conditions(`${attributes}>${audiences}`))), read, attributes);
});

test('nothing is read from what is no assertion', async () => {
  assert.equal(await factsOf('[REDACTED]'), undefined);
  assert.equal(await factsOf('not base64!'), undefined);
  assert.equal(await factsOf(base64('plain text')), undefined);
  assert.equal(await factsOf(samlAssertion(), 'on_behalf_of'), undefined);
  const unknown = { ...bare, version: undefined, issuer: undefined };
  assert.deepEqual(await factsOf(base64('<AssertionConsumer Version="2.0">')), unknown);
  assert.deepEqual(await factsOf(base64(`<Assertion ${'a'.repeat(20_000)}`)), unknown);
  assert.deepEqual(await factsOf(base64('<Assertion'.repeat(5000))), unknown);
});
