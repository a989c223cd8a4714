import { implicitTokenFromAuthorize } from '../../../src/rules/hygiene/implicit-token-from-authorize.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { authorizeRequest, har } = made;

ruleTest(implicitTokenFromAuthorize, {
  quiet: {
    'a code': har(authorizeRequest()),
    'a code and an id_token, as web apps do': har(
      authorizeRequest({ responseType: 'code id_token', clientType: 'web' }),
    ),
  },
  reports: {
    'a token': {
      capture: har(authorizeRequest({ responseType: 'id_token token' })),
      findings: [
        {
          messageId: 'token',
          at: [{ entry: 0, pointer: '/request/url', within: ['query', 'response_type'] }],
        },
      ],
    },
    'an id_token alone': {
      capture: har(authorizeRequest({ responseType: 'id_token' })),
      findings: [{ messageId: 'idToken' }],
    },
  },
});
