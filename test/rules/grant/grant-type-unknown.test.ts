import { grantTypeUnknown } from '../../../src/rules/grant/grant-type-unknown.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyCiamNative, healthyDeviceFlow } from '../../support/stories.js';

const { ADFS_HOST, har, tokenError, tokenRequest } = made;
const place = { entry: 0, pointer: '/request/postData/text', within: ['form', 'grant_type'] };
const asks = (grantType: string, options: made.TokenRequestOptions = {}) =>
  har(tokenRequest({ grantType, ...options }, tokenError(70003)));

ruleTest(grantTypeUnknown, {
  quiet: {
    'the short device_code of MSAL': har(healthyDeviceFlow({ poll: { grantType: 'device_code' } })),
    'the old name of jwt-bearer': asks('http://oauth.net/grant_type/jwt/1.0/bearer'),
    'a grant of native authentication at External ID': har(healthyCiamNative()),
    'token exchange has a rule of its own': asks('urn:ietf:params:oauth:grant-type:token-exchange'),
    'an empty value is missing': asks(''),
    'a redacted value': asks('[REDACTED]'),
    'a private grant that AD FS accepted': har(
      tokenRequest({ grantType: 'winhello_cert', host: ADFS_HOST, path: '/adfs/oauth2/token' }),
    ),
  },
  reports: {
    'a hyphen for an underscore': {
      capture: asks('authorization-code'),
      findings: [{ messageId: 'misspelled', at: [place] }],
    },
    'upper case': {
      capture: asks('Client_Credentials'),
      findings: [{ messageId: 'misspelled', at: [place] }],
    },
    'a blank behind it': { capture: asks('refresh_token '), findings: [{ messageId: 'misspelled' }] },
    'a letter lost': { capture: asks('authorization_cod'), findings: [{ messageId: 'misspelled' }] },
    'two letters swapped': { capture: asks('client_credentails'), findings: [{ messageId: 'misspelled' }] },
    'jwt-bearer without its prefix': { capture: asks('jwt-bearer'), findings: [{ messageId: 'misspelled' }] },
    'an invention': { capture: asks('api_key'), findings: [{ messageId: 'unknown', at: [place] }] },
    'a native grant at Entra': { capture: asks('oob'), findings: [{ messageId: 'unknown' }] },
    'a text of any length': { capture: asks('x'.repeat(5000)), findings: [{ messageId: 'unknown' }] },
    'not listed, and accepted': {
      capture: har(tokenRequest({ grantType: 'brand_new_grant' })),
      findings: [{ messageId: 'unknown', severity: 'info' }],
    },
  },
});
