import { plainHttpEndpoint } from '../../../src/rules/hygiene/plain-http-endpoint.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { authorizeRequest, har, managedIdentityRequest } = made;
const page = authorizeRequest({ answer: 'page' });

ruleTest(plainHttpEndpoint, {
  quiet: {
    https: har(authorizeRequest()),
    'a native app that listens on loopback': har(
      authorizeRequest({ redirectUri: 'http://localhost:5000/cb' }),
    ),
    'a managed identity endpoint': har(managedIdentityRequest()),
  },
  reports: {
    'the login host': {
      capture: har({ ...page, url: page.url.replace('https://', 'http://') }),
      findings: [{ messageId: 'endpoint', at: [{ entry: 0, pointer: '/request/url' }] }],
    },
    'a name that begins like loopback': {
      capture: har(authorizeRequest({ redirectUri: 'http://127.0.0.1.client.example/cb', answer: 'page' })),
      findings: [{ messageId: 'redirect' }],
    },
    'the redirect URI': {
      capture: har(authorizeRequest({ redirectUri: 'http://client.example/cb', answer: 'page' })),
      findings: [
        {
          messageId: 'redirect',
          at: [{ entry: 0, pointer: '/request/url', within: ['query', 'redirect_uri'] }],
        },
      ],
    },
  },
});
