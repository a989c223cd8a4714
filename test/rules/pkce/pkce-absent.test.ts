import { pkceAbsent } from '../../../src/rules/pkce/pkce-absent.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyAdfs, healthyCodeFlow, healthyImplicitFlow, healthyWebFlow } from '../../support/stories.js';

const { authorizeRequest, har, WEB } = made;
const bare = (attempt: number, clientId?: string) =>
  authorizeRequest({ attempt, pkce: false, ...(clientId === undefined ? {} : { clientId }) });

ruleTest(pkceAbsent, {
  quiet: {
    'a page with PKCE': har(healthyCodeFlow()),
    'a web app with PKCE': har(healthyWebFlow()),
    'the implicit flow has no code': har(healthyImplicitFlow()),
    'AD FS': har(healthyAdfs({ authorize: { pkce: false } })),
    'a removed challenge': har(authorizeRequest({ set: { code_challenge: '[REDACTED]' } })),
    'a signed request may hold it': har(authorizeRequest({ pkce: false, extra: { request: 'jwt' } })),
  },
  reports: {
    'a web app without': {
      capture: har(healthyWebFlow({ authorize: { pkce: false }, token: { omit: ['code_verifier'] } })),
      findings: [{ messageId: 'absent', at: [{ entry: 0, pointer: '/request/url' }] }],
    },
    'once a client, however often it asks': {
      capture: har(bare(1), bare(2), bare(3, WEB), bare(4)),
      findings: [
        { messageId: 'absent', at: [{ entry: 0, pointer: '/request/url' }] },
        { messageId: 'absent', at: [{ entry: 2, pointer: '/request/url' }] },
      ],
    },
    'beside an id_token': {
      capture: har(authorizeRequest({ responseType: 'code id_token', pkce: false })),
      findings: [{ messageId: 'absent' }],
    },
  },
});
