import { managedIdentityNotSelected } from '../../../src/rules/resource-call/managed-identity-not-selected.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyManagedIdentity } from '../../support/stories.js';

const { har, imdsError, managedIdentityRequest } = made;
const several = imdsError(
  'invalid_request',
  'Multiple user assigned identities exist, please specify the clientId / resourceId of the identity in the token request',
);
const answer = { entry: 0, pointer: '/response/content/text', within: ['json', 'error_description'] };

ruleTest(managedIdentityNotSelected, {
  quiet: {
    'the system-assigned identity': har(healthyManagedIdentity()),
    'an identity by name': har(healthyManagedIdentity({ identity: { clientId: made.MANAGED_IDENTITY } })),
    'another refusal': har(
      managedIdentityRequest({}, imdsError('invalid_request', 'Required audience parameter not specified')),
    ),
  },
  reports: {
    'several, none named': {
      capture: har(managedIdentityRequest({}, several)),
      findings: [{ messageId: 'several', at: [{ entry: 0, pointer: '/request/url' }, answer] }],
    },
    'no system-assigned one': {
      capture: har(managedIdentityRequest({}, imdsError())),
      findings: [{ messageId: 'none' }],
    },
    'one that is not assigned': {
      capture: har(managedIdentityRequest({ clientId: made.MANAGED_IDENTITY }, imdsError())),
      findings: [
        {
          messageId: 'unknown',
          at: [{ entry: 0, pointer: '/request/url', within: ['query', 'client_id'] }, answer],
        },
      ],
    },
    'a parameter of App Service': {
      capture: har(managedIdentityRequest({ extra: { mi_res_id: '/subscriptions/x' } }, several)),
      findings: [{ messageId: 'parameter' }],
    },
  },
});
