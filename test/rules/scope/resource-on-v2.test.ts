import { resourceOnV2 } from '../../../src/rules/scope/resource-on-v2.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyCodeFlow } from '../../support/stories.js';

const { har, tokenError, tokenRequest } = made;
const resource = 'https://graph.microsoft.com';

ruleTest(resourceOnV2, {
  quiet: {
    'no resource': har(healthyCodeFlow()),
    'the first version': har(
      tokenRequest({ grant: 'client_credentials', version: 'v1', resource }, tokenError(500011)),
    ),
    'a client that names the API of its scopes, and is answered': har(
      tokenRequest({ resource, scope: 'https://graph.microsoft.com/User.Read openid' }),
    ),
    'a redacted resource': har(tokenRequest({ resource: '[REDACTED]' }, tokenError(901002))),
  },
  reports: {
    'refused for it': {
      capture: har(
        tokenRequest({ grant: 'client_credentials', resource, omit: ['scope'] }, tokenError(901002)),
      ),
      findings: [
        {
          messageId: 'resource',
          at: [{ entry: 0, pointer: '/request/postData/text', within: ['form', 'resource'] }],
        },
      ],
    },
    'refused with another code': {
      capture: har(tokenRequest({ resource, scope: 'User.Read' }, tokenError(54005))),
      findings: [{ messageId: 'resource', severity: 'info' }],
    },
    'refused without any code': {
      capture: har(tokenRequest({ resource, scope: 'User.Read' }, made.answered(400, ''))),
      findings: [{ messageId: 'resource', severity: 'info' }],
    },
    'for a device, and refused': {
      capture: har(
        made.deviceCodeRequest(
          { extra: { resource } },
          made.answered(400, { error: 'invalid_request', error_description: 'AADSTS901002: x' }),
        ),
      ),
      findings: [{ messageId: 'resource' }],
    },
    'unanswered, and it names another API': {
      capture: har(
        tokenRequest({ resource: 'https://vault.azure.net', scope: 'User.Read' }, made.answered(0)),
      ),
      findings: [{ messageId: 'resource', severity: 'info' }],
    },
    'answered, although it names another API': {
      capture: har(tokenRequest({ resource: 'https://vault.azure.net', scope: 'User.Read' })),
      findings: [{ messageId: 'resource', severity: 'info' }],
    },
  },
});
