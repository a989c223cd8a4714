import { claimsParameterMalformed } from '../../../src/rules/claims/claims-parameter-malformed.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { har, tokenError, tokenRequest } = made;
const CLAIMS = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';
const send = (claims: string) => har(tokenRequest({ grant: 'refresh_token', claims }, tokenError(9002313)));

ruleTest(claimsParameterMalformed, {
  quiet: {
    JSON: har(tokenRequest({ claims: CLAIMS })),
    'no claims': har(tokenRequest()),
    'a redacted value': send('[REDACTED]'),
  },
  reports: {
    'still base64': {
      capture: send(Buffer.from(CLAIMS).toString('base64')),
      findings: [
        {
          messageId: 'base64',
          at: [{ entry: 0, pointer: '/request/postData/text', within: ['form', 'claims'] }],
        },
      ],
    },
    'encoded twice': { capture: send(encodeURIComponent(CLAIMS)), findings: [{ messageId: 'encoded' }] },
    cut: { capture: send(CLAIMS.slice(0, 20)), findings: [{ messageId: 'other' }] },
  },
});
