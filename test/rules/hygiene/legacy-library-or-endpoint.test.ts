import { legacyLibraryOrEndpoint } from '../../../src/rules/hygiene/legacy-library-or-endpoint.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { har, tokenRequest } = made;

ruleTest(legacyLibraryOrEndpoint, {
  quiet: {
    'MSAL at the v2 endpoint': har(tokenRequest()),
    'a client of Microsoft at the v1 endpoint': har(
      tokenRequest({
        version: 'v1',
        clientId: '04b07795-8ddb-461a-bbee-02f9e1bf7b46',
        set: { 'x-client-SKU': 'MSAL.Python' },
      }),
    ),
  },
  reports: {
    'ADAL.js': {
      capture: har(tokenRequest({ set: { 'x-client-SKU': 'Js' } })),
      findings: [{ messageId: 'library' }],
    },
    'an app at the v1 endpoint': {
      capture: har(tokenRequest({ version: 'v1', grant: 'client_credentials', credential: 'secret' })),
      findings: [{ messageId: 'endpoint', at: [{ entry: 0, pointer: '/request/url' }] }],
    },
  },
});
