import { ropcUserCannot } from '../../../src/rules/grant/ropc-user-cannot.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyRopc } from '../../support/stories.js';

const { har, tokenError, tokenRequest, userRealm } = made;
const refused = (code: number, options: made.TokenRequestOptions = {}) =>
  tokenRequest({ grant: 'password', ...options }, tokenError(code));
const answer = { pointer: '/response/content/text', within: ['json', 'error_description'] };

ruleTest(ropcUserCannot, {
  quiet: {
    'a password that fits': har(healthyRopc()),
    'a wrong password': har(refused(50126)),
    'a wrong password in a managed domain': har(userRealm(), refused(50126)),
    'the federated domain of somebody else': har(
      userRealm({ federated: true, members: { DomainName: 'other.example' } }),
      refused(50126),
    ),
    'a second factor in another grant': har(tokenRequest({}, tokenError(50076))),
  },
  reports: {
    'a federated domain': {
      capture: har(userRealm({ federated: true }), refused(50126)),
      findings: [
        {
          messageId: 'federated',
          at: [
            { entry: 1, ...answer },
            { entry: 0, pointer: '/response/content/text', within: ['json', 'NameSpaceType'] },
          ],
        },
      ],
    },
    'a second factor': {
      capture: har(refused(50076)),
      findings: [{ messageId: 'secondFactor', at: [{ entry: 0, ...answer }] }],
    },
    'a second factor to be set up': {
      capture: har(refused(50079)),
      findings: [{ messageId: 'secondFactor' }],
    },
    'an expired password': { capture: har(refused(50055)), findings: [{ messageId: 'expired' }] },
    'security defaults': { capture: har(refused(530035)), findings: [{ messageId: 'blocked' }] },
    'Conditional Access': { capture: har(refused(53003)), findings: [{ messageId: 'blocked' }] },
  },
});
