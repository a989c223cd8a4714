import { refreshTokenExpired } from '../../../src/rules/lifetime/refresh-token-expired.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { har, tokenError, tokenRequest } = made;
const refresh = (...answer: [] | [made.TokenAnswer]) => tokenRequest({ grant: 'refresh_token' }, ...answer);

ruleTest(refreshTokenExpired, {
  quiet: {
    'a refresh that works': har(refresh()),
    'a revoked token is another matter': har(refresh(tokenError(50173))),
    'a code that expired is no refresh token': har(tokenRequest({}, tokenError(70008))),
  },
  reports: {
    'not used for 90 days': {
      capture: har(refresh(tokenError(700082))),
      findings: [
        {
          messageId: 'inactive',
          at: [
            { entry: 0, pointer: '/response/content/text', within: ['json', 'error_description'] },
            { entry: 0, pointer: '/request/postData/text', within: ['form', 'refresh_token'] },
          ],
        },
      ],
    },
    'a single-page app after 24 hours': {
      capture: har(
        tokenRequest({ at: 0 }),
        tokenRequest({ grant: 'refresh_token', at: 90_000 }, tokenError(700084)),
      ),
      findings: [{ messageId: 'singlePage' }],
    },
    'the sign-in frequency of a policy': {
      capture: har(refresh(tokenError(70043))),
      findings: [{ messageId: 'frequency' }],
    },
    'another limit': { capture: har(refresh(tokenError(50089))), findings: [{ messageId: 'expired' }] },
  },
});
