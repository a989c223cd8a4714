import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseJwt } from '../../src/model/jwt.js';
import { findTokenKind } from '../../src/oauth/token-kind.js';
import * as made from '../support/entra-builder.js';
import { B2C_TENANT } from '../support/ids.js';

function kindOf(text: string): string {
  const jwt = parseJwt(text);
  return jwt === undefined ? 'no jwt' : findTokenKind(jwt);
}

describe('findTokenKind', () => {
  const table: Readonly<Record<string, readonly [token: string, kind: string]>> = {
    'an id_token of v2': [made.idToken(), 'id-token'],
    'an id_token of v1': [made.idTokenV1(), 'id-token'],
    'a delegated access token of v2': [made.accessTokenV2(), 'delegated-access-token'],
    'a delegated access token of v1': [made.accessTokenV1(), 'delegated-access-token'],
    'a Graph token': [made.graphToken(), 'delegated-access-token'],
    'an access token of an app for itself has scp': [
      made.accessTokenV2({ aud: made.API, azp: made.API }),
      'delegated-access-token',
    ],
    'an app-only token': [made.appToken(), 'app-only-access-token'],
    'an app-only token of v1': [made.appTokenV1(), 'app-only-access-token'],
    'a client assertion': [made.clientAssertion(), 'client-assertion'],
    'a token of another issuer for federation': [made.externalFederatedAssertion(), 'federated-assertion'],
    'a PRT cookie': [made.prtCookie(), 'prt-cookie'],
    'a signed HTTP request': [made.popRequest(), 'signed-request'],
    'an encrypted token': [made.encryptedToken(1), 'jwe'],
    'a token of an issuer nobody knows': [made.idToken({ iss: 'https://issuer.example/' }), 'unknown'],
    'an id_token that B2C issued under a domain of the customer': [
      made.b2cIdToken({ iss: `https://login.shop.example/${B2C_TENANT}/v2.0/` }),
      'id-token',
    ],
    'the same shape without a version': [
      made.b2cIdToken({ iss: `https://login.shop.example/${B2C_TENANT}/v2.0/`, ver: undefined }),
      'unknown',
    ],
    'an opaque token': [made.msaOpaqueToken(1), 'no jwt'],
  };
  for (const [name, [token, kind]] of Object.entries(table))
    test(name, () => assert.equal(kindOf(token), kind));
});
