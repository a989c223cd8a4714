import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseJwt } from '../../src/model/jwt.js';
import { findOboAudience, findPrintedAudiences } from '../../src/oauth/on-behalf-of.js';
import { encodePart } from '../support/entra-builder.js';

const CLIENT = '11111111-2222-3333-4444-555555555555';
const OTHER = '99999999-2222-3333-4444-555555555555';

const AUDIENCES: readonly (readonly [aud: unknown, kind: string | undefined])[] = [
  [CLIENT, 'own'],
  [CLIENT.toUpperCase(), 'own'],
  [`api://${CLIENT}`, 'own'],
  [`api://${CLIENT}/`, 'own'],
  [`api://contoso.example/${CLIENT}`, 'own'],
  [['https://orders.example', CLIENT], 'own'],
  [OTHER, 'foreign'],
  ['00000003-0000-0000-c000-000000000000', 'microsoft'],
  ['https://graph.microsoft.com', 'microsoft'],
  ['https://management.azure.com/', 'microsoft'],
  ['https://contoso.sharepoint.com', 'microsoft'],
  ['https://orders.example', 'unknown'],
  ['', 'unknown'],
  [42, undefined],
  [undefined, undefined],
];

for (const [aud, kind] of AUDIENCES) {
  test(`the audience ${JSON.stringify(aud)} is ${kind}`, () => {
    const jwt = parseJwt(`${encodePart({ alg: 'none' })}.${encodePart({ aud })}.`);
    assert.ok(jwt);
    assert.equal(findOboAudience(jwt, CLIENT)?.kind, kind);
  });
}

test('without a client id an audience is nobody’s, but Microsoft’s stays Microsoft’s', () => {
  const jwt = parseJwt(`${encodePart({ alg: 'none' })}.${encodePart({ aud: OTHER })}.`);
  const graph = parseJwt(
    `${encodePart({ alg: 'none' })}.${encodePart({ aud: 'https://graph.microsoft.com' })}.`,
  );
  assert.ok(jwt && graph);
  assert.equal(findOboAudience(jwt, undefined)?.kind, 'unknown');
  assert.equal(findOboAudience(graph, undefined)?.kind, 'microsoft');
});

test('both audiences are read from the server’s text, and from nothing else', () => {
  const text = "The audience in the assertion was 'a' and the expected audience is 'b' or one of others";
  assert.deepEqual(findPrintedAudiences(text), { found: 'a', expected: 'b' });
  for (const other of [
    undefined,
    '',
    'audience in the assertion was a',
    "audience in the assertion was 'a'",
  ]) {
    assert.equal(findPrintedAudiences(other), undefined);
  }
});
