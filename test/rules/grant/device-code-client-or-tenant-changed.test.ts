import { deviceCodeClientOrTenantChanged } from '../../../src/rules/grant/device-code-client-or-tenant-changed.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyDeviceFlow } from '../../support/stories.js';

const {
  CLIENT,
  deviceCodeRequest,
  discovery,
  har,
  NATIVE,
  OTHER_TENANT,
  TENANT,
  TENANT_DOMAIN,
  tokenError,
  tokenRequest,
} = made;
const poll = (options: made.TokenRequestOptions, code = 70018) =>
  tokenRequest({ grant: 'device_code', ...options }, tokenError(code));
const url = (entry: number) => ({ entry, pointer: '/request/url' });
const client = (entry: number) => ({
  entry,
  pointer: '/request/postData/text',
  within: ['form', 'client_id'],
});

ruleTest(deviceCodeClientOrTenantChanged, {
  quiet: {
    'the whole flow': har(healthyDeviceFlow()),
    'capitals in tenant and client': har(
      deviceCodeRequest(),
      poll({ tenant: TENANT.toUpperCase(), clientId: NATIVE.toUpperCase() }),
    ),
    'another device code': har(
      deviceCodeRequest(),
      poll({ deviceCode: made.deviceCode(2), clientId: CLIENT }),
    ),
    'a removed client id': har(deviceCodeRequest(), poll({ clientId: '[REDACTED]' })),
  },
  reports: {
    'another client, told once': {
      capture: har(deviceCodeRequest(), poll({ clientId: CLIENT }), poll({ clientId: CLIENT })),
      findings: [{ messageId: 'client', at: [client(1), client(0)] }],
    },
    'another tenant': {
      capture: har(deviceCodeRequest(), poll({ tenant: OTHER_TENANT }, 700016)),
      findings: [{ messageId: 'tenant', at: [url(1), url(0)] }],
    },
    'an alias': {
      capture: har(deviceCodeRequest({ tenant: 'organizations' }), poll({})),
      findings: [{ messageId: 'alias', severity: 'warning', at: [url(1), url(0)] }],
    },
    'the domain of the same tenant': {
      capture: har(
        discovery({ tenant: TENANT_DOMAIN }),
        deviceCodeRequest(),
        poll({ tenant: TENANT_DOMAIN }),
      ),
      findings: [{ messageId: 'alias', severity: 'warning' }],
    },
  },
});
