import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askedResources, resourceKey } from '../../src/oauth/asked-scopes.js';
import { findEndpoint } from '../../src/oauth/endpoints.js';
import { parseScopes } from '../../src/oauth/scopes.js';

const GRAPH = '00000003-0000-0000-c000-000000000000';
const ARM = '797f4846-ba00-4fd7-ba43-dac1f8f63013';
const APP = '11111111-2222-3333-4444-555555555555';

for (const [identifier, key] of [
  ['https://graph.microsoft.com', GRAPH],
  ['HTTPS://Graph.Microsoft.com/', GRAPH],
  [GRAPH, GRAPH],
  ['https://management.azure.com/', ARM],
  ['https://management.core.windows.net', ARM],
  [`api://${APP}`, APP],
  [`spn:${APP.toUpperCase()}`, APP],
  ['api://Orders/', 'api://orders'],
] as const) {
  test(`${identifier} is the API ${key}`, () => assert.equal(resourceKey(identifier), key));
}

const entra = findEndpoint(new URL('https://login.microsoftonline.com/common/oauth2/v2.0/token'));
const b2c = findEndpoint(new URL('https://x.b2clogin.com/x.onmicrosoft.com/b2c_1_a/oauth2/v2.0/token'));
const keysOf = (scopes: string, endpoint = entra) => [
  ...askedResources(parseScopes(scopes), endpoint).keys(),
];

test('a name without prefix is one of Graph, and OIDC scopes are of no API', () => {
  assert.deepEqual(keysOf('openid User.Read https://graph.microsoft.com/Mail.Read offline_access'), [GRAPH]);
});

test('an application id is an API of its own', () => {
  assert.deepEqual(keysOf(`${APP} api://${APP}/read`), [APP]);
});

test('B2C implies no API', () => {
  assert.deepEqual(keysOf('openid orders.read', b2c), []);
});

test('scopes of consumer accounts are of no API that can be told', () => {
  assert.deepEqual(keysOf('wl.basic service::account.live.com::MBI_SSL'), []);
});
