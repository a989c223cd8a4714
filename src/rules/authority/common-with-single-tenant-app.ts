import { learn } from '../define-rule.js';
import { primary } from '../evidence.js';
import { serverCodeRule } from '../families/server-code.js';

/** An app of one tenant at an address for many. */
export const commonWithSingleTenantApp = serverCodeRule({
  meta: {
    id: 'common-with-single-tenant-app',
    category: 'authority',
    title: 'A single-tenant app uses an address for many tenants',
    severity: 'error',
    proof: 'server',
    owner: 'client-app',
    codes: ['AADSTS50194', 'AADSTS90124', 'AADSTS90130', 'AADSTS700016'],
    messages: {
      alias:
        'Entry {entry}: client {client} was sent to /{tenant}, where apps of one tenant are not served ({code}).',
    },
    why: 'At /common and /organizations the server serves multi-tenant apps only; a single-tenant app has to name its tenant.',
    fix: [
      'Put the tenant id into the authority: https://login.microsoftonline.com/<tenant id>.',
      'Or register the app as multi-tenant, if users of other tenants are to sign in.',
    ],
    references: [learn('Supported account types', 'v2-supported-account-types')],
    supersedes: ['app-not-in-tenant'],
  },
  applies: ({ endpoint }) => endpoint?.isTenantAlias === true,
  data: (message, _error, story) => ({
    client: story.flowOf(message.id)?.clientId ?? 'of this request',
    tenant: message.endpoint?.tenant ?? '',
  }),
  evidence: (message) => [primary(message, undefined, 'the alias in the path')],
});
