import { ciamAuthorityShape } from '../../../src/rules/authority/ciam-authority-shape.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { har, tokenError, tokenRequest } = made;
const HOST = 'fabrikam.ciamlogin.com';

ruleTest(ciamAuthorityShape, {
  quiet: {
    'with the tenant': har(
      tokenRequest({ host: HOST, tenant: 'fabrikam.onmicrosoft.com' }, tokenError(90002)),
    ),
    'an alias at Entra itself': har(tokenRequest({ tenant: 'common' }, tokenError(90002))),
    'without, and answered': har(tokenRequest({ host: HOST, path: '/oauth2/v2.0/token' })),
  },
  reports: {
    'without, and refused': {
      capture: har(tokenRequest({ host: HOST, path: '/oauth2/v2.0/token' }, tokenError(90002))),
      findings: [{ messageId: 'noTenant', at: [{ entry: 0, pointer: '/request/url' }] }],
    },
  },
});
