import { createHash } from 'node:crypto';
import { dpopProofInvalid } from '../../../src/rules/protocol/dpop-proof-invalid.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { apiCall, answered, dpopProof, har } = made;
const START = Date.UTC(2026, 2, 2, 9) / 1000;
const url = 'https://api.example/orders';
const good = { htm: 'GET', htu: url, iat: START };
const refused = (proof: string, options: Partial<made.ApiCallOptions> = {}, answer = answered(401)) =>
  apiCall({ url, token: made.accessTokenV2(), requestHeaders: { DPoP: proof }, ...options }, answer);
const call = (proof: string) => har(refused(proof));
const bound = (jkt: string) => made.accessTokenV2({ cnf: { jkt } });
const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url');
const askForNonce = answered(401, undefined, { 'DPoP-Nonce': 'eyJ7S_zG.eyJH0-Z.HX4w-7v' });
/** A header of the call, counted from its last. */
const place = (fromLast: number) => ({
  entry: 0,
  pointer: `/request/headers/${refused('x').requestHeaders.length - fromLast}/value`,
});

ruleTest(dpopProofInvalid, {
  quiet: {
    'a proof that fits': call(dpopProof(good)),
    'the same URL, spelled with its port and in capitals': call(
      dpopProof({ ...good, htu: 'https://API.example:443/orders?page=1' }),
    ),
    'the hash of its token, and its key': har(
      refused(dpopProof({ ...good, ath: hashOf(bound(made.PROOF_KID)) }), { token: bound(made.PROOF_KID) }),
    ),
    'a token that is bound to nothing': call(dpopProof({ ...good, ath: hashOf(made.accessTokenV2()) })),
    'a new proof with the nonce that was asked for': har(
      refused(dpopProof(good), {}, askForNonce),
      refused(dpopProof({ ...good, jti: 'second', nonce: 'eyJ7S_zG.eyJH0-Z.HX4w-7v' })),
    ),
    'a new proof that another server did not ask to have a nonce': har(
      refused(
        dpopProof({ ...good, htu: 'https://other.example/orders' }),
        { url: 'https://other.example/orders' },
        askForNonce,
      ),
      refused(dpopProof({ ...good, jti: 'second' })),
    ),
    'no nonce, and accepted': har(
      refused(dpopProof(good), {}, askForNonce),
      refused(dpopProof({ ...good, jti: 'second' }), {}, made.apiData()),
    ),
    'a header that is no JWT': call('none'),
    'no proof': har(apiCall({ url, token: made.accessTokenV2() }, answered(401))),
  },
  reports: {
    'another method': {
      capture: call(dpopProof({ ...good, htm: 'POST' })),
      findings: [{ messageId: 'method' }],
    },
    'another URL': {
      capture: call(dpopProof({ ...good, htu: 'https://api.example/other' })),
      findings: [{ messageId: 'url' }],
    },
    'an hour old': {
      capture: call(dpopProof({ ...good, iat: START - 3600 })),
      findings: [{ messageId: 'time' }],
    },
    'the hash of another token': {
      capture: call(dpopProof({ ...good, ath: hashOf('another') })),
      findings: [
        {
          messageId: 'token',
          at: [{ ...place(1), within: ['payload', 'ath'] }, place(2)],
        },
      ],
    },
    'another key than that of the token': {
      capture: har(refused(dpopProof(good), { token: bound('another') })),
      findings: [{ messageId: 'key' }],
    },
    'the nonce that was asked for is left out': {
      capture: har(refused(dpopProof(good), {}, askForNonce), refused(dpopProof({ ...good, jti: 'second' }))),
      findings: [{ messageId: 'nonce', data: { entry: 1, asked: 0 } }],
    },
    'one proof for two requests': {
      capture: har(refused(dpopProof(good)), refused(dpopProof(good))),
      findings: [{ messageId: 'reused', data: { entry: 1, before: 0 } }],
    },
    'another type': { capture: call(made.accessTokenV2()), findings: [{ messageId: 'type' }] },
  },
});
