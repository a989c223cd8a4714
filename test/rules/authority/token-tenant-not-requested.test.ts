import { tokenTenantNotRequested } from '../../../src/rules/authority/token-tenant-not-requested.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { accessTokenV2, har, idToken, OTHER_TENANT, tokenAnswer, tokenRequest } = made;
const foreign = { tid: OTHER_TENANT, iss: `https://login.microsoftonline.com/${OTHER_TENANT}/v2.0` };

ruleTest(tokenTenantNotRequested, {
  quiet: {
    'the tenant that was asked': har(tokenRequest()),
    'an alias may mean any tenant': har(
      tokenRequest({ tenant: 'organizations' }, tokenAnswer({ accessToken: accessTokenV2(foreign) })),
    ),
    'a domain that nothing maps': har(
      tokenRequest({ tenant: 'contoso.example' }, tokenAnswer({ accessToken: accessTokenV2(foreign) })),
    ),
  },
  reports: {
    'an access token of another tenant': {
      capture: har(tokenRequest({}, tokenAnswer({ accessToken: accessTokenV2(foreign) }))),
      findings: [{ messageId: 'other', severity: 'info' }],
    },
    'an id_token of another tenant': {
      capture: har(
        tokenRequest({}, tokenAnswer({ accessToken: made.msaOpaqueToken(1), idToken: idToken(foreign) })),
      ),
      findings: [
        {
          messageId: 'other',
          severity: 'info',
          at: [
            { entry: 0, pointer: '/response/content/text', within: ['json', 'id_token', 'payload', 'tid'] },
            { entry: 0, pointer: '/request/url' },
          ],
        },
      ],
    },
  },
});
