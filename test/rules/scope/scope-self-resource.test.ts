import { scopeSelfResource } from '../../../src/rules/scope/scope-self-resource.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyB2c, healthyCodeFlow, healthyOboChain } from '../../support/stories.js';

const { CLIENT, DAEMON, har, tokenError, tokenRequest } = made;

ruleTest(scopeSelfResource, {
  quiet: {
    Graph: har(healthyCodeFlow()),
    'another registration': har(healthyOboChain()),
    'B2C asks for its own id by design': har(healthyB2c({ token: { scope: `openid ${made.CLIENT}` } })),
  },
  reports: {
    'front end and API share a registration': {
      capture: har(tokenRequest({ scope: `api://${CLIENT}/access_as_user` })),
      findings: [
        {
          messageId: 'itself',
          severity: 'info',
          at: [{ entry: 0, pointer: '/request/postData/text', within: ['form', 'scope'] }],
        },
      ],
    },
    'by id, and refused for another reason': {
      capture: har(tokenRequest({ scope: `${CLIENT}/.default` }, tokenError(54005))),
      findings: [{ messageId: 'itself', severity: 'info' }],
    },
    'refused for it': {
      capture: har(
        tokenRequest(
          { grant: 'client_credentials', version: 'v1', resource: `api://${DAEMON}`, omit: ['scope'] },
          tokenError(90009),
        ),
      ),
      findings: [
        {
          messageId: 'refused',
          at: [
            { entry: 0, pointer: '/request/postData/text', within: ['form', 'resource'] },
            { entry: 0, pointer: '/response/content/text', within: ['json', 'error_description'] },
          ],
        },
      ],
    },
  },
});
