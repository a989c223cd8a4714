import { CONSUMER_TENANT } from '../../knowledge/login-hosts.js';
import { learn } from '../define-rule.js';
import { primary } from '../evidence.js';
import { messageRule } from '../families/message.js';

/** Reports an app-only request that names no tenant: there is no user from whom one could be told. */
export const clientCredentialsAliasTenant = messageRule({
  meta: {
    id: 'client-credentials-alias-tenant',
    category: 'authority',
    title: 'An app-only request needs a real tenant',
    severity: 'error',
    proof: 'entry',
    owner: 'client-app',
    codes: ['AADSTS50059', 'AADSTS50194', 'AADSTS700016', 'AADSTS90130'],
    messages: {
      alias:
        'Entry {entry} asks for an app-only token at the tenant "{tenant}". That stands for many tenants, and no user tells which one is meant.',
    },
    why: 'The token is issued by, and for, one tenant; with a user the alias resolves to the user’s, without one it cannot.',
    fix: [
      'Put the id or a verified domain of the customer’s tenant into the path: /<tenant id>/oauth2/v2.0/token.',
    ],
    references: [learn('Client credentials flow', 'v2-oauth2-client-creds-grant-flow')],
    supersedes: ['app-not-in-tenant', 'common-with-single-tenant-app', 'tenant-not-found'],
  },
  on: 'token-request',
  findFault(request) {
    const { endpoint, grant } = request;
    const tenant = endpoint.tenant?.toLowerCase();
    if (grant !== 'client-credentials' || endpoint.kind !== 'entra' || tenant === undefined) return undefined;
    if (!endpoint.isTenantAlias && tenant !== CONSUMER_TENANT) return undefined;
    const url = `${request.url.origin}/<tenant id>${request.url.pathname.slice(1 + tenant.length)}`;
    const evidence = [primary(request, undefined, 'the tenant in the path')];
    return { messageId: 'alias', data: { tenant }, evidence, options: { change: { message: request, url } } };
  },
});
