import { clientIdChangedInFlow } from '../../../src/rules/protocol/client-id-changed-in-flow.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { authorizeRequest, callback, har, tokenError, tokenRequest } = made;
const authorize = authorizeRequest({ clientType: 'web' });
const start = [authorize, callback(authorize)];

ruleTest(clientIdChangedInFlow, {
  quiet: {
    'one client': har(start, tokenRequest({ clientType: 'web' })),
    'nested app authentication': har(
      start,
      tokenRequest({ clientType: 'web', clientId: made.API, extra: { brk_client_id: made.WEB } }),
    ),
    'the sign-in is not in the capture': har(tokenRequest({ clientId: made.API }, tokenError(70000))),
  },
  reports: {
    'another client': {
      capture: har(start, tokenRequest({ clientType: 'web', clientId: made.API }, tokenError(70000))),
      findings: [
        {
          messageId: 'changed',
          at: [
            { entry: 2, pointer: '/request/postData/text', within: ['form', 'client_id'] },
            { entry: 0, pointer: '/request/url', within: ['query', 'client_id'] },
          ],
        },
      ],
    },
  },
});
