import { tokenExchangeRfc8693 } from '../../../src/rules/grant/token-exchange-rfc8693.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyOboChain } from '../../support/stories.js';

const { accessTokenV2, ADFS_HOST, har, tokenError, tokenRequest } = made;
const grantType = 'urn:ietf:params:oauth:grant-type:token-exchange';
const subject = { subject_token: accessTokenV2() };
const form = (name: string) => ({ entry: 0, pointer: '/request/postData/text', within: ['form', name] });

ruleTest(tokenExchangeRfc8693, {
  quiet: {
    'on-behalf-of': har(healthyOboChain()),
    'client credentials with a federated assertion': har(
      tokenRequest({ grant: 'client_credentials', credential: 'federated' }),
    ),
    'AD FS': har(
      tokenRequest({ grantType, host: ADFS_HOST, path: '/adfs/oauth2/token' }, tokenError('MSIS9001')),
    ),
    'a removed grant type': har(tokenRequest({ grantType: '[REDACTED]' }, tokenError(70003))),
  },
  reports: {
    'the grant': {
      capture: har(tokenRequest({ grantType, extra: subject }, tokenError(70003))),
      findings: [{ messageId: 'grant', at: [form('grant_type')] }],
    },
    'its parameter with another grant': {
      capture: har(tokenRequest({ grant: 'client_credentials', extra: subject }, tokenError(900144))),
      findings: [{ messageId: 'subjectToken', at: [form('subject_token')] }],
    },
  },
});
