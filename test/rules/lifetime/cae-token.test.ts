import { caeToken } from '../../../src/rules/lifetime/cae-token.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyManagedIdentity } from '../../support/stories.js';

const { har, tokenAnswer, tokenRequest } = made;

ruleTest(caeToken, {
  quiet: {
    'an id_token of a day': har(
      tokenRequest({}, tokenAnswer({ idToken: made.idToken({}, { lifetime: 86_400 }) })),
    ),
    'an hour': har(tokenRequest()),
    'a managed identity': har(healthyManagedIdentity()),
  },
  reports: {
    'a day': {
      capture: har(
        tokenRequest(
          {},
          tokenAnswer({ accessToken: made.graphToken({ xms_ssm: '1' }, { lifetime: 86_400 }) }),
        ),
      ),
      findings: [
        {
          messageId: 'long',
          at: [
            {
              entry: 0,
              pointer: '/response/content/text',
              within: ['json', 'access_token', 'payload', 'exp'],
            },
          ],
        },
      ],
    },
  },
});
