import { scopeRequestedNotGranted } from '../../../src/rules/scope/scope-requested-not-granted.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyB2c, healthyCodeFlow, healthyOboChain } from '../../support/stories.js';

const { har, tokenAnswer, tokenRequest } = made;
const asked = (scope: string, granted: string | undefined, options: made.TokenRequestOptions = {}) => {
  const claims = { scp: (granted ?? scope).replaceAll('https://graph.microsoft.com/', '') };
  const answer = granted === undefined ? { claims, omit: ['scope'] } : { claims, scope: granted };
  return tokenRequest({ scope, ...options }, tokenAnswer(answer));
};

ruleTest(scopeRequestedNotGranted, {
  quiet: {
    'everything granted': har(healthyCodeFlow()),
    'an exchange on behalf of the user': har(healthyOboChain()),
    B2C: har(healthyB2c()),
    'full names granted for short ones asked, and more': har(
      asked('User.Read', 'https://graph.microsoft.com/Mail.Read https://graph.microsoft.com/USER.READ'),
    ),
    '.default': har(asked('https://graph.microsoft.com/.default', 'User.Read')),
    'OIDC scopes are not listed': har(asked('User.Read offline_access openid', 'User.Read')),
    'no list in the answer': har(asked('User.Read Mail.Read', undefined)),
    'writing includes reading': har(asked('Mail.Read', 'Mail.ReadWrite')),
    'scopes of a second API': har(asked(`User.Read ${made.API_SCOPE}`, 'User.Read')),
    'a personal account': har(asked('User.Read Sites.Read.All', 'User.Read', { tenant: 'consumers' })),
  },
  reports: {
    'a permission missing, although the request was answered': {
      capture: har(asked('User.Read Mail.Send openid', 'User.Read openid')),
      findings: [
        {
          messageId: 'missing',
          data: { missing: 'Mail.Send', granted: 'User.Read openid' },
          at: [
            { entry: 0, pointer: '/request/postData/text', within: ['form', 'scope'] },
            { entry: 0, pointer: '/response/content/text', within: ['json', 'scope'] },
          ],
        },
      ],
    },
    'one of an API of one’s own': {
      capture: har(asked(`api://${made.API}/read api://${made.API}/write`, `api://${made.API}/read`)),
      findings: [{ messageId: 'missing', data: { missing: `api://${made.API}/write` } }],
    },
  },
});
