import { refreshTokenRevoked } from '../../../src/rules/lifetime/refresh-token-revoked.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { har, tokenError, tokenRequest } = made;
const refresh = (...answer: [] | [made.TokenAnswer]) => tokenRequest({ grant: 'refresh_token' }, ...answer);

ruleTest(refreshTokenRevoked, {
  quiet: {
    'a refresh that works': har(refresh()),
    'an expired one': har(refresh(tokenError(700082))),
    'a bad code is no refresh token': har(tokenRequest({}, tokenError(70000, { suberror: 'bad_token' }))),
  },
  reports: {
    'a new password': {
      capture: har(refresh(tokenError(50173))),
      findings: [
        {
          messageId: 'password',
          at: [
            { entry: 0, pointer: '/response/content/text', within: ['json', 'error_description'] },
            { entry: 0, pointer: '/request/postData/text', within: ['form', 'refresh_token'] },
          ],
        },
      ],
    },
    bad_token: {
      capture: har(refresh(tokenError(70000, { suberror: 'bad_token' }))),
      findings: [{ messageId: 'bad' }],
    },
  },
});
