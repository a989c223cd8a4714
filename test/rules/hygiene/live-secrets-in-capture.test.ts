import { liveSecretsInCapture } from '../../../src/rules/hygiene/live-secrets-in-capture.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { apiCall, har, tokenError, tokenRequest } = made;

ruleTest(liveSecretsInCapture, {
  quiet: {
    'a public client that was refused': har(tokenRequest({}, tokenError(70008))),
    'everything redacted': har(
      tokenRequest(
        { grant: 'client_credentials', credential: 'secret', set: { client_secret: '[REDACTED]' } },
        tokenError(7000215),
      ),
    ),
    'a token that expired before the capture ended': har(
      apiCall({ url: 'https://api.example/', token: made.accessTokenV2({ exp: 1_600_000_000 }) }),
    ),
  },
  reports: {
    'a client secret': {
      capture: har(tokenRequest({ grant: 'client_credentials', credential: 'secret' }, tokenError(7000215))),
      findings: [
        {
          messageId: 'live',
          at: [{ entry: 0, pointer: '/request/postData/text', within: ['form', 'client_secret'] }],
        },
      ],
    },
    'tokens just issued': { capture: har(tokenRequest()), findings: [{ messageId: 'live' }] },
  },
});
