import { idTokenAtHashMismatch } from '../../../src/rules/claims/id-token-at-hash-mismatch.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyImplicitFlow } from '../../support/stories.js';

const { har, idToken, tokenAnswer, tokenRequest } = made;

ruleTest(idTokenAtHashMismatch, {
  quiet: {
    'the hash of the token': har(healthyImplicitFlow()),
    'none at the token endpoint, as Entra does': har(tokenRequest()),
  },
  reports: {
    'another token': {
      capture: har(
        tokenRequest({}, tokenAnswer({ idToken: idToken({ at_hash: 'AAAAAAAAAAAAAAAAAAAAAA' }) })),
      ),
      findings: [
        {
          messageId: 'differs',
          at: [
            {
              entry: 0,
              pointer: '/response/content/text',
              within: ['json', 'id_token', 'payload', 'at_hash'],
            },
            { entry: 0, pointer: '/response/content/text', within: ['json', 'access_token'] },
          ],
        },
      ],
    },
  },
});
