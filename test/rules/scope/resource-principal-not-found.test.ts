import { resourcePrincipalNotFound } from '../../../src/rules/scope/resource-principal-not-found.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyClientCredentials } from '../../support/stories.js';

const { har, tokenError, tokenRequest } = made;
const notFound = (name: string) =>
  tokenError(500011, {
    text: `The resource principal named ${name} was not found in the tenant named Contoso.`,
  });
const asApp = (scope: string, answer: made.TokenAnswer) =>
  tokenRequest({ grant: 'client_credentials', scope }, answer);
const asked = { entry: 0, pointer: '/request/postData/text', within: ['form', 'scope'] };
const answer = { entry: 0, pointer: '/response/content/text', within: ['json', 'error_description'] };

ruleTest(resourcePrincipalNotFound, {
  quiet: {
    'an API that is there': har(healthyClientCredentials()),
    'another refusal': har(asApp('api://orders/.default', tokenError(65001))),
  },
  reports: {
    'an API of one’s own': {
      capture: har(asApp('api://orders/.default', notFound('api://orders'))),
      findings: [{ messageId: 'absent', at: [answer, asked] }],
    },
    'two letters of an API of Microsoft': {
      capture: har(asApp('https://grpah.microsoft.com/.default', notFound('https://grpah.microsoft.com'))),
      findings: [
        { messageId: 'typo', data: { nearest: 'https://graph.microsoft.com' }, at: [asked, { ...answer }] },
      ],
    },
    'the suffix of a scope in resource': {
      capture: har(
        tokenRequest(
          {
            grant: 'client_credentials',
            version: 'v1',
            resource: 'https://graph.microsoft.com/.default',
            omit: ['scope'],
          },
          notFound('https://graph.microsoft.com/.default'),
        ),
      ),
      findings: [{ messageId: 'suffix' }],
    },
    'the name is not printed': {
      capture: har(asApp('api://orders/.default', tokenError(50001, { text: 'The resource is invalid.' }))),
      findings: [{ messageId: 'absent', at: [answer, asked] }],
    },
    disabled: {
      capture: har(
        asApp('api://orders/.default', tokenError(500014, { text: 'The service principal is disabled.' })),
      ),
      findings: [{ messageId: 'disabled', data: { resource: 'api://orders', tenant: made.TENANT } }],
    },
    'not subscribed': {
      capture: har(asApp('api://orders/.default', tokenError(650052))),
      findings: [{ messageId: 'unsubscribed' }],
    },
  },
});
