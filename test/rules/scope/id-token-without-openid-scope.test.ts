import { idTokenWithoutOpenidScope } from '../../../src/rules/scope/id-token-without-openid-scope.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyHybridFlow, healthyImplicitFlow } from '../../support/stories.js';

const { authorizeRequest, har } = made;
const refused = { answer: 'error', error: 70005 } as const;
const url = '/request/url';

ruleTest(idTokenWithoutOpenidScope, {
  quiet: {
    'an id_token beside a code': har(healthyHybridFlow()),
    'tokens from the authorization endpoint': har(healthyImplicitFlow()),
    'a code only': har(authorizeRequest({ scope: 'User.Read', ...refused })),
    'an access token only': har(authorizeRequest({ responseType: 'token', scope: 'User.Read', ...refused })),
    'a redacted scope': har(authorizeRequest({ responseType: 'id_token', scope: '[REDACTED]', ...refused })),
  },
  reports: {
    'another scope': {
      capture: har(authorizeRequest({ responseType: 'code id_token', scope: 'User.Read', ...refused })),
      findings: [
        {
          messageId: 'lacking',
          at: [
            { entry: 0, pointer: url, within: ['query', 'scope'] },
            { entry: 0, pointer: url, within: ['query', 'response_type'] },
          ],
        },
      ],
    },
    'no scope': {
      capture: har(authorizeRequest({ responseType: 'id_token', omit: ['scope'], ...refused })),
      findings: [
        {
          messageId: 'lacking',
          at: [
            { entry: 0, pointer: url },
            { entry: 0, pointer: url, within: ['query', 'response_type'] },
          ],
        },
      ],
    },
  },
});
