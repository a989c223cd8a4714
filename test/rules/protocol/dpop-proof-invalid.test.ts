import { dpopProofInvalid } from '../../../src/rules/protocol/dpop-proof-invalid.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { apiCall, answered, dpopProof, har } = made;
const START = Date.UTC(2026, 2, 2, 9) / 1000;
const url = 'https://api.example/orders';
const good = { htm: 'GET', htu: url, iat: START };
const call = (proof: string) =>
  har(apiCall({ url, token: made.accessTokenV2(), requestHeaders: { DPoP: proof } }, answered(401)));

ruleTest(dpopProofInvalid, {
  quiet: {
    'a proof that fits': call(dpopProof(good)),
    'the same URL, spelled with its port and in capitals': call(
      dpopProof({ ...good, htu: 'https://API.example:443/orders?page=1' }),
    ),
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
    'another type': { capture: call(made.accessTokenV2()), findings: [{ messageId: 'type' }] },
  },
});
