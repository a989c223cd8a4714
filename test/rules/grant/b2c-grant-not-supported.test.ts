import { b2cGrantNotSupported } from '../../../src/rules/grant/b2c-grant-not-supported.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyB2c, healthyDeviceFlow, healthyOboChain } from '../../support/stories.js';

const { B2C_HOST, b2cToken, deviceCodeRequest, har, tokenError } = made;
const refused = tokenError('AADB2C90086');
const grantType = { entry: 0, pointer: '/request/postData/text', within: ['form', 'grant_type'] };

ruleTest(b2cGrantNotSupported, {
  quiet: {
    'a sign-in by a policy': har(healthyB2c()),
    'a password by a policy': har(b2cToken({ grant: 'password' })),
    'client credentials': har(b2cToken({ grant: 'client_credentials' })),
    'on-behalf-of at Entra': har(healthyOboChain()),
    'a device code at Entra': har(healthyDeviceFlow()),
    'a host whose paths show no policy': har(
      made.tokenRequest({ grant: 'on_behalf_of', host: 'login.client.example' }, refused),
    ),
  },
  reports: {
    'on-behalf-of': {
      capture: har(b2cToken({ grant: 'on_behalf_of' }, refused)),
      findings: [{ messageId: 'unsupported', at: [grantType] }],
    },
    'a SAML assertion': {
      capture: har(b2cToken({ grant: 'saml2-bearer' }, refused)),
      findings: [{ messageId: 'unsupported' }],
    },
    'a device code': {
      capture: har(
        deviceCodeRequest({ host: B2C_HOST, tenant: 'contoso.onmicrosoft.com/B2C_1_in' }, made.answered(404)),
      ),
      findings: [{ messageId: 'unsupported', at: [{ entry: 0, pointer: '/request/url' }] }],
    },
    'on a domain of one’s own': {
      capture: har(b2cToken({ grant: 'on_behalf_of', host: 'login.client.example' }, refused)),
      findings: [{ messageId: 'unsupported' }],
    },
  },
});
