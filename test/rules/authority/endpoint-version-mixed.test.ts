import { endpointVersionMixed } from '../../../src/rules/authority/endpoint-version-mixed.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { authorizeRequest, callback, har, tokenError, tokenRequest } = made;
const start = (version: 'v1' | 'v2') => {
  const authorize = authorizeRequest({ clientType: 'web', version });
  return [authorize, callback(authorize)];
};

ruleTest(endpointVersionMixed, {
  quiet: {
    'v2 throughout': har(start('v2'), tokenRequest({ clientType: 'web' })),
    'a refresh token works at both': har(
      tokenRequest({ version: 'v1' }),
      tokenRequest({ grant: 'refresh_token' }),
    ),
  },
  reports: {
    'v1, then v2': {
      capture: har(start('v1'), tokenRequest({ clientType: 'web', version: 'v2' }, tokenError(70000))),
      findings: [
        {
          messageId: 'mixed',
          at: [
            { entry: 2, pointer: '/request/url' },
            { entry: 0, pointer: '/request/url' },
          ],
        },
      ],
    },
  },
});
