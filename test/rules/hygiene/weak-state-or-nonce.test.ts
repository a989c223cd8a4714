import { weakStateOrNonce } from '../../../src/rules/hygiene/weak-state-or-nonce.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { authorizeRequest, callback, har } = made;
const first = authorizeRequest({ clientType: 'web', state: 'constant-state-1' });
const second = authorizeRequest({ clientType: 'web', attempt: 2, state: 'constant-state-1' });

ruleTest(weakStateOrNonce, {
  quiet: {
    'two sign-ins, two states': har(authorizeRequest(), authorizeRequest({ attempt: 2 })),
    'the same request again for device SSO': har(
      authorizeRequest({ answer: 'page' }),
      authorizeRequest({ extra: { sso_reload: 'true' } }),
    ),
    'the same request again for device SSO, in a flow of its own': har(
      first,
      callback(first),
      authorizeRequest({
        clientType: 'web',
        attempt: 2,
        state: 'constant-state-1',
        extra: { sso_reload: 'true' },
      }),
    ),
    'two sign-ins whose states were removed': har(
      authorizeRequest({ state: 'REDACTED', nonce: 'REDACTED' }),
      authorizeRequest({ attempt: 2, state: 'REDACTED', nonce: 'REDACTED' }),
    ),
    'neither state nor nonce': har(authorizeRequest({ omit: ['state', 'nonce'] })),
    'a reload before the answer came': har(authorizeRequest({ answer: 'page' }), authorizeRequest()),
  },
  reports: {
    'a short state': {
      capture: har(authorizeRequest({ state: '12345', answer: 'page' })),
      findings: [
        { messageId: 'short', at: [{ entry: 0, pointer: '/request/url', within: ['query', 'state'] }] },
      ],
    },
    'the same state in two sign-ins': {
      capture: har(first, callback(first), second, callback(second)),
      findings: [{ messageId: 'repeated' }],
    },
  },
});
