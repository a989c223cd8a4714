import { tokenIssuerTenantInconsistent } from '../../../src/rules/claims/token-issuer-tenant-inconsistent.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyAdfs, healthyB2c } from '../../support/stories.js';

const { accessTokenV2, apiCall, har, tokenRequest } = made;

const called = (token: string) => har(apiCall({ url: made.API_URL, token }));

ruleTest(tokenIssuerTenantInconsistent, {
  quiet: {
    'one tenant in both': har(tokenRequest()),
    'B2C pairs them differently': har(healthyB2c()),
    'an issuer, and no tid': called(accessTokenV2({ tid: undefined })),
    'a tid, and no issuer': called(accessTokenV2({ iss: undefined })),
    'neither of both': called(accessTokenV2({ iss: undefined, tid: undefined })),
    'nothing to be read': called(made.msaOpaqueToken()),
    'AD FS has no tenant': har(healthyAdfs()),
  },
  reports: {
    'another tenant in tid': {
      capture: har(apiCall({ url: made.API_URL, token: accessTokenV2({ tid: made.OTHER_TENANT }) })),
      findings: [{ messageId: 'differs' }],
    },
  },
});
