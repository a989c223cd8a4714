import { mfaRequiredSilent } from '../../../src/rules/consent/mfa-required-silent.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { authorizeRequest, callback, har, tokenError, tokenRequest } = made;
const silent = authorizeRequest({ prompt: 'none', answer: 'error', error: 50076 });

ruleTest(mfaRequiredSilent, {
  quiet: {
    'a silent probe in the browser': har(silent, callback(silent)),
    'a block is another matter': har(tokenRequest({}, tokenError(53003))),
  },
  reports: {
    'a refresh, with claims': {
      capture: har(
        tokenRequest({ grant: 'refresh_token' }, tokenError(50076, { claims: '{"access_token":{}}' })),
      ),
      findings: [
        {
          messageId: 'withClaims',
          at: [{ entry: 0, pointer: '/response/content/text', within: ['json', 'error_description'] }],
        },
      ],
    },
    'a password, without claims': {
      capture: har(tokenRequest({ grant: 'password' }, tokenError(50079))),
      findings: [{ messageId: 'withoutClaims' }],
    },
  },
});
