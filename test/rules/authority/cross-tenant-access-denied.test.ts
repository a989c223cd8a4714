import { crossTenantAccessDenied } from '../../../src/rules/authority/cross-tenant-access-denied.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { authorizeRequest, har } = made;
const page = (error: made.ErrorCode, requestHeaders: Record<string, string> = {}) =>
  har(authorizeRequest({ answer: 'error-page', error, requestHeaders }));

ruleTest(crossTenantAccessDenied, {
  quiet: {
    'a restriction header alone is normal': har(
      authorizeRequest({ requestHeaders: { 'Restrict-Access-To-Tenants': 'contoso.example' } }),
    ),
    'another refusal': page(50105),
  },
  reports: {
    'outbound, by the home tenant': { capture: page(500212), findings: [{ messageId: 'outbound' }] },
    'inbound, by this tenant': { capture: page(500213), findings: [{ messageId: 'inbound' }] },
    'a restriction of the proxy': {
      capture: page(500021, { 'Restrict-Access-To-Tenants': 'contoso.example' }),
      findings: [{ messageId: 'restricted' }],
    },
    'a restriction without its header': { capture: page(500021), findings: [{ messageId: 'restricted' }] },
  },
});
