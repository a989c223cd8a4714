import { offlineAccessNotRequested } from '../../../src/rules/scope/offline-access-not-requested.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyCodeFlow, healthyImplicitFlow, healthyRefreshFlow } from '../../support/stories.js';

const { har } = made;
const signIn = (attempt: number, scope: string) =>
  healthyCodeFlow({ attempt, at: (attempt - 1) * 3600, authorize: { scope } });

ruleTest(offlineAccessNotRequested, {
  quiet: {
    'one sign-in': har(signIn(1, 'User.Read openid')),
    'a refresh token was asked for': har(
      signIn(1, 'User.Read openid offline_access'),
      signIn(2, 'User.Read openid offline_access'),
    ),
    'a refresh': har(healthyRefreshFlow()),
    'the second time for more': har(signIn(1, 'User.Read openid'), signIn(2, 'User.Read Mail.Read openid')),
    'the implicit flow has none': har(healthyImplicitFlow(), healthyImplicitFlow({ attempt: 2, at: 3600 })),
  },
  reports: {
    'the same again': {
      capture: har(signIn(1, 'User.Read openid'), signIn(2, 'User.Read openid')),
      findings: [{ messageId: 'again' }],
    },
    'three times is told once': {
      capture: har(signIn(1, 'User.Read'), signIn(2, 'User.Read'), signIn(3, 'User.Read')),
      findings: [{ messageId: 'again' }],
    },
  },
});
