import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';
import { createLocalJWKSet, importX509, jwtVerify } from 'jose';
import {
  type Answer,
  accessTokenV1,
  accessTokenV2,
  answered,
  apiCall,
  appToken,
  armToken,
  authorizationCode,
  authorizeRequest,
  b2cAccessToken,
  CLIENT_CERTIFICATE,
  callback,
  clientAssertion,
  type Exchange,
  entraJwks,
  externalFederatedAssertion,
  externalJwks,
  findParameter,
  graphToken,
  har,
  idToken,
  leftHash,
  pkce,
  preflight,
  s256,
  signOut,
  tokenError,
  tokenRequest,
} from './entra-builder.js';
import { HEALTHY_STORIES } from './healthy-stories.js';
import { secretsOf } from './secrets-of.js';
import * as stories from './stories.js';
import { endOf, findIssued } from './stories.js';

const require = createRequire(import.meta.url);
const validator: { entry(entry: unknown): Promise<unknown> } = require('har-validator');

function entriesOf(text: string): unknown[] {
  const document: { log: { entries: unknown[] } } = JSON.parse(text);
  return document.log.entries;
}

function formOf(exchange: Exchange): URLSearchParams {
  return new URLSearchParams(exchange.requestBody ?? '');
}

function member(exchange: Exchange, name: string): string {
  const value = findIssued(exchange, name);
  assert.ok(value !== undefined, `no ${name} in the answer`);
  return value;
}

describe('har', () => {
  for (const [name, exchanges] of Object.entries(HEALTHY_STORIES)) {
    it(`writes ${name} as valid HAR 1.2 entries`, async () => {
      const entries = entriesOf(har(exchanges).text);
      assert.equal(entries.length, exchanges.length);
      for (const entry of entries) await validator.entry(entry);
    });
  }

  it('writes a request without an answer, a preflight and a sign-out as valid entries', async () => {
    const unanswered = tokenRequest({}, answered(0));
    for (const entry of entriesOf(har(unanswered, preflight(), signOut()).text)) await validator.entry(entry);
  });

  it('gives the same bytes every time', () => {
    assert.equal(har(stories.healthyOboChain()).text, har(stories.healthyOboChain()).text);
  });

  it('drops cookies and bearers from a sanitized export, and nothing else', () => {
    const text = har.options({ sanitized: true })(stories.healthyCodeFlow()).text;
    assert.doesNotMatch(text, /"name": "(Cookie|Set-Cookie|Authorization)"/i);
    assert.match(text, /"name": "x-ms-request-id"/);
  });

  it('encodes bodies in base64 that decode to what was sent', () => {
    const sent = tokenRequest();
    const [entry] = entriesOf(har.options({ bodies: 'base64' })(sent).text);
    const text = /"text":"([^"]+)","encoding":"base64"/.exec(JSON.stringify(entry))?.[1] ?? '';
    assert.equal(Buffer.from(text, 'base64').toString(), sent.responseBody);
  });
});

describe('messages that belong together', () => {
  it('redeem the code that was delivered, with the verifier behind the challenge', () => {
    const authorize = authorizeRequest({ attempt: 3 });
    const form = formOf(tokenRequest({ attempt: 3 }));
    assert.equal(form.get('code'), findParameter(authorize.delivers.parameters, 'code'));
    assert.equal(
      new URL(authorize.url).searchParams.get('code_challenge'),
      s256(form.get('code_verifier') ?? ''),
    );
    assert.equal(new URL(authorize.url).searchParams.get('redirect_uri'), form.get('redirect_uri'));
  });

  it('differ in every secret when their attempts differ', () => {
    const first = new Set(secretsOf([authorizeRequest(), tokenRequest()]));
    const second = secretsOf([authorizeRequest({ attempt: 2 }), tokenRequest({ attempt: 2 })]);
    assert.deepEqual(
      second.filter((secret) => first.has(secret)),
      [],
    );
  });

  it('bind the id_token of the front channel to the code and the token beside it', async () => {
    const { delivers } = authorizeRequest({ responseType: 'code id_token token', scope: 'User.Read openid' });
    const claims = await verify(findParameter(delivers.parameters, 'id_token') ?? '');
    assert.equal(claims.c_hash, leftHash(authorizationCode()));
    assert.equal(claims.at_hash, leftHash(findParameter(delivers.parameters, 'access_token') ?? ''));
  });

  it('deliver by form_post what the page holds', () => {
    const authorize = authorizeRequest({ clientType: 'web' });
    const form = formOf(callback(authorize));
    assert.equal(form.get('code'), authorizationCode());
    assert.ok(authorize.responseBody?.includes(authorizationCode()));
  });

  it('lose the fragment at the callback, as browsers do', () => {
    assert.equal(callback(authorizeRequest()).url, 'https://client.example/auth/callback');
  });

  it('exchange the token that the API received', () => {
    const chain = stories.healthyOboChain();
    const exchanged = chain.find((each) => formOf(each).has('assertion'));
    const issued = chain.map((each) => findIssued(each, 'access_token')).find((each) => each !== undefined);
    assert.equal(exchanged === undefined ? undefined : formOf(exchanged).get('assertion'), issued);
  });
});

describe('stories', () => {
  for (const [name, exchanges] of Object.entries(HEALTHY_STORIES)) {
    it(`let the clock of the ${name} run`, () => {
      const starts = exchanges.map((each) => each.startedDateTime ?? '');
      assert.deepEqual(starts, starts.toSorted());
      assert.ok(starts.every((start) => start.startsWith('2026-03-02T')));
      assert.ok(endOf(exchanges) > 0);
    });
  }

  it('use each issued bearer byte for byte', () => {
    for (const [name, exchanges] of Object.entries(HEALTHY_STORIES)) {
      const issued = JSON.stringify(exchanges.map((each) => [each.responseBody, each.responseHeaders]));
      for (const each of exchanges) {
        const bearer = each.requestHeaders.find(([header]) => header === 'Authorization')?.[1];
        if (bearer?.startsWith('Bearer ') === true) assert.ok(issued.includes(bearer.slice(7)), name);
      }
    }
  });
});

describe('tokens', () => {
  for (const [name, token] of [
    ['idToken', idToken()],
    ['accessTokenV1', accessTokenV1()],
    ['accessTokenV2', accessTokenV2()],
    ['appToken', appToken()],
    ['armToken', armToken()],
  ] as const) {
    it(`signs ${name} with the key of the JWKS`, async () => {
      const claims = await verify(token);
      assert.equal(claims.iat, claims.nbf);
      assert.equal((claims.exp ?? 0) - (claims.iat ?? 0), 3900);
    });
  }

  it('signs the Graph token over the hashed nonce, so that it does not verify', async () => {
    await assert.rejects(verify(graphToken()), { code: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED' });
  });

  it('signs the tokens of other providers with their own key', async () => {
    for (const token of [b2cAccessToken(), externalFederatedAssertion()]) await verify(token, externalJwks());
  });

  it('signs the client assertion with the key of its certificate', async () => {
    const pem = `-----BEGIN CERTIFICATE-----\n${CLIENT_CERTIFICATE}\n-----END CERTIFICATE-----`;
    await jwtVerify(clientAssertion(), await importX509(pem, 'RS256'), {
      currentDate: new Date('2026-03-02T09:01:00Z'),
    });
  });

  it('removes a claim that is set to undefined', async () => {
    const claims = await verify(accessTokenV2({ scp: undefined, azp: 'x' }));
    assert.equal('scp' in claims, false);
    assert.equal(claims.azp, 'x');
  });

  it('makes S256 challenges of 43 characters', () => {
    assert.match(pkce().challenge, /^[A-Za-z0-9_-]{43}$/);
    assert.equal(pkce().challenge, s256(pkce().verifier));
  });
});

describe('token errors', () => {
  const body = (answer: Exchange): Record<string, unknown> => JSON.parse(answer.responseBody ?? '{}');

  it('have the members of Entra, in its order', () => {
    const names = Object.keys(body(tokenRequest({}, tokenError(50173))));
    const always = [
      'error',
      'error_description',
      'error_codes',
      'timestamp',
      'trace_id',
      'correlation_id',
      'error_uri',
    ];
    assert.deepEqual(names, [...always, 'suberror']);
  });

  it('carry the claims challenge as a string, and the code in the telemetry header', () => {
    const refused = tokenRequest({}, tokenError(53003, { claims: { access_token: {} } }));
    assert.equal(body(refused).claims, '{"access_token":{}}');
    assert.ok(
      refused.responseHeaders.some(
        ([name, value]) => name === 'x-ms-clitelem' && value.startsWith('1,53003,'),
      ),
    );
  });

  it('say interaction_required on v1', () => {
    assert.equal(body(tokenRequest({ version: 'v1' }, tokenError(50076))).error, 'interaction_required');
  });

  it('answer a bad client with 401 and all else with 400', () => {
    assert.equal(tokenRequest({}, tokenError(7000222)).status, 401);
    assert.equal(tokenRequest({}, tokenError(54005)).status, 400);
  });
});

describe('parameters', () => {
  it('are replaced, added twice and left out', () => {
    const form = formOf(
      tokenRequest({ set: { scope: 'a', mine: 'b' }, extra: { scope: 'c' }, omit: ['code'] }),
    );
    assert.deepEqual([form.getAll('scope'), form.get('mine'), form.has('code')], [['a', 'c'], 'b', false]);
  });

  it('number strings on v1 and numbers on v2', () => {
    const expires = (version: 'v1' | 'v2'): unknown =>
      JSON.parse(tokenRequest({ version }).responseBody ?? '{}').expires_in;
    assert.deepEqual([expires('v1'), expires('v2')], ['3599', 3599]);
  });
});

describe('secretsOf', () => {
  it('finds codes, verifiers, tokens, cookies, passwords and what pages hide', () => {
    const flow = stories.healthyCodeFlow();
    const secrets = new Set(secretsOf(flow));
    const token = flow.find((each) => findIssued(each, 'access_token') !== undefined);
    assert.ok(token !== undefined);
    const access = member(token, 'access_token');
    const expected = [
      authorizationCode(),
      pkce().verifier,
      access,
      access.split('.')[2] ?? '',
      member(token, 'refresh_token'),
      'Tulip-Harbour-4711!',
    ];
    for (const value of expected) assert.ok(secrets.has(value), value.slice(0, 12));
    for (const prefix of ['ESTSAUTH', 'sFT', 'canary']) {
      const inText =
        new RegExp(`${prefix}"?[=:]"?([^";]+)`).exec(JSON.stringify(flow).replaceAll('\\"', '"'))?.[1] ?? '';
      assert.ok(secrets.has(inText), prefix);
    }
  });

  it('finds nothing in a call without a token', () => {
    const answer: Answer = answered(200, { value: 1 });
    assert.deepEqual(secretsOf([apiCall({ token: null }, answer)]), []);
  });
});

async function verify(token: string, jwks: unknown = entraJwks()) {
  const keys = createLocalJWKSet(JSON.parse(JSON.stringify(jwks)));
  const { payload } = await jwtVerify(token, keys, { currentDate: new Date('2026-03-02T09:00:30Z') });
  return payload;
}
