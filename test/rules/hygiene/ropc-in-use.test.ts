import { ropcInUse } from '../../../src/rules/hygiene/ropc-in-use.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { har, tokenRequest, nativeStep } = made;

ruleTest(ropcInUse, {
  quiet: {
    'an authorization code': har(tokenRequest()),
    'client credentials': har(tokenRequest({ grant: 'client_credentials', credential: 'secret' })),
    'native authentication, which uses the same wire value': har(
      nativeStep('initiate'),
      nativeStep('challenge'),
      nativeStep('token'),
    ),
  },
  reports: {
    'a password, refused': {
      capture: har(tokenRequest({ grant: 'password' }, made.tokenError(50126))),
      findings: [
        {
          messageId: 'used',
          at: [{ entry: 0, pointer: '/request/postData/text', within: ['form', 'grant_type'] }],
        },
      ],
    },
    'a password, accepted': {
      capture: har(tokenRequest({ grant: 'password' })),
      findings: [{ messageId: 'used' }],
    },
  },
});
