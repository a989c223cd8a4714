import { tenantNotFound } from '../../../src/rules/authority/tenant-not-found.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { authorizeRequest, har, tokenError, tokenRequest } = made;
const refused = (tenant: string, code: made.ErrorCode) => har(tokenRequest({ tenant }, tokenError(code)));
const path = { entry: 0, pointer: '/request/url' };
const answer = { entry: 0, pointer: '/response/content/text', within: ['json', 'error_description'] };

ruleTest(tenantNotFound, {
  quiet: {
    'a tenant that exists': har(tokenRequest()),
    'an app that is not in the tenant': refused(made.TENANT, 700016),
  },
  reports: {
    'an unknown id': {
      capture: refused('0f0f0f0f-1111-2222-3333-444444444444', 90002),
      findings: [{ messageId: 'guid', at: [path, answer] }],
    },
    'an unknown domain': { capture: refused('no-such.example', 90002), findings: [{ messageId: 'domain' }] },
    'a placeholder': { capture: refused('{tenant}', 900023), findings: [{ messageId: 'malformed' }] },
    'an alias, and nobody to tell the tenant from': {
      capture: har(authorizeRequest({ tenant: 'common', answer: 'error-page', error: 50059 })),
      findings: [{ messageId: 'none' }],
    },
  },
});
