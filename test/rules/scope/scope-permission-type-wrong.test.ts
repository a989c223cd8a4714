import { scopePermissionTypeWrong } from '../../../src/rules/scope/scope-permission-type-wrong.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyClientCredentials } from '../../support/stories.js';

const { har, tokenError, tokenRequest } = made;
const asked = (scope: string, code = 650053) => tokenRequest({ scope }, tokenError(code));

ruleTest(scopePermissionTypeWrong, {
  quiet: {
    'a daemon': har(healthyClientCredentials()),
    'a name that both kinds have': har(asked('User.Read.All', 65001)),
    'the same name at another API': har(asked(`api://${made.API}/Mail.ReadBasic.All`)),
    'a daemon that names it is another rule’s': har(
      tokenRequest({ grant: 'client_credentials', scope: 'Mail.ReadBasic.All' }, tokenError(650053)),
    ),
    'another refusal': har(asked('Mail.ReadBasic.All', 54005)),
  },
  reports: {
    'an application permission in a sign-in': {
      capture: har(asked('openid https://graph.microsoft.com/OnlineMeetings.ReadWrite.All')),
      findings: [
        {
          messageId: 'appOnly',
          at: [
            { entry: 0, pointer: '/request/postData/text', within: ['form', 'scope'] },
            { entry: 0, pointer: '/response/content/text', within: ['json', 'error_description'] },
          ],
        },
      ],
    },
    'without prefix, as missing consent': {
      capture: har(asked('Mail.ReadBasic.All', 65001)),
      findings: [{ messageId: 'appOnly' }],
    },
  },
});
