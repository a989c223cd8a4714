import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { nodePorts } from '../../src/cli/node-ports.js';
import { parseCapture } from '../../src/input/parse-capture.js';
import { buildStory } from '../../src/oauth/story.js';
import { externalFederatedAssertion } from '../support/assertions.js';
import * as made from '../support/entra-builder.js';
import { b2cAccessToken, ciamAccessToken } from '../support/external-tokens.js';
import {
  ADFS_HOST,
  B2C_NAME,
  B2C_TENANT,
  CIAM_NAME,
  CIAM_TENANT,
  OTHER_TENANT,
  TENANT,
} from '../support/ids.js';
import { entraJwks, externalJwks } from '../support/jwks.js';
import { publicJwk } from '../support/jwt.js';
import { ENTRA_SIGNING_KEY, EXTERNAL_IDP_KEY } from '../support/keys.js';
import { discovery, jwksRequest } from '../support/metadata.js';
import { accessTokenV1, ENTRA_KID, EXTERNAL_KID, graphToken } from '../support/tokens.js';

/** The verdict on one token beside what else the capture holds, and the entry of the keys it was checked with. */
async function verdictOn(token: string, ...around: readonly made.Exchange[]) {
  const call = made.apiCall({ at: 60, url: made.API_URL, token });
  const { bytes } = made.har(...around, call);
  const story = await buildStory(
    await parseCapture(bytes, { name: 'story.har', ports: nodePorts }),
    nodePorts,
  );
  const found = story.tokenOf(token);
  const { status, reason, keySet } = story.signatureOf(found?.id ?? '');
  return { status, reason, keys: keySet?.entry.index };
}

const GITHUB = 'token.actions.githubusercontent.com';
const CUSTOM = 'login.shop.example';
const b2cPath = `/${B2C_NAME}.onmicrosoft.com/B2C_1A_signup_signin`;
/** Another key under the id of the key that really signed. */
const impostor = { keys: [publicJwk(EXTERNAL_IDP_KEY, { kid: ENTRA_KID })] };

describe('signatures, with what the capture itself holds', () => {
  const documentOfB2c = discovery({
    host: CUSTOM,
    path: `${b2cPath}/v2.0/.well-known/openid-configuration`,
    members: {
      issuer: `https://${B2C_NAME}.b2clogin.com/${B2C_TENANT}/v2.0/`,
      jwks_uri: `https://${CUSTOM}${b2cPath}/discovery/v2.0/keys`,
    },
  });
  const keysOfB2c = jwksRequest({
    host: CUSTOM,
    path: `${b2cPath}/discovery/v2.0/keys`,
    keys: externalJwks(),
    at: 1,
  });

  test('a key set at an address that a discovery document names serves the issuer of that document', async () => {
    const verdict = await verdictOn(b2cAccessToken(), documentOfB2c, keysOfB2c);
    assert.deepEqual([verdict.status, verdict.keys], ['valid', 1]);
  });

  test('the same key set without its document says nothing about that issuer', async () => {
    const verdict = await verdictOn(b2cAccessToken(), keysOfB2c);
    assert.equal(verdict.status, 'not-checked');
    assert.match(verdict.reason, /no key set of its issuer/);
  });

  test('a key set that its document gives to another issuer is not used', async () => {
    const other = discovery({
      host: CUSTOM,
      path: `${b2cPath}/v2.0/.well-known/openid-configuration`,
      members: {
        issuer: `https://other.b2clogin.com/${OTHER_TENANT}/v2.0/`,
        jwks_uri: `https://${CUSTOM}${b2cPath}/discovery/v2.0/keys`,
      },
    });
    assert.equal((await verdictOn(b2cAccessToken(), other, keysOfB2c)).status, 'not-checked');
  });

  test('External ID: the issuer has the tenant id for a host name, the keys the name', async () => {
    const keys = jwksRequest({ host: `${CIAM_NAME}.ciamlogin.com`, tenant: CIAM_TENANT });
    const named = jwksRequest({ host: `${CIAM_NAME}.ciamlogin.com`, tenant: `${CIAM_NAME}.onmicrosoft.com` });
    assert.equal((await verdictOn(ciamAccessToken(), keys)).status, 'valid');
    const document = discovery({
      host: `${CIAM_NAME}.ciamlogin.com`,
      tenant: `${CIAM_NAME}.onmicrosoft.com`,
      members: { issuer: `https://${CIAM_TENANT}.ciamlogin.com/${CIAM_TENANT}/v2.0` },
    });
    assert.equal((await verdictOn(ciamAccessToken(), document, named)).status, 'valid');
    assert.equal((await verdictOn(ciamAccessToken(), named)).status, 'not-checked');
  });

  test('AD FS: the document names the issuer of its access tokens beside its own', async () => {
    const token = made.adfsAccessToken({ iss: 'http://farm.fabrikam.example/adfs/services/trust' });
    const base = `https://${ADFS_HOST}/adfs`;
    const document = discovery({
      host: ADFS_HOST,
      path: '/adfs/.well-known/openid-configuration',
      members: {
        issuer: base,
        access_token_issuer: 'http://farm.fabrikam.example/adfs/services/trust',
        jwks_uri: `${base}/discovery/keys`,
      },
    });
    const keys = jwksRequest({ host: ADFS_HOST, path: '/adfs/discovery/keys', keys: externalJwks() });
    assert.equal((await verdictOn(token, document, keys)).status, 'valid');
    assert.equal((await verdictOn(token, keys)).status, 'not-checked');
  });

  test('a provider that is no Microsoft host, by its own document', async () => {
    const token = externalFederatedAssertion();
    const document = discovery({
      host: GITHUB,
      path: '/.well-known/openid-configuration',
      members: { issuer: `https://${GITHUB}`, jwks_uri: `https://${GITHUB}/.well-known/jwks` },
    });
    const keys = jwksRequest({ host: GITHUB, path: '/.well-known/jwks', keys: externalJwks() });
    assert.equal((await verdictOn(token, document, keys)).status, 'valid');
  });

  test('a document on a foreign host does not speak for Entra', async () => {
    const document = discovery({
      host: 'id.vendor.example',
      path: '/.well-known/openid-configuration',
      members: {
        issuer: `https://login.microsoftonline.com/${TENANT}/v2.0`,
        jwks_uri: 'https://id.vendor.example/keys',
      },
    });
    const keys = jwksRequest({ host: 'id.vendor.example', path: '/keys', keys: impostor });
    assert.equal((await verdictOn(made.accessTokenV2(), document, keys)).status, 'not-checked');
  });

  test('v1 tokens verify with the keys of Entra, whatever alias of the cloud published them', async () => {
    const keys = jwksRequest({ host: 'login.windows.net', version: 'v1', tenant: 'common' });
    assert.equal((await verdictOn(accessTokenV1(), keys)).status, 'valid');
  });

  test('a key that Entra publishes for one tenant alone is not used for another', async () => {
    const issuer = `https://login.microsoftonline.com/${OTHER_TENANT}/v2.0`;
    const keys = { keys: [publicJwk(EXTERNAL_IDP_KEY, { kid: ENTRA_KID, issuer })] };
    assert.equal((await verdictOn(made.accessTokenV2(), jwksRequest({ keys }))).status, 'not-checked');
  });

  test('one of two sets under the same id is enough; none of them makes it invalid', async () => {
    const wrong = jwksRequest({ keys: impostor, at: 2 });
    const right = jwksRequest({ keys: entraJwks(), at: 1 });
    assert.equal((await verdictOn(made.accessTokenV2(), right, wrong)).status, 'valid');
    const verdict = await verdictOn(made.accessTokenV2(), wrong);
    assert.deepEqual([verdict.status, verdict.keys], ['invalid', 0]);
  });

  test('a token with a nonce in its header is never called invalid', async () => {
    const verdict = await verdictOn(graphToken(), jwksRequest({ keys: impostor }));
    assert.equal(verdict.status, 'not-checked');
    assert.match(verdict.reason, /only its own API can verify/);
  });

  test('a key of another kind under the same id is not used', async () => {
    const keys = { keys: [{ kty: 'EC', crv: 'P-256', x: 'x', y: 'y', kid: ENTRA_KID }] };
    assert.equal((await verdictOn(made.accessTokenV2(), jwksRequest({ keys }))).status, 'not-checked');
  });
});

// The ids of keys are no secret; a set may hold many.
test('a set holds many keys, and the id picks one', async () => {
  const keys = {
    keys: [
      publicJwk(EXTERNAL_IDP_KEY, { kid: EXTERNAL_KID }),
      publicJwk(ENTRA_SIGNING_KEY, { kid: ENTRA_KID }),
    ],
  };
  assert.equal((await verdictOn(made.accessTokenV2(), jwksRequest({ keys }))).status, 'valid');
});
