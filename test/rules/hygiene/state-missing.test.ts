import { stateMissing } from '../../../src/rules/hygiene/state-missing.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { authorizeRequest, callback, har } = made;
const bare = authorizeRequest({
  clientType: 'web',
  pkce: false,
  omit: ['state', 'nonce'],
  response: { omit: ['state'] },
});
const unanswered = authorizeRequest({ clientType: 'web', response: { omit: ['state'] } });

ruleTest(stateMissing, {
  quiet: {
    'state sent and returned': har(
      authorizeRequest({ clientType: 'web' }),
      callback(authorizeRequest({ clientType: 'web' })),
    ),
    'PKCE instead of a state': har(authorizeRequest({ omit: ['state', 'nonce'] })),
  },
  reports: {
    'nothing at all': {
      capture: har(bare),
      findings: [{ messageId: 'missing', at: [{ entry: 0, pointer: '/request/url' }] }],
    },
    'a state that does not come back': {
      capture: har(unanswered, callback(unanswered)),
      findings: [{ messageId: 'notReturned' }],
    },
  },
});
