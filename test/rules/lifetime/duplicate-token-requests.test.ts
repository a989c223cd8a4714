import { duplicateTokenRequests } from '../../../src/rules/lifetime/duplicate-token-requests.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { har, tokenRequest } = made;
const daemon = (at: number, options: made.TokenRequestOptions = {}) =>
  tokenRequest({ grant: 'client_credentials', credential: 'secret', at, ...options });
const times = (count: number, gap: number) => Array.from({ length: count }, (_, each) => each * gap);

ruleTest(duplicateTokenRequests, {
  quiet: {
    'one request': har(daemon(0)),
    'a few instances': har(times(4, 5).map((at) => daemon(at))),
    'one an hour': har(times(8, 3600).map((at) => daemon(at))),
    'refresh tokens of many users, all redacted alike': har(
      times(8, 5).map((at) => tokenRequest({ grant: 'refresh_token', refreshToken: '[REDACTED]', at })),
    ),
    'another API each time': har(times(8, 2).map((at) => daemon(at, { scope: `api://api-${at}/.default` }))),
  },
  reports: {
    'eight within a minute': {
      capture: har(times(8, 5).map((at) => daemon(at))),
      findings: [{ messageId: 'burst', severity: 'info' }],
    },
  },
});
