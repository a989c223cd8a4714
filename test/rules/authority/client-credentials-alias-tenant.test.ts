import { clientCredentialsAliasTenant } from '../../../src/rules/authority/client-credentials-alias-tenant.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { har, tokenError, tokenRequest } = made;
const daemon = (tenant: string, ...answer: [] | [made.TokenAnswer]) =>
  tokenRequest({ grant: 'client_credentials', credential: 'secret', tenant }, ...answer);

ruleTest(clientCredentialsAliasTenant, {
  quiet: {
    'a tenant id': har(daemon(made.TENANT)),
    'a domain': har(daemon('contoso.example')),
    'on-behalf-of at common is answered': har(tokenRequest({ grant: 'on_behalf_of', tenant: 'common' })),
    'a code at common': har(tokenRequest({ tenant: 'common' })),
  },
  reports: {
    common: {
      capture: har(daemon('common', tokenError(50059))),
      findings: [{ messageId: 'alias', at: [{ entry: 0, pointer: '/request/url' }] }],
    },
    'organizations, in capitals': {
      capture: har(daemon('Organizations', tokenError(700016))),
      findings: [{ messageId: 'alias' }],
    },
    'the tenant of personal accounts': {
      capture: har(daemon(made.MSA_TENANT, tokenError(700016))),
      findings: [{ messageId: 'alias' }],
    },
    'accepted all the same': {
      capture: har(daemon('common')),
      findings: [{ messageId: 'alias', severity: 'info' }],
    },
  },
});
