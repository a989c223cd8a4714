import { imdsThroughProxy } from '../../../src/rules/resource-call/imds-through-proxy.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyManagedIdentity } from '../../support/stories.js';

const { answered, har, managedIdentityRequest } = made;
const refused = answered(403, { error: 'forbidden' });

ruleTest(imdsThroughProxy, {
  quiet: {
    'asked directly': har(healthyManagedIdentity()),
    'refused without a proxy': har(managedIdentityRequest({}, refused)),
    'another source': har(
      managedIdentityRequest({ source: 'app-service', requestHeaders: { Via: '1.1 x' } }, refused),
    ),
    'answered all the same': har(managedIdentityRequest({ requestHeaders: { Via: '1.1 x' } })),
  },
  reports: {
    'a forwarded request': {
      capture: har(managedIdentityRequest({ requestHeaders: { 'X-Forwarded-For': '192.0.2.7' } }, refused)),
      findings: [
        {
          messageId: 'proxy',
          at: [
            { entry: 0, pointer: `/request/headers/${managedIdentityRequest().requestHeaders.length}/value` },
          ],
        },
      ],
    },
    'a proxy’s answer': {
      capture: har(
        managedIdentityRequest({}, answered(503, 'Service Unavailable', { Via: '1.1 proxy.example' })),
      ),
      findings: [{ messageId: 'proxy' }],
    },
  },
});
