import { managedIdentityResourceSuffix } from '../../../src/rules/scope/managed-identity-resource-suffix.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyManagedIdentity } from '../../support/stories.js';

const { har, imdsError, managedIdentityRequest } = made;
const refused = imdsError('invalid_resource', 'AADSTS500011: The resource principal was not found.');
const place = { entry: 0, pointer: '/request/url', within: ['query', 'resource'] };

ruleTest(managedIdentityResourceSuffix, {
  quiet: {
    'an App ID URI': har(healthyManagedIdentity()),
    'a URI that is not known': har(managedIdentityRequest({ resource: 'api://orders' }, refused)),
    'App Service': har(managedIdentityRequest({ source: 'app-service' })),
  },
  reports: {
    'a scope': {
      capture: har(managedIdentityRequest({ resource: 'https://vault.azure.net/.default' }, refused)),
      findings: [{ messageId: 'suffix', at: [place] }],
    },
    'a list of scopes': {
      capture: har(managedIdentityRequest({ resource: 'https://vault.azure.net/.default openid' }, refused)),
      findings: [{ messageId: 'list', at: [place] }],
    },
  },
});
