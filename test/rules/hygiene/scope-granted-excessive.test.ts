import { scopeGrantedExcessive } from '../../../src/rules/hygiene/scope-granted-excessive.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { har, tokenAnswer, tokenRequest } = made;
const powerful = made.graphToken({ scp: 'User.Read Directory.ReadWrite.All' });

ruleTest(scopeGrantedExcessive, {
  quiet: {
    'what was asked for': har(tokenRequest()),
    'a powerful permission that was asked for': har(
      tokenRequest(
        { set: { scope: 'User.Read Directory.ReadWrite.All' } },
        tokenAnswer({ accessToken: powerful }),
      ),
    ),
    'a small permission beside the one asked for': har(
      tokenRequest({}, tokenAnswer({ accessToken: made.graphToken({ scp: 'User.Read Calendars.Read' }) })),
    ),
  },
  reports: {
    'a powerful permission from an earlier consent': {
      capture: har(tokenRequest({}, tokenAnswer({ accessToken: powerful }))),
      findings: [
        {
          messageId: 'excessive',
          at: [
            {
              entry: 0,
              pointer: '/response/content/text',
              within: ['json', 'access_token', 'payload', 'scp'],
            },
            { entry: 0, pointer: '/request/postData/text', within: ['form', 'scope'] },
          ],
        },
      ],
    },
  },
});
