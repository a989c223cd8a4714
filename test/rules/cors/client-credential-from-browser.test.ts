import { clientCredentialFromBrowser } from '../../../src/rules/cors/client-credential-from-browser.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { har, tokenError, tokenRequest } = made;
const page = { credential: 'secret', origin: 'https://client.example' } as const;

ruleTest(clientCredentialFromBrowser, {
  quiet: {
    'a page without a credential': har(tokenRequest()),
    'a server app': har(tokenRequest({ clientType: 'web', credential: 'secret' })),
    'a server runtime, recorded by a proxy': har.options({
      plain: true,
      creator: { name: 'mitmproxy', version: '12' },
    })(tokenRequest({ clientType: 'web', ...page })),
  },
  reports: {
    'a secret in a page': {
      capture: har(tokenRequest(page, tokenError(9002326))),
      findings: [{ messageId: 'page' }],
    },
    'a browser that does not say what began the request': {
      capture: har.options({ plain: true, creator: { name: 'Firefox', version: '146.0' } })(
        tokenRequest(page),
      ),
      findings: [{ messageId: 'page' }],
    },
    'a script, recorded by something else': {
      capture: har.options({ creator: { name: 'HTTP Toolkit', version: '1.22' } })(tokenRequest(page)),
      findings: [{ messageId: 'page' }],
    },
    'and it works': { capture: har(tokenRequest(page)), findings: [{ messageId: 'page' }] },
  },
});
