import { pkcePlain } from '../../../src/rules/pkce/pkce-plain.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyCodeFlow, healthyWebFlow } from '../../support/stories.js';

const { authorizeRequest, callback, har, pkce, tokenError, tokenRequest } = made;
const forgotten = authorizeRequest({ omit: ['code_challenge_method'] });
const misnamed = authorizeRequest({ set: { code_challenge_method: 'plain' } });
const plain = authorizeRequest({ pkce: { ...pkce(), challenge: pkce().verifier, method: 'plain' } });
const challenge = { entry: 0, pointer: '/request/url', within: ['query', 'code_challenge'] };
const method = { entry: 0, pointer: '/request/url', within: ['query', 'code_challenge_method'] };
const verifier = { entry: 2, pointer: '/request/postData/text', within: ['form', 'code_verifier'] };

ruleTest(pkcePlain, {
  quiet: {
    'a page with S256': har(healthyCodeFlow()),
    'a web app with S256': har(healthyWebFlow()),
    'no PKCE at all': har(authorizeRequest({ pkce: false })),
    'the method was removed': har(authorizeRequest({ set: { code_challenge_method: '[REDACTED]' } })),
  },
  reports: {
    'the method forgotten': {
      capture: har(forgotten, callback(forgotten), tokenRequest({}, tokenError(501481))),
      findings: [{ messageId: 'forgotten', at: [challenge, verifier] }],
    },
    'the hash sent as plain': {
      capture: har(misnamed, callback(misnamed), tokenRequest({}, tokenError(501481))),
      findings: [{ messageId: 'forgotten', at: [method, verifier] }],
    },
    'plain, as it is meant': {
      capture: har(plain, callback(plain), tokenRequest()),
      findings: [{ messageId: 'plain', severity: 'info', at: [method] }],
    },
    'plain, and the redemption is not in the capture': {
      capture: har(forgotten),
      findings: [{ messageId: 'plain', severity: 'info', at: [challenge] }],
    },
  },
});
